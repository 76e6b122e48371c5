import type { FactKey, HostTarget, SubsetDefinition } from './lookup.ts'
import { comparePositions, findPlace } from './position.ts'
import type { Position } from './position.ts'
import type { Resource } from './resources.ts'

/** What a resource answers to one fact. */
export interface FactItem {
  readonly resource: Resource
  /** The host it stands under, perhaps a wildcard; `''` where none matters. */
  readonly host: string
  readonly target?: HostTarget
  readonly subsets?: readonly SubsetDefinition[]
}

/** One entry under one fact. */
export interface FactEntry extends FactItem {
  readonly position: Position
}

/** Ordered entries by fact. */
export class FactTable {
  readonly #entriesByFact = new Map<FactKey, FactEntry[]>()
  readonly #resourcesByFact = new Map<FactKey, readonly Resource[]>()

  /** Entries under `fact` in order. Do not keep: it changes with the table. */
  entries(fact: FactKey): readonly FactEntry[] {
    return this.#entriesByFact.get(fact) ?? []
  }

  /** Resources under `fact` in order: one array until they change, so that conclusions can be kept with it. */
  resources(fact: FactKey): readonly Resource[] {
    const known = this.#resourcesByFact.get(fact)
    if (known !== undefined) return known
    const entries = this.#entriesByFact.get(fact)
    if (entries === undefined) return NO_RESOURCES
    const list = entries.map(({ resource }) => resource)
    this.#resourcesByFact.set(fact, list)
    return list
  }

  /** Adds an entry, or replaces the one at the same position. */
  set(fact: FactKey, entry: FactEntry): void {
    this.#resourcesByFact.delete(fact)
    const entries = this.#entriesByFact.get(fact)
    if (entries === undefined) {
      this.#entriesByFact.set(fact, [entry])
      return
    }
    const place = findPlace(entries, entry.position)
    const found = entries[place]
    const isReplaced = found !== undefined && comparePositions(found.position, entry.position) === 0
    if (isReplaced) entries[place] = entry
    else entries.splice(place, 0, entry)
  }

  remove(fact: FactKey, position: Position): void {
    const entries = this.#entriesByFact.get(fact)
    if (entries === undefined) return
    this.#resourcesByFact.delete(fact)
    const place = findPlace(entries, position)
    const found = entries[place]
    if (found === undefined || comparePositions(found.position, position) !== 0) return
    entries.splice(place, 1)
    if (entries.length === 0) this.#entriesByFact.delete(fact)
  }
}

const NO_RESOURCES: readonly Resource[] = []
