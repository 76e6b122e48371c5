import { decodeSpec } from '@meshdraft/schema'
import type { CatalogueKind, DecodedSpec } from '@meshdraft/schema'
import type { Resource } from './resources.ts'

type Decoded = { readonly [K in CatalogueKind]?: DecodedSpec<K> }

const decodedByResource = new WeakMap<Resource, Decoded>()

/**
 * Decodes `spec` of a resource as Istio does, proto names and quoted numbers included; see
 * `decodeSpec`. Decoding the same resource again costs nothing.
 */
export function decodeResource<K extends CatalogueKind>(
  kind: K,
  resource: Resource,
): DecodedSpec<K> {
  const known: Decoded = decodedByResource.get(resource) ?? {}
  const earlier: DecodedSpec<K> | undefined = known[kind]
  if (earlier !== undefined) return earlier
  const decoded = decodeSpec(kind, resource.value)
  decodedByResource.set(resource, { ...known, [kind]: decoded })
  return decoded
}
