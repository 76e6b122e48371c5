import { readContributions } from './contributions.ts'
import type { Contribution, Contributions } from './contributions.ts'
import { FactTable } from './fact-table.ts'
import { FACTS } from './facts.ts'
import { compareDocumentIds, parseDocumentId, toResourceKey } from './identity.ts'
import { DefinitionList } from './definitions.ts'
import { createLookup } from './index-lookup.ts'
import type { FactKey, Lookup, WorkspaceIndex } from './lookup.ts'
import { MeshHosts } from './mesh-hosts.ts'
import { NameSets } from './name-sets.ts'
import { isEqualValue } from './plain.ts'
import { comparePositions, findPlace } from './position.ts'
import type { Position } from './position.ts'
import type { DocumentId, MeshSettings, Resource } from './resources.ts'

/** A resource at its place in the workspace. */
export interface PlacedResource {
  readonly resource: Resource
  readonly position: Position
  /** What it puts under facts, once that was asked for. */
  contributions?: Contributions
}

/** What an index holds; written by `put`, read by its lookups. */
export interface IndexState {
  readonly settings: MeshSettings
  /** Resources that share a key, in order; the last one counts. */
  readonly placedByKey: Map<string, PlacedResource[]>
  readonly facts: FactTable
  readonly names: NameSets
  readonly meshHosts: MeshHosts
  /** The resources that share `key`; an empty list for one that nothing has. */
  readonly definitions: (key: string) => DefinitionList
}

/**
 * Creates an empty index.
 *
 * `put` costs in proportion to the document it replaces, lookups to what they yield; only wildcard
 * hosts are searched one by one. Which facts exist and how wide they are is told in `facts.ts`.
 */
export function createIndex(settings: MeshSettings): WorkspaceIndex {
  return new Index(settings)
}

/**
 * Yields what an index holds.
 *
 * @throws TypeError if `index` was not made by `createIndex`.
 */
export function stateOf(index: WorkspaceIndex): IndexState {
  if (!(index instanceof Index)) throw new TypeError('The index was not made by createIndex.')
  return index.state
}

class Index implements WorkspaceIndex {
  readonly state: IndexState
  readonly #placedByDocument = new Map<DocumentId, readonly PlacedResource[]>()
  readonly #definitionsByKey = new Map<string, DefinitionList>()
  #sorted: readonly Resource[] | undefined

  constructor(settings: MeshSettings) {
    const facts = new FactTable()
    this.state = {
      settings,
      placedByKey: new Map(),
      facts,
      names: new NameSets(),
      meshHosts: new MeshHosts(facts),
      definitions: (key) => this.#definitionsOf(key),
    }
  }

  put(documentId: DocumentId, resources: readonly Resource[]): ReadonlySet<FactKey> {
    const before = this.#placedByDocument.get(documentId) ?? []
    const { filePath, index } = parseDocumentId(documentId)
    const after = resources.map((resource, item) => ({
      resource,
      position: { filePath, documentIndex: index, item, part: 0 },
    }))
    if (after.length > 0) this.#placedByDocument.set(documentId, after)
    else this.#placedByDocument.delete(documentId)
    this.#sorted = undefined

    const dirty = new Set<FactKey>()
    for (const [slot, change] of groupBySlot(before, after)) {
      this.#replace(slot, change.before, change.after, dirty)
    }
    return dirty
  }

  lookup(record: (fact: FactKey) => void): Lookup {
    return createLookup(this.state, record)
  }

  resources(): readonly Resource[] {
    this.#sorted ??= [...this.#placedByDocument.entries()]
      .sort(([a], [b]) => compareDocumentIds(a, b))
      .flatMap(([, placed]) => placed.map(({ resource }) => resource))
    return this.#sorted
  }

