import { describe, expect, it } from 'vitest'
import { applyEdits, parseDocument, toPlainValue } from './index.ts'
import type { DocumentForm, YamlDocument, YamlIssue } from './index.ts'

const ISTIO = 'apiVersion: networking.istio.io/v1\n'

function textAt(document: YamlDocument, issue: YamlIssue | undefined): string | undefined {
  return issue && document.text.slice(issue.range.start, issue.range.end)
}

function valueOf(document: YamlDocument): unknown {
  return document.root && toPlainValue(document.root)
}

describe('a mistake is reported once, at the text to change, and its fix leaves nothing to report', () => {
  it.each<[title: string, text: string, code: string, at: string, fixed: string | undefined]>([
    [
      'an unquoted wildcard',
      'hosts:\n- *.example.com\n',
      'YML-UNQUOTED-WILDCARD',
      '*.example.com',
      'hosts:\n- "*.example.com"\n',
    ],
    ['a lone star', 'hosts: [*]\n', 'YML-UNQUOTED-WILDCARD', '*', 'hosts: ["*"]\n'],
    [
      'a namespace wildcard',
      'hosts:\n- */reviews\n',
      'YML-UNQUOTED-WILDCARD',
      '*/reviews',
      'hosts:\n- "*/reviews"\n',
    ],
    ['an unknown anchor', 'hosts: *nope\n', 'YML-UNKNOWN-ANCHOR', '*nope', 'hosts: "*nope"\n'],
    [
      'equal keys with equal values',
      'a: 1\nb: 2\na: 1\n',
      'YML-DUPLICATE-KEY',
      'a',
      'b: 2\na: 1\n',
    ],
    ['equal keys with other values', 'a: 1\na: 2\n', 'YML-DUPLICATE-KEY', 'a', undefined],
    ['equal keys in braces', 'm: {a: 1, a: 1}\n', 'YML-DUPLICATE-KEY', 'a', 'm: {a: 1}\n'],
    [
      'a missing document marker',
      'apiVersion: v1\nkind: A\napiVersion: v1\nkindOf: B\n',
      'YML-DUPLICATE-KEY',
      'apiVersion',
      'kind: A\napiVersion: v1\nkindOf: B\n',
    ],
    ['a tab', 'a:\n\tb: 1\n', 'YML-TAB', '\t', 'a:\n  b: 1\n'],
    ['tabs', 'a:\n\tb:\n\t\tc: 1\n', 'YML-TAB', '\t', 'a:\n  b:\n    c: 1\n'],
    [
      'a merge conflict',
      'a:\n<<<<<<< HEAD\n  b: 1\n=======\n  b: 2\n>>>>>>> topic\n',
      'YML-MERGE-CONFLICT',
      '<<<<<<< HEAD\n  b: 1\n=======\n  b: 2\n>>>>>>> topic',
      'a:\n  b: 1\n',
    ],
    [
      'an unclosed list',
      'a:\n  hosts: [a, b\n  c: 1\n',
      'YML-UNCLOSED',
      '[',
      'a:\n  hosts: [a, b]\n  c: 1\n',
    ],
    ['an unclosed map', 'a: {b: 1 # c\nc: 1\n', 'YML-UNCLOSED', '{', 'a: {b: 1} # c\nc: 1\n'],
    ['an unclosed quote', 'a: "x\nb: 1\n', 'YML-UNCLOSED', '"', 'a: "x"\nb: 1\n'],
    ['an unclosed single quote', "a: 'x\nb: 1\n", 'YML-UNCLOSED', "'", "a: 'x'\nb: 1\n"],
    ['a NUL', 'a: x\0y\n', 'YML-NUL', '\0', 'a: xy\n'],
    ['a byte order mark in the middle', 'a: 1\nb: \uFEFFx\n', 'YML-BOM', '\uFEFF', 'a: 1\nb: x\n'],
    ['lines of old Macs', 'a: 1\rb: 2\r', 'YML-CR', '\r', 'a: 1\nb: 2\n'],
    ['a lone carriage return', 'a: 1 # c\rb: 2\n', 'YML-CR', '\r', 'a: 1 # c\nb: 2\n'],
    ['a number out of range', 'a: 1e400\n', 'YML-NUMBER-RANGE', '1e400', 'a: "1e400"\n'],
    ['infinity', 'a: -.inf\n', 'YML-NUMBER-RANGE', '-.inf', 'a: "-.inf"\n'],
    ['an unknown escape', 'a: "\\q"\n', 'YML-ESCAPE', '\\q', 'a: "\\\\q"\n'],
    ['a lone surrogate', 'a: "x\\ud800y"\n', 'YML-ESCAPE', '\\ud800', undefined],
    ['bad base64', 'a: !!binary "%%%"\n', 'YML-BINARY', '"%%%"', undefined],
    ['an alias in its own value', 'a: &x {b: *x}\n', 'YML-ALIAS-CYCLE', '*x', undefined],
    [
      'a colon in a value',
      'spec:\n  gateway: a: b # c\n',
      'YML-SYNTAX',
      'a: b',
      'spec:\n  gateway: "a: b" # c\n',
    ],
    [
      'an item out of line',
      'hosts:\n   - a\n  - b\n',
      'YML-SYNTAX',
      '  -',
      'hosts:\n   - a\n   - b\n',
    ],
    [
      'a dash indented deeper than its item',
      'hosts:\n  - a\n   - b\n    - c\n',
      'YML-CONTINUED-TEXT',
      '-',
      'hosts:\n  - a\n  - b\n  - c\n',
    ],
    ['a dash below a value', 'a: x\n  - b\n', 'YML-CONTINUED-TEXT', '-', undefined],
    ['a dash within other lines', '- a\n  b\n  - c\n', 'YML-CONTINUED-TEXT', '-', undefined],
    ['a key out of line', 'a:\n  b: 1\n   c: 2\n', 'YML-SYNTAX', '   c', 'a:\n  b: 1\n  c: 2\n'],
    ['a word Kubernetes reads as true', 'a: on\n', 'YML-KUBERNETES-READING', 'on', 'a: true\n'],
    ['an octal number', 'port: 010\n', 'YML-KUBERNETES-READING', '010', 'port: 8\n'],
    ['underscores in a number', 'a: 1_000\n', 'YML-KUBERNETES-READING', '1_000', 'a: 1000\n'],
    ['a binary number', 'a: 0b11\n', 'YML-KUBERNETES-READING', '0b11', 'a: 3\n'],
    ['a key Kubernetes reads as a boolean', 'on: x\n', 'YML-KUBERNETES-READING', 'on', '"on": x\n'],
    ['a key that is null', '~: x\n', 'YML-SYNTAX', '~', '"~": x\n'],
    ['a reserved character', 'a: @x\n', 'YML-SYNTAX', '@', undefined],
    [
      'a key of 1,100 characters',
      `${'k'.repeat(1100)}: 1\n`,
      'YML-SYNTAX',
      'k'.repeat(1100),
      undefined,
    ],
  ])('%s', (_title, text, code, at, fixed) => {
    const document = parseDocument(text)
    expect(document.issues.map((issue) => issue.code)).toEqual([code])
    const [issue] = document.issues
    expect(textAt(document, issue)).toBe(at)
    expect(issue?.message).toMatch(/^[^\n]+\.$/)
    const fix = issue?.fixes[0]
    expect(fix && applyEdits(text, fix.edits)).toBe(fixed)
    if (fixed !== undefined) expect(parseDocument(fixed).issues).toEqual([])
  })

  it('a second resource without a marker gets one', () => {
    const text = 'apiVersion: v1\nkind: A\napiVersion: v1\nkind: B\n'
    const document = parseDocument(text)
    const [issue] = document.issues
    expect(issue?.fixes[0] && applyEdits(text, issue.fixes[0].edits)).toBe(
      'apiVersion: v1\nkind: A\n---\napiVersion: v1\nkind: B\n',
    )
  })

  it('a duplicate key names the place of the first', () => {
    const document = parseDocument('abc: 1\nabc: 2\n')
    expect(document.issues[0]?.range).toEqual({ start: 7, end: 10 })
    expect(document.issues[0]?.related[0]?.range).toEqual({ start: 0, end: 3 })
  })

  it('a merge conflict offers both sides', () => {
    const text = 'a:\n<<<<<<< HEAD\n  b: 1\n||||||| base\n  b: 0\n=======\n  b: 2\n>>>>>>> topic\n'
    const fixes = parseDocument(text).issues[0]?.fixes ?? []
    expect(fixes.map(({ title }) => title)).toEqual(['Keep HEAD', 'Keep topic'])
    expect(fixes.map(({ edits }) => applyEdits(text, edits))).toEqual([
      'a:\n  b: 1\n',
      'a:\n  b: 2\n',
    ])
  })
})

