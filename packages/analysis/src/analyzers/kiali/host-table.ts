import { toEnd } from './host.ts'

/**
 * Things by host, so that those whose hosts overlap are found without looking at the others. Made
 * once for a list that thousands may share.
 */
export class HostTable<T> {
  readonly #byHost = new Map<string, T[]>()
  /** Patterns by what the names under them end with. */
  readonly #patternsByEnd = new Map<string, string[]>()
  readonly #endLengths = new Set<number>()
  /** Reversed and sorted, so that names with one end are neighbours. */
  #reversed: readonly string[] | undefined

  add(host: string, item: T): void {
    const items = this.#byHost.get(host)
    if (items !== undefined) {
      items.push(item)
      return
    }
    this.#byHost.set(host, [item])
    this.#reversed = undefined
    const end = toEnd(host)
    if (end === undefined) return
    const patterns = this.#patternsByEnd.get(end)
    if (patterns === undefined) this.#patternsByEnd.set(end, [host])
    else patterns.push(host)
    this.#endLengths.add(end.length)
  }

  /** Things of exactly this host, in the order they came. */
  get(host: string): readonly T[] {
    return this.#byHost.get(host) ?? []
  }

  /** Hosts other than `host` that cover it. */
  listCovering(host: string): readonly string[] {
    const found: string[] = []
    for (const length of this.#endLengths) {
      if (length > host.length) continue
      const end = host.slice(host.length - length)
      found.push(...(this.#patternsByEnd.get(end) ?? []).filter((pattern) => pattern !== host))
    }
    return found
  }

  /** Hosts other than `pattern` that it covers; none if it is no pattern. */
  listUnder(pattern: string): readonly string[] {
    const end = toEnd(pattern)
    if (end === undefined) return []
    this.#reversed ??= [...this.#byHost.keys()].map(reverse).sort(compare)
    const key = reverse(end)
    const found: string[] = []
    for (let i = findFirst(this.#reversed, key); i < this.#reversed.length; i += 1) {
      const candidate = this.#reversed[i]
      if (candidate === undefined || !candidate.startsWith(key)) break
      const host = reverse(candidate)
      if (host !== pattern) found.push(host)
    }
    return found
  }
}

function findFirst(sorted: readonly string[], key: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < key) low = middle + 1
    else high = middle
  }
  return low
}

// By UTF-16 code units on purpose: only the order and `startsWith` matter, not the characters.
function reverse(text: string): string {
  return text.split('').toReversed().join('')
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