  #replace(
    slot: string,
    before: readonly PlacedResource[],
    after: readonly PlacedResource[],
    dirty: Set<FactKey>,
  ): void {
    const { placedByKey } = this.state
    const placed = placedByKey.get(slot) ?? []
    const oldWinner = placed.at(-1)
    for (const { position } of before) placed.splice(findPlace(placed, position), 1)
    for (const entry of after) placed.splice(findPlace(placed, entry.position), 0, entry)
    if (placed.length > 0) placedByKey.set(slot, placed)
    else placedByKey.delete(slot)
    this.#definitionsByKey.delete(slot)

    const [first] = [...before, ...after]
    if (first !== undefined && first.resource.name !== '') {
      const key = toResourceKey(first.resource)
      const isPlaceSame = isSamePlace(before, after)
      if (!isPlaceSame) dirty.add(FACTS.defined(key))
      if (!isPlaceSame || !isSameText(before, after)) dirty.add(FACTS.resource(key))
    }
    const newWinner = placed.at(-1)
    if (oldWinner !== newWinner) this.#changeWinner(oldWinner, newWinner, dirty)
  }

  // Only the resource that counts for its key answers lookups.
  #changeWinner(
    oldWinner: PlacedResource | undefined,
    newWinner: PlacedResource | undefined,
    dirty: Set<FactKey>,
  ): void {
    if (oldWinner === undefined && newWinner !== undefined) {
      this.#add(newWinner, dirty)
      return
    }
    const before = this.#contributionsOf(oldWinner)
    const after = this.#contributionsOf(newWinner)
    const isMoved =
      oldWinner === undefined ||
      newWinner === undefined ||
      comparePositions(oldWinner.position, newWinner.position) !== 0
    // Every answer hands out where a resource stands in its document.
    const isPathSame =
      oldWinner !== undefined &&
      newWinner !== undefined &&
      isEqualValue(oldWinner.resource.basePath, newWinner.resource.basePath)
    const isSameSignature = createSignatureComparison()
    const left = toNumbered(before.entries)
    for (const [id, { contribution, part }] of toNumbered(after.entries)) {
      const old = left.get(id)
      left.delete(id)
      if (newWinner !== undefined) this.#set(contribution, { ...newWinner.position, part })
      if (old !== undefined && isMoved) this.#remove(old.contribution, oldWinner, old.part)
      const isSame =
        old !== undefined &&
        !isMoved &&
        isPathSame &&
        isSameSignature(old.contribution, contribution)
      if (!isSame) markDirty(contribution, dirty)
    }
    for (const { contribution, part } of left.values()) {
      this.#remove(contribution, oldWinner, part)
      markDirty(contribution, dirty)
    }
    this.#changeNames(before, after, dirty)
  }

  // What a workspace is opened with has nothing to be compared with.
  #add(placed: PlacedResource, dirty: Set<FactKey>): void {
    const { entries, names } = this.#contributionsOf(placed)
    const parts = new Map<FactKey, number>()
    for (const contribution of entries) {
      const part = parts.get(contribution.fact) ?? 0
      parts.set(contribution.fact, part + 1)
      this.#set(contribution, part === 0 ? placed.position : { ...placed.position, part })
      markDirty(contribution, dirty)
    }
    for (const { fact, name } of names) {
      if (this.state.names.change(fact, name, 1)) dirty.add(fact)
    }
  }

  #set({ fact, item }: Contribution, position: Position): void {
    const { facts, meshHosts } = this.state
    const isFirst = facts.entries(fact).length === 0
    facts.set(fact, { ...item, position })
    if (fact === FACTS.mesh(item.host)) meshHosts.set(item.host, isFirst)
  }

  #remove({ fact, item }: Contribution, placed: PlacedResource | undefined, part: number): void {
    const { facts, meshHosts } = this.state
    if (placed !== undefined) facts.remove(fact, { ...placed.position, part })
    if (fact !== FACTS.mesh(item.host)) return
    meshHosts.remove(item.host, facts.entries(fact).length === 0)
  }

  #changeNames(before: Contributions, after: Contributions, dirty: Set<FactKey>): void {
    const changes = new Map<string, { fact: FactKey; name: string; by: number }>()
    const count = (names: Contributions['names'], by: number) => {
      for (const { fact, name } of names) {
        const id = `${fact}\n${name}`
        const change = changes.get(id) ?? { fact, name, by: 0 }
        change.by += by
        changes.set(id, change)
      }
    }
    count(before.names, -1)
    count(after.names, 1)
    for (const { fact, name, by } of changes.values()) {
      if (by !== 0 && this.state.names.change(fact, name, by)) dirty.add(fact)
    }
  }

  #definitionsOf(key: string): DefinitionList {
    const known = this.#definitionsByKey.get(key)
    if (known !== undefined) return known
    const placed = this.state.placedByKey.get(key)
    if (placed === undefined) return NO_DEFINITIONS
    const list = new DefinitionList(placed.map(({ resource }) => resource))
    this.#definitionsByKey.set(key, list)
    return list
  }

  #contributionsOf(placed: PlacedResource | undefined): Contributions {
    if (placed === undefined) return NOTHING
    placed.contributions ??= readContributions(placed.resource, this.state.settings)
    return placed.contributions
  }
}

