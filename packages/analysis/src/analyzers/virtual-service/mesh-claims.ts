import {
  isWildcard,
  MESH_GATEWAY,
  overlaps,
  readVirtualService,
  rememberWith,
  resolveHost,
} from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'

/** A host that a VirtualService claims in the mesh. */
export interface Claim {
  readonly owner: Resource
  readonly host: string
  readonly fqdn: string
  /** Position in `spec.hosts`. */
  readonly index: number
  /** `*`, or the namespaces the VirtualService is exported to. */
  readonly scopes: readonly string[]
}

/** Those who compete with a claim. */
export interface Rivals {
  readonly count: number
  /** The first six claims in order of the files, each of another VirtualService. */
  readonly first: readonly Claim[]
}

const MOST_FIRST = 6

// Of VirtualServices exported to several namespaces at once at most so many are told apart.
const MOST_COUNTED = 1000

const competitors = new WeakMap<readonly Resource[], Map<string, Competitors>>()

/** Yields what a VirtualService claims in the mesh, in order; nothing if it is not attached to it. */
export function readClaims(owner: Resource, lookup: Lookup): readonly Claim[] {
  return claimsOf(owner, lookup.settings).all
}

/** The claims of one VirtualService, which may be thousands, by what is asked of them. */
interface Claims {
  readonly all: readonly Claim[]
  /** The first claim to each host. */
  readonly byFqdn: ReadonlyMap<string, Claim>
  readonly wildcards: readonly Claim[]
  readonly isPublic: boolean
}

const claimsOf = rememberWith((owner, { clusterDomain }): Claims => {
  const { hosts = [], gateways = [], exportTo = [] } = readVirtualService(owner)
  const isAttached = gateways.length === 0 || gateways.includes(MESH_GATEWAY)
  const isPublic = exportTo.length === 0 || exportTo.includes('*')
  const scopes = isPublic
    ? ['*']
    : [...new Set(exportTo.map((entry) => (entry === '.' ? owner.namespace : entry)))]
  const all = (isAttached ? hosts : []).flatMap((host, index) => {
    const fqdn = resolveHost(host, owner.namespace, clusterDomain)
    return host === '' ? [] : [{ owner, host, fqdn, index, scopes }]
  })
  const byFqdn = new Map(all.toReversed().map((claim) => [claim.fqdn, claim]))
  const wildcards = all.filter(({ fqdn }) => isWildcard(fqdn))
  return { all, byFqdn, wildcards, isPublic }
})

/** Finds who competes with `claim`: for all who claim one host together the work is done once. */
export function findRivals(claim: Claim, lookup: Lookup): Rivals {
  const candidates = lookup.meshVirtualServices(claim.fqdn)
  // The claimant itself is one of them.
  if (candidates.length < 2) return NO_RIVALS
  const byHost = competitors.get(candidates) ?? new Map<string, Competitors>()
  competitors.set(candidates, byHost)
  const known = byHost.get(claim.fqdn) ?? groupCompetitors(candidates, claim.fqdn, lookup)
  byHost.set(claim.fqdn, known)
  return claim.scopes.includes('*')
    ? toRivals(claim, [known.publicEqual, known.privateOverlapping])
    : toRivals(claim, [
        known.publicOverlapping,
        joinGroups(claim.scopes.map((scope) => known.privateEqualByScope.get(scope) ?? [])),
      ])
}

const NO_RIVALS: Rivals = { count: 0, first: [] }

type Group = readonly RankedClaim[]

/** A claim with the rank of its owner among all candidates. */
interface RankedClaim extends Claim {
  readonly rank: number
}

/** The first claim of each candidate that competes, by whom it competes with. */
interface Competitors {
  /** Of those visible everywhere, the claims to just this host: against others visible everywhere. */
  readonly publicEqual: Group
  /** Of those visible everywhere: against those exported to some namespaces. */
  readonly publicOverlapping: Group
  /** Of those exported to some namespaces: against those visible everywhere. */
  readonly privateOverlapping: Group
  /** Of those exported to a namespace, the claims to just this host: against each other. */
  readonly privateEqualByScope: ReadonlyMap<string, Group>
}

function groupCompetitors(
  candidates: readonly Resource[],
  fqdn: string,
  lookup: Lookup,
): Competitors {
  const publicEqual: RankedClaim[] = []
  const publicOverlapping: RankedClaim[] = []
  const privateOverlapping: RankedClaim[] = []
  const privateEqualByScope = new Map<string, RankedClaim[]>()
  const lists = candidates.map((candidate) => claimsOf(candidate, lookup.settings))
  // What overlaps matters only between the two sorts.
  const isMixed = lists.some(({ isPublic }) => isPublic !== lists[0]?.isPublic)
  for (const [rank, claims] of lists.entries()) {
    const { byFqdn, isPublic } = claims
    const equal = byFqdn.get(fqdn)
    const overlapping = isMixed ? findOverlapping(claims, fqdn) : undefined
    if (overlapping)
      (isPublic ? publicOverlapping : privateOverlapping).push({ ...overlapping, rank })
    if (!equal) continue
    if (isPublic) publicEqual.push({ ...equal, rank })
    else for (const scope of equal.scopes) append(privateEqualByScope, scope, { ...equal, rank })
  }
  return { publicEqual, publicOverlapping, privateOverlapping, privateEqualByScope }
}

/** The first claim of a VirtualService that covers a host or is covered by it. */
function findOverlapping({ all, byFqdn, wildcards }: Claims, fqdn: string): Claim | undefined {
  if (isWildcard(fqdn)) return all.find((claim) => overlaps(claim.fqdn, fqdn))
  const equal = byFqdn.get(fqdn)
  const wildcard = wildcards.find((claim) => overlaps(claim.fqdn, fqdn))
  if (!equal || !wildcard) return equal ?? wildcard
  return equal.index < wildcard.index ? equal : wildcard
}

/** Unites groups that may share claims; of many, not all are told apart. */
function joinGroups(groups: readonly Group[]): Group {
  const [only = []] = groups
  if (groups.length < 2) return only
  const byRank = new Map<number, RankedClaim>()
  for (const group of groups) {
    for (const claim of group) {
      if (byRank.size >= MOST_COUNTED) break
      byRank.set(claim.rank, claim)
    }
  }
  return [...byRank.values()].sort((a, b) => a.rank - b.rank)
}

/** Joins groups that share no claim. One of them holds the claimant itself. */
function toRivals(claim: Claim, groups: readonly Group[]): Rivals {
  const isOther = ({ owner }: Claim) => !isSameOwner(owner, claim.owner)
  const own = groups.reduce((sum, group) => sum + Number(holdsOwner(group, claim.owner)), 0)
  const first = groups
    .flatMap((group) => group.slice(0, MOST_FIRST + 1))
    .filter(isOther)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_FIRST)
  return {
    count: groups.reduce((sum, group) => sum + group.length, -own),
    first,
  }
}

const ownersByGroup = new WeakMap<Group, ReadonlySet<string>>()

function holdsOwner(group: Group, owner: Resource): boolean {
  const known = ownersByGroup.get(group)
  if (known !== undefined) return known.has(toPlace(owner))
  const owners = new Set(group.map((claim) => toPlace(claim.owner)))
  ownersByGroup.set(group, owners)
  return owners.has(toPlace(owner))
}

function isSameOwner(a: Resource, b: Resource): boolean {
  return toPlace(a) === toPlace(b)
}

/** One place, not only one name. */
function toPlace({ documentId, basePath }: Resource): string {
  return `${documentId}\n${basePath.join('\n')}`
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}
