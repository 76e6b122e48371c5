import type { Lookup, Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import { MOST_RELATED, toRelated } from '../../related.ts'
import { listSome } from '../../words.ts'
import { nameOf } from '../name-of.ts'
import { findRivals, readClaims } from './mesh-claims.ts'
import type { Claim } from './mesh-claims.ts'

/**
 * As istioctl: two VirtualServices of the mesh compete when they give one host to the same
 * namespaces, or when one is exported to some namespaces, the other to all, and a host of the one
 * covers a host of the other. Reported once for each VirtualService, at its first such host.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0109/
 */
export const meshConflicts: Analyzer = {
  name: 'virtual-service/mesh-conflicts',
  description: 'Every host of the mesh has one VirtualService.',
  subject: 'VirtualService',
  codes: ['IST0109'],
  needs: [],
  check(virtualService, { lookup, report }) {
    const own = readClaims(virtualService, lookup)
    if (own.length === 0 || !countsForItsName(virtualService, lookup)) return
    const seen = new Set<string>()
    for (const claim of own) {
      const path = ['spec', 'hosts', claim.index]
      if (seen.has(claim.fqdn)) {
        report('IST0109', path, { kind: 'itself', host: claim.host })
        return
      }
      seen.add(claim.fqdn)
      const { count, first } = findRivals(claim, lookup)
      if (count === 0) continue
      const others = first.map(({ owner }) => nameOf(owner))
      report(
        'IST0109',
        path,
        { kind: 'others', host: claim.host, others: listSome(others, count) },
        {
          related: first.slice(0, MOST_RELATED).flatMap((rival) => pointAt(rival, lookup)),
        },
      )
      return
    }
  },
}

// Of two definitions of one VirtualService only the last one applies; the other claims nothing.
function countsForItsName(virtualService: Resource, lookup: Lookup): boolean {
  const { index, count } = lookup.definitions(virtualService)
  return index === count - 1 || index < 0
}

function pointAt({ owner, index }: Claim, lookup: Lookup): Diagnostic['related'] {
  // To point at text ask for the present one; the lookup by host does not follow it.
  const { namespace, name } = owner
  const present = name === '' ? owner : lookup.resource('VirtualService', namespace, name)
  if (present === undefined) return []
  const message = `VirtualService ${nameOf(owner)} has it too.`
  return [toRelated(present, ['spec', 'hosts', index], message)]
}
