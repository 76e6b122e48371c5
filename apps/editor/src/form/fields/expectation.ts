import type { FieldType } from '@meshdraft/schema'
import type { FormNode } from '../form-node.ts'
import { isBlank } from '../form-node.ts'

/** Says what belongs where `node` is, when `node` is of another shape; `undefined` when it fits. */
export function explainShape(node: FormNode | undefined, fieldType: FieldType): string | undefined {
  if (!node || isBlank(node)) return undefined
  switch (fieldType.type) {
    case 'list':
      return node.type === 'list' ? undefined : 'a list'
    case 'map':
      return node.type === 'map' ? undefined : 'a map of names and values'
    case 'message':
      return node.type === 'map' ? undefined : 'a group of fields'
    case 'any':
      return undefined
    case 'boolean':
      return node.type === 'scalar' && typeof node.value === 'boolean' ? undefined : 'true or false'
    default:
      return node.type === 'scalar' ? undefined : 'a single value'
  }
}

// Their controls take one row, so an item of them needs no head of its own.
const ONE_ROW: ReadonlySet<string> = new Set(['StringMatch', 'Destination'])

/** Whether a value is shown as one row. */
export function isOneRow(fieldType: FieldType): boolean {
  return fieldType.type !== 'message' || ONE_ROW.has(fieldType.message)
}

/** Whether two such fields fit beside each other. */
export function isSmall(fieldType: FieldType): boolean {
  switch (fieldType.type) {
    case 'number':
    case 'boolean':
      return true
    case 'string':
      return fieldType.format === 'duration' || fieldType.format === 'protocol'
    case 'enum':
      return fieldType.values.every(({ value }) => value.length <= 12)
    default:
      return false
  }
}
