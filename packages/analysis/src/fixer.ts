import {
  findNode,
  insertValue,
  locateField,
  moveItem,
  planSteps,
  removeValue,
  serialiseDocument,
  setValue,
} from '@meshdraft/yaml'
import type {
  EditPlan,
  EditStep,
  FieldPath,
  PlainValue,
  TextEdit,
  YamlDocument,
} from '@meshdraft/yaml'
import type { Resource } from '@meshdraft/model'
import type { Fix } from './diagnostic.ts'
import { toFix } from './fixes.ts'
import { toWrittenPath } from './written-path.ts'

/** What is special about a fix. */
export type FixTraits = Pick<Fix, 'isChoice' | 'createsObject'>

/** To mark a fix that only a person can choose. */
export const CHOICE: FixTraits = { isChoice: true }

/** Builds fixes of one resource. Each yields an empty list where the edit cannot be made or changes nothing. */
export interface Fixer {
  /** Gives the field at `path` a value, in place of what is there, or new. */
  set(title: string, path: FieldPath, value: PlainValue, traits?: FixTraits): readonly Fix[]
  /** Inserts a key, or an item of a list. */
  insert(title: string, path: FieldPath, value: PlainValue, traits?: FixTraits): readonly Fix[]
  remove(title: string, path: FieldPath, traits?: FixTraits): readonly Fix[]
  /**
   * Removes a field together with the maps and lists above it, below `spec`, that it leaves empty.
   *
   * @param levels - how many of them at most.
   */
  prune(title: string, path: FieldPath, traits?: FixTraits, levels?: number): readonly Fix[]
  rename(title: string, path: FieldPath, key: string, traits?: FixTraits): readonly Fix[]
  move(title: string, from: FieldPath, to: FieldPath, traits?: FixTraits): readonly Fix[]
  /** Several edits, each made on the outcome of the one before; all of them, or no fix. */
  steps(title: string, steps: readonly FixStep[], traits?: FixTraits): readonly Fix[]
  /** Adds an object as a document of its own behind this one. */
  create(title: string, manifest: PlainValue): readonly Fix[]
}

export type FixStep =
  | readonly ['set' | 'insert', FieldPath, PlainValue]
  | readonly ['remove', FieldPath]
  | readonly ['rename', FieldPath, string]
  | readonly ['move', FieldPath, FieldPath]

/**
 * What planning the fixes of one resource may cost, in characters looked at: some 100 ms at worst.
 * Of thousands of findings in one document the first are offered a fix; the others get theirs when
 * these are gone.
 */
const BUDGET = 6_000_000

/** To read a character anew is as dear as to look at so many. */
const COST_OF_READING = 40
const COST_OF_CHECKING = 20

const spentByResource = new WeakMap<Resource, number>()

/** Starts the budget of a resource anew: whoever checks it again may plan fixes again. */
export function renewFixes(resource: Resource): void {
  spentByResource.delete(resource)
}

/**
 * Claims the cost of a fix: each edit looks at the document, and where it needs the outcome of the
 * one before, that is read first.
 */
function isAffordable(resource: Resource, looks: number, readings: number): boolean {
  const { length } = resource.document.text
  const spent = (spentByResource.get(resource) ?? 0) + length * (looks + COST_OF_READING * readings)
  if (spent > BUDGET) return false
  spentByResource.set(resource, spent)
  return true
}

/** Claims the cost of checking the document of a resource anew; of one that is too long, never. */
export function claimChecks(resource: Resource, count: number): boolean {
  return isAffordable(resource, count * COST_OF_CHECKING, count)
}

/**
 * Yields a fixer; its paths start at the resource, e.g. `['spec', 'hosts', 0]`, in the spelling of
 * the reference also where a field is written under its proto name.
 */
export function fixesOf(resource: Resource): Fixer {
  return new ResourceFixer(resource)
}

// A class, because every check makes one and few use it.
class ResourceFixer implements Fixer {
  readonly #resource: Resource

  constructor(resource: Resource) {
    this.#resource = resource
  }

  set(title: string, path: FieldPath, value: PlainValue, traits?: FixTraits): readonly Fix[] {
    return this.steps(title, [['set', path, value]], traits)
  }

  insert(title: string, path: FieldPath, value: PlainValue, traits?: FixTraits): readonly Fix[] {
    return this.steps(title, [['insert', path, value]], traits)
  }

  remove(title: string, path: FieldPath, traits?: FixTraits): readonly Fix[] {
    return this.steps(title, [['remove', path]], traits)
  }

