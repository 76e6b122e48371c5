import { locatePath, shortenValues, toPlainValue } from '@meshdraft/yaml'
import type { FieldPath, PlainValue, YamlDocument, YamlIssue, YamlIssueCode } from '@meshdraft/yaml'
import { asMap, asString, readListItems } from '@meshdraft/model'
import type { DocumentId, Resource } from '@meshdraft/model'
import { describeField, describeKind, toCatalogueKind, validate } from '@meshdraft/schema'
import type { CatalogueKind, SchemaIssue } from '@meshdraft/schema'
import { buildMessage, describeCode } from './codes.ts'
import type { Diagnostic, ResourceName } from './diagnostic.ts'
import { locateFinding } from './locate.ts'
import { buildSchemaFixes } from './schema-fixes.ts'

// These leave the rest of the tree as the user meant it; after any other error what was read is a
// guess, and to check it would report the guess.
const LOCAL_ISSUES: ReadonlySet<YamlIssueCode> = new Set([
  'YML-ALIAS-CYCLE',
  'YML-BINARY',
  'YML-BOM',
  'YML-DUPLICATE-KEY',
  'YML-ESCAPE',
  'YML-NUL',
  'YML-NUMBER-RANGE',
  'YML-TAG',
  'YML-UNKNOWN-ANCHOR',
  'YML-UNQUOTED-WILDCARD',
])

/**
 * Checks one document by itself: the syntax and schema layers.
 *
 * @param resources - what `readResources` finds in it. Kinds outside the catalogue have no schema.
 */
export function checkDocument(
  document: YamlDocument,
  documentId: DocumentId,
  resources: readonly Resource[],
): Diagnostic[] {
  const resourceAt = findResources(resources)
  const syntax = document.issues.map((issue) =>
    toSyntaxDiagnostic(issue, document, documentId, resourceAt),
  )
  const isBroken = document.issues.some(
    ({ severity, code }) => severity === 'error' && !LOCAL_ISSUES.has(code),
  )
  if (document.form !== 'yaml' || isBroken) return syntax
  // What the syntax layer says of a value is the cause of what the schema says of it; that a key
  // stands twice is a cause of its own.
  const errors = syntax.filter(
    ({ severity, code }) => severity === 'error' && code !== 'YML-DUPLICATE-KEY',
  )
  const schema = resources.flatMap(checkSchema).filter(({ range }) => !errors.some(covers(range)))
  return [
    ...withoutReadings(syntax, schema),
    ...schema,
    ...explainNonObjects(document, documentId, resources),
  ]
}

/** A value that Kubernetes reads otherwise than it looks is told once: as one that has to be text. */
function withoutReadings(
  syntax: readonly Diagnostic[],
  schema: readonly Diagnostic[],
): readonly Diagnostic[] {
  const isReading = ({ code }: Diagnostic) => code === 'YML-KUBERNETES-READING'
  if (schema.length === 0 || !syntax.some(isReading)) return syntax
  const starts = new Set(
    schema.filter(({ code }) => code === 'SCH-069').map(({ range }) => range.start),
  )
  return syntax.filter((it) => !isReading(it) || !starts.has(it.range.start))
}

function covers(inner: Diagnostic['range']): (outer: Diagnostic) => boolean {
  return ({ range }) => range.start <= inner.start && inner.end <= range.end
}

function toSyntaxDiagnostic(
  issue: YamlIssue,
  document: YamlDocument,
  documentId: DocumentId,
  resourceAt: (path: FieldPath) => Resource | undefined,
): Diagnostic {
  const { code, severity, range, message } = issue
  const { layer, aliases, docs } = describeCode(code)
  const fieldPath = document.root === undefined ? [] : locatePath(document, range.start)
  const resource = resourceAt(fieldPath)
  return {
    documentId,
    range,
    code,
    aliases,
    layer,
    severity,
    message,
    ...(resource === undefined ? {} : { resource: toResourceName(resource) }),
    fieldPath,
    docs,
    fixes: issue.fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({ documentId, ...edit })),
    })),
    related: issue.related.map((place) => ({ documentId, ...place })),
  }
}

/** Finds the resource around a path: the only one, or the item of the list. */
function findResources(resources: readonly Resource[]): (path: FieldPath) => Resource | undefined {
  const byItem = new Map(resources.map((resource) => [resource.basePath[1], resource]))
  return ([list, item]) =>
    byItem.get(undefined) ?? (list === 'items' ? byItem.get(item) : undefined)
}

function checkSchema(resource: Resource): readonly Diagnostic[] {
  const kind = toCatalogueKind(resource.apiVersion, resource.kind)
  if (kind === undefined) return []
  return validate(kind, resource.value).map((issue) => toSchemaDiagnostic(resource, kind, issue))
}

function toSchemaDiagnostic(
  resource: Resource,
  kind: CatalogueKind,
  issue: SchemaIssue,
): Diagnostic {
  const { document, documentId, basePath } = resource
  const { layer, severity, aliases } = describeCode(issue.rule)
  const fieldPath = [...basePath, ...issue.path]
  const field = describeField(kind, issue.path) ?? describeField(kind, issue.path.slice(0, -1))
  return {
    documentId,
    range: locateFinding(document, fieldPath, issue.at),
    code: issue.rule,
    aliases,
    layer,
    severity,
    message: shortenValues(issue.message),
    resource: toResourceName(resource),
    fieldPath,
    docs: field?.reference ?? describeKind(kind).reference,
    fixes: buildSchemaFixes({ kind, document, documentId, path: fieldPath }, issue),
    related: [],
  }
}

/** Names a resource as it is written: without the namespace that is only assumed. */
export function toResourceName(resource: Resource): ResourceName {
  const { apiVersion, kind, name, namespace, hasNamespace } = resource
  return { apiVersion, kind, ...(hasNamespace ? { namespace } : {}), name }
}

/** Says of everything that is passed through why it is no resource. */
function explainNonObjects(
  document: YamlDocument,
  documentId: DocumentId,
  resources: readonly Resource[],
): readonly Diagnostic[] {
  if (document.root === undefined) return []
  const isList = resources.some(({ basePath }) => basePath.length > 0)
  if (resources.length > 0 && !isList) return []
  const value = toPlainValue(document.root)
  const items = readListItems(value)
  const resourceAt = findResources(resources)
  if (items === undefined) return [explain(document, documentId, [], value)]
  return items.flatMap((item, i) => {
    const path = ['items', i]
    return resourceAt(path) ? [] : [explain(document, documentId, path, item)]
  })
}

function explain(
  document: YamlDocument,
  documentId: DocumentId,
  path: FieldPath,
  value: PlainValue,
): Diagnostic {
  const row = describeCode('YML-NOT-AN-OBJECT')
  const { code, layer, severity, aliases, docs } = row
  const kind = path.length === 0 ? 'document' : 'item'
  return {
    documentId,
    range: locateFinding(document, path, 'key'),
    code,
    aliases,
    layer,
    severity,
    message: buildMessage(row, { kind, missing: describeMissing(value) }),
    fieldPath: path,
    docs,
    fixes: [],
    related: [],
  }
}

function describeMissing(value: PlainValue): string {
  const map = asMap(value)
  if (map === undefined) return 'it is no map of fields'
  const missing = ['apiVersion', 'kind'].filter((key) => !asString(map[key]))
  return missing.length === 2
    ? 'it has no “apiVersion” and no “kind”'
    : `it has no “${missing.join('')}”`
}
