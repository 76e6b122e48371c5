import { describe, expect, it } from 'vitest'
import { findFragment } from './find-fragment.ts'

describe('pasted text', () => {
  it.each([
    ['http://localhost:4173/#v1.10.abcdef01.AAAA', '#v1.10.abcdef01.AAAA'],
    ['  https://example.com/x?y=1#v2.x \n', '#v2.x'],
    ['#v1.10.abcdef01.AAAA', '#v1.10.abcdef01.AAAA'],
    ['v1.10.abcdef01.AAAA', 'v1.10.abcdef01.AAAA'],
    ['https://example.com/#section', undefined],
    ['apiVersion: networking.istio.io/v1', undefined],
    ['v1.2: a map key', undefined],
    ['', undefined],
  ])('%j holds %j', (text, expected) => {
    expect(findFragment(text)).toBe(expected)
  })
})
