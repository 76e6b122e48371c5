import { expect, it } from 'vitest'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from './create-engine.ts'

function open(annotations: string) {
  const text = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: web
  namespace: shop
  annotations: { ${annotations} }
spec:
  hosts: [web.example.com]
  gateways: [nowhere]
  http: [{ directResponse: { status: 200 } }]
`
  const engine = createEngine({ ...DEFAULT_ENGINE_SETTINGS, completeKinds: ['Gateway'] })
  engine.open(1, [{ path: 'web.yaml', text }])
  const { diagnosticsByDocument, suppressedByDocument } = engine.view()
  const diagnostics = [...diagnosticsByDocument.values()].flat()
  const idle = diagnostics.filter(({ code }) => code === 'MD-052')
  return {
    codes: diagnostics.map(({ code }) => code),
    idle,
    idleTexts: idle.map(({ range }) => text.slice(range.start, range.end)),
    suppressed: [...suppressedByDocument.values()].flat(),
  }
}

it('what an annotation leaves out is kept apart, with its reason', () => {
  expect(open('')).toMatchObject({ codes: ['IST0101'], suppressed: [] })
  const { codes, suppressed } = open(
    'galley.istio.io/analyze-suppress: "IST0101,IST0132", meshdraft/suppress-reason: lives in another cluster',
  )
  expect(codes).toEqual([])
  expect(suppressed).toMatchObject([
    { diagnostic: { code: 'IST0101' }, by: 'annotation', reason: 'lives in another cluster' },
  ])
  expect(suppressed[0]?.diagnostic).not.toHaveProperty('annotated')
})

it('an annotation for another code leaves nothing out', () => {
  const { codes, suppressed } = open('galley.istio.io/analyze-suppress: IST0109')
  expect(codes).toEqual(['MD-052', 'IST0101'])
  expect(suppressed).toEqual([])
})

it.each([
  ['a code that is found', 'galley.istio.io/analyze-suppress: IST0132', []],
  ['every code, of which one is found', 'galley.istio.io/analyze-suppress: "*"', []],
  ['one that is not', 'galley.istio.io/analyze-suppress: "IST0132,KIA1106"', ['KIA1106']],
  ['one of a check that could not run', 'galley.istio.io/analyze-suppress: IST0112', []],
  ['one that no check reports', 'galley.istio.io/analyze-suppress: XYZ-1', ['XYZ-1']],
  ['Kiali’s, in vain', 'kiali.io/ignore-validations: KIA1104', ['KIA1104']],
  ['itself', 'galley.istio.io/analyze-suppress: MD-052', []],
])('an annotation that names %s', (_, annotations, idle) => {
  const { idleTexts } = open(annotations)
  expect(idleTexts).toEqual(idle)
})

it('a code that leaves nothing out can be taken off, one that no check reports stays', () => {
  const titles = (annotations: string) =>
    open(annotations).idle.flatMap(({ fixes }) => fixes.map(({ title }) => title))
  expect(titles('galley.istio.io/analyze-suppress: "IST0101,KIA1106"')).toEqual(['Remove KIA1106'])
  expect(titles('galley.istio.io/analyze-suppress: KIA1106')).toEqual(['Remove the annotation'])
  expect(titles('galley.istio.io/analyze-suppress: XYZ-1')).toEqual([])
})
