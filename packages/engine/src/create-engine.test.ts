import { describe, expect, it } from 'vitest'
import type { DocumentId } from '@meshdraft/model'
import { applyDelta, emptyView } from './apply-delta.ts'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from './create-engine.ts'
import type { Engine } from './engine.ts'
import type { WorkspaceChange } from './protocol.ts'
import type { WorkspaceView } from './view.ts'

const SERVICE = `apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { ports: [{ port: 80, name: http }] }
`
const RULE = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: reviews, namespace: shop }
spec:
  host: reviews
  subsets:
    - name: v1
      labels: { version: v1 }
`
const ROUTES = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: shop }
spec:
  hosts: [reviews]
  http:
    - route:
        - destination: { host: reviews, subset: v1 }
          weight: 90
        - destination: { host: reviews, subset: v9 }
          weight: 10
`
const FILES = [
  { path: 'routes.yaml', text: ROUTES },
  { path: 'rule.yaml', text: RULE },
  { path: 'service.yaml', text: SERVICE },
]

function openEngine(files = FILES): Engine {
  const engine = createEngine(DEFAULT_ENGINE_SETTINGS)
  engine.open(1, files)
  return engine
}

/** Replaces the first occurrence of `before` in a file whose text is `text`. */
function replace(path: string, text: string, before: string, after: string): WorkspaceChange {
  const start = text.indexOf(before)
  const range = { start, end: start + before.length }
  return { type: 'edit', path, edits: [{ range, newText: after }] }
}

function codesIn(view: WorkspaceView, documentId: string): readonly string[] {
  const found = [...view.diagnosticsByDocument].find(([id]) => id === documentId)
  return found?.[1].map(({ code }) => code) ?? []
}

function documentOf(view: WorkspaceView, path: string, index = 0) {
  return view.documentsByFile.get(path)?.[index]
}

describe('a change of values', () => {
  it('changes their edges of the graph and nothing else', () => {
    const engine = openEngine()
    // Weights that total 100 as before: anything else would be a finding.
    const delta = engine.update(2, [
      replace('routes.yaml', ROUTES, 'weight: 90', 'weight: 70'),
      replace('routes.yaml', ROUTES, 'weight: 10', 'weight: 30'),
    ])
    expect(delta.files).toEqual([])
    expect(delta.diagnostics).toEqual([])
    expect(delta.graph.nodes).toEqual([])
    expect(new Set(delta.graph.edges.map(({ weight }) => weight))).toEqual(new Set([30, 70]))
    expect(delta).not.toHaveProperty('names')
  })

  it('clears a finding in another file that it was the cause of', () => {
    const engine = openEngine()
    expect(codesIn(engine.view(), 'routes.yaml#0')).toEqual(['IST0101'])
    const delta = engine.update(2, [replace('rule.yaml', RULE, 'name: v1', 'name: v9')])
    const [change] = delta.diagnostics
    expect(change?.documentId).toBe('routes.yaml#0')
    // The other subset is the one that is not defined now.
    expect(change?.diagnostics.map(({ message }) => message.includes('v1'))).toEqual([true])
  })

  it('tells new names to pickers and completion', () => {
    const engine = openEngine()
    const delta = engine.update(2, [replace('rule.yaml', RULE, 'name: v1', 'name: v2')])
    expect(delta.names?.hosts.map(({ fqdn, subsets }) => [fqdn, subsets])).toEqual([
      ['reviews.shop.svc.cluster.local', ['v2']],
    ])
  })
})

describe('a document that breaks', () => {
  const broken = replace('rule.yaml', RULE, 'subsets:', 'subsets: [')

  it('keeps its resources and its part of the graph, marked stale, until it can be read again', () => {
    const engine = openEngine()
    const before = engine.view()
    const delta = engine.update(2, [broken])
    expect(delta.graph).toEqual({ nodes: [], removedNodeIds: [], edges: [], removedEdgeIds: [] })
    const stale = documentOf(engine.view(), 'rule.yaml')
    expect(stale).toMatchObject({
      isStale: true,
      resources: documentOf(before, 'rule.yaml')?.resources,
    })
    expect(codesIn(engine.view(), 'rule.yaml#0')[0]).toMatch(/^YML-/)

    engine.update(3, [{ type: 'put', path: 'rule.yaml', text: RULE }])
    expect({ ...engine.view(), version: 1 }).toEqual(before)
  })

  it('sets off no findings in other files, and none of their fixes edits it', () => {
    const engine = openEngine()
    const fixes = (view: WorkspaceView) =>
      [...view.diagnosticsByDocument].flatMap(([id, diagnostics]) =>
        id === 'routes.yaml#0' ? diagnostics.flatMap((it) => it.fixes) : [],
      )
    const edited = (view: WorkspaceView) =>
      fixes(view).flatMap(({ edits }) => edits.map(({ documentId }) => documentId))
    expect(edited(engine.view())).toContain('rule.yaml#0')
    engine.update(2, [broken])
    expect(codesIn(engine.view(), 'routes.yaml#0')).toEqual(['IST0101'])
    expect(edited(engine.view())).not.toContain('rule.yaml#0')
    engine.update(3, [{ type: 'put', path: 'rule.yaml', text: RULE }])
    expect(edited(engine.view())).toContain('rule.yaml#0')
  })

  it('loses them when it is removed, or emptied', () => {
    const engine = openEngine()
    engine.update(2, [broken])
    engine.update(3, [{ type: 'put', path: 'rule.yaml', text: '' }])
    expect(documentOf(engine.view(), 'rule.yaml')).toMatchObject({ isStale: false, resources: [] })
    engine.update(4, [{ type: 'remove', path: 'rule.yaml' }])
    expect(engine.view().documentsByFile.has('rule.yaml')).toBe(false)
  })

  it('keeps them when its file is renamed', () => {
    const engine = openEngine()
    engine.update(2, [broken])
    const text = RULE.replace('subsets:', 'subsets: [')
    engine.update(3, [
      { type: 'remove', path: 'rule.yaml' },
      { type: 'put', path: 'policy.yaml', text },
    ])
    const renamed = documentOf(engine.view(), 'policy.yaml')
    expect(renamed?.isStale).toBe(true)
    expect(renamed?.resources.map(({ kind }) => kind)).toEqual(['DestinationRule'])
  })

  it('does not take over what an unrelated, removed file held', () => {
    const engine = openEngine()
    engine.update(2, [
      { type: 'remove', path: 'rule.yaml' },
      { type: 'put', path: 'other.yaml', text: 'a: [\n' },
    ])
    expect(documentOf(engine.view(), 'other.yaml')).toMatchObject({ isStale: false, resources: [] })
  })

  it('shows what can be read of it when it was never sound', () => {
    const engine = openEngine([{ path: 'rule.yaml', text: RULE.replace('subsets:', 'subsets: [') }])
    expect(documentOf(engine.view(), 'rule.yaml')?.isStale).toBe(false)
  })
})

