import { readGateway, remember } from '@meshdraft/model'
import type { Resource } from '@meshdraft/model'
import type { FieldPath } from '@meshdraft/yaml'
import type { Analyzer } from '../../analyzer.ts'
import { listSome } from '../../words.ts'
import { writeLabels } from '../labels.ts'
import { nameOf } from '../name-of.ts'
import { HostTable } from './host-table.ts'
import { isOneObject } from './rivals.ts'

/** A host of a server, without its namespace part. */
interface Served {
  readonly gateway: Resource
  readonly path: FieldPath
  /** Lower case. */
  readonly host: string
  /** Whose VirtualServices may use it; `*` for all. */
  readonly scope: string
  /** Among all of its Gateway. */
  readonly order: number
}

const MOST_RIVALS = 6

// Of very many candidates of which almost none is a rival, the search ends here: for one host, and
// for all hosts of a Gateway.
const MOST_EXAMINED = 2000
const MOST_EXAMINED_IN_ALL = 200_000

/**
 * Gateways with one selector should not give a host twice on a port; protocol and address do not
 * count. Of several Gateways each is reported, of one only the hosts before the last.
 */
export const gatewayMultiMatch: Analyzer = {
  name: 'kiali/gateway/multi-match',
  description: 'Every host on a port of a gateway workload is served once.',
  subject: 'Gateway',
  codes: ['KIA0301'],
  needs: [],
  check(gateway, { lookup, report }) {
    const selector = writeLabels(readGateway(gateway).selector ?? {})
    const effort = { left: MOST_EXAMINED_IN_ALL }
    for (const [port, list] of listServed(gateway)) {
      // Most serve one host on a port.
      const own = list.length < 2 ? NOTHING : toGroup([list])
      const others = groupOf(lookup.gatewaysOnPort(port), port, selector)
      for (const served of list) {
        const rivals = findRivals(served, own, others, effort)
        if (rivals.length === 0) continue
        report(
          'KIA0301',
          served.path,
          {
            host: served.host,
            port,
            others: listSome([...new Set(rivals.map((other) => describe(other, gateway)))]),
          },
          { sameAs: [{ code: 'IST0145' }, { code: 'IST0145', path: ['metadata', 'name'] }] },
        )
      }
    }
  },
}

/** Kiali looks everywhere, unless the mesh limits Gateways to workloads of their namespace. */
export const gatewaySelectors: Analyzer = {
  name: 'kiali/gateway/selectors',
  description: 'Every Gateway selects a workload.',
  subject: 'Gateway',
  codes: ['KIA0302'],
  // The workload of a gateway is installed by other means than what it serves.
  needs: ['Pod'],
  check(gateway, { lookup, report }) {
    const { selector = {} } = readGateway(gateway)
    if (lookup.workloads(selector).length > 0) return
    const path = ['spec', 'selector']
    const places = [path, ...Object.keys(selector).map((key) => [...path, key])]
    report(
      'KIA0302',
      path,
      { labels: writeLabels(selector) },
      { at: 'key', sameAs: places.map((place) => ({ code: 'IST0101', path: place })) },
    )
  },
}

function describe({ gateway, host }: Served, own: Resource): string {
  const place = isOneObject(gateway, own) ? 'this Gateway' : `Gateway ${nameOf(gateway)}`
  return `“${host}” of ${place}`
}

/** What one Gateway gives, in its order. */
type Share = readonly Served[]

/** What the servers of one port give, by Gateway, so that hosts which meet are found. */
interface ServedGroup {
  readonly all: readonly Share[]
  readonly table: HostTable<Share>
}

function toGroup(all: readonly Share[]): ServedGroup {
  const table = new HostTable<Share>()
  for (const share of all) {
    const [only] = share
    if (share.length === 1 && only !== undefined) {
      table.add(only.host, share)
      continue
    }
    const byHost = new Map<string, Served[]>()
    for (const served of share) {
      const list = byHost.get(served.host)
      if (list === undefined) byHost.set(served.host, [served])
      else list.push(served)
    }
    for (const [host, list] of byHost) table.add(host, list)
  }
  return { all, table }
}

