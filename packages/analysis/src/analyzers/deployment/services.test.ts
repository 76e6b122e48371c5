import { describe, expect, it } from 'vitest'
import { analyze, stream } from '../../../test/workspace.ts'
import { deploymentServices } from './services.ts'

const deployment = (rest = '', labels = '{app: a}', annotations = '{}') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d, namespace: shop}\nspec: {template: {metadata: {labels: ${labels}, annotations: ${annotations}}${rest}}}\n`
const service = (name: string, ports: string, selector = '{app: a}', namespace = 'shop') =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {selector: ${selector}, ports: [${ports}]}\n`
const namespace = (labels: string) =>
  `apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: ${labels}}\n`
const INJECTED = namespace('{istio-injection: enabled}')
const codes = (...texts: readonly string[]) =>
  analyze(deploymentServices, stream(...texts)).map(({ code }) => code)

describe('the Services of a Deployment', () => {
  const one = service('one', '{port: 80}')

  it.each([
    ['IST0116', service('two', '{port: 80, protocol: UDP, targetPort: 81}')],
    ['IST0137', service('two', '{port: 81, targetPort: 80}')],
    ['IST0137', service('two', '{port: 81, targetPort: 82}, {port: 83, targetPort: 82}')],
  ])('disagree: %s', (code, two) => {
    expect(codes(INJECTED, deployment(), one, two)).toEqual([code])
  })

  it.each([
    ['use different ports', service('two', '{port: 81}')],
    ['use the same port', service('two', '{port: 80}')],
    ['are of another selector', service('two', '{port: 81, targetPort: 80}', '{app: b}')],
    ['have no selector', service('two', '{port: 81, targetPort: 80}', '{}')],
    ['are of another namespace', service('two', '{port: 81, targetPort: 80}', '{app: a}', 'x')],
  ])('agree where they %s', (_, two) => {
    expect(codes(INJECTED, deployment(), one, two)).toEqual([])
  })

  const two = service('two', '{port: 81, targetPort: 80}')

  it.each([
    ['has no namespace among the files', deployment(), []],
    [
      'asks for a sidecar',
      deployment('', '{app: a, sidecar.istio.io/inject: "true"}'),
      ['IST0137'],
    ],
    [
      'asks for one by annotation',
      deployment('', '{app: a}', '{sidecar.istio.io/inject: "true"}'),
      ['IST0137'],
    ],
    [
      'holds one',
      deployment(', spec: {containers: [{name: istio-proxy, image: auto}]}'),
      ['IST0137'],
    ],
    ['holds one without an image', deployment(', spec: {containers: [{name: istio-proxy}]}'), []],
  ])('matter to a Deployment with a sidecar: it %s', (_, text, expected) => {
    expect(codes(text, one, two)).toEqual(expected)
  })

  it('do not matter where the pods refuse a sidecar', () => {
    const text = deployment('', '{app: a, sidecar.istio.io/inject: "false"}')
    expect(codes(INJECTED, text, one, two)).toEqual([])
  })
})
