import { expect, it } from 'vitest'
import { istio, open, service, stream } from '../test/workspace.ts'
import { listSkipped } from './skipped.ts'

const skippedOf = (text: string) =>
  listSkipped(open(text).index.lookup(() => {})).map(({ check, missingKinds }) => [
    check,
    ...missingKinds,
  ])

it('lists the checks that lack a kind they need', () => {
  const text = stream(istio('VirtualService', 'a', '{}'), service('reviews'))
  const skipped = skippedOf(text)
  expect(skipped).toContainEqual(['virtual-service/gateways', 'Gateway'])
  expect(skipped).toContainEqual(['virtual-service/subsets', 'DestinationRule'])
  expect(skipped.map(([check]) => check)).not.toContain('virtual-service/destination-hosts')
})

it('lists a check that needs one of several kinds with all of them', () => {
  const sidecar = istio('Sidecar', 'a', '{}')
  const found = skippedOf(sidecar).find(([check]) => check === 'sidecar/selector')
  expect(found).toEqual(expect.arrayContaining(['Pod', 'Deployment']))
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n'
  expect(skippedOf(stream(sidecar, pod)).map(([check]) => check)).not.toContain('sidecar/selector')
})

it('lists nothing where there is nothing to check', () => {
  const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: shop}\n'
  expect(skippedOf(text)).toEqual([])
})
