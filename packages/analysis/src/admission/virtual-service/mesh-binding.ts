import { MESH_GATEWAY } from '@meshdraft/model'
import type { VirtualServiceSpec } from '@meshdraft/schema'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import type { Fixer } from '../../fixer.ts'

/** Whether the routes reach sidecars: without gateways they do, else where one of them is `mesh`. */
export function appliesToMesh({ gateways = [] }: VirtualServiceSpec): boolean {
  return gateways.length === 0 || gateways.includes(MESH_GATEWAY)
}

/** Proposes to bind the routes to gateways only; nothing where `mesh` is all there is. */
export function fixMeshBinding({ gateways = [] }: VirtualServiceSpec, fix: Fixer): readonly Fix[] {
  const indices = gateways.flatMap((gateway, i) => (gateway === MESH_GATEWAY ? [i] : []))
  if (indices.length === 0 || indices.length === gateways.length) return []
  return fix.steps(
    'Remove “mesh” from gateways',
    indices.toReversed().map((i) => ['remove', ['spec', 'gateways', i]] as const),
    CHOICE,
  )
}
