import { readServiceEntry } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { FieldPath } from '@meshdraft/yaml'
import type { Analyzer } from '../../analyzer.ts'
import { findImportScope } from './import-scope.ts'
import {
  collectRivals,
  findClient,
  groupOnce,
  listClients,
  nameRivals,
  toGroupId,
} from './rivals.ts'
import type { Groups } from './rivals.ts'

interface Port {
  readonly number: number
  /** Upper case. */
  readonly protocol: string
}

/** Case does not count in hosts; ports that differ in protocol are reported as such. */
export const serviceEntryMultiMatch: Analyzer = {
  name: 'kiali/service-entry/multi-match',
  description: 'Every port of a host has one ServiceEntry.',
  subject: 'ServiceEntry',
  codes: ['KIA1211', 'KIA1212'],
  needs: [],
  check(entry, { lookup, report }) {
    const { hosts = [] } = readServiceEntry(entry)
    const ports = listPorts(entry)
    const client = findClient(entry)
    const isImported = findImportScope(client, lookup)
    if (!hosts.some((host) => isImported(host, entry.namespace))) return
    const countByName = countEach(hosts.map((host) => host.toLowerCase()))
    const portsByNumber = groupByNumber(ports)
    // Of the others none has anything to do with this one; all share what its ports are by themselves.
    const [first = '', ...rest] = countByName.keys()
    const names = [
      first,
      ...rest.filter((name) => countByName.get(name) !== 1 || !isAlone(entry, name, lookup)),
    ]
    for (const [i, port] of ports.entries()) {
      const found = new Set<string>()
      const same = portsByNumber.get(port.number) ?? []
      const isMixedItself = same.some(({ protocol }) => protocol !== port.protocol)
      for (const name of names) {
        const { differing, equal } = findRivals(entry, name, port, client, lookup)
        const isRepeated = same.length > 1 || countByName.get(name) !== 1 || equal.length > 0
        const isMixed = isMixedItself || differing.length > 0
        const code = isMixed ? 'KIA1212' : 'KIA1211'
        if ((!isRepeated && !isMixed) || found.has(code)) continue
        found.add(code)
        const others = isMixed ? differing : equal
        const where = others.length === 0 ? 'this ServiceEntry itself' : nameRivals(others)
        report(
          code,
          ['spec', 'ports', i],
          { host: name, number: port.number, protocol: port.protocol, others: where },
          { at: 'key', ...(isMixed ? { sameAs: listOtherPlaces(i) } : {}) },
        )
      }
    }
  },
}

function listPorts(entry: Resource): readonly Port[] {
  return (readServiceEntry(entry).ports ?? []).map(({ number = 0, protocol = '' }) => ({
    number,
    protocol: protocol.toUpperCase(),
  }))
}

function countEach(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

function groupByNumber(ports: readonly Port[]): ReadonlyMap<number, readonly Port[]> {
  const groups = new Map<number, Port[]>()
  for (const port of ports) {
    const group = groups.get(port.number)
    if (group === undefined) groups.set(port.number, [port])
    else group.push(port)
  }
  return groups
}

function isAlone(entry: Resource, name: string, lookup: Lookup): boolean {
  const list = lookup.serviceEntriesNamed(name)
  return list.length < 2 && list[0]?.key === entry.key
}

function findRivals(
  entry: Resource,
  name: string,
  { number, protocol }: Port,
  client: string,
  lookup: Lookup,
) {
  if (isAlone(entry, name, lookup)) return { differing: [], equal: [] }
  const groups = groupOnce(lookup.serviceEntriesNamed(name), 'ports', listPortIds)
  const isImported = findImportScope(client, lookup)
  const isSeen = (other: Resource) =>
    (readServiceEntry(other).hosts ?? []).some((host) => isImported(host, other.namespace))
  const pick = (isWanted: (to: string) => boolean) =>
    ['*', client]
      .filter(isWanted)
      .map((to) => ({ list: groups.get(toGroupId(to, `${number}`)) ?? [] }))
  const differing = collectRivals(
    entry,
    pick((to) => isMixed(groups, to, number, protocol)),
    (other) =>
      isSeen(other) &&
      listPorts(other).some((port) => port.number === number && port.protocol !== protocol),
  )
  return {
    differing,
    equal: collectRivals(
      entry,
      pick(() => true),
      isSeen,
    ),
  }
}

/** Whether some of a group have another protocol: in most groups none has, however many there are. */
function isMixed(groups: Groups, client: string, number: number, protocol: string): boolean {
  const all = groups.get(toGroupId(client, `${number}`))?.length ?? 0
  const other = groups.get(toGroupId(client, `${number} not only`))?.length ?? 0
  return all !== (groups.get(toGroupId(client, `${number} ${protocol}`))?.length ?? 0) || other > 0
}

function listPortIds(entry: Resource): readonly string[] {
  const ports = listPorts(entry)
  const portsByNumber = groupByNumber(ports)
  return listClients(entry).flatMap((to) =>
    ports.flatMap(({ number, protocol }) => {
      const same = portsByNumber.get(number) ?? []
      const isOneOf = same.some((port) => port.protocol !== protocol)
      const kinds = ['', ` ${protocol}`, ...(isOneOf ? [' not only'] : [])]
      return kinds.map((kind) => toGroupId(to, `${number}${kind}`))
    }),
  )
}

function listOtherPlaces(i: number) {
  const path: FieldPath = ['spec', 'ports', i]
  const places: readonly FieldPath[] = [
    ['metadata', 'name'],
    path,
    [...path, 'protocol'],
    [...path, 'number'],
  ]
  return places.map((place) => ({ code: 'IST0177', path: place }))
}
