import type { ServiceEntrySpec } from '@meshdraft/schema'
import type { Fix } from '../../diagnostic.ts'
import { checkSubnet, isIpAddress } from '../common/hosts.ts'
import type { ServiceEntryContext } from './service-entry-context.ts'

const PATH = ['spec', 'addresses']

/** SE-008, SE-009. */
export function checkAddresses(spec: ServiceEntrySpec, context: ServiceEntryContext): void {
  const { addresses = [], resolution = 'NONE' } = spec
  for (const [i, address] of addresses.entries()) {
    const message = checkSubnet(address)
    if (message !== undefined) context.report('SE-008', [...PATH, i], { message })
  }
  const first = addresses.findIndex((address) => address.includes('/'))
  if (first < 0 || resolution === 'NONE' || resolution === 'STATIC') return
  const path = [...PATH, first]
  const values = { address: addresses[first] ?? '', resolution }
  context.report('SE-009', path, values, { fixes: stripMasks(addresses, context) })
}

/** A block of a single address is that address. */
function stripMasks(addresses: readonly string[], { fix }: ServiceEntryContext): readonly Fix[] {
  const steps = addresses.flatMap((address, i) => {
    const bare = address.replace(address.includes(':') ? /\/128$/ : /\/32$/, '')
    return bare === address ? [] : [['set', [...PATH, i], bare] as const]
  })
  const isEnough = addresses.every(
    (address, i) => !address.includes('/') || steps.some(([, path]) => path.at(-1) === i),
  )
  const areAddresses = steps.length <= 20 && steps.every(([, , bare]) => isIpAddress(bare))
  return isEnough && areAddresses ? fix.steps('Write the addresses without mask', steps) : []
}
