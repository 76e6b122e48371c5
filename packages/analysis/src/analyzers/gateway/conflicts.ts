import { readGateway } from '@meshdraft/model'
import type { Labels, Lookup, Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { MOST_RELATED, toRelated } from '../../related.ts'
import { listSome } from '../../words.ts'
import { joinSelectors, writeLabels } from '../labels.ts'
import { nameOf, toObjectId } from '../name-of.ts'

/**
 * As istioctl: hosts are compared as written, wildcards and namespace parts too, and selectors that
 * differ meet only if one is a part of the other's text and a workload matches both. Unlike it, all
 * servers of a Gateway on one port count, not only the last.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0145/
 */
export const gatewayConflicts: Analyzer = {
  name: 'gateway/conflicts',
  description: 'Every host on a port of a gateway workload is served by one Gateway.',
  subject: 'Gateway',
  codes: ['IST0145'],
  needs: [],
  check(gateway, { lookup, report }) {
    const { selector = {}, servers = [] } = readGateway(gateway)
    for (const [i, { hosts = [], port, bind = '' }] of servers.entries()) {
      const number = port?.number ?? 0
      for (const [j, host] of hosts.entries()) {
        const rivals = findRivals({ gateway, selector, bind, host, port: number }, lookup)
        if (rivals.count === 0) continue
        const path = ['spec', 'servers', i, 'hosts', j]
        report(
          'IST0145',
          path,
          { host, port: number, others: listSome(rivals.first.map(nameOf), rivals.count) },
          {
            related: rivals.first.slice(0, MOST_RELATED).flatMap((rival) => pointAt(rival, lookup)),
          },
        )
        // One finding for each server, as one message of istioctl.
        break
      }
    }
  },
}

interface Claim {
  readonly gateway: Resource
  readonly selector: Labels
  readonly bind: string
  readonly host: string
  readonly port: number
}

interface Rivals {
  readonly count: number
  /** The first of them. */
  readonly first: readonly Resource[]
}

function findRivals({ gateway, selector, bind, host, port }: Claim, lookup: Lookup): Rivals {
  const candidates = lookup.gatewaysServing(host, port)
  if (candidates.length < 2) return { count: 0, first: [] }
  const groups = groupBySelector(candidates, { host, port, bind })
  const own = writeLabels(selector)
  let count = 0
  const first: Resource[] = []
  for (const [text, group] of groups) {
    if (text !== own && !isShared(own, selector, text, group.selector, lookup)) continue
    const isOwn = text === own && group.ids.has(toObjectId(gateway))
    count += group.gateways.length - (isOwn ? 1 : 0)
    if (first.length > MOST_RELATED) continue
    first.push(
      ...group.gateways
        .slice(0, MOST_RELATED + 2)
        .filter((other) => toObjectId(other) !== toObjectId(gateway)),
    )
  }
  return { count, first: first.slice(0, MOST_RELATED + 1) }
}

function isShared(
  own: string,
  selector: Labels,
  text: string,
  other: Labels,
  lookup: Lookup,
): boolean {
  if (!own.includes(text) && !text.includes(own)) return false
  const both = joinSelectors(selector, other)
  return both !== undefined && lookup.workloads(both).length > 0
}

interface SelectorGroup {
  readonly selector: Labels
  readonly gateways: Resource[]
  readonly ids: Set<string>
}

// Asked once by each Gateway that serves the host on the port, of which there may be thousands.
const groupsByCandidates = new WeakMap<
  readonly Resource[],
  Map<string, ReadonlyMap<string, SelectorGroup>>
>()

/** The Gateways among `candidates` that serve the host at this address, by selector. */
function groupBySelector(
  candidates: readonly Resource[],
  { host, port, bind }: Pick<Claim, 'host' | 'port' | 'bind'>,
): ReadonlyMap<string, SelectorGroup> {
  const byBind =
    groupsByCandidates.get(candidates) ?? new Map<string, ReadonlyMap<string, SelectorGroup>>()
  groupsByCandidates.set(candidates, byBind)
  const known = byBind.get(bind)
  if (known !== undefined) return known
  const groups = new Map<string, SelectorGroup>()
  for (const gateway of candidates) {
    const { selector = {}, servers = [] } = readGateway(gateway)
    const serves = servers.some(
      (server) =>
        (server.port?.number ?? 0) === port &&
        (server.bind ?? '') === bind &&
        (server.hosts ?? []).includes(host),
    )
    if (!serves) continue
    const text = writeLabels(selector)
    const group = groups.get(text) ?? { selector, gateways: [], ids: new Set() }
    group.gateways.push(gateway)
    group.ids.add(toObjectId(gateway))
    groups.set(text, group)
  }
  byBind.set(bind, groups)
  return groups
}

function pointAt(rival: Resource, lookup: Lookup) {
  // To point at text ask for the present one; the lookup by host does not follow it.
  const { namespace, name } = rival
  const present = name === '' ? rival : lookup.resource('Gateway', namespace, name)
  return present === undefined
    ? []
    : [toRelated(present, ['metadata', 'name'], `Gateway ${nameOf(rival)} serves it too.`)]
}
