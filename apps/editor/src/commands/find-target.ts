import type { FieldPath, YamlDocument } from '@meshdraft/yaml'
import { findNode, readValue } from '@meshdraft/yaml'
import { DEFAULT_MESH_SETTINGS, MESH_GATEWAY, resolveHost } from '@meshdraft/model'
import { describeMessageAt, describeType } from '@meshdraft/schema'
import type { CatalogueKind } from '@meshdraft/schema'
import type { GraphSource } from '@meshdraft/graph'
import type { KnownGateway, KnownHost, WorkspaceView } from '@meshdraft/engine'
import { readResource, toResourcePath } from './resource-of-path.ts'
import { findGateway, findHost } from './known-names.ts'

/** What a value of a manifest names elsewhere. `undefined` members: not in the workspace. */
export type Reference =
  | { readonly type: 'host'; readonly fqdn: string; readonly host: KnownHost | undefined }
  | {
      readonly type: 'subset'
      readonly name: string
      readonly fqdn: string
      readonly host: KnownHost | undefined
    }
  | { readonly type: 'gateway'; readonly name: string; readonly gateway: KnownGateway | undefined }
  /** A VirtualService that another one leaves routes to. */
  | { readonly type: 'delegate'; readonly name: string; readonly namespace: string }
  | { readonly type: 'mesh' }

/** Reads what the value at `path` names; `undefined` if it is no reference. */
export function readReference(
  document: YamlDocument,
  path: FieldPath,
  { names }: Pick<WorkspaceView, 'names'>,
): Reference | undefined {
  const node = findNode(document, path)
  const resource = readResource(document, path)
  const { catalogueKind, namespace } = resource
  if (node?.type !== 'scalar' || typeof node.value !== 'string' || !catalogueKind) return undefined
  const ownPath = toResourcePath(resource, path)
  const fieldType = describeType(catalogueKind, ownPath)
  const format = fieldType?.type === 'string' ? fieldType.format : undefined
  const { value } = node
  const toFqdn = (host: string) => resolveHost(host, namespace, DEFAULT_MESH_SETTINGS.clusterDomain)
  switch (format) {
    case 'destinationHost':
    case 'host':
      if (format === 'host' && catalogueKind !== 'VirtualService') return undefined
      return { type: 'host', fqdn: toFqdn(value), host: findHost(names, value, namespace) }
    case 'subset': {
      const host = readValue(document, [...path.slice(0, -1), 'host'])
      if (typeof host !== 'string') return undefined
      const known = findHost(names, host, namespace)
      return { type: 'subset', name: value, fqdn: toFqdn(host), host: known }
    }
    case 'gatewayRef':
      return value === MESH_GATEWAY
        ? { type: 'mesh' }
        : { type: 'gateway', name: value, gateway: findGateway(names, value, namespace) }
    default:
      return isDelegateName(catalogueKind, ownPath)
        ? { type: 'delegate', name: value, namespace: readDelegateNamespace() }
        : undefined
  }

  function readDelegateNamespace(): string {
    const written = readValue(document, [...path.slice(0, -1), 'namespace'])
    return typeof written === 'string' && written !== '' ? written : namespace
  }
}

function isDelegateName(kind: CatalogueKind, path: FieldPath): boolean {
  return path.at(-1) === 'name' && describeMessageAt(kind, path.slice(0, -1))?.name === 'Delegate'
}

/** Finds where the thing a reference names is defined. */
export function findTarget(
  reference: Reference,
  { graph, documentsByFile }: Pick<WorkspaceView, 'graph' | 'documentsByFile'>,
): GraphSource | undefined {
  switch (reference.type) {
    case 'mesh':
      return undefined
    case 'subset':
      return graph.nodesById.get(`subset:${reference.fqdn}/${reference.name}`)?.source
    case 'host':
      return (
        graph.nodesById.get(`service:${reference.fqdn}`)?.source ??
        graph.nodesById.get(`se:${reference.fqdn}`)?.source
      )
    case 'gateway':
      return reference.gateway && findResource('Gateway', reference.gateway, documentsByFile)
    case 'delegate':
      return findResource('VirtualService', reference, documentsByFile)
  }
}

function findResource(
  kind: string,
  { name, namespace }: { readonly name: string; readonly namespace: string },
  documentsByFile: WorkspaceView['documentsByFile'],
): GraphSource | undefined {
  for (const { id, resources } of [...documentsByFile.values()].flat()) {
    const resource = resources.find(
      (it) => it.kind === kind && it.name === name && it.namespace === namespace,
    )
    if (resource) return { documentId: id, path: resource.basePath }
  }
  return undefined
}
