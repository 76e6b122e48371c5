import { describeMessage } from './catalogue.ts'
import type { CatalogueKind, FieldType, MessageName } from './descriptors.ts'
import type { Path } from './fields.ts'
import { KINDS } from './kinds.ts'
import { isList, isMap } from './plain.ts'

/** A value with rules of its own, at its place in the document. */
export interface RuledValue {
  readonly value: unknown
  readonly path: Path
  readonly fieldType: FieldType
  /** Ids of CEL rules on it. */
  readonly rules: readonly string[]
}

/**
 * Calls `visitor` for every value of an object that has CEL rules or is a list with a unique key,
 * outer values first. Parts of the catalogue without any are passed over. Goes as deep as the
 * messages of the catalogue nest (none contains itself), whatever the document.
 */
export function visitRuledValues(
  kind: CatalogueKind,
  root: unknown,
  visitor: (visited: RuledValue) => void,
): void {
  function visit(fieldType: FieldType, rules: readonly string[], value: unknown, path: Path): void {
    if (rules.length === 0 && !holdsRules(fieldType)) return
    const message = fieldType.type === 'message' ? describeMessage(fieldType.message) : undefined
    const all = message ? [...rules, ...message.rules] : rules
    if (all.length > 0 || hasUniqueKey(fieldType)) visitor({ value, path, fieldType, rules: all })
    if (message && isMap(value)) {
      for (const field of message.fields) {
        if (!Object.hasOwn(value, field.name)) continue
        visit(field.fieldType, field.rules, value[field.name], [...path, field.name])
      }
    } else if (fieldType.type === 'list' && isList(value)) {
      for (const [index, item] of value.entries()) {
        visit(fieldType.items, fieldType.itemRules ?? [], item, [...path, index])
      }
    } else if (fieldType.type === 'map' && isMap(value)) {
      for (const [key, item] of Object.entries(value)) {
        visit(fieldType.values, fieldType.valueRules ?? [], item, [...path, key])
      }
    }
  }

  visit({ type: 'message', message: KINDS[kind].root.name }, [], root, [])
}

function hasUniqueKey(fieldType: FieldType): boolean {
  return fieldType.type === 'list' && fieldType.listMapKey !== undefined
}

const ruledByMessage = new Map<MessageName, boolean>()

/** Whether a value of this type, or one within it, may have rules. */
function holdsRules(fieldType: FieldType): boolean {
  switch (fieldType.type) {
    case 'list':
      return hasUniqueKey(fieldType) || hasAny(fieldType.itemRules) || holdsRules(fieldType.items)
    case 'map':
      return hasAny(fieldType.valueRules) || holdsRules(fieldType.values)
    case 'message': {
      const known = ruledByMessage.get(fieldType.message)
      if (known !== undefined) return known
      const message = describeMessage(fieldType.message)
      const isRuled =
        hasAny(message?.rules) ||
        (message?.fields ?? []).some((field) => hasAny(field.rules) || holdsRules(field.fieldType))
      ruledByMessage.set(fieldType.message, isRuled)
      return isRuled
    }
    default:
      return false
  }
}

function hasAny(rules: readonly string[] | undefined): boolean {
  return rules !== undefined && rules.length > 0
}
