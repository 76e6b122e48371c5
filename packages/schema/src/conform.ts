import { describeMessage } from './catalogue.ts'
import type { CatalogueKind, FieldType, MessageName } from './descriptors.ts'
import { KINDS } from './kinds.ts'
import type { DestinationRule } from './messages/destination-rule.ts'
import type { Gateway } from './messages/gateway.ts'
import type { ServiceEntry } from './messages/service-entry.ts'
import type { Sidecar } from './messages/sidecar.ts'
import type { VirtualService } from './messages/virtual-service.ts'
import type { WorkloadEntry, WorkloadGroup } from './messages/workload.ts'
import { isList, isMap, makeBareMap, member } from './plain.ts'
import type { PlainMap } from './plain.ts'

/** The TypeScript type of each kind's `spec`. Every field is read-only and optional. */
export interface SpecByKind {
  readonly VirtualService: VirtualService
  readonly DestinationRule: DestinationRule
  readonly Gateway: Gateway
  readonly ServiceEntry: ServiceEntry
  readonly Sidecar: Sidecar
  readonly WorkloadEntry: WorkloadEntry
  readonly WorkloadGroup: WorkloadGroup
}

/**
 * Reads the `spec` of an object whatever it holds, for analyzers and the graph: what is wrong with
 * it is the business of `validate`.
 *
 * - A field of a wrong type, an unknown field, an explicit null and a value outside an enum are
 *   left out, so that what is there has the type it claims. Nothing is required to be there, not
 *   even fields that the schema requires.
 * - An item of a list keeps its index: of a wrong type, it becomes an empty message, `''`, 0 or
 *   false. An entry of a map with a value of a wrong type is left out.
 * - Bounds and one-of groups are not looked at. An integer too large to be exact becomes the
 *   nearest number.
 *
 * @param value - the whole object as read from YAML. Not kept; the result shares nothing with it.
 * @returns maps with free keys inherit nothing, so that any key of the user is safe.
 */
export function conform<K extends CatalogueKind>(kind: K, value: unknown): SpecByKind[K] {
  // Built from the declaration that the type is derived from; all its members are optional.
  return conformMessage(KINDS[kind].spec.name, member(value, 'spec'))
}

function conformMessage(name: MessageName, value: unknown): object {
  const result: Record<string, unknown> = {}
  if (!isMap(value)) return result
  for (const { name: key, fieldType } of describeMessage(name)?.fields ?? []) {
    const read = conformValue(fieldType, member(value, key))
    if (read !== undefined) result[key] = read
  }
  return result
}

/** The value as its type has it, or undefined. As deep as the messages nest. */
function conformValue(fieldType: FieldType, value: unknown): unknown {
  switch (fieldType.type) {
    case 'string':
      return typeof value === 'string' ? value : undefined
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined
    case 'number':
      return conformNumber(fieldType.isInteger, value)
    case 'enum':
      return fieldType.values.some((allowed) => allowed.value === value) ? value : undefined
    case 'message':
      return isMap(value) ? conformMessage(fieldType.message, value) : undefined
    case 'list':
      if (!isList(value)) return undefined
      return value.map((item) => conformValue(fieldType.items, item) ?? emptyValue(fieldType.items))
    case 'map':
      return isMap(value) ? conformMap(fieldType.values, value) : undefined
    default:
      return value ?? undefined
  }
}

function conformNumber(isInteger: boolean, value: unknown): number | undefined {
  if (typeof value === 'bigint') return Number(value)
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined
  return isInteger && !Number.isInteger(value) ? undefined : value
}

function conformMap(values: FieldType, value: PlainMap): object {
  const result: Record<string, unknown> = makeBareMap()
  for (const [key, item] of Object.entries(value)) {
    const read = conformValue(values, item)
    if (read !== undefined) result[key] = read
  }
  return result
}

/** What stands for an item that cannot be read, so that the others keep their index. */
export function emptyValue(fieldType: FieldType): unknown {
  switch (fieldType.type) {
    case 'message':
      return {}
    case 'list':
      return []
    case 'map':
      return makeBareMap()
    case 'number':
      return 0
    case 'boolean':
      return false
    default:
      return ''
  }
}
