import { compareText } from './hosts.ts'
import type { FactKey } from './lookup.ts'

/** Names counted by fact: a name is there while anything gives it. */
export class NameSets {
  readonly #countsByFact = new Map<FactKey, Map<string, number>>()
  readonly #sortedByFact = new Map<FactKey, readonly string[]>()

  /** Whether anything gives a name under `fact`. */
  hasAny(fact: FactKey): boolean {
    return this.#countsByFact.has(fact)
  }

  /** Whether anything gives `name` under `fact`. */
  has(fact: FactKey, name: string): boolean {
    return this.#countsByFact.get(fact)?.has(name) ?? false
  }

  /** The names under `fact`, sorted. */
  names(fact: FactKey): readonly string[] {
    const known = this.#sortedByFact.get(fact)
    if (known !== undefined) return known
    const sorted = [...(this.#countsByFact.get(fact)?.keys() ?? [])].sort(compareText)
    this.#sortedByFact.set(fact, sorted)
    return sorted
  }

  /**
   * Counts a name `by` times more or less.
   *
   * @returns whether the name appeared or went.
   */
  change(fact: FactKey, name: string, by: number): boolean {
    const counts = this.#countsByFact.get(fact) ?? new Map<string, number>()
    const before = counts.get(name) ?? 0
    const after = before + by
    if (after > 0) counts.set(name, after)
    else counts.delete(name)
    if (counts.size > 0) this.#countsByFact.set(fact, counts)
    else this.#countsByFact.delete(fact)
    const isChanged = before > 0 !== after > 0
    if (isChanged) this.#sortedByFact.delete(fact)
    return isChanged
  }
}
