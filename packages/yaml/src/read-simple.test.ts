import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseWithLibrary } from './parse.ts'
import { readSimple } from './read-simple.ts'

const MANIFEST = `# comment
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews # name
  labels: {app: reviews, "tier": 'front', on: yes}
spec:
  hosts:
  - reviews
  - "*.example.com"
  # two lists
  http:
    - match:
      - uri:
          prefix: /api/v1
      - headers: {}
      route:
      -   destination:
            host: 'it''s'
            port:
              number: 010
    -
      timeout: 5s
    - - nested
      - [a, [b, 1], "c d"]
  empty:
  text: |
    #!/bin/sh

    echo "a: b" # c
  stripped: |-
      four
        six

  last: ~
`

/** Parts that change what a text means, to be put in or to stand for what was there. */
const piece = fc.constantFrom(
  ' ',
  '  ',
  '\n',
  '\n\n',
  '- ',
  '-',
  ': ',
  ':',
  '#',
  ' #',
  '# c\n',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  '{}',
  '[]',
  ',',
  '|',
  '|-\n',
  '>',
  '>-\n',
  '---\n',
  '...\n',
  '~',
  'on',
  '010',
  '1e400',
  '*',
  '&a ',
  '!t ',
  '?',
  '? ',
  '%',
  '@',
  '{{',
  '<<: ',
  '\\',
  '\t',
  '\r\n',
  'é',
  '\u00a0',
  '\u2028',
  'key: ',
  'key:\n',
  '  x',
)
const damage = fc.array(
  fc.tuple(fc.nat(MANIFEST.length), fc.oneof(piece, fc.constant('')), fc.nat(8), fc.boolean()),
  { minLength: 1, maxLength: 3 },
)
const damaged = fc
  .tuple(damage, fc.nat(30), fc.integer({ min: 1, max: 34 }))
  .map(([steps, from, count]) => {
    let text = MANIFEST.split('\n')
      .slice(from, from + count)
      .join('\n')
    for (const [place, part, length, isReplacement] of steps) {
      const at = place % (text.length + 1)
      text = text.slice(0, at) + part + text.slice(at + (isReplacement ? length : 0))
    }
    return text
  })
const line = fc
  .tuple(
    fc.nat(3),
    fc.array(fc.oneof(piece, fc.constantFrom('a', 'b', 'a: ', '- a', '1')), { maxLength: 4 }),
  )
  .map(([indent, parts]) => '  '.repeat(indent) + parts.join(''))
const made = fc.array(line, { maxLength: 7 }).map((lines) => lines.join('\n'))

// LF, CRLF, or both in turn.
const lineEnds = fc.oneof(
  fc.constant(['\n']),
  fc.constant(['\r\n']),
  fc.array(fc.constantFrom('\n', '\r\n'), { minLength: 2, maxLength: 5 }),
)

it('what is read simply is what the library reads, and the library finds no mistake in it', () => {
  let count = 0
  fc.assert(
    fc.property(fc.oneof(damaged, made), lineEnds, (lines, ends) => {
      let k = 0
      const text = lines.replaceAll('\n', () => ends[k++ % ends.length] ?? '\n')
      const simple = readSimple(text)
      if (!simple) return
      count += 1
      const full = parseWithLibrary(text)
      const mistakes = full.issues.filter(
        ({ code }) => code !== 'YML-KUBERNETES-READING' && code !== 'YML-DUPLICATE-KEY',
      )
      expect(mistakes).toEqual([])
      expect(simple).toEqual(full.root)
    }),
    { numRuns: 9_000 },
  )
  // The property says something only if a fair part of the texts is read simply.
  expect(count).toBeGreaterThan(300)
})

it('an ordinary manifest is read simply', () => {
  expect(readSimple(MANIFEST)).toBeDefined()
  expect(readSimple(MANIFEST.replaceAll('\n', '\r\n'))).toBeDefined()
  expect(readSimple(`- a: 1\n`.repeat(60_000))).toBeDefined()
  expect(readSimple(`---\n${MANIFEST}`)).toEqual(parseWithLibrary(`---\n${MANIFEST}`).root)
})

it.each([
  ['', 'nothing'],
  ['# c\n', 'a comment'],
  ['a: &x 1\n', 'an anchor'],
  ['a: *x\n', 'an alias'],
  ['a: !t 1\n', 'a tag'],
  ['a: "\\n"\n', 'an escape'],
  ['a: b\n  c\n', 'text over lines'],
  ['a: {{ .x }}\n', 'a template'],
  ['a:\tb\n', 'a tab'],
  ['a: 1\rb: 2\n', 'a lone carriage return'],
  [`a: ${'x'.repeat(1_000_000)}\n`, 'a very long text'],
  ['- a\n'.repeat(200_000), 'very many items'],
  ['a: 1e400\n', 'a number out of range'],
  ['a: b: c\n', 'a mistake'],
  ['a: |\n  x', 'a text block without its line end'],
])('%j (%s) is left to the library', (text) => {
  expect(readSimple(text)).toBeUndefined()
})
