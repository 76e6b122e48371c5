import { toDocumentId } from '@meshdraft/model'
import { describe, expect, it } from 'vitest'
import { applyDelta, emptyView } from '../apply-delta.ts'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from '../create-engine.ts'
import type { EngineFile } from '../engine.ts'
import type { EngineSettings, WorkspaceView } from '../view.ts'

const ROUTES = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [web]
  gateways: [absent]
  http:
    - route: [{ destination: { host: web } }]
`
const GATEWAY = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }]
`
const MANIFESTS = [
  { path: 'routes.yaml', text: ROUTES },
  { path: 'gateway.yaml', text: GATEWAY },
]

function open(files: readonly EngineFile[], settings: EngineSettings = DEFAULT_ENGINE_SETTINGS) {
  const engine = createEngine(settings)
  const delta = engine.open(1, [...MANIFESTS, ...files])
  return { engine, view: engine.view(), mirror: applyDelta(emptyView(), delta) }
}

const settingsFile = (text: string, path = '.meshdraft.yaml') => ({ path, text })

function listCodes(view: WorkspaceView) {
  return [...view.diagnosticsByDocument].flatMap(([id, list]) =>
    list.map(({ code, severity }) => `${id} ${code} ${severity}`),
  )
}

describe('a settings file', () => {
  it('is no manifest: nothing is drawn of it and it is no finding', () => {
    const { view } = open([settingsFile('severity: { IST0101: off }\n')])
    expect(listCodes(view)).toEqual([])
    expect(view.documentsByFile.get('.meshdraft.yaml')).toMatchObject([
      { isSettings: true, resources: [] },
    ])
    const sources = [...view.graph.nodesById.values()].map(({ source }) => source?.documentId ?? '')
    expect(sources.filter((id) => id.startsWith('.meshdraft'))).toEqual([])
  })

  it('changes severities, and tells what it leaves out and why', () => {
    const warn = open([settingsFile('severity: { IST0101: warning }\n')])
    expect(listCodes(warn.view)).toEqual(['routes.yaml#0 IST0101 warning'])
    const off = open([settingsFile('suppress: [{ code: IST0101, reason: shared gateway }]\n')])
    expect(listCodes(off.view)).toEqual([])
    expect([...off.view.suppressedByDocument.values()].flat()).toMatchObject([
      { diagnostic: { code: 'IST0101' }, by: 'suppress', reason: 'shared gateway' },
    ])
    expect(off.mirror.suppressedByDocument).toEqual(off.view.suppressedByDocument)
  })

  it('is told which of its entries leave out nothing, as long as they do not', () => {
    const entries = `suppress:
  - code: IST0132
  - code: IST0109
    resource: VirtualService shop/web
  - code: IST0112
  - code: KIA0199
`
    const { engine, view } = open([settingsFile(entries)])
    const own = (from: WorkspaceView) =>
      from.diagnosticsByDocument.get(toDocumentId('.meshdraft.yaml', 0)) ?? []
    const marked = (from: WorkspaceView) =>
      own(from).map(({ code, range }) => `${code} ${entries.slice(range.start, range.end)}`)
    // IST0112 needs Services, of which there are none.
    expect(marked(view)).toEqual(['CFG-012 IST0109', 'CFG-012 KIA0199'])
    expect(own(view).map(({ fixes }) => fixes.length)).toEqual([1, 0])
    const copy = ROUTES.replace('name: web,', 'name: copy,').replace('[absent]', '[mesh]')
    const rival = ROUTES.replace('[absent]', '[mesh]')
    engine.update(2, [
      { type: 'put', path: 'copy.yaml', text: copy },
      { type: 'put', path: 'routes.yaml', text: rival },
    ])
    expect(marked(engine.view())).toEqual(['CFG-012 IST0132', 'CFG-012 KIA0199'])
    engine.update(3, [{ type: 'remove', path: 'copy.yaml' }])
    expect(marked(engine.view())).toContain('CFG-012 IST0109')
  })

  it('says what the mesh is like, and the view tells', () => {
    const { view, mirror } = open([settingsFile('istioVersion: 1.27\ndefaultNamespace: shop\n')])
    expect(view.settings).toMatchObject({
      mesh: { istioVersion: '1.27', defaultNamespace: 'shop', clusterDomain: 'cluster.local' },
      documentId: '.meshdraft.yaml#0',
    })
    expect(mirror.settings).toEqual(view.settings)
  })

  it('may say that there is no further object of a kind, which is an answer too', () => {
    const alone = (text: string) => {
      const engine = createEngine(DEFAULT_ENGINE_SETTINGS)
      engine.open(1, [settingsFile(text), { path: 'routes.yaml', text: ROUTES }])
      return listCodes(engine.view())
    }
    expect(alone('{}\n')).not.toContain('routes.yaml#0 IST0101 error')
    expect(alone('complete: [Gateway]\n')).toContain('routes.yaml#0 IST0101 error')
  })

  it('yields to what the caller says explicitly', () => {
    const settings: EngineSettings = {
      ...DEFAULT_ENGINE_SETTINGS,
      istioVersion: '1.29',
      explicit: ['istioVersion'],
    }
    const { view } = open([settingsFile('istioVersion: 1.27\nrootNamespace: root\n')], settings)
    expect(view.settings.mesh).toMatchObject({ istioVersion: '1.29', rootNamespace: 'root' })
  })

  it('cannot excuse its own mistakes', () => {
    const { view } = open([
      settingsFile('suppress: [{ code: CFG-001 }, { code: IST0101 }]\nnonsense: 1\n'),
    ])
    expect(listCodes(view)).toEqual([
      '.meshdraft.yaml#0 CFG-007 error',
      '.meshdraft.yaml#0 CFG-001 error',
    ])
  })

  it('counts where it is nearest to the root, first document first', () => {
    const { view } = open([
      settingsFile('rootNamespace: deep\n', 'a/.meshdraft.yaml'),
      settingsFile('# note\n---\nrootNamespace: first\n---\nrootNamespace: second\n'),
    ])
    expect(view.settings.mesh.rootNamespace).toBe('first')
    expect(listCodes(view).filter((line) => line.includes('CFG'))).toEqual([
      '.meshdraft.yaml#1 CFG-008 warning',
      'a/.meshdraft.yaml#0 CFG-008 warning',
    ])
  })

  it('may have another name where the caller says so', () => {
    const settings = { ...DEFAULT_ENGINE_SETTINGS, settingsPath: 'ci/mesh.yaml' }
    const { view } = open(
      [settingsFile('severity: { IST0101: off }\n', 'ci/mesh.yaml'), settingsFile('{}\n')],
      settings,
    )
    expect(listCodes(view)).toEqual(['.meshdraft.yaml#0 CFG-008 warning'])
  })
})

