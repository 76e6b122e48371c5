import { describe, expect, it } from 'vitest'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from '@meshdraft/engine'
import { createDesignStore } from '../store/create-design-store.ts'
import type { DesignStore } from '../store/create-design-store.ts'
import { buildTextFile } from '../store/workspace-file.ts'
import { planIstioVersion } from './settings-file.ts'
import type { ChangePlan } from './settings-file.ts'
import { findObstacle, planReport, planSuppression } from './suppressions.ts'

const ROUTE = `# routes of the shop
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: web
  namespace: shop
spec:
  hosts: [web.example.com]
  gateways: [nowhere] # lives elsewhere
  http: [{ directResponse: { status: 200 } }]
`
const GATEWAY = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: edge }
spec:
  selector: { istio: edge }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }]
`

function open(files: Readonly<Record<string, string>>): DesignStore {
  const store = createDesignStore()
  store.getState().openWorkspace({
    name: 'shop',
    source: { type: 'local', id: 'a' },
    files: Object.entries(files).map(([path, text]) => buildTextFile(path, text)),
  })
  check(store)
  return store
}

/** Lets the engine answer, as the worker does in the editor. */
function check(store: DesignStore): void {
  const { files, version, setView } = store.getState()
  const engine = createEngine(DEFAULT_ENGINE_SETTINGS)
  const texts = [...files.values()].map((file) => ({
    path: file.path,
    text: file.type === 'text' ? file.text : '',
  }))
  engine.open(version, texts)
  setView(engine.view())
}

function textOf(store: DesignStore, path: string): string | undefined {
  const file = store.getState().files.get(path)
  return file?.type === 'text' ? file.text : undefined
}

function apply(store: DesignStore, plan: ChangePlan): void {
  if (!plan.ok) throw new Error(plan.message)
  const options = { origin: 'problems', history: 'step', label: 'Suppress' } as const
  store.getState().applyEdits(plan.changes, options)
  check(store)
}

function find(store: DesignStore, code: string) {
  const all = [...store.getState().view.diagnosticsByDocument.values()].flat()
  const found = all.find((it) => it.code === code)
  if (!found) throw new Error(`${code} is not among ${all.map((it) => it.code).join(', ')}.`)
  return found
}

function codesOf(store: DesignStore): readonly string[] {
  return [...store.getState().view.diagnosticsByDocument.values()].flat().map(({ code }) => code)
}

function suppressedOf(store: DesignStore) {
  return [...store.getState().view.suppressedByDocument.values()].flat()
}

const FILES = { 'web.yaml': ROUTE, 'edge.yaml': GATEWAY }

describe('a suppression on the object', () => {
  it('writes the annotation and the reason, and one undo takes both back', () => {
    const store = open(FILES)
    const plan = planSuppression(
      store.getState(),
      find(store, 'IST0101'),
      'annotation',
      ' Lives elsewhere. ',
    )
    apply(store, plan)
    expect(textOf(store, 'web.yaml')).toBe(
      ROUTE.replace(
        '  namespace: shop\n',
        `  namespace: shop
  annotations:
    galley.istio.io/analyze-suppress: IST0101,IST0132
    meshdraft/suppress-reason: Lives elsewhere.
`,
      ),
    )
    expect(codesOf(store)).toEqual([])
    expect(suppressedOf(store)).toMatchObject([{ by: 'annotation', reason: 'Lives elsewhere.' }])
    store.getState().undo()
    expect(textOf(store, 'web.yaml')).toBe(ROUTE)
  })

  it('joins the codes and reasons that are there', () => {
    const annotated = ROUTE.replace(
      '  namespace: shop\n',
      `  namespace: shop
  annotations:
    galley.istio.io/analyze-suppress: "IST0109"
    meshdraft/suppress-reason: A drill.
