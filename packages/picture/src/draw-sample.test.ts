import { expect, it } from 'vitest'
import { drawSample } from './draw-sample.ts'

it('a node alone is a picture of its own, as large as the node and room for a badge', () => {
  const node = { id: 'x', type: 'service', label: 'reviews', detail: ':9080' } as const
  const svg = drawSample(node, { width: 92, height: 40 }, 'light')
  expect(svg).toMatch(/^<svg [^>]*width="112" height="60" viewBox="0 0 112 60"/)
  expect(svg).toContain('reviews')
  expect(svg).toContain(':9080')
})

it('a name is only ever words', () => {
  const node = { id: 'x', type: 'missing', missing: 'subset', label: '<script>' } as const
  const svg = drawSample(node, { width: 78, height: 32 }, 'dark')
  expect(svg).not.toContain('<script>')
  expect(svg).toContain('&lt;script&gt;')
})
