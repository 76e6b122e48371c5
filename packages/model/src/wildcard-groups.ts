import { isWildcard } from './hosts.ts'

/** Things by the wildcard they stand under; each list in the order they came. */
export class WildcardGroups<T> {
  readonly #listsByHost = new Map<string, T[]>()
  /** Lengths of the wildcards, longest first: the only ends of a name that can be one. */
  #lengths: readonly number[] = []

  /** @param host - a wildcard. */
  add(host: string, item: T): void {
    const list = this.#listsByHost.get(host)
    if (list !== undefined) {
      list.push(item)
      return
    }
    this.#listsByHost.set(host, [item])
    if (!this.#lengths.includes(host.length)) {
      this.#lengths = [...this.#lengths, host.length].sort((a, b) => b - a)
    }
  }

  get isEmpty(): boolean {
    return this.#listsByHost.size === 0
  }

  /** What stands under exactly this wildcard: the same list each time. */
  get(host: string): readonly T[] | undefined {
    return this.#listsByHost.get(host)
  }

  /**
   * The lists of the wildcards that cover a name or a wildcard, itself among them, the most specific
   * first. Looks at no others.
   */
  listCovering(host: string): readonly (readonly T[])[] {
    const tail = isWildcard(host) ? host.slice(1) : host
    const found: (readonly T[])[] = []
    for (const length of this.#lengths) {
      const rest = length - 1
      if (rest > tail.length) continue
      const list = this.#listsByHost.get(`*${tail.slice(tail.length - rest)}`)
      if (list !== undefined) found.push(list)
    }
    return found
  }
}
