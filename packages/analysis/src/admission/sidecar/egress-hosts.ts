/** A breach of the rules on hosts that repeat each other, in one egress listener. */
export interface SurplusHost {
  readonly kind: 'repeats' | 'covers'
  /** The entry it is reported for. */
  readonly index: number
  /** Entries that say nothing of their own. */
  readonly surplus: readonly number[]
}

interface Entry {
  readonly index: number
  readonly namespace: string
  readonly name: string
}

const ALL = '*'

/**
 * Reads entries of the form `namespace/host`; exclusions (`~…`) and what has no slash are left out.
 *
 * @param namespace - of the Sidecar, for `./host`.
 */
function readEntries(hosts: readonly string[], namespace: string): readonly Entry[] {
  return hosts.flatMap((host, index): readonly Entry[] => {
    const slash = host.indexOf('/')
    if (slash < 0 || host.startsWith('~')) return []
    const written = host.slice(0, slash)
    const name = host.slice(slash + 1)
    return [{ index, namespace: written === '.' ? namespace : written, name }]
  })
}

/** Finds entries that an earlier one covers, and those that cover earlier ones (SC-037). */
export function findSurplusHosts(
  hosts: readonly string[],
  namespace: string,
): readonly SurplusHost[] {
  const seen = new Map<string, Map<string, number>>()
  const found: SurplusHost[] = []
  for (const { index, namespace: scope, name } of readEntries(hosts, namespace)) {
    const names = seen.get(scope) ?? new Map<string, number>()
    seen.set(scope, names)
    if (names.has(name) || names.has(ALL)) {
      found.push({ kind: 'repeats', index, surplus: [index] })
    } else if (name === ALL && names.size > 0) {
      found.push({ kind: 'covers', index, surplus: [...names.values()] })
    }
    if (!names.has(name)) names.set(name, index)
  }
  return found
}

/** Entries that “all of every namespace” makes needless (SC-038); none where it is not there. */
export function findNeedlessHosts(hosts: readonly string[], namespace: string): readonly number[] {
  const entries = readEntries(hosts, namespace)
  const isAll = entries.some((entry) => entry.namespace === ALL && entry.name === ALL)
  if (!isAll) return []
  return entries.filter((entry) => entry.namespace !== ALL).map(({ index }) => index)
}

/** Whether a list has entries that add nothing. */
export function hasSurplus(hosts: readonly string[], namespace: string): boolean {
  return (
    findSurplusHosts(hosts, namespace).length > 0 || findNeedlessHosts(hosts, namespace).length > 0
  )
}

/** Unites two lists, without entries that add nothing. */
export function mergeHosts(
  first: readonly string[],
  second: readonly string[],
  namespace: string,
): readonly string[] {
  const all = [...new Set([...first, ...second])]
  const surplus = new Set([
    ...findSurplusHosts(all, namespace).flatMap((found) => found.surplus),
    ...findNeedlessHosts(all, namespace),
  ])
  return all.filter((_, i) => !surplus.has(i))
}
