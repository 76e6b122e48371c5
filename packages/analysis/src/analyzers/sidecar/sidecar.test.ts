import { describe, expect, it } from 'vitest'
import { analyze, istio, stream } from '../../../test/workspace.ts'
import { sidecarAmbientMode } from './ambient-mode.ts'
import { sidecarConflicts } from './conflicts.ts'
import { sidecarDeprecatedFields } from './deprecated-fields.ts'
import { sidecarSelector } from './selector.ts'

const sidecar = (name: string, labels: string, namespace = 'shop') =>
  istio(
    'Sidecar',
    name,
    labels === '' ? '{}' : `{workloadSelector: {labels: ${labels}}}`,
    namespace,
  )
const pod = (labels: string, annotations = '{}', namespace = 'shop') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: ${namespace}, labels: ${labels}, annotations: ${annotations}}\n`
const namespace = (labels: string) =>
  `apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: ${labels}}\n`
const deployment = (labels: string, annotations = '{}') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d, namespace: shop}\nspec: {template: {metadata: {labels: ${labels}, annotations: ${annotations}}}}\n`
const AMBIENT = '{ambient.istio.io/redirection: enabled}'

describe('the workload selector of a Sidecar', () => {
  it.each([
    ['a Pod', pod('{app: a}')],
    ['what a Deployment runs', deployment('{app: a}')],
    ['nothing, where the files hold no workloads', namespace('{}')],
  ])('may match %s', (_, others) => {
    expect(analyze(sidecarSelector, stream(sidecar('s', '{app: a}'), others))).toEqual([])
  })

  it.each([
    ['other labels', pod('{app: b}')],
    ['another namespace', pod('{app: a}', '{}', 'other')],
  ])('is reported where Pods have %s', (_, others) => {
    const found = analyze(sidecarSelector, stream(sidecar('s', '{app: a}'), others))
    expect(found).toMatchObject([{ code: 'IST0101', path: 'spec/workloadSelector/labels/app' }])
  })
})

describe('Sidecars of one workload', () => {
  const conflicts = (...texts: readonly string[]) =>
    analyze(sidecarConflicts, stream(...texts)).map(({ code, resource }) => [code, resource?.name])

  it('are reported for both, with the same selector or not', () => {
    const pair = [sidecar('a', '{app: a}'), sidecar('b', '{x: one}')]
    expect(conflicts(...pair, pod('{app: a, x: one}'))).toEqual([
      ['IST0110', 'a'],
      ['IST0110', 'b'],
    ])
    expect(conflicts(...pair, pod('{app: a}'))).toEqual([])
    expect(conflicts(...pair, deployment('{app: a, x: one}'))).toHaveLength(2)
    expect(conflicts(...pair, pod('{app: a, x: one}', AMBIENT))).toEqual([])
    expect(conflicts(...pair, deployment('{app: a, x: one}', AMBIENT))).toEqual([])
    expect(conflicts(...pair, pod('{app: a, x: one}', '{}', 'other'))).toEqual([])
  })

  it('are no conflict with a general one, nor with another definition of itself', () => {
    expect(conflicts(sidecar('a', '{app: a}'), sidecar('b', ''), pod('{app: a}'))).toEqual([])
    const same = sidecar('a', '{app: a}')
    expect(conflicts(same, same, pod('{app: a}'))).toEqual([])
  })
})

describe('Sidecars without a selector', () => {
  const pair = [sidecar('a', ''), sidecar('b', '{}')]
  const codes = (...texts: readonly string[]) =>
    analyze(sidecarConflicts, stream(...texts)).map(({ code }) => code)

  it('are reported where a namespace has two', () => {
    expect(codes(...pair)).toEqual(['IST0111', 'IST0111'])
    expect(codes(sidecar('a', ''), sidecar('b', '', 'other'))).toEqual([])
    expect(codes(sidecar('a', ''), sidecar('a', ''))).toEqual([])
  })

  it('are no conflict in ambient mode, where none counts', () => {
    expect(codes(...pair, namespace('{istio.io/dataplane-mode: ambient}'))).toEqual([])
  })
})

describe('a Sidecar in ambient mode', () => {
  const mode = (labels: string) => namespace(`{istio.io/dataplane-mode: ambient${labels}}`)

  it.each([
    ['for the namespace', '', mode(''), 'metadata/name'],
    ['for a workload', '{app: a}', pod('{app: a}', AMBIENT), 'spec/workloadSelector/labels'],
  ])('is reported: %s', (_, labels, other, path) => {
    expect(analyze(sidecarAmbientMode, stream(sidecar('s', labels), other))).toMatchObject([
      { code: 'IST0167', path },
    ])
  })

  it.each([
    ['the namespace injects sidecars', '', mode(', istio-injection: enabled')],
    ['the namespace has a revision', '', mode(', istio.io/rev: canary')],
    ['the workload has a sidecar', '{app: a}', stream(mode(''), pod('{app: a}'))],
  ])('is fine where %s', (_, labels, other) => {
    expect(analyze(sidecarAmbientMode, stream(sidecar('s', labels), other))).toEqual([])
  })
})

it('egressProxy of a Sidecar is reported, and never taken away: traffic would get out past it', () => {
  const text = istio(
    'Sidecar',
    's',
    '{outboundTrafficPolicy: {mode: ALLOW_ANY, egressProxy: {host: a.b.c}}}',
  )
  const [finding] = analyze(sidecarDeprecatedFields, text)
  expect(finding).toMatchObject({ code: 'IST0002', marked: 'egressProxy' })
  expect(finding?.fixes).toEqual([])
  expect(analyze(sidecarDeprecatedFields, sidecar('s', ''))).toEqual([])
})
