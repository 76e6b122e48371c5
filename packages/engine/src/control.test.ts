import { expect, it } from 'vitest'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from './create-engine.ts'

function check(text: string, settings: Partial<typeof DEFAULT_ENGINE_SETTINGS> = {}) {
  const engine = createEngine({ ...DEFAULT_ENGINE_SETTINGS, ...settings })
  engine.open(1, [{ path: 'a.yaml', text }])
  const view = engine.view()
  return {
    codes: [...view.diagnosticsByDocument.values()].flat().map(({ code }) => code),
    fixes: [...view.diagnosticsByDocument.values()].flat().flatMap(({ fixes }) => fixes),
    suppressed: [...view.suppressedByDocument.values()].flat().length,
  }
}

const twoCatchAlls = (annotation: string, extra = '') => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: web, annotations: {${annotation}}}
spec:
  hosts: [web]
  http:
  - route: [{destination: {host: web}}]
  - route: [{destination: {host: other}}]${extra}
`

it('leaves out a warning of the webhook by the code that istioctl gives it, and counts it', () => {
  expect(check(twoCatchAlls('')).codes).toContain('VS-100')
  const { codes, suppressed } = check(twoCatchAlls('galley.istio.io/analyze-suppress: IST0130'))
  expect(codes).not.toContain('VS-100')
  expect(suppressed).toBe(1)
})

it('never leaves out what the webhook refuses', () => {
  const text = twoCatchAlls('galley.istio.io/analyze-suppress: "*"', '\n    timeout: 1500us')
  expect(check(text).codes).toContain('VS-082')
})

const service = (version: string) =>
  `apiVersion: networking.istio.io/${version}\nkind: DestinationRule\nmetadata: {name: a}\nspec: {host: a}\n`

it('speaks of the version of the API that the target serves', () => {
  expect(check(service('v1beta1')).codes).toContain('MD-036')
  expect(check(service('v1')).codes).not.toContain('MD-036')
  const old = { istioVersion: '1.20' }
  expect(check(service('v1beta1'), old).codes).not.toContain('MD-036')
  expect(check(service('v1'), old).codes).toContain('MD-036')
  expect(check(service('v1'), old).fixes.map(({ title }) => title)).toContain('Write v1beta1')
})

const rollout = `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: cart, namespace: shop}
spec:
  template:
    metadata: {labels: {app: cart, version: v1}}
    spec: {containers: []}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: other, namespace: shop}
spec: {template: {metadata: {labels: {app: other}}, spec: {containers: []}}}
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: cart, namespace: shop}
spec: {host: cart, subsets: [{name: v1, labels: {version: v1}}]}
`

it('counts the workloads of operators', () => {
  expect(check(rollout).codes).not.toContain('IST0173')
  expect(
    check(rollout.replace('version: v1}}\n    spec', 'version: v2}}\n    spec')).codes,
  ).toContain('IST0173')
})
