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
import type { EditPlan, EditStep, FieldPath, PlainValue, TextEdit } from '@meshdraft/yaml'
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
 * What planning the fixes of one resource may cost, in characters looked at: some tenths of a second
 * at most. Of thousands of findings in one document the first are offered a fix; the others get
 * theirs when these are gone.
 */
const BUDGET = 2_000_000

/** An edit looks at a part of the document only; each further step of a fix reads it anew. */
const SHARE_OF_ONE_EDIT = 0.05
/** Reading is dearer than looking. */
const COST_OF_READING = 2

const spentByResource = new WeakMap<Resource, number>()

/** Starts the budget of a resource anew: whoever checks it again may plan fixes again. */
export function renewFixes(resource: Resource): void {
  spentByResource.delete(resource)
}

/** Claims the cost of a fix of so many steps. */
function isAffordable(resource: Resource, steps: number): boolean {
  const spent = spentByResource.get(resource) ?? 0
  if (spent > BUDGET) return false
  const { length } = resource.document.text
  spentByResource.set(
    resource,
    spent + length * (SHARE_OF_ONE_EDIT + COST_OF_READING * (steps - 1)),
  )
  return true
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
    if (!isAffordable(resource, list.length)) return []
    const steps = list.map((step) => toStep(step, resource))
    return this.#build(title, planSteps(resource.document, steps), traits)
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