const NOTHING: Contributions = { entries: [], names: [] }
const NO_DEFINITIONS = new DefinitionList([])

function markDirty({ fact, also }: Contribution, dirty: Set<FactKey>): void {
  dirty.add(fact)
  if (also !== undefined) dirty.add(also)
}

// Many entries of one resource share its whole value as signature: it is compared once.
function createSignatureComparison(): (before: Contribution, after: Contribution) => boolean {
  const verdicts = new Map<unknown, { readonly after: unknown; readonly isEqual: boolean }>()
  return ({ signature: before }, { signature: after }) => {
    const known = verdicts.get(before)
    if (known !== undefined && known.after === after) return known.isEqual
    const isEqual = isEqualValue(before, after)
    verdicts.set(before, { after, isEqual })
    return isEqual
  }
}

/** Pairs the old and new resources of a document that compete for one key. */
function groupBySlot(before: readonly PlacedResource[], after: readonly PlacedResource[]) {
  const slots = new Map<string, { before: PlacedResource[]; after: PlacedResource[] }>()
  const slotOf = (placed: PlacedResource) => {
    const id = toSlot(placed)
    const slot = slots.get(id) ?? { before: [], after: [] }
    slots.set(id, slot)
    return slot
  }
  for (const placed of before) slotOf(placed).before.push(placed)
  for (const placed of after) slotOf(placed).after.push(placed)
  return slots
}

// Objects without a name (`generateName`) are never the same object.
function toSlot({ resource, position }: PlacedResource): string {
  const key = toResourceKey(resource)
  return resource.name === '' ? `${key}\n${resource.documentId}\n${position.item}` : key
}

/** Several entries under one fact are told apart by their number. */
function toNumbered(entries: readonly Contribution[]) {
  const parts = new Map<FactKey, number>()
  const numbered = new Map<string, { contribution: Contribution; part: number }>()
  for (const contribution of entries) {
    const part = parts.get(contribution.fact) ?? 0
    parts.set(contribution.fact, part + 1)
    numbered.set(`${contribution.fact}\n${part}`, { contribution, part })
  }
  return numbered
}

function isSamePlace(before: readonly PlacedResource[], after: readonly PlacedResource[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ resource, position }, i) => {
      const other = after[i]
      return (
        other !== undefined &&
        comparePositions(position, other.position) === 0 &&
        isEqualValue(resource.basePath, other.resource.basePath)
      )
    })
  )
}

function isSameText(before: readonly PlacedResource[], after: readonly PlacedResource[]): boolean {
  return before.every(
    ({ resource }, i) => resource.document.text === after[i]?.resource.document.text,
  )
}
