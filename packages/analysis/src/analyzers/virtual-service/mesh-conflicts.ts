import { MESH_GATEWAY, overlaps, readVirtualService, resolveHost } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import { locateFinding } from '../../locate.ts'
import { isSameResource } from '../../same-resource.ts'
import { listSome } from '../../words.ts'

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
    for (const claim of own) {
      const path = ['spec', 'hosts', claim.index]
      if (own.some(({ fqdn, index }) => fqdn === claim.fqdn && index < claim.index)) {
        report('IST0109', path, { kind: 'itself', host: claim.host })
        return
      }
      const rivals = findRivals(claim, virtualService, lookup)
      if (rivals.length === 0) continue
      const others = rivals.map(({ owner }) => `${owner.namespace}/${owner.name}`)
      report(
        'IST0109',
        path,
        { kind: 'others', host: claim.host, others: listSome(others) },
        {
          aliases: rivals.some((rival) => isKnownToKiali(claim, rival)) ? ['KIA1106'] : [],
          related: rivals.flatMap((rival) => toRelated(rival, lookup)),
        },
      )
      return
    }
  },
}

/** A host that a VirtualService claims in the mesh. */
interface Claim {
  readonly owner: Resource
  readonly host: string
  readonly fqdn: string
  /** Position in `spec.hosts`. */
  readonly index: number
  /** `*`, or the namespaces the VirtualService is exported to. */
  readonly scopes: readonly string[]
}

function readClaims(owner: Resource, lookup: Lookup): readonly Claim[] {
  const { hosts = [], gateways = [], exportTo = [] } = readVirtualService(owner)
  if (gateways.length > 0 && !gateways.includes(MESH_GATEWAY)) return []
  const isPublic = exportTo.length === 0 || exportTo.includes('*')
  const scopes = isPublic
    ? ['*']
    : exportTo.map((entry) => (entry === '.' ? owner.namespace : entry))
  return hosts.flatMap((host, index) => {
    const fqdn = resolveHost(host, owner.namespace, lookup.settings.clusterDomain)
    return host === '' ? [] : [{ owner, host, fqdn, index, scopes }]
  })
}

/** The first rival claim of each other VirtualService. */
function findRivals(claim: Claim, virtualService: Resource, lookup: Lookup): readonly Claim[] {
  return lookup.meshVirtualServices(claim.fqdn).flatMap((other) => {
    if (isSameResource(other, virtualService)) return []
    const rival = readClaims(other, lookup).find((candidate) => isRival(claim, candidate))
    return rival ? [rival] : []
  })
}

function isRival(a: Claim, b: Claim): boolean {
  return a.scopes.some((left) =>
    b.scopes.some((right) => {
      if (left === right) return a.fqdn === b.fqdn
      return (left === '*' || right === '*') && overlaps(a.fqdn, b.fqdn)
    }),
  )
}

// Of two definitions of one VirtualService only the last one applies; the other claims nothing.
function countsForItsName(virtualService: Resource, lookup: Lookup): boolean {
  const { namespace, name } = virtualService
  const present = lookup.resource('VirtualService', namespace, name)
  return present === undefined || isSameResource(present, virtualService)
}

// Kiali compares only equal hosts, and only of VirtualServices that share a gateway as written.
function isKnownToKiali(a: Claim, b: Claim): boolean {
  const left = readVirtualService(a.owner).gateways ?? []
  const right = readVirtualService(b.owner).gateways ?? []
  const share = left.length === 0 ? right.length === 0 : left.some((ref) => right.includes(ref))
  return share && a.fqdn === b.fqdn
}

function toRelated({ owner, index }: Claim, lookup: Lookup): Diagnostic['related'] {
  // To point at text ask for the present one; the lookup by host does not follow it.
  const { namespace, name } = owner
  const present = name === '' ? owner : lookup.resource('VirtualService', namespace, name)
  if (present === undefined) return []
  const range = locateFinding(
    present.document,
    [...present.basePath, 'spec', 'hosts', index],
    'value',
  )
  const message = `VirtualService ${namespace}/${name} has it too.`
  return [{ documentId: present.documentId, range, message }]
}
