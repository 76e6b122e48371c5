import { toPlainValue } from '@meshdraft/yaml'
import type { FieldPath, PlainValue, YamlDocument } from '@meshdraft/yaml'
import { toResourceKey } from './identity.ts'
import { isClusterScoped, toKindName } from './kinds.ts'
import { asMap, asString, asStringMap, valueAt } from './plain.ts'
import type { DocumentId, MeshSettings, Resource } from './resources.ts'

/**
 * Reads the Kubernetes objects of a document: usually one, the items of a `List`, none for a
 * template, an unreadable text, or YAML without `apiVersion` and `kind`. Wrong types in `metadata`
 * read as absent.
 */
export function readResources(
  document: YamlDocument,
  documentId: DocumentId,
  settings: MeshSettings,
): readonly Resource[] {
  if (document.form !== 'yaml' || document.root === undefined) return []
  const value = toPlainValue(document.root)
  const items = readListItems(value)
  const read = (item: PlainValue, basePath: FieldPath) =>
    readResource(item, { basePath, document, documentId }, settings)
  return items === undefined
    ? read(value, [])
    : items.flatMap((item, i) => read(item, ['items', i]))
}

/**
 * Yields the items of `kind: List`, or of a list of one kind such as `VirtualServiceList`;
 * `undefined` for anything else.
 */
export function readListItems(value: PlainValue): readonly PlainValue[] | undefined {
  const items = valueAt(value, ['items'])
  const isList = asString(asMap(value)?.['kind'])?.endsWith('List') && Array.isArray(items)
  return isList ? (items as readonly PlainValue[]) : undefined // Array.isArray above
}

type Origin = Pick<Resource, 'basePath' | 'document' | 'documentId'>

function readResource(
  value: PlainValue,
  origin: Origin,
  settings: MeshSettings,
): readonly Resource[] {
  const apiVersion = asString(valueAt(value, ['apiVersion']))
  const kind = asString(valueAt(value, ['kind']))
  if (!apiVersion || !kind) return []
  const metadata = valueAt(value, ['metadata'])
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
  const written = asString(valueAt(metadata, ['namespace'])) ?? ''
  const isNamespaced = !isClusterScoped(toKindName(group, kind))
  const name = readName(valueAt(metadata, ['name']))
  const namespace = isNamespaced ? written || settings.defaultNamespace : ''
  return [
    {
      ...origin,
      key: toResourceKey({ group, kind, namespace, name }),
      apiVersion,
      group,
      kind,
      name,
      namespace,
      hasNamespace: written !== '',
      labels: asStringMap(valueAt(metadata, ['labels'])),
      annotations: asStringMap(valueAt(metadata, ['annotations'])),
      value,
      memo: {},
    },
  ]
}

// An unquoted `name: 404` is refused by the cluster, but a list of resources still shows it.
function readName(value: PlainValue | undefined): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : ''
}
