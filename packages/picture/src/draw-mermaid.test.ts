import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { graphOfWord, toGraph } from '../test/graphs.ts'
import { PAYLOADS } from '../test/payloads.ts'
import { readMermaid } from '../test/read-mermaid.ts'
import { cleanText } from './clean-text.ts'
import { drawMermaid } from './mermaid/draw-mermaid.ts'

function draw(word: string) {
  return drawMermaid(graphOfWord(word), { theme: 'light', title: word })
}

describe('names of any kind', () => {
  it.each(PAYLOADS)('%j stays a label in a flowchart', (payload) => {
    const chart = readMermaid(draw(payload))
    expect(chart.nodes.size).toBe(10)
    expect(chart.edges).toHaveLength(9)
    const clean = cleanText(payload).trim()
    // Labels end at 160 characters.
    if (clean === '' || clean.length > 60) return
    const labels = [...chart.nodes.values()].map(({ label }) => label)
    expect(labels).toContain(clean)
    expect(chart.subgraphs).toEqual([clean])
  })

  test('whatever they are, the chart keeps to its grammar', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (word) => {
        expect(readMermaid(draw(word)).nodes.size).toBe(10)
      }),
      { numRuns: 200 },
    )
  })

  test('a word that ends a subgraph is written in another way', () => {
    expect(draw('end')).toContain('["e#110;d"]')
    expect(draw('the End of it')).toContain('["the E#110;d of it"]')
    expect(draw('endless')).toContain('"endless"')
  })

  test('what looks like a style has no colon of its own', () => {
    expect(draw('style a:"b"')).toContain('style a#58;#34;b#34;')
  })
})

describe('a flowchart', () => {
  const graph = toGraph(
    [
      { id: 'vs:shop/web', type: 'virtualService', label: 'web', namespace: 'shop' },
      {
        id: 'route:shop/web/http/0',
        type: 'route',
        label: 'everyone',
        detail: 'GET /api/{id}',
        order: 1,
        namespace: 'shop',
        marks: ['timeout'],
      },
      { id: 'subset:a/v1', type: 'subset', label: 'v1', namespace: 'shop' },
      { id: 'subset:a/v2', type: 'subset', label: 'v2', namespace: 'shop' },
      { id: 'mesh', type: 'mesh', label: 'mesh' },
    ],
    [
      { type: 'binds', from: 'mesh', to: 'vs:shop/web' },
      { type: 'contains', from: 'vs:shop/web', to: 'route:shop/web/http/0' },
      { type: 'routes', from: 'route:shop/web/http/0', to: 'subset:a/v1', percent: 90 },
      {
        type: 'routes',
        from: 'route:shop/web/http/0',
        to: 'subset:a/v2',
        percent: 10,
        fault: '2s',
      },
      { type: 'mirrors', from: 'route:shop/web/http/0', to: 'subset:a/v2', percent: 5 },
    ],
  )
  const problems = new Map([['vs:shop/web', { error: 1, warning: 2, info: 0 }]])
  const chart = readMermaid(drawMermaid(graph, { theme: 'light', problems }))

  test('has a node for each, in the subgraph of its namespace, with a class for its kind', () => {
    expect([...chart.nodes.values()]).toEqual([
      { label: 'web – 1 error, 2 warnings', kind: 'virtualService' },
      { label: '1 everyone – GET /api/{id} – timeout', kind: 'route' },
      { label: 'v1', kind: 'subset' },
      { label: 'v2', kind: 'subset' },
      { label: 'mesh', kind: 'mesh' },
    ])
    expect(chart.subgraphs).toEqual(['shop'])
    expect(chart.classes).toEqual(['mesh', 'route', 'subset', 'virtualService'])
  })

  test('writes shares on the edges and dots mirrors', () => {
    expect(chart.edges).toEqual([
      { from: 'n5', arrow: '-->', label: undefined, to: 'n1' },
      { from: 'n1', arrow: '---', label: undefined, to: 'n2' },
      { from: 'n2', arrow: '-->', label: '90%', to: 'n3' },
      { from: 'n2', arrow: '-->', label: '10%, fault 2s', to: 'n4' },
      { from: 'n2', arrow: '-.->', label: 'mirror 5%', to: 'n4' },
    ])
  })

  test('of nothing says so', () => {
    const empty = readMermaid(drawMermaid(toGraph([], []), { theme: 'dark' }))
    expect([...empty.nodes.values()]).toEqual([{ label: 'Nothing to draw', kind: undefined }])
  })
})
