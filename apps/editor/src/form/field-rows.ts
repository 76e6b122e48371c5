import { describeMessage } from '@meshdraft/schema'
import type {
  FieldDescriptor,
  FieldType,
  MessageDescriptor,
  MessageName,
  OneOfDescriptor,
} from '@meshdraft/schema'
import { isBlank } from './form-node.ts'
import type { FormNode } from './form-node.ts'

/** What one message shows, top down. */
export interface MessageRows {
  readonly rows: readonly MessageRow[]
  /** Fields to offer at once, the usual ones first. */
  readonly common: readonly FieldDescriptor[]
  /** Fields to offer on request: rarely used or deprecated ones, and what `common` has no room for. */
  readonly others: readonly FieldDescriptor[]
  /** Keys of the document that the catalogue does not know. */
  readonly unknown: readonly string[]
}

export type MessageRow =
  | { readonly type: 'field'; readonly field: FieldDescriptor }
  | {
      readonly type: 'one-of'
      readonly oneOf: OneOfDescriptor
      /** The members, in the order of the catalogue. */
      readonly fields: readonly FieldDescriptor[]
      /** Members that are set or being added; more than one is a problem of the document. */
      readonly shown: readonly FieldDescriptor[]
    }

const MOST_COMMON = 4
const MOST_STARTERS = 3

/**
 * Decides what a message shows: the fields that are set, asked for, or required, in the order of
 * the catalogue; a one-of group as one row where its first member would stand. A message without
 * any field shows a few to start with.
 *
 * @param isHidden - whether another control shows the field.
 * @param isAdded - whether a field is shown although it is not set, because it was asked for.
 */
export function listMessageRows(
  message: MessageDescriptor,
  node: FormNode | undefined,
  isAdded: (name: string) => boolean,
  isHidden: (name: string) => boolean = () => false,
): MessageRows {
  const present = node?.type === 'map' ? node.byKey : new Map<string, FormNode>()
  const isSet = ({ name }: FieldDescriptor) => present.has(name) || isAdded(name)
  const isEmpty = !message.fields.some(isSet)
  const starters = new Set(isEmpty ? listStarters(message) : [])
  const rows: MessageRow[] = []
  const offered: FieldDescriptor[] = []
  const done = new Set<string>()
  for (const field of message.fields) {
    if (isHidden(field.name)) continue
    const oneOf = findChoice(message, field, isSet)
    if (!oneOf) {
      if (isSet(field) || field.isRequired || starters.has(field))
        rows.push({ type: 'field', field })
      else offered.push(field)
      continue
    }
    if (done.has(oneOf.name)) continue
    done.add(oneOf.name)
    const fields = message.fields.filter((other) => other.oneOf === oneOf.name)
    const shown = fields.filter(isSet)
    const isStarter = fields.some((other) => starters.has(other))
    if (shown.length > 0 || isStarter) rows.push({ type: 'one-of', oneOf, fields, shown })
    else offered.push(...fields)
  }
  const usual = offered.filter((field) => !field.isAdvanced && field.deprecated === undefined)
  const sorted = sortByUse(message.name, usual)
  const common = sorted.length <= MOST_COMMON + 1 ? sorted : sorted.slice(0, MOST_COMMON)
  const known = new Set(message.fields.map(({ name }) => name))
  return {
    rows,
    common,
    others: [
      ...sorted.slice(common.length),
      ...offered.filter((field) => field.isAdvanced && field.deprecated === undefined),
      ...offered.filter((field) => field.deprecated !== undefined),
    ],
    unknown: [...present.keys()].filter((key) => !known.has(key)),
  }
}

/**
 * Finds the group a field is asked for with. A group in which all members but one are deprecated is
 * no choice any more.
 */
function findChoice(
  message: MessageDescriptor,
  field: FieldDescriptor,
  isSet: (field: FieldDescriptor) => boolean,
): OneOfDescriptor | undefined {
  const oneOf = message.oneOfs.find(({ name }) => name === field.oneOf)
  const members = message.fields.filter((other) => other.oneOf === oneOf?.name)
  const current = members.filter((member) => member.deprecated === undefined)
  const isChoice = current.length > 1 || members.filter(isSet).length > 1
  return isChoice ? oneOf : undefined
}

