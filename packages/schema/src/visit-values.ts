import { describeMessage } from './catalogue.ts'
import type { CatalogueKind, FieldType } from './descriptors.ts'
import type { Path } from './fields.ts'
import { KINDS } from './kinds.ts'
import { isList, isMap } from './plain.ts'

/** A value that the catalogue knows, at its place in the document. */
export interface VisitedValue {
  readonly value: unknown
  readonly path: Path
  readonly fieldType: FieldType
  /** Ids of CEL rules on it. */
  readonly rules: readonly string[]
}

/**
 * Calls `visitor` for the object and every value in it that the catalogue knows, outer ones first.
 * Goes as deep as the messages of the catalogue nest (none contains itself), whatever the document.
 */
export function visitValues(
  kind: CatalogueKind,
  root: unknown,
  visitor: (visited: VisitedValue) => void,
): void {
  function visit(fieldType: FieldType, rules: readonly string[], value: unknown, path: Path): void {
    if (fieldType.type === 'message') {
      const message = describeMessage(fieldType.message)
      visitor({ value, path, fieldType, rules: [...rules, ...(message?.rules ?? [])] })
      if (!message || !isMap(value)) return
      for (const field of message.fields) {
        if (!Object.hasOwn(value, field.name)) continue
        visit(field.fieldType, field.rules, value[field.name], [...path, field.name])
      }
      return
    }
    visitor({ value, path, fieldType, rules })
    if (fieldType.type === 'list' && isList(value)) {
      for (const [index, item] of value.entries()) {
        visit(fieldType.items, fieldType.itemRules ?? [], item, [...path, index])
      }
    }
    if (fieldType.type === 'map' && isMap(value)) {
      for (const [key, item] of Object.entries(value)) {
        visit(fieldType.values, fieldType.valueRules ?? [], item, [...path, key])
      }
    }
  }

  visit({ type: 'message', message: KINDS[kind].root.name }, [], root, [])
}