  prune(
    title: string,
    path: FieldPath,
    traits?: FixTraits,
    levels = Number.POSITIVE_INFINITY,
  ): readonly Fix[] {
    const shortest = Math.max(2, path.length - levels)
    return this.steps(title, [['remove', findPruned(this.#resource, path, shortest)]], traits)
  }

  rename(title: string, path: FieldPath, key: string, traits?: FixTraits): readonly Fix[] {
    return this.steps(title, [['rename', path, key]], traits)
  }

  move(title: string, from: FieldPath, to: FieldPath, traits?: FixTraits): readonly Fix[] {
    return this.steps(title, [['move', from, to]], traits)
  }

  steps(title: string, list: readonly FixStep[], traits?: FixTraits): readonly Fix[] {
    const resource = this.#resource
    const isApart = list.length === 1 || areApart(list, resource)
    if (!isAffordable(resource, list.length, isApart ? 0 : list.length - 1)) return []
    const steps = list.map((step) => toStep(step, resource))
    const together = isApart ? planTogether(resource.document, steps) : undefined
    return this.#build(title, together ?? planSteps(resource.document, steps), traits)
  }

  create(title: string, manifest: PlainValue): readonly Fix[] {
    const { text } = this.#resource.document
    const end: TextEdit = {
      range: { start: text.length, end: text.length },
      newText: `${text === '' || text.endsWith('\n') ? '' : '\n'}---\n${serialiseDocument(manifest)}`,
    }
    return this.#build(title, { ok: true, edits: [end] }, { createsObject: true })
  }

  #build(title: string, plan: EditPlan, traits: FixTraits = {}): readonly Fix[] {
    if (!plan.ok || plan.edits.length === 0) return []
    const { documentId } = this.#resource
    return [{ ...toFix(title, documentId, plan.edits), ...traits }]
  }
}

/**
 * Whether steps can be planned on one text: all but the last replace single words, under no path that
 * another one changes.
 */
function areApart(list: readonly FixStep[], { document, basePath, value }: Resource): boolean {
  if (list.length > MOST_APART) return false
  const paths = list.flatMap(listNames)
  return (
    paths.every((path, i) => paths.every((other, j) => i === j || !isWithin(path, other))) &&
    list.slice(0, -1).every((step) => {
      if (step[0] === 'rename') return true
      if (step[0] !== 'set' || !isWord(step[2])) return false
      const node = findNode(document, [...basePath, ...toWrittenPath(value, step[1])])
      return node?.type === 'scalar' && node.value !== null && isWord(node.value)
    })
  )
}

/** The places of a step: of a renamed field both the old and the new one. */
function listNames([kind, path, key]: FixStep): readonly FieldPath[] {
  return kind === 'rename' ? [path, [...path.slice(0, -1), key]] : [path]
}

/** Steps are compared in pairs. */
const MOST_APART = 20

function isWithin(path: FieldPath, other: FieldPath): boolean {
  return path.length >= other.length && other.every((step, i) => path[i] === step)
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' ? !value.includes('\n') : typeof value !== 'object'
}

/** Plans each step on the text as it is. Yields none where their edits meet. */
function planTogether(document: YamlDocument, steps: readonly EditStep[]): EditPlan | undefined {
  const edits: TextEdit[] = []
  for (const step of steps) {
    const plan = step(document)
    if (!plan.ok) return plan
    edits.push(...plan.edits)
  }
  edits.sort((a, b) => a.range.start - b.range.start)
  const meet = edits.some((edit, i) => edit.range.end >= (edits[i + 1]?.range.start ?? Infinity))
  return meet ? undefined : { ok: true, edits }
}

/** The topmost place whose only content, at each level, leads to `path`. */
function findPruned(
  { document, basePath }: Resource,
  path: FieldPath,
  shortest: number,
): FieldPath {
  let pruned = path
  while (pruned.length > shortest) {
    const parent = findNode(document, [...basePath, ...pruned.slice(0, -1)])
    const size =
      parent?.type === 'map'
        ? parent.entries.length
        : parent?.type === 'list'
          ? parent.items.length
          : 0
    if (size !== 1) break
    pruned = pruned.slice(0, -1)
  }
  return pruned
}

function toStep(step: FixStep, { value, basePath }: Resource): EditStep {
  const path = [...basePath, ...toWrittenPath(value, step[1])]
  switch (step[0]) {
    case 'set':
      return (document) => setValue(document, path, step[2])
    case 'insert':
      return (document) => insertValue(document, path, step[2])
    case 'remove':
      return (document) => removeValue(document, path)
    case 'rename':
      return (document) => {
        const keyRange = locateField(document, path)?.keyRange
        return keyRange === undefined
          ? { ok: false, reason: 'no-such-path', message: `There is no ${path.join('.')}.` }
          : { ok: true, edits: [{ range: keyRange, newText: writeKey(step[2]) }] }
      }
    default:
      return (document) => moveItem(document, path, [...basePath, ...toWrittenPath(value, step[2])])
  }
}

function writeKey(key: string): string {
  return /^[A-Za-z][-\w]*$/u.test(key) && !/^(?:y|n|yes|no|on|off|true|false|null)$/iu.test(key)
    ? key
    : JSON.stringify(key)
}