`,
    )
    const store = open({ ...FILES, 'web.yaml': annotated })
    apply(store, planSuppression(store.getState(), find(store, 'IST0101'), 'annotation', 'Far.'))
    expect(textOf(store, 'web.yaml')).toBe(
      annotated
        .replace('"IST0109"', '"IST0109,IST0101,IST0132"')
        .replace('A drill.', 'A drill.; Far.'),
    )
    const [suppressed] = suppressedOf(store)
    if (!suppressed) throw new Error('Nothing is suppressed.')
    apply(store, planReport(store.getState(), suppressed))
    expect(textOf(store, 'web.yaml')).toContain('analyze-suppress: "IST0109"')
    // The one that was there before leaves out nothing, which is reported too.
    expect(codesOf(store)).toEqual(['MD-052', 'IST0101'])
  })

  it('reported again, nothing of it stays', () => {
    const store = open(FILES)
    apply(store, planSuppression(store.getState(), find(store, 'IST0101'), 'annotation', 'Far.'))
    const [suppressed] = suppressedOf(store)
    if (!suppressed) throw new Error('Nothing is suppressed.')
    apply(store, planReport(store.getState(), suppressed))
    expect(textOf(store, 'web.yaml')).toBe(ROUTE)
  })

  it('of a list is written to the item it is about', () => {
    const item = ROUTE.replace(/^#.*\n/, '').replaceAll('\n', '\n    ')
    const list = `apiVersion: v1\nkind: List\nitems:\n  - ${item.trimEnd()}\n`
    const store = open({ ...FILES, 'web.yaml': list })
    apply(store, planSuppression(store.getState(), find(store, 'IST0101'), 'annotation', ''))
    expect(textOf(store, 'web.yaml')).toContain(`      namespace: shop
      annotations:
        galley.istio.io/analyze-suppress: IST0101,IST0132
`)
  })

  it('is refused for what the webhook refuses', () => {
    const store = open({ 'edge.yaml': GATEWAY.replace('number: 80', 'number: 70000') })
    const refused = [...store.getState().view.diagnosticsByDocument.values()]
      .flat()
      .find(({ layer, severity }) => layer === 'admission' && severity === 'error')
    if (!refused) throw new Error('The port is taken.')
    expect(findObstacle(store.getState(), refused, 'annotation')).toMatch(/webhook/)
    expect(findObstacle(store.getState(), refused, 'settings')).toBeUndefined()
    expect(planSuppression(store.getState(), refused, 'annotation', '').ok).toBe(false)
  })
})

describe('a suppression in the settings', () => {
  it('makes the file, names the object, and is undone with the file', () => {
    const store = open(FILES)
    apply(store, planSuppression(store.getState(), find(store, 'IST0101'), 'settings', 'Far.'))
    expect(textOf(store, '.meshdraft.yaml')).toMatch(
      /^# .*\nsuppress:\n- code: IST0101\n {2}resource: VirtualService shop\/web\n {2}reason: Far.\n$/,
    )
    expect(codesOf(store)).toEqual([])
    expect(suppressedOf(store)).toMatchObject([{ by: 'suppress', reason: 'Far.' }])
    store.getState().undo()
    expect(textOf(store, '.meshdraft.yaml')).toBeUndefined()
  })

  it('joins the file that is there, and leaves the rest of it alone', () => {
    const settings = '# ours\nsuppress:\n- code: IST0102 # for now\nistioVersion: 1.28\n'
    const store = open({ ...FILES, '.meshdraft.yaml': settings })
    apply(store, planSuppression(store.getState(), find(store, 'IST0101'), 'settings', ''))
    expect(textOf(store, '.meshdraft.yaml')).toBe(
      settings.replace(
        'for now\n',
        'for now\n- code: IST0101\n  resource: VirtualService shop/web\n',
      ),
    )
    const [suppressed] = suppressedOf(store)
    if (!suppressed) throw new Error('Nothing is suppressed.')
    apply(store, planReport(store.getState(), suppressed))
    expect(textOf(store, '.meshdraft.yaml')).toBe(settings)
  })

  it('that covers more than one object is not taken away for one', () => {
    const settings = 'suppress: [{ code: IST0101, resource: VirtualService */* }]\n'
    const store = open({ ...FILES, '.meshdraft.yaml': settings })
    const [suppressed] = suppressedOf(store)
    if (!suppressed) throw new Error('Nothing is suppressed.')
    expect(planReport(store.getState(), suppressed).ok).toBe(false)
  })
})

describe('the target version', () => {
  it('is written so that the engine follows it', () => {
    const store = open(FILES)
    apply(store, planIstioVersion(store.getState(), '1.24'))
    expect(store.getState().view.settings.mesh.istioVersion).toBe('1.24')
    apply(store, planIstioVersion(store.getState(), '1.30'))
    expect(store.getState().view.settings.mesh.istioVersion).toBe('1.30')
    expect(textOf(store, '.meshdraft.yaml')).toMatch(/^# .*\nistioVersion: "1\.30"\n$/)
  })

  it('is not written into a file that cannot be read', () => {
    const store = open({ ...FILES, '.meshdraft.yaml': 'suppress: [\n' })
    const plan = planIstioVersion(store.getState(), '1.24')
    expect(plan).toMatchObject({ ok: false, message: expect.stringContaining('.meshdraft.yaml') })
  })
})
