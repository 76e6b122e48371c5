import { expect, it } from 'vitest'
import { drawEdgeSample, drawMarkSample, drawSample } from './draw-sample.ts'
import { writeSvg } from './write-svg.ts'

it('a node alone is a picture of its own, as large as the node and room for a badge', () => {
  const node = { id: 'x', type: 'service', label: 'reviews', detail: ':9080' } as const
  const svg = writeSvg(drawSample(node, { width: 92, height: 40 }, 'light'))
  expect(svg).toMatch(/^<svg [^>]*width="112" height="60" viewBox="0 0 112 60"/)
  expect(svg).toContain('reviews')
  expect(svg).toContain(':9080')
})

it('a name is only ever words', () => {
  const node = { id: 'x', type: 'missing', missing: 'subset', label: '<script>' } as const
  const svg = writeSvg(drawSample(node, { width: 78, height: 32 }, 'dark'))
  expect(svg).not.toContain('<script>')
  expect(svg).toContain('&lt;script&gt;')
})

it('a line alone has its dashes, its end and what is written on it', () => {
  const pill = { icon: 'mirror', text: '20%' } as const
  const mirror = writeSvg(drawEdgeSample({ width: 2.2, dash: 'dots', end: 'arrow', pill }, 'light'))
  expect(mirror).toContain('stroke-dasharray="0.1 5"')
  expect(mirror).toContain('20%')
  const plain = drawEdgeSample({ width: 1.5, dash: 'solid', end: 'none' }, 'light')
  expect(plain.children).toHaveLength(1)
})

it('a mark of a route alone is drawn with the icon it has on the route', () => {
  const timeout = writeSvg(drawMarkSample('timeout', 'light'))
  expect(timeout).not.toBe(writeSvg(drawMarkSample('retries', 'light')))
  expect(timeout).toMatch(/^<svg [^>]*width="16" height="16"/)
})
