import { readSidecar } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import { isPattern, isUnder, readHost } from './host.ts'
import type { KialiHost } from './host.ts'

interface Entry {
  readonly namespace: string
  readonly host: string
  readonly isExcluded: boolean
}

/** Tells whether the workloads of a namespace import a host, named by an object of `owner`. */
export type ImportScope = (host: string, owner: string) => boolean

const everything: ImportScope = () => true
const entriesBySidecar = new WeakMap<Resource, Map<string, readonly Entry[]>>()

/**
 * Yields what the workloads of a namespace import by the Sidecar that applies to all of them: the one
 * without a selector in the namespace, else in the root namespace. Without such a Sidecar, or without
 * egress hosts, everything.
 *
 * @see https://github.com/kiali/kiali/blob/master/business/checkers/common/sidecar_import_scope.go
 */
export function findImportScope(namespace: string, lookup: Lookup): ImportScope {
  if (!lookup.hasKind('Sidecar')) return everything
  const sidecar =
    findWideSidecar(namespace, lookup) ?? findWideSidecar(lookup.settings.rootNamespace, lookup)
  if (sidecar === undefined) return everything
  const entries = readEntries(sidecar, namespace)
  if (entries.length === 0) return everything
  const included = entries.filter(({ isExcluded }) => !isExcluded)
  const excluded = entries.filter(({ isExcluded }) => isExcluded)
  return (host, owner) => {
    if (host === '') return false
    const parsed = readHost(host, owner, lookup)
    const isMatch = (entry: Entry) => matchesEntry(entry, parsed, host, owner)
    return included.some(isMatch) && !excluded.some(isMatch)
  }
}

function findWideSidecar(namespace: string, lookup: Lookup): Resource | undefined {
  return lookup
    .resources('Sidecar', namespace)
    .find((one) => Object.keys(readSidecar(one).workloadSelector?.labels ?? {}).length === 0)
}

function readEntries(sidecar: Resource, namespace: string): readonly Entry[] {
  const known = entriesBySidecar.get(sidecar) ?? new Map<string, readonly Entry[]>()
  entriesBySidecar.set(sidecar, known)
  const entries =
    known.get(namespace) ??
    (readSidecar(sidecar).egress ?? []).flatMap(({ hosts = [] }) =>
      hosts.flatMap((text) => readEntry(text, namespace)),
    )
  known.set(namespace, entries)
  return entries
}

function readEntry(text: string, namespace: string): readonly Entry[] {
  const slash = text.indexOf('/')
  if (slash < 0) return []
  const written = text.slice(0, slash)
  const isExcluded = written.startsWith('~')
  const scope = isExcluded ? written.slice(1) || '*' : written
  return [{ namespace: scope === '.' ? namespace : scope, host: text.slice(slash + 1), isExcluded }]
}

function matchesEntry(entry: Entry, host: KialiHost, written: string, owner: string): boolean {
  const namespace = host.isService ? host.namespace : owner
  if (entry.namespace !== '*' && entry.namespace !== namespace) return false
  if (entry.host === '*' || entry.host === written) return true
  if (!host.isService) return entry.host === host.text || isUnder(host.text, entry.host)
  const { service, text } = host
  return (
    [text, service, `${service}.${host.namespace}`].includes(entry.host) ||
    isUnder(text, entry.host) ||
    isUnder(written, entry.host) ||
    (isPattern(host) && isUnder(entry.host, text))
  )
}