/** What operators add most, where the order of the catalogue says something else. */
const BY_USE: ReadonlyMap<MessageName, readonly string[]> = new Map([
  [
    'HTTPRoute',
    ['match', 'timeout', 'retries', 'fault', 'rewrite', 'headers', 'mirror', 'corsPolicy'],
  ],
  ['CorsPolicy', ['allowOrigins', 'allowMethods', 'allowHeaders', 'allowCredentials', 'maxAge']],
])

function sortByUse(
  message: MessageName,
  fields: readonly FieldDescriptor[],
): readonly FieldDescriptor[] {
  const order = BY_USE.get(message)
  if (!order) return fields
  const rank = ({ name }: FieldDescriptor) => {
    const index = order.indexOf(name)
    return index < 0 ? order.length : index
  }
  return fields.toSorted((a, b) => rank(a) - rank(b))
}

/** What an empty message starts with, where it is not simply its first plain values. */
const STARTERS: ReadonlyMap<MessageName, readonly string[]> = new Map([
  ['HTTPRoute', ['match', 'route']],
  ['TLSRoute', ['match', 'route']],
  ['TCPRoute', ['route']],
  ['CorsPolicy', ['allowOrigins']],
  ['Subset', ['labels']],
])

/** Lists the fields that a message without any field shows to start with. */
export function listStarters(message: MessageDescriptor): readonly FieldDescriptor[] {
  const chosen = STARTERS.get(message.name)
  if (chosen) return message.fields.filter(({ name }) => chosen.includes(name))
  const usual = message.fields.filter(
    (field) => !field.isAdvanced && field.deprecated === undefined && !field.isRequired,
  )
  const simple = usual.filter((field) => field.oneOf !== undefined || isSimple(field))
  const firstOfGroups = simple.filter(
    (field, index) =>
      field.oneOf === undefined ||
      simple.findIndex((other) => other.oneOf === field.oneOf) === index,
  )
  if (message.fields.some(({ isRequired }) => isRequired)) return []
  return firstOfGroups.length > 0 ? firstOfGroups.slice(0, MOST_STARTERS) : usual.slice(0, 1)
}

function isSimple({ fieldType }: FieldDescriptor): boolean {
  return fieldType.type !== 'message' && fieldType.type !== 'list' && fieldType.type !== 'map'
}

/** Whether a message has one field only: it is then shown as that field. */
export function findOnlyField(message: MessageDescriptor): FieldDescriptor | undefined {
  return message.fields.length === 1 ? message.fields[0] : undefined
}

/** The type a field is shown as: a message of one field is shown as that field. */
export function toShownType(fieldType: FieldType): FieldType {
  if (fieldType.type !== 'message') return fieldType
  const message = describeMessage(fieldType.message)
  return (message && findOnlyField(message)?.fieldType) ?? fieldType
}

/** Finds the fields whose name or description holds every word of `query`; names come first. */
export function searchFields(
  fields: readonly FieldDescriptor[],
  query: string,
  toTitle: (field: FieldDescriptor) => string,
): readonly FieldDescriptor[] {
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean)
  if (words.length === 0) return fields
  const holdsAll = (text: string) => words.every((word) => text.toLowerCase().includes(word))
  const isNamed = (field: FieldDescriptor) => holdsAll(`${field.name} ${toTitle(field)}`)
  const named = fields.filter(isNamed)
  const described = fields.filter(
    (field) => !isNamed(field) && holdsAll(`${field.name} ${toTitle(field)} ${field.description}`),
  )
  return [...named, ...described]
}

/** Whether a message in the document says nothing yet. */
export function isEmptyMessage(node: FormNode | undefined): boolean {
  return isBlank(node) || (node?.type === 'map' && node.byKey.size === 0)
}