describe('what stands in a file', () => {
  it('is a template without resources where it holds {{ }}', () => {
    const engine = openEngine([{ path: 'a.yaml', text: 'kind: {{ .Values.kind }}\n' }])
    expect(documentOf(engine.view(), 'a.yaml')).toMatchObject({ form: 'template', resources: [] })
  })

  it('is every item of a List', () => {
    const items = [SERVICE, RULE].map((text) => `  - ${text.trimEnd().replaceAll('\n', '\n    ')}`)
    const text = `apiVersion: v1\nkind: List\nitems:\n${items.join('\n')}\n`
    const engine = openEngine([{ path: 'list.yaml', text }])
    expect(documentOf(engine.view(), 'list.yaml')?.resources.map(({ kind }) => kind)).toEqual([
      'Service',
      'DestinationRule',
    ])
  })

  it('is shown twice, with a warning on the later one, where a name is used twice', () => {
    const engine = openEngine([{ path: 'a.yaml', text: `${SERVICE}---\n${SERVICE}` }])
    expect(codesIn(engine.view(), 'a.yaml#0')).toEqual([])
    expect(codesIn(engine.view(), 'a.yaml#1')).toEqual(['MD-051'])
  })

  it('keeps its findings and its place in the graph when a document is put before it', () => {
    const engine = openEngine()
    const finding = engine.view().diagnosticsByDocument.get('routes.yaml#0' as DocumentId)?.[0]
    const edits = [{ range: { start: 0, end: 0 }, newText: `${SERVICE}---\n` }]
    const delta = engine.update(2, [{ type: 'edit', path: 'routes.yaml', edits }])
    const moved = engine.view().diagnosticsByDocument.get('routes.yaml#1' as DocumentId)
    expect(moved?.map(({ code }) => code)).toContain(finding?.code)
    expect(engine.view().graph.nodesById.get('vs:shop/reviews')?.source).toEqual({
      documentId: 'routes.yaml#1',
      path: [],
    })
    expect(delta.files[0]?.splice).toEqual({ start: 0, removed: 1 })
  })
})

it('opens in steps, and an opening given up leaves the workspace before in place', () => {
  const engine = openEngine()
  const steps = engine.openInSteps(2, [{ path: 'a.yaml', text: SERVICE }])
  expect(steps.next().value).toEqual({ documentsDone: 0, documentsTotal: 1, path: 'a.yaml' })
  expect([...engine.view().documentsByFile.keys()]).toEqual(FILES.map(({ path }) => path))
})

it('places only the nodes asked for', () => {
  const engine = openEngine()
  const [first] = engine.layout().map(([id]) => id)
  expect(engine.layout([first ?? '', 'nothing']).map(([id]) => id)).toEqual([first])
})

it('refuses an edit of a file that is not there, and one that leaves the text', () => {
  const edits = [{ range: { start: 9_999, end: 9_999 }, newText: 'x' }]
  const engine = openEngine()
  expect(() => engine.update(2, [{ type: 'edit', path: 'none.yaml', edits }])).toThrow(RangeError)
  expect(() => engine.update(2, [{ type: 'edit', path: 'rule.yaml', edits }])).toThrow(RangeError)
})

it('tells with the first delta what checks lack where complete kinds have no file yet', () => {
  const completeKinds = ['VirtualService']
  const engine = createEngine({ ...DEFAULT_ENGINE_SETTINGS, completeKinds })
  const view = applyDelta(emptyView(), engine.open(1, []))
  expect(view.skipped.length).toBeGreaterThan(0)
  expect(view.skipped).toEqual(engine.view().skipped)
})

it('keeps the identity of everything a delta does not name', () => {
  const engine = createEngine(DEFAULT_ENGINE_SETTINGS)
  const before = applyDelta(emptyView(), engine.open(1, FILES))
  const comment = replace('rule.yaml', RULE, 'spec:', '# why\nspec:')
  const after = applyDelta(before, engine.update(2, [comment]))
  expect(after.documentsByFile).not.toBe(before.documentsByFile)
  expect(after.documentsByFile.get('routes.yaml')).toBe(before.documentsByFile.get('routes.yaml'))
  expect(after.graph).toBe(before.graph)
  expect(after.names).toBe(before.names)
  expect(after.skipped).toBe(before.skipped)
  // The offer to add a subset edits the rule, whose text has moved.
  expect(after.diagnosticsByDocument.size).toBe(before.diagnosticsByDocument.size)
})
