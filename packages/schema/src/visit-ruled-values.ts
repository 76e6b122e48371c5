import { describeMessage } from './catalogue.ts'
import type { CatalogueKind, FieldDescriptor, FieldType, MessageName } from './descriptors.ts'
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
 *
 * @param visitor - the path it gets is valid during the call only: copy it to keep it.
 */
export function visitRuledValues(
  kind: CatalogueKind,
  root: unknown,
  visitor: (visited: RuledValue) => void,
): void {
  const path: (string | number)[] = []

  function visit(fieldType: FieldType, rules: readonly string[], value: unknown): void {
    if (fieldType.type === 'message') {
      const ruled = readRuled(fieldType.message)
      const all = rules.length === 0 ? ruled.rules : [...rules, ...ruled.rules]
      if (all.length > 0) visitor({ value, path, fieldType, rules: all })
      if (!isMap(value)) return
      for (const field of ruled.fields) {
        if (!Object.hasOwn(value, field.name)) continue
        path.push(field.name)
        visit(field.fieldType, field.rules, value[field.name])
        path.pop()
      }
      return
    }
    if (rules.length > 0 || hasUniqueKey(fieldType)) visitor({ value, path, fieldType, rules })
    if (fieldType.type === 'list' && isList(value)) {
      const itemRules = fieldType.itemRules ?? []
      if (itemRules.length === 0 && !holdsRules(fieldType.items)) return
      for (const [index, item] of value.entries()) {
        path.push(index)
        visit(fieldType.items, itemRules, item)
        path.pop()
      }
    } else if (fieldType.type === 'map' && isMap(value)) {
      const valueRules = fieldType.valueRules ?? []
      if (valueRules.length === 0 && !holdsRules(fieldType.values)) return
      for (const [key, item] of Object.entries(value)) {
        path.push(key)
        visit(fieldType.values, valueRules, item)
        path.pop()
      }
    }
  }

  visit({ type: 'message', message: KINDS[kind].root.name }, [], root)
}

/** Whether a kind has a list with a unique key anywhere. */
export function hasUniqueKeys(kind: CatalogueKind): boolean {
  const known = uniqueKeysByKind.get(kind)
  if (known !== undefined) return known
  const holds = (fieldType: FieldType): boolean => {
    if (hasUniqueKey(fieldType)) return true
    if (fieldType.type === 'list') return holds(fieldType.items)
    if (fieldType.type === 'map') return holds(fieldType.values)
    if (fieldType.type !== 'message') return false
    return (describeMessage(fieldType.message)?.fields ?? []).some((field) =>
      holds(field.fieldType),
    )
  }
  const found = holds({ type: 'message', message: KINDS[kind].root.name })
  uniqueKeysByKind.set(kind, found)
  return found
}

const uniqueKeysByKind = new Map<CatalogueKind, boolean>()

/** What of a message has to be visited: its own rules, and the fields that have or hold some. */
interface Ruled {
  readonly rules: readonly string[]
  readonly fields: readonly FieldDescriptor[]
}

const ruledPartsByMessage = new Map<MessageName, Ruled>()

function readRuled(name: MessageName): Ruled {
  const known = ruledPartsByMessage.get(name)
  if (known !== undefined) return known
  const message = describeMessage(name)
  const ruled: Ruled = {
    rules: message?.rules ?? [],
    fields: (message?.fields ?? []).filter(
      (field) => field.rules.length > 0 || holdsRules(field.fieldType),
    ),
  }
  ruledPartsByMessage.set(name, ruled)
  return ruled
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
