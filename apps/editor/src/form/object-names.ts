import { getChild, getDescendant, toScalarText } from './form-node.ts'
import type { FormNode } from './form-node.ts'

/** Names an object of a `List`, e.g. `VirtualService reviews`. */
export function nameOfObject(node: FormNode): string {
  const kind = toScalarText(getChild(node, 'kind')) ?? 'An object without kind'
  const name = toScalarText(getDescendant(node, ['metadata', 'name']))
  return name === undefined ? kind : `${kind} ${name}`
}
