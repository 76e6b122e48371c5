import { FACTS } from './facts.ts'
import type { FactEntry, FactTable } from './fact-table.ts'
import { isWildcard, overlaps } from './hosts.ts'
import { comparePositions } from './position.ts'
import type { Resource } from './resources.ts'
import { SuffixIndex } from './suffix-index.ts'

/** The hosts that VirtualServices claim in the mesh, exact ones and wildcards. */
export class MeshHosts {
  readonly #facts: FactTable
  readonly #hosts = new SuffixIndex()
  /** How many wildcards there are of each length: the only ends of a name that can be one. */
  readonly #wildcardsByLength = new Map<number, number>()
  /** Answers are asked for once by each VirtualService of a host. */
  readonly #answers = new Map<string, readonly Resource[]>()

  constructor(facts: FactTable) {
    this.#facts = facts
  }

  /** Tells that the entries of `host` have changed; `isFirst`: there were none before. */
  set(host: string, isFirst: boolean): void {
    this.#answers.clear()
    if (!isFirst) return
    this.#hosts.add(host)
    if (isWildcard(host)) this.#countWildcard(host.length, 1)
  }

  /** Tells that an entry of `host` is gone; `isLast`: there is none left. */
  remove(host: string, isLast: boolean): void {
    this.#answers.clear()
    if (!isLast) return
    this.#hosts.remove(host)
    if (isWildcard(host)) this.#countWildcard(host.length, -1)
  }

  /** The VirtualServices that claim `host` or one that overlaps it: one array until they change. */
  find(host: string): readonly Resource[] {
    const exact = this.#facts.entries(FACTS.mesh(host))
    // Most hosts have one VirtualService, and a VirtualService may have thousands of hosts.
    if (exact.length < 2 && this.#wildcardsByLength.size === 0 && !isWildcard(host)) {
      return exact.map(({ resource }) => resource)
    }
    const known = this.#answers.get(host)
    if (known !== undefined) return known
    const lists = [...this.#listOverlapping(host)]
      .map((other) => this.#facts.entries(FACTS.mesh(other)))
      .filter((entries) => entries.length > 0)
    const [only = []] = lists
    const found = lists.length < 2 ? only : sortEntries(lists)
    const answer = [...new Set(found.map(({ resource }) => resource))]
    this.#answers.set(host, answer)
    return answer
  }

  #listOverlapping(host: string): ReadonlySet<string> {
    const hosts = new Set([host])
    const tail = isWildcard(host) ? host.slice(1) : host
    for (const length of this.#wildcardsByLength.keys()) {
      const rest = length - 1
      if (rest <= tail.length) hosts.add(`*${tail.slice(tail.length - rest)}`)
    }
    if (isWildcard(host)) {
      for (const other of this.#hosts.find(tail)) {
        if (overlaps(host, other)) hosts.add(other)
      }
    }
    return hosts
  }

  #countWildcard(length: number, by: number): void {
    const count = (this.#wildcardsByLength.get(length) ?? 0) + by
    if (count > 0) this.#wildcardsByLength.set(length, count)
    else this.#wildcardsByLength.delete(length)
  }
}

function sortEntries(lists: readonly (readonly FactEntry[])[]): readonly FactEntry[] {
  return lists.flat().sort((a, b) => comparePositions(a.position, b.position))
}
