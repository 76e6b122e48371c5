import { describe, expect, it } from 'vitest'
import { buildHostileLinks } from '../test/hostile-links.ts'
import { LINK_LIMITS } from './design.ts'
import { decodeLink, isLinkFragment } from './link.ts'

const LINKS = buildHostileLinks('alert(1)')

describe('a hostile link', () => {
  it('is one of at least sixty', () => {
    expect(LINKS.length).toBeGreaterThanOrEqual(60)
    expect(new Set(LINKS.map(({ fragment }) => fragment)).size).toBe(LINKS.length)
  })

  it.each(LINKS)('with $title is answered with “$answer”', ({ fragment, answer }) => {
    expect(isLinkFragment(fragment)).toBe(true)
    const decoded = decodeLink(`#${fragment}`)
    expect(decoded.ok ? 'opens' : decoded.reason).toBe(answer)
    if (!decoded.ok) return
    const { name, files, baseline, ...rest } = decoded.design
    expect(rest).toEqual({})
    expect([typeof name, Array.isArray(files)]).toEqual(['string', true])
    for (const file of [...files, ...(baseline ?? [])]) {
      expect(Object.keys(file)).toEqual(['path', 'text'])
      expect(file.text.length).toBeLessThanOrEqual(LINK_LIMITS.inflatedBytes)
    }
  })

  it('leaves the prototypes of objects alone', () => {
    for (const { fragment } of LINKS) decodeLink(fragment)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})
