import type { FieldPath } from '@meshdraft/yaml'
import { resolveHost } from '@meshdraft/model'
import type { Resource } from '@meshdraft/model'
import { listDestinations } from '../../analyzers/virtual-service/destinations.ts'
import type { Fix, PlacedEdit } from '../../diagnostic.ts'
import { fixesOf } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'

/** A subset and the name it should have. */
export interface SubsetRename {
  readonly from: string
  readonly to: string
  /** Position in `spec.subsets`. */
  readonly index: number
  /** The rule's own `host`. */
  readonly host: string
}

/** Yields the fix that renames a subset, here and in every route that leads to it. */
export function renameSubset(
  { from, to, index, host }: SubsetRename,
  { fix, lookup, resource }: AdmissionContext,
): readonly Fix[] {
  const title = `Rename to ${to}`
  const [own] = fix.set(title, ['spec', 'subsets', index, 'name'], to)
  if (own === undefined) return []
  const edits: PlacedEdit[] = [...own.edits]
  const fqdn = resolveHost(host, resource.namespace, lookup.settings.clusterDomain)
  for (const { kind, namespace, name } of lookup.virtualServicesRoutingTo(fqdn)) {
    const virtualService = lookup.resource(kind, namespace, name)
    if (virtualService === undefined) continue
    const fixer = fixesOf(virtualService)
    for (const path of findReferences(virtualService, fqdn, from, lookup.settings.clusterDomain)) {
      const [change] = fixer.set(title, path, to)
      // Text that is shared through an anchor cannot be changed for this route alone.
      if (change === undefined) return []
      edits.push(...change.edits)
    }
  }
  return [{ ...own, edits }]
}

function findReferences(
  virtualService: Resource,
  fqdn: string,
  subset: string,
  clusterDomain: string,
): readonly FieldPath[] {
  return listDestinations(virtualService)
    .filter(
      ({ destination: { host = '', subset: name } }) =>
        name === subset && resolveHost(host, virtualService.namespace, clusterDomain) === fqdn,
    )
    .map(({ path }) => [...path, 'subset'])
}
