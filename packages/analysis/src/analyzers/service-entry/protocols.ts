import { readExportTo, readServiceEntry } from '@meshdraft/model'
import type { HostTarget, Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { listSome } from '../../words.ts'
import { nameOf, toObjectId } from '../name-of.ts'

const MOST_OWNERS = 6

/**
 * As istioctl: hosts are compared as written, and one visible everywhere with those visible in some
 * namespaces. Reported once for each ServiceEntry, at its first such port.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0177/
 */
export const serviceEntryProtocols: Analyzer = {
  name: 'service-entry/protocols',
  description: 'Every port of a host has one protocol in all ServiceEntries.',
  subject: 'ServiceEntry',
  codes: ['IST0177'],
  needs: [],
  check(serviceEntry, { lookup, report }) {
    const { hosts = [], ports = [] } = readServiceEntry(serviceEntry)
    const scopes = readExportTo(serviceEntry, lookup.settings)
    for (const host of new Set(hosts)) {
      const targets = lookup.hostTargetsNamed(host)
      // The ServiceEntry itself is one of them.
      if (host === '' || targets.length < 2) continue
      for (const [i, { number = 0, protocol: written = '' }] of ports.entries()) {
        const protocol = written.toUpperCase()
        const rivals = findRivals({ serviceEntry, number, protocol, scopes }, targets)
        if (rivals === undefined) continue
        const path = ['spec', 'ports', i, 'protocol']
        report('IST0177', path, {
          host,
          port: number,
          protocols: listSome(rivals.protocols.map((name) => name || 'none')),
          others: listSome(rivals.owners.map(nameOf)),
        })
        return
      }
    }
  },
}

interface Claim {
  readonly serviceEntry: Resource
  readonly number: number
  readonly protocol: string
  /** Where the ServiceEntry is visible. */
  readonly scopes: readonly string[]
}

interface Rivals {
  readonly protocols: readonly string[]
  readonly owners: readonly Resource[]
}

const EVERYWHERE = '*'

/** The first owners by protocol. */
type Owners = Map<string, Resource[]>

/** Who gives a port of a host which protocol, by where it is visible. */
interface PortClaims {
  readonly byScope: Map<string, Owners>
  readonly anywhere: Owners
}

function findRivals(
  { serviceEntry, number, protocol, scopes }: Claim,
  targets: readonly HostTarget[],
): Rivals | undefined {
  const claims = groupByPort(targets).get(number)
  if (claims === undefined || claims.anywhere.size < 2) return undefined
  const id = toObjectId(serviceEntry)
  const everywhere = claims.byScope.get(EVERYWHERE)
  const others = scopes.includes(EVERYWHERE)
    ? [claims.anywhere]
    : [everywhere, ...scopes.map((scope) => claims.byScope.get(scope))]
  const owners = new Map<string, Resource>()
  const protocols = new Set<string>()
  for (const group of others) {
    for (const [other, list] of group ?? []) {
      if (other === protocol) continue
      protocols.add(other)
      for (const owner of list) owners.set(toObjectId(owner), owner)
    }
  }
  owners.delete(id)
  if (owners.size === 0) return undefined
  return { protocols: [...protocols].toSorted(), owners: [...owners.values()] }
}

const claimsByTargets = new WeakMap<readonly HostTarget[], ReadonlyMap<number, PortClaims>>()

function groupByPort(targets: readonly HostTarget[]): ReadonlyMap<number, PortClaims> {
  const known = claimsByTargets.get(targets)
  if (known !== undefined) return known
  const byPort = new Map<number, PortClaims>()
  for (const { resource, exportTo } of targets) {
    if (resource.kind !== 'ServiceEntry') continue
    for (const { number = 0, protocol = '' } of readServiceEntry(resource).ports ?? []) {
      const claims: PortClaims = byPort.get(number) ?? { byScope: new Map(), anywhere: new Map() }
      byPort.set(number, claims)
      addOwner(claims.anywhere, protocol.toUpperCase(), resource)
      for (const scope of exportTo) {
        const owners: Owners = claims.byScope.get(scope) ?? new Map()
        claims.byScope.set(scope, owners)
        addOwner(owners, protocol.toUpperCase(), resource)
      }
    }
  }
  claimsByTargets.set(targets, byPort)
  return byPort
}

function addOwner(owners: Owners, protocol: string, owner: Resource): void {
  const list = owners.get(protocol)
  if (list === undefined) owners.set(protocol, [owner])
  else if (list.length < MOST_OWNERS && list.at(-1) !== owner) list.push(owner)
}
