import { readGateway } from '@meshdraft/model'
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
const MOST_EXAMINED = 2000

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
    for (const [port, list] of listServed(gateway)) {
      const own = toGroup(list)
      const others = groupOf(lookup.gatewaysOnPort(port), port, selector)
      for (const served of list) {
        const rivals = findRivals(served, own, others)
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

/** What the servers of one port give, so that hosts which meet are found. */
interface ServedGroup {
  readonly all: readonly Served[]
  readonly table: HostTable<Served>
}

function toGroup(all: readonly Served[]): ServedGroup {
  const table = new HostTable<Served>()
  for (const served of all) table.add(served.host, served)
  return { all, table }
}

function* listMeeting(host: string, { all, table }: ServedGroup): Iterable<Served> {
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

function findRivals(served: Served, own: ServedGroup, others: ServedGroup): readonly Served[] {
  const { gateway, host, order } = served
  const later = search(listMeeting(host, own), served, (other) => other.order > order)
  const foreign = search(
    listMeeting(host, others),
    served,
    (other) => !isOneObject(other.gateway, gateway),
  )
  return [...later, ...foreign].slice(0, MOST_RIVALS)
}

function search(
  candidates: Iterable<Served>,
  { scope }: Served,
  isRival: (other: Served) => boolean,
): readonly Served[] {
  const found: Served[] = []
  let examined = 0
  for (const other of candidates) {
    examined += 1
    const isShared = other.scope === scope || other.scope === '*' || scope === '*'
    if (isShared && isRival(other)) found.push(other)
    if (found.length >= MOST_RIVALS || examined > MOST_EXAMINED) break
  }
  return found
}

const groupsByList = new WeakMap<readonly Resource[], Map<string, ServedGroup>>()

/** What all Gateways of a list with one selector serve on a port; kept with the list. */
function groupOf(gateways: readonly Resource[], port: number, selector: string): ServedGroup {
  const known = groupsByList.get(gateways)
  if (known !== undefined) return known.get(selector) ?? NOTHING
  const bySelector = new Map<string, Served[]>()
  for (const gateway of gateways) {
    const text = writeLabels(readGateway(gateway).selector ?? {})
    const list = bySelector.get(text) ?? []
    list.push(...(listServed(gateway).get(port) ?? []))
    bySelector.set(text, list)
  }
  const groups = new Map([...bySelector].map(([text, list]) => [text, toGroup(list)]))
  groupsByList.set(gateways, groups)
  return groups.get(selector) ?? NOTHING
}

const NOTHING = toGroup([])

/** Hosts of the servers of a Gateway by port number; without one Kiali takes 0. */
function listServed(gateway: Resource): ReadonlyMap<number, readonly Served[]> {
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
}
