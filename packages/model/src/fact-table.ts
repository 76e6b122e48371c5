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

/** Entries under one fact, and what was made of them since they last changed. */
interface Row {
  readonly entries: FactEntry[]
  resources?: readonly Resource[] | undefined
  targets?: readonly HostTarget[] | undefined
}

/** Ordered entries by fact. */
export class FactTable {
  readonly #rowsByFact = new Map<FactKey, Row>()

  /** Entries under `fact` in order. Do not keep: it changes with the table. */
  entries(fact: FactKey): readonly FactEntry[] {
    return this.#rowsByFact.get(fact)?.entries ?? []
  }

  /** Resources under `fact` in order: one array until they change, so that conclusions can be kept with it. */
  resources(fact: FactKey): readonly Resource[] {
    const row = this.#rowsByFact.get(fact)
    if (row === undefined) return NO_RESOURCES
    return (row.resources ??= row.entries.map(({ resource }) => resource))
  }

  /** Targets under `fact` in order, as `resources`. */
  targets(fact: FactKey): readonly HostTarget[] {
    const row = this.#rowsByFact.get(fact)
    if (row === undefined) return NO_TARGETS
    return (row.targets ??= row.entries.flatMap(({ target }) => target ?? []))
  }

  /** Adds an entry, or replaces the one at the same position. */
  set(fact: FactKey, entry: FactEntry): void {
    const row = this.#rowsByFact.get(fact)
    if (row === undefined) {
      this.#rowsByFact.set(fact, { entries: [entry], resources: undefined, targets: undefined })
      return
    }
    forget(row)
    const { entries } = row
    const place = findPlace(entries, entry.position)
    const found = entries[place]
    const isReplaced = found !== undefined && comparePositions(found.position, entry.position) === 0
    if (isReplaced) entries[place] = entry
    else entries.splice(place, 0, entry)
  }

  remove(fact: FactKey, position: Position): void {
    const row = this.#rowsByFact.get(fact)
    if (row === undefined) return
    forget(row)
    const { entries } = row
    const place = findPlace(entries, position)
    const found = entries[place]
    if (found === undefined || comparePositions(found.position, position) !== 0) return
    entries.splice(place, 1)
    if (entries.length === 0) this.#rowsByFact.delete(fact)
  }
}

function forget(row: Row): void {
  row.resources = undefined
  row.targets = undefined
}

const NO_RESOURCES: readonly Resource[] = []
const NO_TARGETS: readonly HostTarget[] = []
