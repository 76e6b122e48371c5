import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeText, encodeText } from './encoding.ts'
import { describeUnread } from './unread-bytes.ts'

const utf16 = (text: string, isBig: boolean) =>
  Uint8Array.from(
    Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((unit) =>
      isBig ? [unit >> 8, unit & 0xff] : [unit & 0xff, unit >> 8],
    ),
  )

it('UTF-16 of either byte order converts to the same text, without its mark', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, isBig) => {
      const unread = describeUnread(utf16(`\uFEFFkind: ${text}`, isBig))
      expect(unread?.converted).toBe(`kind: ${text}`)
      expect(unread?.issue.code).toBe('YML-UTF-16')
    }),
  )
})

it.each([
  ['half a character', utf16('\uFEFFa: \uD800', false)],
  ['a byte too many', Uint8Array.from([...utf16('\uFEFFa: b', false), 0x63])],
])('UTF-16 with %s is shown and not converted', (_title, bytes) => {
  const unread = describeUnread(bytes)
  expect(unread?.text).toContain('a: ')
  expect(unread?.converted).toBeUndefined()
})

it('the place of a byte that is not UTF-8 is that of its replacement in the text that is shown', () => {
  const bytes = Uint8Array.from([...encodeText('a: é😀\nb: '), 0xe9, 0x0a, 0xff])
  const unread = describeUnread(bytes)
  expect(unread?.text).toBe('a: é😀\nb: \uFFFD\n\uFFFD')
  expect(unread?.issue).toMatchObject({ code: 'YML-NOT-UTF-8', range: { start: 10, end: 11 } })
  expect(unread?.issue.message).toContain('Byte 13 (0xe9)')
})

it('what is text is not described, what is not always is', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const unread = describeUnread(bytes)
      expect(unread === undefined).toBe(decodeText(bytes).ok)
      if (unread) expect(unread.issue.range.end).toBeLessThanOrEqual(unread.text.length)
    }),
    { numRuns: 2_000 },
  )
})
