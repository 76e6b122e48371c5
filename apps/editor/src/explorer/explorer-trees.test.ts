import { describe, expect, it } from 'vitest'
import { toDocumentId, toResourceKey } from '@meshdraft/model'
import type { DocumentSummary } from '@meshdraft/engine'
import type { Diagnostic } from '@meshdraft/analysis'
import { buildFiles, buildTextFile } from '../store/workspace-file.ts'
import { buildFileTree } from './build-file-tree.ts'
import { buildResourceTree } from './build-resource-tree.ts'
import type { TreeSource } from './build-resource-tree.ts'
import { capChildren, CHILDREN_SHOWN, filterTree, findByDocument } from './filter-tree.ts'
import type { TreeNode } from './tree-node.ts'

function summary(
  filePath: string,
  index: number,
  resources: readonly string[],
  rest: Partial<DocumentSummary> = {},
): DocumentSummary {
  return {
    id: toDocumentId(filePath, index),
    filePath,
    index,
    length: 10,
    form: 'yaml',
    isStale: false,
    resources: resources.map((text, i) => {
      const [kind = '', namespace = '', name = ''] = text.split('/')
      const group = 'networking.istio.io'
      const key = toResourceKey({ group, kind, namespace, name })
      const apiVersion = `${group}/v1`
      const basePath = resources.length === 1 ? [] : ['items', i]
      return { key, apiVersion, group, kind, namespace, hasNamespace: true, name, basePath }
    }),
    ...rest,
  }
}

function finding(
  documentId: Diagnostic['documentId'],
  severity: Diagnostic['severity'],
  fieldPath: Diagnostic['fieldPath'] = [],
): Diagnostic {
  return {
    documentId,
    severity,
    code: 'IST0101',
    aliases: [],
    layer: 'analysis',
    message: '',
    range: { start: 0, end: 0 },
    fieldPath,
    docs: '',
    fixes: [],
    related: [],
  }
}

const storefront = summary('routes/web.yaml', 0, ['VirtualService/shop/storefront'])
const ratings = summary('routes/web.yaml', 1, ['VirtualService/shop/ratings'])
const rule = summary('rules.yaml', 0, ['DestinationRule/shop/ratings'])
const gateway = summary('gateway.yaml', 0, ['Gateway/ingress/main'])
const view: TreeSource = {
  documentsByFile: new Map([
    ['rules.yaml', [rule]],
    ['routes/web.yaml', [storefront, ratings]],
    ['gateway.yaml', [gateway]],
  ]),
  diagnosticsByDocument: new Map([
    [storefront.id, [finding(storefront.id, 'error'), finding(storefront.id, 'warning')]],
    [rule.id, [finding(rule.id, 'info')]],
  ]),
}

function outline(nodes: readonly TreeNode[], depth = 0): string[] {
  return nodes.flatMap((node) => [
    `${'  '.repeat(depth)}${node.label}`,
    ...outline(node.children, depth + 1),
  ])
}

describe('resource tree', () => {
  it('namespaces hold kinds in the order of traffic, kinds hold resources by name', () => {
    expect(outline(buildResourceTree(view))).toEqual([
      'ingress',
      '  Gateways',
      '    main',
      'shop',
      '  Virtual services',
      '    ratings',
      '    storefront',
      '  Destination rules',
      '    ratings',
    ])
  })
  it('every level counts the findings below it', () => {
    const [, shop] = buildResourceTree(view)
    expect(shop?.counts).toEqual({ error: 1, warning: 1, info: 1 })
    expect(shop?.children[0]?.counts).toEqual({ error: 1, warning: 1, info: 0 })
  })
  it('the items of a list are rows of their own with findings of their own', () => {
    const list = summary('list.yaml', 0, ['Service/shop/a', 'Service/shop/b'])
    const [shop] = buildResourceTree({
      documentsByFile: new Map([['list.yaml', [list]]]),
      diagnosticsByDocument: new Map([
        [list.id, [finding(list.id, 'error', ['items', 1, 'spec']), finding(list.id, 'warning')]],
      ]),
    })
    expect(shop?.children[0]?.children.map((leaf) => leaf.target?.path)).toEqual([
      ['items', 0],
      ['items', 1],
    ])
    expect(shop?.children[0]?.children.map((leaf) => leaf.counts)).toEqual([
      { error: 0, warning: 1, info: 0 },
      { error: 1, warning: 0, info: 0 },
    ])
  })
})

describe('file tree', () => {
  it('names every document, also those that are no resource', () => {
    const files = buildFiles([
      buildTextFile('a.yaml', 'x'),
      buildTextFile('empty.yaml', ''),
      { type: 'bytes', path: 'logo.yaml', bytes: new Uint8Array([1]), reason: 'Binary.' },
    ])
    const documents = [
      summary('a.yaml', 0, ['Service/shop/a']),
      summary('a.yaml', 1, [], { form: 'template' }),
      summary('a.yaml', 2, []),
      summary('a.yaml', 3, [], { form: 'refused' }),
      summary('a.yaml', 4, ['Service/shop/b'], { isStale: true }),
    ]
    const tree = buildFileTree(files, {
      documentsByFile: new Map([
        ['a.yaml', documents],
        ['empty.yaml', [summary('empty.yaml', 0, [], { form: 'empty' })]],
      ]),
      diagnosticsByDocument: new Map(),
    })
    expect(tree[0]?.children.map(({ label, note }) => [label, note])).toEqual([
      ['a', undefined],
      ['Document 2', 'template'],
      ['Document 3', 'no resource'],
      ['Document 4', 'not read'],
      ['b', 'broken'],
    ])
    expect(tree.slice(1).map(({ label, note }) => [label, note])).toEqual([
      ['empty.yaml', 'empty'],
      ['logo.yaml', 'not text'],
    ])
  })
  it('folders come before files', () => {
    const files = buildFiles([buildTextFile('a.yaml', ''), buildTextFile('z/b.yaml', '')])
    expect(outline(buildFileTree(files, view))).toEqual(['z', '  b.yaml', 'a.yaml'])
  })
})

describe('filter', () => {
  it.each([
    ['store', ['shop', '  Virtual services', '    storefront']],
    ['SHOP dest', ['shop', '  Destination rules', '    ratings']],
    ['nothing', []],
    ['  ', outline(buildResourceTree(view))],
  ])('“%s”', (text, expected) => {
    expect(outline(filterTree(buildResourceTree(view), text))).toEqual(expected)
  })
  it('a node that matches keeps all that is below it', () => {
    expect(outline(filterTree(buildResourceTree(view), 'ingress'))).toHaveLength(3)
  })
})

describe('large workspaces', () => {
  it('a parent shows a bounded number of rows and says how many more there are', () => {
    const children = Array.from({ length: 1_000 }, (_, i): TreeNode => {
      const counts = { error: 0, warning: 0, info: 0 }
      return { id: `${i}`, type: 'resource', label: `${i}`, counts, total: 1, children: [] }
    })
    const shown = capChildren({ id: 'k', children })
    expect(shown).toHaveLength(CHILDREN_SHOWN + 1)
    expect(shown.at(-1)?.label).toBe('600 more: filter to find them')
  })
  it('a document is found with the rows that must be open to show it', () => {
    const found = findByDocument(buildResourceTree(view), storefront.id)
    expect(found?.node.label).toBe('storefront')
    expect(found?.parents).toEqual(['namespace:shop', 'kind:shop/VirtualService'])
  })
})
