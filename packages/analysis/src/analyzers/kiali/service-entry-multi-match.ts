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
    const names = hosts.map((host) => host.toLowerCase())
    for (const [i, port] of ports.entries()) {
      const found = new Set<string>()
      for (const name of new Set(names)) {
        const own = countOwn(names, name, ports, port)
        const { differing, equal } = findRivals(entry, name, port, client, lookup)
        const isRepeated = own.count > 1 || equal.length > 0
        const isMixed = own.isMixed || differing.length > 0
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

/** How often one ServiceEntry gives a host this port number itself. */
function countOwn(names: readonly string[], name: string, ports: readonly Port[], port: Port) {
  const same = ports.filter(({ number }) => number === port.number)
  return {
    count: same.length * names.filter((other) => other === name).length,
    isMixed: same.some(({ protocol }) => protocol !== port.protocol),
  }
}

function findRivals(
  entry: Resource,
  name: string,
  { number, protocol }: Port,
  client: string,
  lookup: Lookup,
) {
  const list = lookup.serviceEntriesNamed(name)
  if (list.length < 2 && list[0]?.key === entry.key) return { differing: [], equal: [] }
  const groups = groupOnce(list, 'ports', listPortIds)
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
  return listClients(entry).flatMap((to) =>
    ports.flatMap(({ number, protocol }) => {
      const isOneOf = ports.some((port) => port.number === number && port.protocol !== protocol)
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
