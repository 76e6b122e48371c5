import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeHidden, escapeHiddenJson } from './hidden-characters.ts'

describe('what one does not see is spelled out', () => {
  it.each([
    ['shop.example.com', 'shop.example.com'],
    ['café 日本 😀', 'café 日本 😀'],
    ['\u001B[31mred', '\\u001b[31mred'],
    ['a\nb\tc\rd', 'a\\nb\\tc\\rd'],
    ['\u009b31m', '\\u009b31m'],
    ['admin\u202Emoc.elpmaxe', 'admin\\u202emoc.elpmaxe'],
    ['a\u061Cb\u2066c\u2069', 'a\\u061cb\\u2066c\\u2069'],
    ['sh\u200Bop\u00ADs\uFEFF', 'sh\\u200bop\\u00ads\\ufeff'],
    ['a\u2028b', 'a\\u2028b'],
    ['\uD800x', '\\ud800x'],
    ['x\u{E0041}', 'x\\udb40\\udc41'],
  ])('%j', (text, shown) => {
    expect(escapeHidden(text)).toBe(shown)
  })
})

it('JSON says the same when it is escaped, and nothing hidden is left in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const json = escapeHiddenJson(JSON.stringify({ text }, undefined, 2))
      expect(JSON.parse(json)).toEqual({ text })
      expect(escapeHidden(json.replaceAll('\n', ''))).toBe(json.replaceAll('\n', ''))
    }),
  )
})
