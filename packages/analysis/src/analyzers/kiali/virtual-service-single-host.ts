import { asStrings, readVirtualService, valueAt } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { MOST_RELATED, toRelated } from '../../related.ts'
import { nameOf } from '../name-of.ts'
import { readHost } from './host.ts'
import type { KialiHost } from './host.ts'
import { findImportScope } from './import-scope.ts'
import {
  collectRivals,
  findClient,
  groupOnce,
  listCandidates,
  listClients,
  nameRivals,
  toGroupId,
} from './rivals.ts'
import type { Candidates } from './rivals.ts'

/**
 * Two VirtualServices with a gateway in common, as written (or both without any), should not share a
 * host; and one for all hosts of a namespace meets every other in it.
 */
export const virtualServiceSingleHost: Analyzer = {
  name: 'kiali/virtual-service/single-host',
  description: 'Every host has one VirtualService at each gateway.',
  subject: 'VirtualService',
  codes: ['KIA1106'],
  needs: [],
  check(virtualService, { lookup, report }) {
    const { hosts: written = [] } = readVirtualService(virtualService)
    const { namespace } = virtualService
    const client = findClient(virtualService)
    const isImported = findImportScope(client, lookup)
    if (!written.some((host) => isImported(host, namespace))) return
    const hosts = written.map((host) => readHost(host, namespace, lookup))
    const own = countOwn(hosts)
    const indices: number[] = []
    let first: { readonly host: string; readonly others: readonly Resource[] } | undefined
    for (const [i, host] of hosts.entries()) {
      const others = findRivals(virtualService, host, client, lookup)
      if (others.length === 0 && !own.isShared(host)) continue
      indices.push(i)
      if (first === undefined || (first.others.length === 0 && others.length > 0)) {
        first = { host: written[i] ?? '', others }
      }
    }
    if (first === undefined) return
    const { host } = first
    // To name and point at them ask for the present ones; the lookup by host does not follow that.
    const others = first.others.flatMap((other) => findPresent(other, lookup))
    report(
      'KIA1106',
      ['spec', 'hosts'],
      {
        kind: others.length === 0 ? 'itself' : 'others',
        host,
        others: nameRivals(others),
      },
      {
        related: others
          .slice(0, MOST_RELATED)
          .map((other) => toRelated(other, ['spec', 'hosts'], `${nameOf(other)} has it too.`)),
        sameAs: indices.map((i) => ({ code: 'IST0109', path: ['spec', 'hosts', i] })),
      },
    )
  },
}

function findPresent(other: Resource, lookup: Lookup): readonly Resource[] {
  if (other.name === '') return [other]
  return [lookup.resource('VirtualService', other.namespace, other.name) ?? []].flat()
}

/** Hosts that one VirtualService lists twice, or beside all hosts of their namespace. */
function countOwn(hosts: readonly KialiHost[]) {
  const countByText = new Map<string, number>()
  const textsByNamespace = new Map<string, Set<string>>()
  for (const { text, namespace, isService } of hosts) {
    countByText.set(text, (countByText.get(text) ?? 0) + 1)
    if (!isService) continue
    const texts = textsByNamespace.get(namespace) ?? new Set<string>()
    textsByNamespace.set(namespace, texts.add(text))
  }
  const wide = new Set(hosts.filter(isWide).map(({ namespace }) => namespace))
  return {
    isShared: ({ text, namespace, isService }: KialiHost): boolean =>
      (countByText.get(text) ?? 0) > 1 ||
      (isService && wide.has(namespace) && (textsByNamespace.get(namespace)?.size ?? 0) > 1),
  }
}

function isWide({ service, isService }: KialiHost): boolean {
  return isService && service === '*'
}

function findRivals(
  virtualService: Resource,
  host: KialiHost,
  client: string,
  lookup: Lookup,
): readonly Resource[] {
  const find = (spelling: string) => lookup.virtualServicesNaming(spelling)
  const { namespace, isService } = host
  const lists: Candidates[] = [...listCandidates(host, find, lookup)]
  if (isWide(host)) lists.push({ list: lookup.virtualServicesNamingIn(namespace) })
  else if (isService) lists.push(...listCandidates(readWide(namespace, lookup), find, lookup))
  const groups = lists.flatMap((candidates) => pickGroups(virtualService, candidates, client))
  if (groups.length === 0) return []
  const isImported = findImportScope(client, lookup)
  return collectRivals(virtualService, groups, (other) =>
    asStrings(valueAt(other.value, ['spec', 'hosts'])).some((text) => {
      const parsed = readHost(text, other.namespace, lookup)
      const isMeant = isWide(host)
        ? parsed.isService && parsed.namespace === namespace
        : parsed.text === host.text || (isWide(parsed) && parsed.namespace === namespace)
      return isMeant && isImported(text, other.namespace)
    }),
  )
}

function readWide(namespace: string, lookup: Lookup): KialiHost {
  return readHost(`*.${namespace}.svc`, namespace, lookup)
}

/** Of a list, those that `client` sees and that share a gateway. */
function pickGroups(
  virtualService: Resource,
  { list, ...rest }: Candidates,
  client: string,
): readonly Candidates[] {
  // The VirtualService itself is one of them.
  const [first] = list
  if (first === undefined || (list.length === 1 && first.key === virtualService.key)) return []
  const groups = groupOnce(list, 'gateways', (one) =>
    listClients(one).flatMap((to) => listGateways(one).map((ref) => toGroupId(to, ref))),
  )
  return listGateways(virtualService).flatMap((ref) =>
    ['*', client].flatMap((to) => {
      const group = groups.get(toGroupId(to, ref))
      return group === undefined ? [] : [{ list: group, ...rest }]
    }),
  )
}

/** As Kiali compares them: as written, none at all being equal to none at all. */
function listGateways(virtualService: Resource): readonly string[] {
  const gateways = asStrings(valueAt(virtualService.value, ['spec', 'gateways']))
  return gateways.length === 0 ? [''] : [...new Set(gateways)]
}
