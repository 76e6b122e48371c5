import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byteLength, decodeText, encodeText } from './encoding.ts'

it('bytes that decode encode to the same bytes', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }).map((text) => encodeText(text)),
  )
  fc.assert(
    fc.property(bytes, (input) => {
      const decoded = decodeText(input)
      if (decoded.ok) expect([...encodeText(decoded.text)]).toEqual([...input])
      else expect(decoded.offset).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 5_000 },
  )
})

it('text without lone surrogates survives, with its byte order mark', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const bytes = encodeText(`\uFEFFa ${text}`)
      expect(decodeText(bytes)).toEqual({ ok: true, text: `\uFEFFa ${text}` })
      expect(byteLength(`\uFEFFa ${text}`)).toBe(bytes.length)
    }),
  )
})

describe('what is not UTF-8 text is refused with a reason and a place', () => {
  it.each<[title: string, bytes: number[], reason: string, offset: number]>([
    ['a stray byte', [0x61, 0x3a, 0x20, 0xff, 0x0a], 'not-utf-8', 3],
    ['a byte too few', [0x61, 0xe2, 0x82], 'not-utf-8', 1],
    ['an overlong form', [0x61, 0xc0, 0xaf], 'not-utf-8', 1],
    ['a surrogate', [0x61, 0xed, 0xa0, 0x80], 'not-utf-8', 1],
    ['past the last character', [0x61, 0xf4, 0x90, 0x80, 0x80], 'not-utf-8', 1],
    ['UTF-16 with a mark', [0xff, 0xfe, 0x61, 0x00], 'utf-16', 0],
    [
      'UTF-16 without one',
      Array.from('kind: Gateway', (c) => [c.charCodeAt(0), 0]).flat(),
      'utf-16',
      0,
    ],
    ['gzip', [0x1f, 0x8b, 8, 0, 0, 0, 0, 0], 'binary', 0],
    ['a PNG image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'binary', 0],
    ['control bytes', [0x61, ...Array.from({ length: 20 }, (_, i) => i % 9)], 'binary', 1],
  ])('%s', (_title, bytes, reason, offset) => {
    const decoded = decodeText(Uint8Array.from(bytes))
    expect(decoded).toMatchObject({ ok: false, reason, offset })
    expect(decoded.ok ? '' : decoded.message).toMatch(/\.$/)
  })
})

it('a single NUL is a mistake to show, not a reason to refuse', () => {
  expect(decodeText(encodeText('a: x\0y\n'))).toEqual({ ok: true, text: 'a: x\0y\n' })
})

it('a lone surrogate is written as a replacement character', () => {
  expect(decodeText(encodeText('a\ud800b'))).toEqual({ ok: true, text: 'a\uFFFDb' })
})