describe('what is unusual but right is not reported', () => {
  it.each<[title: string, text: string]>([
    ['comments only', '# a\n\n# b\n'],
    ['nothing', ''],
    ['a byte order mark at the start', '\uFEFFa: 1\n'],
    ['mixed line ends', 'a: 1\r\nb: 2\nc: 3\r\n'],
    ['a marker in a text block', 'a: |\n  <<<<<<< HEAD\n  x\n'],
    ['tabs in comments and text', 'a: |\n  x\n  \ty\n#\tc\nb: "x\ty"\n'],
    ['words in quotes', 'a: "on"\nb: \'010\'\n'],
    ['a timestamp', 'a: 2001-01-01\n'],
    ['text over lines with dashes in it', 'a: x\n  -y\n  z - w\n'],
    ['dashes in quotes and text blocks', 'a: "x\n  - y"\nb: |\n  x\n  - y\n'],
    ['a known anchor', 'a: &x 1\nb: *x\n'],
    ['a merge key', 'a: &x {b: 1}\nc:\n  <<: *x\n'],
    ['braces in quotes', 'a: "{{ .Values.x }}"\nb: \'%{{x}}\'\n# {{ c }}\nc: |\n  {{ x }}\n'],
    ['a variable', 'a: ${HOST}\n'],
    ['a pair of surrogates', 'a: "\\ud83d\\ude80"\n'],
    ['JSON', '{"a": [1, 2.5, null, true, "x\\u0041"]}'],
  ])('%s', (_title, text) => {
    expect(parseDocument(text).issues).toEqual([])
  })
})

