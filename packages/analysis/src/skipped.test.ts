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
  expect(skippedOf(text)).toEqual([
    ['virtual-service/gateways', 'Gateway'],
    ['virtual-service/gateway-hosts', 'Gateway'],
    ['virtual-service/subsets', 'DestinationRule'],
  ])
})

it('lists nothing where there is nothing to check', () => {
  expect(skippedOf(service('reviews'))).toEqual([])
})