function* listMeeting(host: string, { all, table }: ServedGroup): Iterable<Share> {
  if (host === '*') {
    yield* all
    return
  }
  yield* table.get(host)
  yield* table.get('*')
  // Of two wildcards none is compared with the other.
  const others = host.startsWith('*')
    ? table.listUnder(host).filter((other) => !other.startsWith('*') && covers(host, other))
    : table.listCovering(host).filter((pattern) => covers(pattern, host))
  for (const other of others) yield* table.get(other)
}

function covers(pattern: string, name: string): boolean {
  return name.endsWith(pattern.slice(1))
}

/** Candidates that may still be looked at. */
interface Effort {
  left: number
}

function findRivals(
  served: Served,
  own: ServedGroup,
  others: ServedGroup,
  effort: Effort,
): readonly Served[] {
  const { gateway, host, order } = served
  const later = search(listMeeting(host, own), served, effort, (share) => findLater(share, order))
  const foreign = search(listMeeting(host, others), served, effort, (share) =>
    share[0] === undefined || isOneObject(share[0].gateway, gateway) ? share.length : 0,
  )
  return [...later, ...foreign].slice(0, MOST_RIVALS)
}

/** Index of the first that stands behind `order`. */
function findLater(share: Share, order: number): number {
  let low = 0
  let high = share.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((share[middle]?.order ?? 0) > order) high = middle
    else low = middle + 1
  }
  return low
}

/** @param findStart - where in a share those begin that are rivals, if they are for the same clients. */
function search(
  shares: Iterable<Share>,
  { scope }: Served,
  effort: Effort,
  findStart: (share: Share) => number,
): readonly Served[] {
  const found: Served[] = []
  let examined = 0
  for (const share of shares) {
    effort.left -= 1
    for (let i = findStart(share); i < share.length; i += 1) {
      const other = share[i]
      examined += 1
      effort.left -= 1
      const isShared = other?.scope === scope || other?.scope === '*' || scope === '*'
      if (other !== undefined && isShared) found.push(other)
      if (found.length >= MOST_RIVALS || examined > MOST_EXAMINED || effort.left < 0) return found
    }
  }
  return found
}

const groupsByList = new WeakMap<readonly Resource[], Map<string, ServedGroup>>()

/** What all Gateways of a list with one selector serve on a port; kept with the list. */
function groupOf(gateways: readonly Resource[], port: number, selector: string): ServedGroup {
  const known = groupsByList.get(gateways)
  if (known !== undefined) return known.get(selector) ?? NOTHING
  const bySelector = new Map<string, Share[]>()
  for (const gateway of gateways) {
    const text = writeLabels(readGateway(gateway).selector ?? {})
    const list = bySelector.get(text) ?? []
    list.push(listServed(gateway).get(port) ?? [])
    bySelector.set(text, list)
  }
  const groups = new Map([...bySelector].map(([text, list]) => [text, toGroup(list)]))
  groupsByList.set(gateways, groups)
  return groups.get(selector) ?? NOTHING
}

const NOTHING = toGroup([])

/** Hosts of the servers of a Gateway by port number; without one Kiali takes 0. */
const listServed = remember((gateway): ReadonlyMap<number, Share> => {
  const byPort = new Map<number, Served[]>()
  let order = 0
  for (const [i, { hosts = [], port }] of (readGateway(gateway).servers ?? []).entries()) {
    const number = port?.number ?? 0
    const list = byPort.get(number) ?? []
    byPort.set(number, list)
    for (const [j, written] of hosts.entries()) {
      const slash = written.indexOf('/')
      const scope = slash < 0 ? '*' : written.slice(0, slash)
      order += 1
      list.push({
        gateway,
        path: ['spec', 'servers', i, 'hosts', j],
        host: written.slice(slash + 1).toLowerCase(),
        scope: scope === '.' ? gateway.namespace : scope,
        order,
      })
    }
  }
  return byPort
})