describe('the form says what can be done with a document', () => {
  it.each<[text: string, form: DocumentForm]>([
    ['', 'empty'],
    ['# c\n', 'empty'],
    ['---\n', 'empty'],
    ['--- # c\n...\n', 'empty'],
    ['\uFEFF', 'empty'],
    ['a: 1\n', 'yaml'],
    ['~\n', 'yaml'],
    ['a: [\n', 'yaml'],
    ['a: {{ .Values.x }}\n', 'template'],
    ['hosts: [{{ .Values.h }}]\n', 'template'],
    ['{{- if .x }}\na: 1\n{{- end }}\n', 'template'],
    ['a: x-{{ .x }}\n', 'template'],
    ['a: "{{ include "x" . }}"\n', 'template'],
    ['a:\n{% for x in y %}\n- {{ x }}\n{% endfor %}\n', 'template'],
    [`${ISTIO}metadata: {name: "{{ .Values.name }}"}\n`, 'template'],
    [`${ISTIO}spec:\n  hosts:\n    - '{{ .Values.host }}'\n`, 'template'],
    [`${ISTIO}metadata: {labels: {"{{ .Values.key }}": a}}\n`, 'template'],
    [`${ISTIO}metadata: &m {name: "\\t{{ .Values.name }}"}\n`, 'template'],
    [`kind: List\nitems:\n- apiVersion: networking.istio.io/v1\n  a: "{{ .x }}"\n`, 'template'],
    ['apiVersion: v1\nkind: ConfigMap\ndata: {a: "{{ .Labels.istio.io/rev }}"}\n', 'yaml'],
    [`kind: List\nitems:\n- ${ISTIO.trim()}\n- apiVersion: v1\n  a: "{{ .x }}"\n`, 'yaml'],
    [`${ISTIO}# "{{ .Values.name }}"\n`, 'yaml'],
    [`${ISTIO}spec:\n  lua: |\n    return {{1}}\n`, 'yaml'],
    [`${ISTIO}spec: {log: "{%START_TIME%} {{"}\n`, 'yaml'],
    ['<!DOCTYPE html>\n<html><body>Not found</body></html>\n', 'refused'],
  ])('%j is %s', (text, form) => {
    const document = parseDocument(text)
    expect(document.form).toBe(form)
    expect(document.text).toBe(text)
    expect(document.root !== undefined).toBe(form === 'yaml')
  })
})

it('tells nothing of a template but that it is one', () => {
  const text = `${ISTIO}metadata: {name: "{{ .Values.name }}", name: b}\n`
  const { issues } = parseDocument(text)
  expect(issues).toMatchObject([{ code: 'YML-TEMPLATE', severity: 'info' }])
  const [{ range }] = issues as [(typeof issues)[number]]
  expect(text.slice(range.start, range.end)).toBe('{{')
})

