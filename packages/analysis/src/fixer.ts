import {
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

/** Yields a fixer; its paths start at the resource, e.g. `['spec', 'hosts', 0]`. */
export function fixesOf(resource: Resource): Fixer {
  const { document, documentId, basePath } = resource
  const build = (title: string, plan: EditPlan, traits: FixTraits = {}): readonly Fix[] =>
    plan.ok && plan.edits.length > 0
      ? [{ title, edits: plan.edits.map((edit) => ({ documentId, ...edit })), ...traits }]
      : []
  const steps = (title: string, list: readonly FixStep[], traits?: FixTraits) =>
    build(
      title,
      planSteps(
        document,
        list.map((step) => toStep(step, basePath)),
      ),
      traits,
    )
  return {
    set: (title, path, value, traits) => steps(title, [['set', path, value]], traits),
    insert: (title, path, value, traits) => steps(title, [['insert', path, value]], traits),
    remove: (title, path, traits) => steps(title, [['remove', path]], traits),
    rename: (title, path, key, traits) => steps(title, [['rename', path, key]], traits),
    move: (title, from, to, traits) => steps(title, [['move', from, to]], traits),
    steps,
    create(title, manifest) {
      const { text } = document
      const end: TextEdit = {
        range: { start: text.length, end: text.length },
        newText: `${text === '' || text.endsWith('\n') ? '' : '\n'}---\n${serialiseDocument(manifest)}`,
      }
      return build(title, { ok: true, edits: [end] }, { createsObject: true })
    },
  }
}

function toStep(step: FixStep, basePath: FieldPath): EditStep {
  const path = [...basePath, ...step[1]]
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
      return (document) => moveItem(document, path, [...basePath, ...step[2]])
  }
}

function writeKey(key: string): string {
  return /^[A-Za-z][-\w]*$/u.test(key) && !/^(?:y|n|yes|no|on|off|true|false|null)$/iu.test(key)
    ? key
    : JSON.stringify(key)
}