describe('a change of the settings', () => {
  it('brings back what was left out, and tells only what is different', () => {
    const { engine, mirror } = open([settingsFile('severity: { IST0101: off }\n')])
    const delta = engine.update(2, [{ type: 'remove', path: '.meshdraft.yaml' }])
    expect(delta.diagnostics.map(({ documentId }) => documentId)).toEqual(['routes.yaml#0'])
    expect(delta.suppressed).toEqual([{ documentId: 'routes.yaml#0', findings: [] }])
    expect(delta.files).toEqual([{ path: '.meshdraft.yaml' }])
    expect(delta.graph.nodes).toEqual([])
    expect(delta.settings).not.toHaveProperty('documentId')
    expect(listCodes(applyDelta(mirror, delta))).toEqual(['routes.yaml#0 IST0101 error'])
  })

  it('that says the same tells nothing of the rest', () => {
    const { engine } = open([settingsFile('severity: { IST0101: off }\n')])
    const text = 'severity: { IST0101: off } # known\n'
    const delta = engine.update(2, [{ type: 'put', path: '.meshdraft.yaml', text }])
    expect(delta.diagnostics).toEqual([])
    expect(delta).not.toHaveProperty('settings')
  })

  it('keeps what a document last said while its text is broken', () => {
    const { engine } = open([])
    engine.update(2, [{ type: 'put', path: 'gateway.yaml', text: `${GATEWAY}  broken: [\n` }])
    const text = 'rootNamespace: root\n'
    engine.update(3, [{ type: 'put', path: '.meshdraft.yaml', text }])
    expect(engine.view().documentsByFile.get('gateway.yaml')).toMatchObject([
      { isStale: true, resources: [{ name: 'edge' }] },
    ])
  })
})
