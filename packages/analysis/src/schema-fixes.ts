import { locateField } from '@meshdraft/yaml'
import type { FieldPath, TextRange, YamlDocument, YamlNode, YamlScalar } from '@meshdraft/yaml'
import type { DocumentId } from '@meshdraft/model'
import { describeMessage, describeType } from '@meshdraft/schema'
import type { CatalogueKind, FieldType, SchemaIssue } from '@meshdraft/schema'
import type { Fix } from './diagnostic.ts'
import { toFix } from './fixes.ts'

interface Subject {
  readonly kind: CatalogueKind
  readonly document: YamlDocument
  readonly documentId: DocumentId
  /** Path of the issue in the document, not only in the resource. */
  readonly path: FieldPath
}

/** Yields the edits that would remove a breach of the schema, where it is plain which. */
export function buildSchemaFixes(subject: Subject, issue: SchemaIssue): readonly Fix[] {
  const { document, path } = subject
  const field = locateField(document, path)
  if (field === undefined) return []
  const { suggestion } = issue
  if (issue.at === 'key') {
    if (suggestion === undefined || field.keyRange === undefined) return []
    const meant = describeType(subject.kind, [...issue.path.slice(0, -1), suggestion])
    // A name that the value does not fit is a bad guess, and would trade one error for another.
    if (meant !== undefined && !fitsType(meant, field.node)) return []
    return [replace(subject, `Rename to ${suggestion}`, field.keyRange, suggestion)]
  }
  // A value shared through an anchor is not this field's alone to change.
  if (field.node.type !== 'scalar' || field.node.anchor !== undefined) return []
  return buildValueFixes(subject, issue, field.node)
}

function buildValueFixes(
  subject: Subject,
  { rule, path, suggestion }: SchemaIssue,
  node: YamlScalar,
): readonly Fix[] {
  const { kind, document } = subject
  const { range } = node
  const source = document.text.slice(range.start, range.end)
  if (suggestion !== undefined) {
    const title = rule === 'SCH-063' ? 'Remove the quotes' : `Change to ${suggestion}`
    return [replace(subject, title, range, suggestion)]
  }
  if (
    rule === 'SCH-069' &&
    node.style === 'plain' &&
    isUsableText(kind, path, source) &&
    isFreeName(subject, source)
  ) {
    return [replace(subject, 'Put it in quotes', range, JSON.stringify(source))]
  }
  const expected = rule === 'SCH-068' ? describeType(kind, path) : undefined
  if (
    expected?.type === 'list' &&
    fitsType(expected.items, node) &&
    isSafeInFlow(node, source) &&
    isUsableItem(subject, expected.items, node)
  ) {
    return [replace(subject, 'Put it in a list', range, `[${source}]`)]
  }
  if (expected?.type === 'message' && isWrapper(expected.message, node)) {
    return [replace(subject, 'Put it under value', range, `{value: ${source}}`)]
  }
  return []
}

/** Words that YAML takes for a truth value, and that could be names. */
const WORD = /^[a-z]{1,10}$/u
const NAME = /^[a-z\d](?:[-a-z\d]{0,61}[a-z\d])?$/u

/**
 * Whether text may stand there as it is: any in most fields, but a number is no duration, host or
 * protocol. In quotes, a number as namespace would put the object into another one than it is taken
 * to be in, which is for the user to decide.
 */
function isUsableText(kind: CatalogueKind, path: FieldPath, source: string): boolean {
  const [first, second] = path
  if (first === 'metadata' && second === 'namespace') return false
  // Of a value without a name the name is what is wrong.
  if (path.at(-1) === 'scheme' || path.at(-1) === '') return false
  if (first === 'metadata' && second === 'name') return NAME.test(source)
  const expected = describeType(kind, path)
  const format = expected?.type === 'string' ? expected.format : undefined
  switch (format) {
    case undefined:
    case 'filePath':
    case 'label':
    case 'secretRef':
      return path.at(-1) !== 'name' || NAME.test(source)
    case 'destinationHost':
    case 'gatewayRef':
      return WORD.test(source)
    case 'namespace':
    case 'subset':
      return NAME.test(source)
    default:
      return false
  }
}

const HOST = /^(?:\*\.)?[a-z\d](?:[-a-z\d.]{0,250}[a-z\d])?$/u

/** Whether a text may stand in a list as it is, and makes nothing wrong beside it. */
function isUsableItem(
  { document, path }: Subject,
  items: FieldType,
  { value }: YamlScalar,
): boolean {
  const format = items.type === 'string' ? items.format : undefined
  if (format === 'host') return typeof value === 'string' && HOST.test(value)
  if (format !== 'gatewayRef') return true
  // Without hosts there must be no gateways, and what matches name has to be among them.
  const hosts = locateField(document, [...path.slice(0, -1), 'hosts'])?.node
  const isNamedElsewhere =
    document.text.indexOf('gateways:') !== document.text.lastIndexOf('gateways:')
  return hosts?.type === 'list' && hosts.items.length > 0 && !isNamedElsewhere
}

/** Neighbours that are looked at for the same name. */
const MOST_NEIGHBOURS = 100

/** Whether text that is to be the name of an item, or of its port, is not that of another one. */
function isFreeName({ document, path }: Subject, source: string): boolean {
  if (path.at(-1) !== 'name') return true
  const index = path.findLastIndex((step) => typeof step === 'number')
  if (index < 0) return true
  const list = locateField(document, path.slice(0, index))?.node
  if (list?.type !== 'list' || list.items.length > MOST_NEIGHBOURS) return false
  return list.items.every((_, i) => {
    const name = locateField(document, [...path.slice(0, index), i, ...path.slice(index + 1)])?.node
    return i === path[index] || name?.type !== 'scalar' || name.value !== source
  })
}

/** Whether a message holds nothing but a `value` of this type: `percentage: 10` for `{value: 10}`. */
function isWrapper(name: string, node: YamlScalar): boolean {
  const fields = describeMessage(name)?.fields ?? []
  const [field] = fields
  return fields.length === 1 && field?.name === 'value' && fitsType(field.fieldType, node)
}

/** Whether a value has the type that a field wants, whatever stands inside it. */
function fitsType(fieldType: FieldType, node: YamlNode): boolean {
  switch (fieldType.type) {
    case 'message':
    case 'map':
      return node.type === 'map'
    case 'list':
      return node.type === 'list'
    case 'any':
      return true
    case 'number':
      return (
        node.type === 'scalar' && (typeof node.value === 'number' || typeof node.value === 'bigint')
      )
    case 'boolean':
      return node.type === 'scalar' && typeof node.value === 'boolean'
    default:
      return node.type === 'scalar' && typeof node.value === 'string'
  }
}

// Inside brackets these characters would end or split the text.
function isSafeInFlow({ style }: YamlScalar, source: string): boolean {
  if (style === 'plain') return source !== '' && !/[[\]{},\n]/.test(source)
  return (style === 'single' || style === 'double') && !source.includes('\n')
}

function replace(subject: Subject, title: string, range: TextRange, newText: string): Fix {
  return toFix(title, subject.documentId, [{ range, newText }])
}
