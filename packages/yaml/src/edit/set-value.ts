import type { YamlDocument } from '../document.ts'
import type { FieldPath, PlainValue, YamlNode } from '../nodes.ts'
import { toPlainValue } from '../plain.ts'
import { insertAt } from './insert-value.ts'
import {
  isEqualValue,
  nest,
  refuseIndex,
  refuseKeys,
  refuseValue,
  writeEmptyDocument,
} from './new-value.ts'
import { fail, succeed } from './plan.ts'
import type { EditPlan } from './plan.ts'
import { replaceNode } from './replace-value.ts'
import { detectStyle } from './style.ts'
import {
  definesSharedAnchor,
  describeStep,
  refuseEdits,
  refuseShared,
  resolveTarget,
} from './target.ts'

/**
 * Yields the edits that give the field at `path` a value.
 *
 * A scalar set over a scalar changes only that token and keeps its quotes where the value allows;
 * a value that is already there changes nothing. A missing field is inserted together with the
 * maps above it (a number in the path makes a list, of which it must be the next index). A map or
 * list replaces the old value as a whole, in the indentation of the file.
 *
 * @returns the failure `locked` for values shared through anchors, aliases or merge keys, or tagged.
 */
export function setValue(document: YamlDocument, path: FieldPath, value: PlainValue): EditPlan {
  const refusal = refuseEdits(document) ?? refuseValue(value) ?? refuseKeys(path)
  if (refusal) return refusal
  const { root, text } = document
  if (!root) return writeEmptyDocument(document, nest(path, value))
  const resolved = resolveTarget(root, path)
  if (!resolved.ok) return resolved
  const { target } = resolved
  const style = detectStyle(
    document,
    target.parents.map(({ container }) => container),
  )
  if (target.missing.length === 0) {
    if (isEqualValue(toPlainValue(target.node), value) && target.node.type !== 'alias')
      return succeed()
    if (definesSharedAnchor(root, target.node)) return refuseShared(path.at(-1))
    return succeed(
      ...replaceNode({ text, node: target.node, parents: target.parents, style }, value),
    )
  }
  const [step = '', ...rest] = target.missing
  const nested = nest(rest, value)
  if (nested === undefined) return refuseIndex(rest)
  if (target.node.type === 'map' || target.node.type === 'list') {
    return insertAt(document, target.node, step, nested, target.parents)
  }
  return fillScalar(document, target, step, nested)
}

/** A null takes the place of a map or list that is not there yet; other scalars do not. */
function fillScalar(
  document: YamlDocument,
  { node, parents }: { node: YamlNode; parents: Parameters<typeof replaceNode>[0]['parents'] },
  step: string | number,
  nested: PlainValue,
): EditPlan {
  if (node.type !== 'scalar' || node.value !== null) {
    return typeof step === 'number'
      ? fail('not-a-list', `The value above item ${step} is not a list; set it as a whole.`)
      : fail('not-a-map', `The value above ${describeStep(step)} is not a map; set it as a whole.`)
  }
  const value = nest([step], nested)
  if (value === undefined) return refuseIndex([step])
  const style = detectStyle(
    document,
    parents.map(({ container }) => container),
  )
  return succeed(...replaceNode({ text: document.text, node, parents, style }, value))
}
