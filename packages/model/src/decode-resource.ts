import { decodeSpec } from '@meshdraft/schema'
import type { CatalogueKind, DecodedSpec } from '@meshdraft/schema'
import type { Resource } from './resources.ts'

/**
 * Decodes `spec` of a resource as Istio does, proto names and quoted numbers included; see
 * `decodeSpec`. Decoding the same resource again costs nothing.
 *
 * @param kind - that of the resource.
 */
export function decodeResource<K extends CatalogueKind>(
  kind: K,
  { memo, value }: Resource,
): DecodedSpec<K> {
  memo.decoded ??= decodeSpec(kind, value)
  // A resource is decoded as the kind that it is.
  return memo.decoded as DecodedSpec<K>
}
