import { asStrings, valueAt } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import { nameOf, toObjectId } from '../name-of.ts'
import { listSpellings, readHost } from './host.ts'
import type { KialiHost } from './host.ts'

const MOST_RIVALS = 6

// Of very many candidates of which almost none is a rival, the search ends here.
const MOST_EXAMINED = 2000

/** Objects by what they share; made once for a list that thousands may ask for. */
export type Groups = ReadonlyMap<string, readonly Resource[]>

const groupsByList = new WeakMap<readonly Resource[], Map<string, Groups>>()

/**
 * Groups the objects of a list by what `toIds` yields for each, and keeps the groups with the list.
 *
 * @param purpose - tells groupings of one list apart.
 * @param toIds - reads the object alone: what it looked up would not be recorded the next time.
 */
export function groupOnce(
  list: readonly Resource[],
  purpose: string,
  toIds: (resource: Resource) => Iterable<string>,
): Groups {
  const byPurpose = groupsByList.get(list) ?? new Map<string, Groups>()
  groupsByList.set(list, byPurpose)
  const known = byPurpose.get(purpose)
  if (known !== undefined) return known
  const groups = new Map<string, Resource[]>()
  for (const resource of list) {
    for (const id of new Set(toIds(resource))) {
      const group = groups.get(id)
      if (group === undefined) groups.set(id, [resource])
      else group.push(resource)
    }
  }
  byPurpose.set(purpose, groups)
  return groups
}

/** Namespaces that see an object, as groups name them: `*`, or names. */
export function listClients(resource: Resource): readonly string[] {
  const exportTo = asStrings(valueAt(resource.value, ['spec', 'exportTo']))
  if (exportTo.length === 0 || exportTo.includes('*')) return ['*']
  return exportTo.map((entry) => (entry === '.' ? resource.namespace : entry))
}

/** The namespace from which rivals of an object are looked for: its own, else one that sees it. */
export function findClient(resource: Resource): string {
  const clients = listClients(resource)
  const { namespace } = resource
  return clients.includes('*') || clients.includes(namespace)
    ? namespace
    : (clients[0] ?? namespace)
}

/** Names a group of those that `client` sees and that share `what`. */
export function toGroupId(client: string, what: string): string {
  return `${client}\n${what}`
}

/** A list of which perhaps only the objects of one namespace mean the host asked for. */
export interface Candidates {
  readonly list: readonly Resource[]
  readonly namespace?: string
}

/** Lists the objects of a host, however they spell it; the usual spelling first. */
export function* listCandidates(
  host: KialiHost,
  find: (spelling: string) => readonly Resource[],
  lookup: Lookup,
): Iterable<Candidates> {
  const { service, namespace, isService } = host
  const [full = '', partial = '', withSvc = ''] = listSpellings(host)
  yield { list: find(full) }
  if (!isService) return
  const qualified = find(withSvc)
  if (qualified.length > 0) yield { list: qualified }
  const partials = find(partial)
  if (partials.length > 0) {
    // The namespace of the reader must not decide what the others mean.
    const isKnown = readHost(partial, '', lookup).isService
    yield { list: partials, ...(isKnown ? {} : { namespace }) }
  }
  if (service === '*') yield { list: find('*'), namespace }
}

/** The first rivals of `self` among groups of candidates. */
export function collectRivals(
  self: Resource,
  groups: Iterable<{ readonly list: readonly Resource[]; readonly namespace?: string }>,
  isRival: (other: Resource) => boolean,
): readonly Resource[] {
  const rivals = new Set<Resource>()
  let examined = 0
  for (const { list, namespace } of groups) {
    for (const other of list) {
      if (rivals.size >= MOST_RIVALS || examined > MOST_EXAMINED) return [...rivals]
      examined += 1
      if (namespace !== undefined && other.namespace !== namespace) continue
      if (!isOneObject(self, other) && isRival(other)) rivals.add(other)
    }
  }
  return [...rivals]
}

/** Names rivals for a message; of more than are named it is not known how many there are. */
export function nameRivals(rivals: readonly Resource[]): string {
  const names = rivals.slice(0, MOST_RIVALS - 1).map(nameOf)
  return `${names.join(', ')}${rivals.length < MOST_RIVALS ? '' : ' and others'}`
}

/** Whether two are definitions of one object, of which the last one counts. */
export function isOneObject(a: Resource, b: Resource): boolean {
  return toObjectId(a) === toObjectId(b)
}