describe('limits are checked before anything is composed', () => {
  const deep = (open: string, close: string, count: number) =>
    open.repeat(count) + close.repeat(count)
  it.each<[code: string, text: string]>([
    ['YML-TOO-DEEP', deep('[', ']', 10_000)],
    ['YML-TOO-DEEP', deep('{a: ', '}', 50_000)],
    ['YML-TOO-DEEP', '- '.repeat(100_000)],
    ['YML-TOO-DEEP', '? '.repeat(20_000)],
    ['YML-TOO-DEEP', Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}k:`).join('\n')],
    ['YML-TOO-DEEP', Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}-`).join('\n')],
    ['YML-TOO-MANY-KEYS', Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join('\n')],
    ['YML-TOO-MANY-KEYS', `{${Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join(', ')}}`],
    ['YML-TOO-MANY-PROPERTIES', '!a '.repeat(100_000)],
    ['YML-TOO-MANY-PROPERTIES', '&a '.repeat(40_000)],
    ['YML-TOO-MANY-PROPERTIES', Array.from({ length: 20_000 }, (_, i) => `- &a${i} x`).join('\n')],
    ['YML-TOO-MANY-ALIASES', `a: &a x\nb: [${'*a,'.repeat(101)}]`],
    ['YML-TOO-MANY-NODES', `a:\n${'- b\n'.repeat(1_000_000)}`],
    ['YML-TOO-MANY-NODES', '- - - - - a\n'.repeat(150_000)],
    ['YML-TOO-MANY-NODES', `a:${'\n'.repeat(9_000_000)}  b\n`],
    ['YML-TOO-MANY-NODES', `[${'{a: 1},'.repeat(100_000)}]`],
    ['YML-SCALAR-TOO-LONG', `a: ${'x'.repeat(10_000_000)}`],
    ['YML-SCALAR-TOO-LONG', `a: "${'x'.repeat(2_000_000)}"`],
    ['YML-TOO-LARGE', `a: ${'x\n  '.repeat(4_000_000)}`],
  ])('%s', (code, text) => {
    const document = parseDocument(text)
    expect(document.form).toBe('refused')
    expect(document.root).toBeUndefined()
    expect(document.issues.map((issue) => issue.code)).toEqual([code])
    expect(document.text).toBe(text)
  })

  it.each<[form: DocumentForm, title: string, text: string]>([
    ['empty', 'comments alone', '# c\n'.repeat(2_000_000)],
    ['empty', 'spaces alone', ' '.repeat(9_000_000)],
    ['yaml', 'comments above and below', `${'# c\n'.repeat(900_000)}a: 1\n${'\n'.repeat(900_000)}`],
    ['yaml', 'comments above what the library reads', `${'# c\r\n'.repeat(900_000)}a: &x 1\n`],
    ['yaml', 'very many quotes', '"'.repeat(100_001)],
    ['yaml', 'a backslash for each character of a quote', `"${'\\'.repeat(1_000_000)}a`],
    ['yaml', 'an open bracket before spaces', `a: [${' '.repeat(1_000_000)}x`],
    ['yaml', 'template marks in one comment', `a: [\n# ${'{{'.repeat(500_000)}`],
    ['yaml', 'equal keys on a long line', `a: &x {${`${'k'.repeat(100)},`.repeat(9_000)}}`],
  ])('%s: %s', (form, _title, text) => {
    expect(parseDocument(text).form).toBe(form)
  })

  it('of thousands of errors the first are told, and none becomes part of the value', () => {
    const { issues, form } = parseDocument('- "\\q"\n'.repeat(20_000))
    expect(form).toBe('yaml')
    expect(issues).toHaveLength(20)
    expect(issues[0]?.range).toEqual({ start: 3, end: 5 })
  })

  it('comments before the content change nothing of what is read', () => {
    const prelude = '# a\n\n  # b\n \t\n'
    for (const text of [
      'a: &x 1\n',
      '--- &x\n- b\n',
      'a: [b\n',
      ' a: 1\n  b: 2\n',
      '%A\n---\n&x a\n',
    ]) {
      const plain = parseDocument(text)
      const below = parseDocument(prelude + text)
      const shift = prelude.length
      expect(below.issues.map(({ code, range }) => [code, range.start - shift])).toEqual(
        plain.issues.map(({ code, range }) => [code, range.start]),
      )
      expect(valueOf(below)).toEqual(valueOf(plain))
    }
  })

  it('a depth of 100 and 10,000 keys are read', () => {
    expect(parseDocument(deep('[', ']', 100)).form).toBe('yaml')
    const keys = Array.from({ length: 10_000 }, (_, i) => `k${i}: 1`).join('\n')
    expect(parseDocument(keys).form).toBe('yaml')
  })

  it('hostile shapes within the limits end in time', () => {
    const shapes = [
      `a: ${'"'.repeat(50_000)}`,
      `a: ${"'".repeat(50_000)}`,
      '- "a\n'.repeat(12_000),
      '# c\n'.repeat(50_000),
      `a: |\n${'  x\n'.repeat(50_000)}`,
      `a: x\n${'  y\n'.repeat(50_000)}`,
      '- a\n'.repeat(25_000),
      `[${'a,'.repeat(25_000)}]`,
      'a:\n'.repeat(4_000),
      '\t'.repeat(50_000),
      `a: ${'\\'.repeat(50_000)}"`,
      `"${'\\"'.repeat(50_000)}`,
      '<<<<<<< a\n'.repeat(12_000),
      '%A\n'.repeat(25_000),
      ': '.repeat(12_000),
      '{{ x }}\n'.repeat(12_000),
      'a: b: c\n'.repeat(4_000),
      ' - a\n- b\n'.repeat(4_000),
    ]
    for (const text of shapes) {
      expect(parseDocument(text).text).toBe(text)
    }
  })
})

