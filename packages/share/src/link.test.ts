import { deflateSync, strToU8 } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeBase64Url } from './base64url.ts'
import { computeChecksum } from './checksum.ts'
import { LINK_LIMITS } from './design.ts'
import type { Design } from './design.ts'
import { DICTIONARY_V1 } from './dictionary-v1.ts'
import { decodeLink, encodeLink, isLinkFragment } from './link.ts'

const design: Design = {
  name: 'bookshop',
  files: [
    { path: 'routes/storefront.yaml', text: 'kind: VirtualService\r\n# naïve — ✓\nweight: 10\n' },
    { path: 'gateway.yaml', text: '' },
  ],
  baseline: [
    { path: 'routes/storefront.yaml', text: 'kind: VirtualService\r\n# naïve — ✓\nweight: 30\n' },
    { path: 'removed.yaml', text: 'kind: Gateway\n' },
  ],
}

function encode(value: Design): string {
  const encoded = encodeLink(value)
  if (!encoded.ok) throw new TypeError('The design does not fit a link.')
  return encoded.fragment
}

/** A fragment whose header is right, whatever the bytes. */
function wrap(bytes: Uint8Array): string {
  const payload = encodeBase64Url(bytes)
  return `v1.${payload.length}.${computeChecksum(bytes)}.${payload}`
}

function wrapText(text: string): string {
  return wrap(deflateSync(strToU8(text), { dictionary: strToU8(DICTIONARY_V1) }))
}

describe('a link', () => {
  it('brings back the design with its baseline', () => {
    expect(decodeLink(encode(design))).toEqual({ ok: true, design })
    expect(decodeLink(`#${encode(design)}`)).toEqual({ ok: true, design })
  })

  it('brings back any text, lone surrogates and control characters included', () => {
    const path = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/).map((name) => `${name}.yaml`)
    const file = fc.record({ path, text: fc.string({ unit: 'binary', maxLength: 300 }) })
    const files = fc.uniqueArray(file, { selector: (one) => one.path, maxLength: 6 })
    const designs = fc.record({ name: fc.string(), files, baseline: files })
    fc.assert(
      fc.property(designs, (value) => {
        expect(decodeLink(encode(value))).toEqual({ ok: true, design: value })
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['a full stop behind it', (link: string) => `${link}.`],
    ['a bracket behind it', (link: string) => `${link})`],
    ['an escaped space behind it', (link: string) => `${link}%20`],
    ['a line break inside it', (link: string) => `${link.slice(0, 40)}\n${link.slice(40)}`],
    [
      'an escaped line break inside it',
      (link: string) => `${link.slice(0, 40)}%0D%0A${link.slice(40)}`,
    ],
  ])('opens with %s', (_, spoil) => {
    expect(decodeLink(spoil(encode(design)))).toEqual({ ok: true, design })
  })

  it('brings back the same design with a place behind it', () => {
    const fragment = `#${encode(design)}&file=a.yaml&field=spec.http%5B0%5D`
    expect(decodeLink(fragment)).toEqual({ ok: true, design })
  })
  it('is the same for the same design', () => {
    expect(encode(design)).toBe(encode(structuredClone(design)))
  })

  it('says how much of it arrived when it is cut off', () => {
    const fragment = encode(design)
    const { length } = fragment.slice(fragment.lastIndexOf('.') + 1)
    expect(decodeLink(fragment.slice(0, -5))).toEqual({
      ok: false,
      reason: 'truncated',
      received: length - 5,
      expected: length,
    })
  })

  it('is damaged when any character of its payload changes', () => {
    const fragment = encode(design)
    const start = fragment.lastIndexOf('.') + 1
    fc.assert(
      fc.property(fc.integer({ min: start, max: fragment.length - 2 }), (at) => {
        const other = fragment[at] === 'A' ? 'B' : 'A'
        const changed = fragment.slice(0, at) + other + fragment.slice(at + 1)
        expect(decodeLink(changed)).toEqual({ ok: false, reason: 'damaged' })
      }),
    )
  })

  it.each([
    ['v2.10.00000000.AAAA', { ok: false, reason: 'unknown-version', version: 2 }],
    ['v1.x', { ok: false, reason: 'damaged' }],
    ['overview', { ok: false, reason: 'not-a-link' }],
    ['', { ok: false, reason: 'not-a-link' }],
    [`v1.1.00000000.${'A'.repeat(LINK_LIMITS.linkLength)}`, { ok: false, reason: 'too-large' }],
  ])('%.20s is answered with its own reason', (fragment, expected) => {
    expect(decodeLink(fragment)).toEqual(expected)
  })

  it('stops inflating a bomb at the limit', () => {
    const bytes = deflateSync(new Uint8Array(40 * 1024 * 1024), { level: 9 })
    expect(wrap(bytes).length).toBeLessThan(LINK_LIMITS.linkLength)
    expect(decodeLink(wrap(bytes))).toEqual({ ok: false, reason: 'too-large' })
  })

  it.each([
    ['no JSON', '{'],
    ['not an object', '7'],
    ['no files', '{"n":"x"}'],
    ['a path that leaves the folder', '{"n":"x","f":[["../x.yaml",""]]}'],
    ['an absolute path', '{"n":"x","f":[["/etc/x.yaml",""]]}'],
    ['the same path twice', '{"n":"x","f":[["a.yaml",""],["a.yaml",""]]}'],
    [
      'a baseline that points outside its file',
      '{"n":"x","f":[["a.yaml","ab"]],"b":[["a.yaml",3,0,""]]}',
    ],
    ['a text that is none', '{"n":"x","f":[["a.yaml",7]]}'],
  ])('is damaged with %s in it', (_, json) => {
    expect(decodeLink(wrapText(json))).toEqual({ ok: false, reason: 'damaged' })
  })

  it('takes no fields but its own', () => {
    const json = '{"n":"x","f":[],"settings":{"theme":"dark"},"__proto__":{"polluted":1}}'
    expect(decodeLink(wrapText(json))).toEqual({ ok: true, design: { name: 'x', files: [] } })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('refuses a design over the limit instead of shortening it', () => {
    const text = 'a'.repeat(LINK_LIMITS.inflatedBytes)
    expect(encodeLink({ name: 'big', files: [{ path: 'a.yaml', text }] })).toMatchObject({
      ok: false,
      reason: 'too-large',
      unit: 'bytes',
    })
  })

  it('is told from other fragments', () => {
    expect(isLinkFragment('#v1.0.0.')).toBe(true)
    expect(isLinkFragment('#v12.0')).toBe(true)
    expect(isLinkFragment('#section')).toBe(false)
  })
})
