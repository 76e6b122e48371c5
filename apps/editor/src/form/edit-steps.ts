import { applyEdits, findNode, insertValue, removeValue, setValue } from '@meshdraft/yaml'
import type {
  EditPlan,
  FieldPath,
  PlainValue,
  TextEdit,
  YamlDocument,
  YamlNode,
} from '@meshdraft/yaml'
import { describeMessageAt } from '@meshdraft/schema'
import type { CatalogueKind } from '@meshdraft/schema'

/** One edit of a document; a change of the form is one or more of them, each on the result of the last. */
export type EditStep = (document: YamlDocument) => EditPlan

/** What the catalogue is asked about: a kind, and where its object stands in the document. */
export interface EditScope {
  /** Absent for kinds outside the catalogue. */
  readonly kind: CatalogueKind | undefined
  /** Length of the path of the object: 0, or 2 for an item of a `List`. */
  readonly baseLength: number
}

/** Sets the value at `path`; the lists and maps on the way there are made if they are missing. */
export function writeValue(path: FieldPath, value: PlainValue): EditStep {
  return (document) => {
    const at = findWritable(document.root, path)
    const place = path.slice(0, at.length)
    const wrapped = wrapValue(path.slice(at.length), value)
    return at.exists ? setValue(document, place, wrapped) : insertValue(document, place, wrapped)
  }
}

/** Inserts an item so that it stands at the index `path` ends with. */
export function insertItem(path: FieldPath, value: PlainValue): EditStep {
  return (document) => {
    const list = findNode(document, path.slice(0, -1))
    return list?.type === 'list' && list.items.length > 0
      ? insertValue(document, path, value)
      : writeValue(path, value)(document)
  }
}

interface Writable {
  readonly exists: boolean
  /** How many steps of the path lead to the value to set or to the place to insert at. */
  readonly length: number
}

function findWritable(root: YamlNode | undefined, path: FieldPath): Writable {
  let node = root
  for (const [index, step] of path.entries()) {
    const child = stepInto(node, step)
    if (!child) return { exists: false, length: index + 1 }
    // A key without a value is no map yet: it becomes one.
    const isEmpty = child.type === 'scalar' && child.value === null
    if (isEmpty) return { exists: true, length: index + 1 }
    node = child
  }
  return { exists: true, length: path.length }
}

function stepInto(node: YamlNode | undefined, step: string | number): YamlNode | undefined {
  if (node?.type === 'map') return node.entries.findLast(({ key }) => key === String(step))?.value
  return node?.type === 'list' && typeof step === 'number' ? node.items[step] : undefined
}

/** Yields `value` inside the maps and lists that `path` names, e.g. `{ retries: { attempts: 3 } }`. */
export function wrapValue(path: FieldPath, value: PlainValue): PlainValue {
  return path.reduceRight<PlainValue>(
    (inner, step) => (typeof step === 'number' ? [inner] : toObject(step, inner)),
    value,
  )
}

function toObject(key: string, value: PlainValue): PlainValue {
  // Without a prototype, so that a key such as __proto__ is a key.
  return Object.assign(Object.create(null) as Record<string, PlainValue>, { [key]: value })
}

/**
 * Sets a value and removes what excludes it: the other members of each one-of group on the way.
 * The value comes first, so that no map is empty in between.
 */
export function writeField(
  scope: EditScope,
  path: FieldPath,
  value: PlainValue,
): readonly EditStep[] {
  return [
    writeValue(path, value),
    ...listOneOfSiblings(scope, path).map(
      (sibling): EditStep =>
        (document) =>
          findNode(document, sibling) ? removeValue(document, sibling) : NOTHING,
    ),
  ]
}

const NOTHING: EditPlan = { ok: true, edits: [] }

/** Lists the paths that must be free when `path` is set, by the catalogue's one-of groups. */
export function listOneOfSiblings(
  { kind, baseLength }: EditScope,
  path: FieldPath,
): readonly FieldPath[] {
  if (!kind) return []
  const siblings: FieldPath[] = []
  for (let length = baseLength + 1; length <= path.length; length += 1) {
    const step = path[length - 1]
    if (typeof step !== 'string') continue
    const holder = describeMessageAt(kind, path.slice(baseLength, length - 1))
    for (const { members } of holder?.oneOfs ?? []) {
      if (!members.includes(step)) continue
      for (const member of members) {
        if (member !== step) siblings.push([...path.slice(0, length - 1), member])
      }
    }
  }
  return siblings
}

/**
 * Removes the value at `path`, and the optional fields above it that would be left empty: a list
 * without items or a message without fields says nothing.
 */
export function removeField(scope: EditScope, path: FieldPath): EditStep {
  return (document) => {
    let target = path
    while (isOnlyChild(document, target) && isOptionalField(scope, target.slice(0, -1))) {
      target = target.slice(0, -1)
    }
    return removeValue(document, target)
  }
}

function isOnlyChild(document: YamlDocument, path: FieldPath): boolean {
  const parent = findNode(document, path.slice(0, -1))
  if (parent?.type === 'map') return parent.entries.length === 1
  return parent?.type === 'list' && parent.items.length === 1
}

function isOptionalField({ kind, baseLength }: EditScope, path: FieldPath): boolean {
  const name = path.at(-1)
  // Not the object itself, and not its metadata or spec.
  if (typeof name !== 'string' || path.length < baseLength + 2) return false
  const holder = kind && describeMessageAt(kind, path.slice(baseLength, -1))
  const field = holder?.fields.find((other) => other.name === name)
  return field !== undefined && !field.isRequired
}

/** Gives the entry at `path` another key, in its place; only the key's own text changes. */
export function renameKey(path: FieldPath, key: string): EditStep {
  return (document) => {
    const parent = findNode(document, path.slice(0, -1))
    const old = String(path.at(-1))
    const entry =
      parent?.type === 'map' ? parent.entries.findLast((other) => other.key === old) : undefined
    if (parent?.type !== 'map' || !entry) {
      return { ok: false, reason: 'no-such-path', message: `There is no “${old}”.` }
    }
    if (parent.entries.some((other) => other.key === key)) {
      return { ok: false, reason: 'exists', message: `“${key}” is there already.` }
    }
    return { ok: true, edits: [{ range: entry.keyRange, newText: writeKey(key) }] }
  }
}

// Words that plain YAML reads as something else than text.
const NOT_TEXT = /^(?:~|null|true|false|yes|no|on|off|y|n|<<|\.inf|\.nan)$/iu

function writeKey(key: string): string {
  const isPlain = /^[A-Za-z_][\w./-]*$/u.test(key) && !NOT_TEXT.test(key)
  return isPlain ? key : JSON.stringify(key)
}

/** A plan for several steps: what each one does to the text the one before it left. */
export type StepsPlan =
  | { readonly ok: true; readonly batches: readonly (readonly TextEdit[])[] }
  | { readonly ok: false; readonly message: string }

/** Plans `steps` one after the other; nothing is done if one of them cannot be. */
export function planSteps(
  document: YamlDocument,
  steps: readonly EditStep[],
  parse: (text: string) => YamlDocument,
): StepsPlan {
  const batches: (readonly TextEdit[])[] = []
  let current = document
  for (const step of steps) {
    const plan = step(current)
    if (!plan.ok) return { ok: false, message: plan.message }
    if (plan.edits.length === 0) continue
    batches.push(plan.edits)
    current = parse(applyEdits(current.text, plan.edits))
  }
  return { ok: true, batches }
}
