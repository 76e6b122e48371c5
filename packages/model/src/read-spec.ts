import { conform } from '@meshdraft/schema'
import type { CatalogueKind, SpecByKind } from '@meshdraft/schema'
import type { Resource } from './resources.ts'

/**
 * Reads `spec` of a resource as its kind's type: fields of a wrong type are left out, list items
 * keep their index. Reading the same resource again costs nothing.
 */
export type SpecReader<K extends CatalogueKind> = (resource: Resource) => SpecByKind[K]

export const readVirtualService = createSpecReader('VirtualService')
export const readDestinationRule = createSpecReader('DestinationRule')
export const readGateway = createSpecReader('Gateway')
export const readServiceEntry = createSpecReader('ServiceEntry')
export const readSidecar = createSpecReader('Sidecar')
export const readWorkloadEntry = createSpecReader('WorkloadEntry')
export const readWorkloadGroup = createSpecReader('WorkloadGroup')

function createSpecReader<K extends CatalogueKind>(kind: K): SpecReader<K> {
  const specs = new WeakMap<Resource, SpecByKind[K]>()
  return (resource) => {
    const known = specs.get(resource)
    if (known !== undefined) return known
    const spec = conform(kind, resource.value)
    specs.set(resource, spec)
    return spec
  }
}
