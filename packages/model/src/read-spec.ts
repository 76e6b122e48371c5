import { conform } from '@meshdraft/schema'
import type { CatalogueKind, DecodedSpec, SpecByKind } from '@meshdraft/schema'
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
  return (resource) => {
    const { memo } = resource
    if (memo.spec === undefined) {
      // What Istio decodes differs only where something is wrong or written in another way.
      const decoded = memo.decoded as DecodedSpec<K> | undefined
      memo.spec = decoded?.isAsWritten ? decoded.spec : conform(kind, resource.value)
    }
    // A resource is read as the kind that it is.
    return memo.spec as SpecByKind[K]
  }
}
