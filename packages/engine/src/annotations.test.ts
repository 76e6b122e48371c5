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
  return {
    codes: [...diagnosticsByDocument.values()].flat().map(({ code }) => code),
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
  expect(codes).toEqual(['IST0101'])
  expect(suppressed).toEqual([])
})