describe('aliases are counted as what they stand for', () => {
  /** `a0` is a text, each other level a list of nine aliases of the one before. */
  const buildLevels = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      i === 0
        ? 'a0: &a0 x\n'
        : `a${i}: &a${i} [${Array(9)
            .fill(`*a${i - 1}`)
            .join(',')}]\n`,
    ).join('')

  it('a bomb of fewer aliases than are allowed is refused at the alias that goes too far', () => {
    const text = `${buildLevels(9)}spec:\n  hosts: *a8\n`
    const document = parseDocument(text)
    expect(document.form).toBe('refused')
    const [issue] = document.issues
    expect(issue?.code).toBe('YML-TOO-MANY-ALIASES')
    expect(textAt(document, issue)).toBe('*a5')
    expect(text.slice(0, issue?.range.start).split('\n')).toHaveLength(7)
  })

  it('as many as the limit allows are read whole', () => {
    const document = parseDocument(buildLevels(5))
    expect(JSON.stringify(valueOf(document)).split('"x"')).toHaveLength(1 + 1 + 9 + 81 + 729 + 6561)
  })

  it('a depth that aliases pile up is refused', () => {
    const nest = (inside: string) => '['.repeat(60) + inside + ']'.repeat(60)
    const document = parseDocument(`a: &a ${nest('x')}\nb: ${nest('*a')}\n`)
    expect(document.issues.map(({ code }) => code)).toEqual(['YML-TOO-DEEP'])
    expect(parseDocument(`a: &a ${nest('x')}\nb: [*a]\n`).issues).toEqual([])
  })
})

describe('values are those Kubernetes reads', () => {
  it('merge keys are spread, aliases resolved, and prototypes left alone', () => {
    const document = parseDocument(
      'a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n__proto__:\n  e: *x\n',
    )
    const value = valueOf(document) as Record<string, unknown>
    expect(Object.keys(value)).toEqual(['a', 'd', '__proto__'])
    expect(JSON.stringify(value['d'])).toBe('{"b":1,"c":3}')
    expect(({} as Record<string, unknown>)['e']).toBeUndefined()
    expect('constructor' in value || 'toString' in value).toBe(false)
    expect(Object.hasOwn(value, '__proto__')).toBe(true)
  })

  it('a cycle reads as the text of its alias', () => {
    expect(valueOf(parseDocument('a: &x [*x]\n'))).toEqual({ a: ['*x'] })
  })

  it.each<[text: string, value: unknown]>([
    ['a: !!str 5\n', { a: '5' }],
    ['a: !!int "5"\n', { a: 5 }],
    ['a: !!float 5\n', { a: 5 }],
    ['a: !!bool "yes"\n', { a: true }],
    ['a: !!binary aGVsbG8=\n', { a: 'hello' }],
    ['a: ! 5\n', { a: '5' }],
    ['80: x\n1.5: w\ntrue: z\n', { '80': 'x', '1.5': 'w', true: 'z' }],
    ['a: |\n  x\n', { a: 'x\n' }],
    ['a: |\n  x', { a: 'x' }],
    ['a: >\n  x\n  w\n\n  z\n', { a: 'x w\nz\n' }],
    ['- *.x\n', ['*.x']],
    ['a: "x\\ty\\u0041\\x42"\n', { a: 'x\tyAB' }],
  ])('%j', (text, value) => {
    expect(valueOf(parseDocument(text))).toEqual(value)
  })

  it('an unknown tag is kept, and said', () => {
    const document = parseDocument('a: !Secret x\nb: !!js/function "y"\n')
    expect(valueOf(document)).toEqual({ a: 'x', b: 'y' })
    expect(document.issues.map(({ code, severity }) => [code, severity])).toEqual([
      ['YML-TAG', 'warning'],
      ['YML-TAG', 'warning'],
    ])
  })
})
