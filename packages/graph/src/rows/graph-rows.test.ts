import { expect, test } from 'vitest'
import type { GraphEdge, GraphEdgeType, GraphNode, TrafficGraph } from '../traffic-graph.ts'
import { listAncestors, listGraphRows, listOpenRows, listRowOrder } from './graph-rows.ts'
import type { GraphRow } from './graph-rows.ts'

function node(id: string, facts: Partial<GraphNode> = {}): GraphNode {
  const TYPES = { vs: 'virtualService', se: 'serviceEntry' } as const
  const head = id.split(':')[0] ?? ''
  const type = head in TYPES ? TYPES[head as keyof typeof TYPES] : (head as GraphNode['type'])
  const order = type === 'route' ? { order: Number(/\d+$/u.exec(id)?.[0]) + 1 } : {}
  return { id, type, label: id.slice(id.indexOf(':') + 1), ...order, ...facts }
}

function graphOf(nodes: readonly (string | GraphNode)[], edges: readonly string[]): TrafficGraph {
  const all = nodes.map((it) => (typeof it === 'string' ? node(it) : it))
  return {
    nodesById: new Map(all.map((it) => [it.id, it])),
    edgesById: new Map(
      edges.map((text): [string, GraphEdge] => {
        const [type = '', from = '', to = ''] = text.split(' ')
        const id = `${type}:${from}->${to}`
        return [id, { id, type: type as GraphEdgeType, from, to }]
      }),
    ),
  }
}

/** All rows, opened as far as they go, each indented by its level. */
function listAll(rows: readonly GraphRow[], indent = ''): readonly string[] {
  return rows.flatMap(({ name, children }) => [
    `${indent}${name}`,
    ...listAll(children, `${indent}  `),
  ])
}

const SHOP = graphOf(
  [
    'service:lone',
    'workload:reviews-v1',
    'service:reviews',
    'subset:v2',
    'subset:v1',
    'route:ns/web/http/1',
    'route:ns/web/http/0',
    'route:ns/web/tcp/0',
    'vs:web',
    'mesh',
    'server:ns/edge#1',
    'server:ns/edge#0',
  ],
  [
    'binds server:ns/edge#1 vs:web',
    'binds mesh vs:web',
    'contains vs:web route:ns/web/tcp/0',
    'contains vs:web route:ns/web/http/1',
    'contains vs:web route:ns/web/http/0',
    'routes route:ns/web/http/0 subset:v1',
    'mirrors route:ns/web/http/0 subset:v2',
    'redirects server:ns/edge#0 server:ns/edge#1',
    'selects subset:v1 workload:reviews-v1',
    'selects subset:v1 service:reviews',
  ],
)

test('rows lead from where traffic comes in to where it ends, what it does not reach at the end', () => {
  expect(listAll(listGraphRows(SHOP).rows)).toEqual([
    'ns/edge#0',
    '  ns/edge#1',
    'ns/edge#1',
    '  web',
    '    ns/web/http/0',
    '      v1',
    '        reviews',
    '        reviews-v1',
    '      v2',
    '    ns/web/http/1',
    '    ns/web/tcp/0',
    'mesh',
    '  web',
    '    ns/web/http/0',
    '      v1',
    '        reviews',
    '        reviews-v1',
    '      v2',
    '    ns/web/http/1',
    '    ns/web/tcp/0',
    'Not reached',
    '  lone',
  ])
})

test('every node has a row, and a way from the outermost one to it', () => {
  const { rows, findRow } = listGraphRows(SHOP)
  for (const { id } of SHOP.nodesById.values()) {
    const row = findRow(id)
    expect(row?.content.node?.id).toBe(id)
    const way = row ? [...listAncestors(row), row] : []
    expect(rows).toContain(way[0])
    for (const [i, step] of way.slice(1).entries()) expect(way[i]?.children).toContain(step)
  }
})

test('nodes are walked in the order of their first rows, a server at its own', () => {
  expect(listRowOrder(SHOP)).toEqual([
    'server:ns/edge#0',
    'server:ns/edge#1',
    'vs:web',
    'route:ns/web/http/0',
    'subset:v1',
    'service:reviews',
    'workload:reviews-v1',
    'subset:v2',
    'route:ns/web/http/1',
    'route:ns/web/tcp/0',
    'mesh',
    'service:lone',
  ])
})

test('a way that comes back to where it was ends there', () => {
  const graph = graphOf(
    ['mesh', 'vs:a', 'route:ns/a/http/0'],
    ['binds mesh vs:a', 'contains vs:a route:ns/a/http/0', 'delegates route:ns/a/http/0 vs:a'],
  )
  expect(listAll(listGraphRows(graph).rows)).toEqual(['mesh', '  a', '    ns/a/http/0', '      a'])
})

test('where nothing comes in, rows start with what leads on', () => {
  const graph = graphOf(['service:a', 'subset:v1'], ['selects subset:v1 service:a'])
  expect(listAll(listGraphRows(graph).rows)).toEqual(['v1', '  a'])
})

test('what lies below a row is listed once, and when it is asked for', () => {
  const asked: string[] = []
  const nodesById = new Map(SHOP.nodesById)
  const get = nodesById.get.bind(nodesById)
  nodesById.get = (id) => {
    asked.push(id)
    return get(id)
  }
  const { rows } = listGraphRows({ ...SHOP, nodesById })
  expect(asked).toEqual([])
  const [, second] = rows
  expect(second?.children.map(({ name }) => name)).toEqual(['web'])
  expect(second?.children).toBe(second?.children)
  expect(asked).toEqual(['vs:web'])
})

test('rows that somebody closed stay closed, others open as far as they should at first', () => {
  const { rows } = listGraphRows(SHOP)
  const isOpenAtFirst = () => true
  const open = listOpenRows(rows, new Map([['server:ns/edge#1', false]]), isOpenAtFirst)
  expect(open.has('server:ns/edge#1')).toBe(false)
  expect(open.has('mesh')).toBe(true)
})
