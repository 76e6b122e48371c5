import { isDeepStrictEqual } from 'node:util'
import {
  applyEdits,
  insertValue,
  invertEdits,
  moveItem,
  parseDocument,
  removeValue,
  setValue,
  shiftEdits,
  splitDocuments,
} from '@meshdraft/yaml'
import type { EditPlan, YamlDocument } from '@meshdraft/yaml'
import { load, loadAll } from 'js-yaml'
import { applyToValue, findOracleNode, pickOperation } from './operations.ts'
import type { Operation } from './operations.ts'
import { readOracleTree } from './oracle-tree.ts'
import type { OracleNode } from './oracle-tree.ts'
import { createRandom } from './random.ts'
import { findFault } from './verify.ts'

/** A file to edit. */
export interface EditSource {
  readonly name: string
  readonly text: string
}

/** What went wrong with one edit, with all that is needed to repeat it. */
export interface EditFault {
  readonly name: string
  readonly seed: number
  readonly operation: Operation
  readonly fault: string
  readonly before: string
  readonly after: string
}

/** The outcome of a run. */
export interface EditRun {
  /** Edits made and verified, faulty ones included. */
  readonly made: number
  /** Edits the product declined, by reason, e.g. `locked`. */
  readonly declined: Readonly<Record<string, number>>
  readonly faults: readonly EditFault[]
}

export interface EditRunOptions {
  readonly seed: number
  readonly count: number
}

// A file is edited several times in a row, so that written text is edited again.
const CHAIN = 6

/**
 * Makes random edits with packages/yaml and verifies each with js-yaml: the value everywhere, the
 * text that may change, the comments, and that the inverse gives the bytes back.
 */
export function runRandomEdits(sources: readonly EditSource[], options: EditRunOptions): EditRun {
  const faults: EditFault[] = []
  const declined: Record<string, number> = {}
  let made = 0
  let idle = 0
  for (let round = 0; made < options.count && idle < 200 * sources.length; round += 1) {
    const seed = (options.seed + round * 7919) >>> 0
    const random = createRandom(seed)
    const source = random.pick(sources)
    let { text } = source
    for (let k = 0; k < CHAIN && made < options.count; k += 1) {
      const outcome = editOnce(text, random)
      if (outcome.type === 'nothing') {
        idle += 1
        break
      }
      if (outcome.type === 'declined') {
        declined[outcome.reason] = (declined[outcome.reason] ?? 0) + 1
        idle += 1
        if (!outcome.fault) continue
      }
      idle = 0
      made += 1
      if (outcome.fault) {
        const { operation, after, fault } = outcome
        faults.push({ name: source.name, seed, operation, fault, before: outcome.before, after })
        break
      }
      text = outcome.after
    }
  }
  return { made, declined, faults }
}

type Outcome =
  | { readonly type: 'nothing' }
  | ({ readonly type: 'declined'; readonly reason: string } & Made)
  | ({ readonly type: 'made' } & Made)

interface Made {
  readonly operation: Operation
  readonly before: string
  readonly after: string
  readonly fault: string | undefined
}

function editOnce(text: string, random: ReturnType<typeof createRandom>): Outcome {
  const tiles = splitDocuments(text)
  const index = random.below(tiles.length)
  const tile = tiles[index] ?? { start: 0, end: text.length }
  const before = text.slice(tile.start, tile.end)
  // js-yaml counts offsets without the mark.
  const mark = before.startsWith('\uFEFF') ? 1 : 0
  const root = readOracleTree(before.slice(mark))
  const value = loadOne(before)
  if (!root || value === FAILED) return { type: 'nothing' }
  const operation = pickOperation(root, random)
  if (!operation) return { type: 'nothing' }
  const plan = makePlan(parseDocument(before), operation)
  if (!plan.ok) {
    const isPlausible = /[&*!?]|\{\{|[|>]\d?\+/.test(before) || isNearBlock(before, operation)
    const fault = isPlausible ? undefined : `declined without cause: ${plan.reason} ${plan.message}`
    return { type: 'declined', reason: plan.reason, operation, before, after: before, fault }
  }
  const after = applyEdits(before, plan.edits)
  const inFile = shiftEdits(plan.edits, tile.start)
  const file = applyEdits(text, inFile)
  const fault =
    (applyEdits(file, invertEdits(text, inFile)) === text ? undefined : 'the inverse differs') ??
    checkValue(after, applyToValue(value, operation)) ??
    checkFile(text, file, tiles.length) ??
    checkTakenBack(before, after, root, operation) ??
    findFault({ before: before.slice(mark), after: after.slice(mark), root, operation })
  if (fault) return { type: 'made', operation, before, after, fault }
  return { type: 'made', operation, before, after: file, fault: undefined }
}

/** Moves among comments may be declined, and changes between a text block and lines it would take in. */
function isNearBlock(before: string, operation: Operation): boolean {
  if (operation.type === 'move') return /#|\n +(?:\n|$)/.test(before)
  return operation.type === 'remove' && /[|>][-0-9]*\s/.test(before) && /\n +#/.test(before)
}

function makePlan(document: YamlDocument, operation: Operation): EditPlan {
  switch (operation.type) {
    case 'set':
      return setValue(document, operation.path, operation.value)
    case 'insert':
      return insertValue(document, operation.path, operation.value)
    case 'remove':
      return removeValue(document, operation.path)
    case 'move':
      return moveItem(document, operation.from, operation.to)
  }
}

const FAILED = Symbol('failed')

function loadOne(text: string): unknown {
  try {
    return load(text)
  } catch {
    return FAILED
  }
}

function checkValue(after: string, expected: unknown): string | undefined {
  const found = loadOne(after)
  if (found === FAILED) return 'js-yaml cannot read the result'
  return isDeepStrictEqual(normalise(found), normalise(expected))
    ? undefined
    : 'the value differs from what was asked for'
}

/** Drops prototypes, so that only fields and values are compared. */
function normalise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalise)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return new Map(Object.entries(value).map(([key, field]) => [key, normalise(field)]))
}

/** What is inserted into a filled map or list and removed again leaves the bytes as they were. */
function checkTakenBack(
  before: string,
  after: string,
  root: OracleNode,
  operation: Operation,
): string | undefined {
  if (operation.type !== 'insert') return undefined
  const parent = findOracleNode(root, operation.path.slice(0, -1))
  if (parent?.type !== 'map' && parent?.type !== 'list') return undefined
  if (parent.items.length === 0) return undefined
  const edited = parseDocument(after)
  // What was inserted may be a template's text; the document is one from then on, and left to people.
  if (edited.form === 'template') return undefined
  const plan = removeValue(edited, operation.path)
  if (!plan.ok) return `what was inserted cannot be removed: ${plan.message}`
  return applyEdits(after, plan.edits) === before
    ? undefined
    : 'inserting and removing does not give the bytes back'
}

/** The other documents of the file must read as before. */
function checkFile(before: string, after: string, count: number): string | undefined {
  if (count === 1) return undefined
  let old: unknown[]
  try {
    old = loadAll(before)
  } catch {
    return undefined
  }
  let now: unknown[]
  try {
    now = loadAll(after)
  } catch {
    return 'js-yaml cannot read the file any more'
  }
  if (old.length !== now.length) return 'the number of documents changed'
  const changed = old.filter((value, i) => !isDeepStrictEqual(value, now[i])).length
  return changed > 1 ? 'another document changed' : undefined
}
