import { describeMessage } from './catalogue.ts'
import type { CatalogueKind, FieldDescriptor, FieldType, MessageDescriptor } from './descriptors.ts'
import { KINDS } from './kinds.ts'

/** A path in the document, e.g. `['spec', 'http', 0, 'timeout']`. */
export type Path = readonly (string | number)[]

/** What the catalogue says about the value at a path. */
export interface FieldTrace {
  /** Absent only at the root. */
  readonly field: FieldDescriptor | undefined
  /** The message that `field` belongs to. */
  readonly message: MessageDescriptor
  /** Type of the value itself: of the item, for a path that ends in a list. */
  readonly fieldType: FieldType
  /** CEL rules on the value itself. */
  readonly rules: readonly string[]
}

/**
 * Follows `path` through the messages of `kind`.
 *
 * @returns undefined where the path leaves the catalogue, e.g. at an unknown field.
 */
export function traceField(kind: CatalogueKind, path: Path): FieldTrace | undefined {
  const root = KINDS[kind].root.descriptor
  let trace: FieldTrace | undefined = {
    field: undefined,
    message: root,
    fieldType: { type: 'message', message: root.name },
    rules: root.rules,
  }
  for (const step of path) {
    trace = stepInto(trace, step)
    if (!trace) return undefined
  }
  return trace
}

function stepInto(trace: FieldTrace, step: string | number): FieldTrace | undefined {
  const { fieldType } = trace
  switch (fieldType.type) {
    case 'message': {
      const message = describeMessage(fieldType.message)
      const field = message?.fields.find(({ name }) => name === step)
      if (!message || !field) return undefined
      const own =
        field.fieldType.type === 'message' ? describeMessage(field.fieldType.message) : undefined
      return {
        field,
        message,
        fieldType: field.fieldType,
        rules: [...field.rules, ...(own?.rules ?? [])],
      }
    }
    case 'list':
      if (typeof step !== 'number') return undefined
      return { ...trace, fieldType: fieldType.items, rules: fieldType.itemRules ?? [] }
    case 'map':
      if (typeof step !== 'string') return undefined
      return { ...trace, fieldType: fieldType.values, rules: fieldType.valueRules ?? [] }
    case 'any':
      return trace
    default:
      return undefined
  }
}

/**
 * Describes the field at `path`. Items of a list and values of a map answer with the field that
 * holds them; for their own type see `describeType`.
 *
 * @returns undefined at the root and where the path leaves the catalogue.
 */
export function describeField(kind: CatalogueKind, path: Path): FieldDescriptor | undefined {
  return traceField(kind, path)?.field
}

/** The type of the value at `path`: for a path that ends in a list or map, of the item. */
export function describeType(kind: CatalogueKind, path: Path): FieldType | undefined {
  return traceField(kind, path)?.fieldType
}

/** The message at `path`, or undefined where the value is no message. */
export function describeMessageAt(kind: CatalogueKind, path: Path): MessageDescriptor | undefined {
  const fieldType = describeType(kind, path)
  return fieldType?.type === 'message' ? describeMessage(fieldType.message) : undefined
}

/** The fields that the message at `path` may have, in the order to show; empty for other values. */
export function listFields(kind: CatalogueKind, path: Path): readonly FieldDescriptor[] {
  return describeMessageAt(kind, path)?.fields ?? []
}

/**
 * The fields that may still be added to the message at `path`: not present, and not excluded by
 * a present member of the same one-of group.
 *
 * @param presentKeys - keys of the map in the document, unknown ones included.
 */
export function completeKeys(
  kind: CatalogueKind,
  path: Path,
  presentKeys: Iterable<string>,
): readonly FieldDescriptor[] {
  const message = describeMessageAt(kind, path)
  if (!message) return []
  const closed = new Set(presentKeys)
  for (const { members } of message.oneOfs) {
    if (members.some((member) => closed.has(member)))
      for (const member of members) closed.add(member)
  }
  return message.fields.filter(({ name }) => !closed.has(name))
}
