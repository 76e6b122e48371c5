import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { layoutGraph } from '@meshdraft/graph'
import type { GraphNode } from '@meshdraft/graph'
import { graphOfWord, toGraph } from '../test/graphs.ts'
import { PAYLOADS } from '../test/payloads.ts'
import { listElements, listWords, readXml } from '../test/read-xml.ts'
import { cleanText } from './clean-text.ts'
import { drawSvg } from './draw-svg.ts'
import type { PictureOptions } from './picture-options.ts'

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  svg: ['xmlns', 'width', 'height', 'viewBox', 'role', 'font-family', 'font-weight'],
  g: ['transform', 'fill', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin'],
  title: [],
  desc: [],
  path: [
    'd',
    'fill',
    'fill-opacity',
    'stroke',
    'stroke-width',
    'stroke-opacity',
    'stroke-dasharray',
    'stroke-linecap',
    'stroke-linejoin',
  ],
  rect: ['x', 'y', 'width', 'height', 'rx', 'fill', 'fill-opacity', 'stroke', 'stroke-dasharray'],
  circle: ['cx', 'cy', 'r', 'fill', 'stroke', 'stroke-width', 'stroke-dasharray'],
  line: ['x1', 'y1', 'x2', 'y2', 'stroke'],
  text: [
    'x',
    'y',
    'fill',
    'font-size',
    'font-weight',
    'font-family',
    'text-anchor',
    'textLength',
    'lengthAdjust',
  ],
}

function optionsOf(word: string, ids: Iterable<string>): PictureOptions {
  const list = [...ids]
  return {
    theme: 'light',
    title: word,
    subtitle: word,
    hasLegend: true,
    problems: new Map(list.map((id, i) => [id, { error: i % 3, warning: i % 2, info: 1 }])),
    changes: new Map(list.map((id, i) => [id, i % 2 === 0 ? 'added' : 'changed'])),
    staleNodeIds: new Set(list.slice(0, 3)),
  }
}

function draw(word: string) {
  const graph = graphOfWord(word)
  return drawSvg(graph, layoutGraph(graph), optionsOf(word, graph.nodesById.keys()))
}

/** Elements and attributes that a picture has beyond those it may have; numbers that are none. */
function findStrangers(svg: string): readonly string[] {
  return listElements(readXml(svg)).flatMap(({ tag, attributes }) => {
    const allowed = ALLOWED[tag]
    if (!allowed) return [tag]
    return [...attributes].flatMap(([name, value]) => {
      const isFit =
        allowed.includes(name) && !/NaN|Infinity|undefined|url\(|:\/\/|script/.test(value)
      return isFit || name === 'xmlns' ? [] : [`${tag} ${name}="${value}"`]
    })
  })
}

describe('names of any kind', () => {
  it('150 words are tried', () => {
    expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(150)
  })

  it.each(PAYLOADS)('%j stays a word in a picture', (payload) => {
    const svg = draw(payload)
    expect(findStrangers(svg)).toEqual([])
    const clean = cleanText(payload)
    expect(listWords(readXml(svg), 'title')).toContain(clean === '' ? '' : `${clean}: ${clean}`)
  })

  test('whatever they are, the picture is well-formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (word) => {
        expect(findStrangers(draw(word))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

const route: GraphNode = {
  id: 'route:a/web/http/0',
  type: 'route',
  label: 'everyone',
  detail: `/a/path/that/is/${'very/'.repeat(20)}long`,
  order: 1,
}

function drawNodes(nodes: readonly GraphNode[], options: Partial<PictureOptions> = {}) {
  const graph = toGraph(nodes, [])
  return readXml(drawSvg(graph, layoutGraph(graph), { theme: 'light', ...options }))
}

describe('a picture', () => {
  test('writes names as text, and the whole of what it cuts in the middle as title', () => {
    const picture = drawNodes([route])
    const words = listWords(picture, 'text')
    expect(words).toContain('everyone')
    const cut = words.find((word) => word.includes('…')) ?? ''
    expect(cut.startsWith('/a/path/that')).toBe(true)
    expect(cut.endsWith('long')).toBe(true)
    expect(listWords(picture, 'title')).toContain(`everyone: ${route.detail}`)
  })

  test('is as wide as its names need', () => {
    const widthOf = (label: string) =>
      Number(
        drawNodes([
          { ...route, detail: 'any request', label },
          { id: 'service:a', type: 'service', label },
          { id: 'workload:a', type: 'workload', label },
        ]).attributes.get('width'),
      )
    expect(widthOf('a-name-that-takes-more-room')).toBeGreaterThan(widthOf('web'))
  })

  test('explains what occurs and nothing else', () => {
    const words = listWords(drawNodes([route], { hasLegend: true }), 'text')
    expect(words).toContain('Route, with its order')
    expect(words).not.toContain('Subset')
    expect(listWords(drawNodes([route]), 'text')).not.toContain('Route, with its order')
  })

  test('says in words what it shows', () => {
    const graph = graphOfWord('shop')
    const svg = drawSvg(graph, layoutGraph(graph), optionsOf('Shop', graph.nodesById.keys()))
    const [description = ''] = listWords(readXml(svg), 'desc')
    expect(description).toContain('1 server, 1 mesh, 1 virtual service, 1 route, 1 subset')
    expect(description).toContain('10 of them have findings.')
    expect(description).toContain('shop answers shop with 1 route.')
  })

  test('of nothing says so', () => {
    const words = listWords(drawNodes([], { title: 'Empty', hasLegend: true }), 'text')
    expect(words).toEqual(['Empty', 'Nothing to draw: no gateway, virtual service or service.'])
  })

  test('has other colours in the dark, and none of a page', () => {
    const dark = drawNodes([route], { theme: 'dark' })
    const fills = listElements(dark).flatMap(({ attributes }) => attributes.get('fill') ?? [])
    expect(fills).toContain('#111418')
    expect(fills.filter((fill) => !/^(#[0-9a-f]{6}|none)$/.test(fill))).toEqual([])
  })

  test('without a ground leaves it to the paper', () => {
    const grounds = listElements(drawNodes([route], { ground: 'none' })).filter(
      ({ attributes }) => attributes.get('fill') === '#f8f9fb',
    )
    expect(grounds).toEqual([])
  })

  test('draws mirrors dotted, delegates dashed and wider lines for greater shares', () => {
    const graph = graphOfWord('shop')
    const lines = listElements(readXml(drawSvg(graph, layoutGraph(graph), { theme: 'light' })))
    const dashes = lines.flatMap(({ attributes }) => attributes.get('stroke-dasharray') ?? [])
    expect(dashes).toContain('0.1 5')
    expect(dashes).toContain('5 4')
    const widths = lines.flatMap(({ attributes }) => attributes.get('stroke-width') ?? [])
    expect(widths).toEqual(expect.arrayContaining(['3.95', '2.55', '2.2', '1.5']))
  })

  test('is the same for the same graph', () => {
    expect(draw('shop')).toBe(draw('shop'))
  })
})
