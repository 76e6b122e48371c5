import { readValue } from '@meshdraft/yaml'
import type { FieldPath, YamlDocument } from '@meshdraft/yaml'
import type { Diagnostic } from '@meshdraft/analysis'
import type { DocumentSummary, KnownHost } from '@meshdraft/engine'
import type { DocumentId } from '@meshdraft/model'
import { formatFieldPath, listFields } from '@meshdraft/search'
import type { WorkspaceFile } from '../store/workspace-file.ts'
import type { PaletteEntry } from './palette-entry.ts'

/** Kinds in the order in which traffic meets them. */
const KIND_ORDER = ['Gateway', 'VirtualService', 'DestinationRule', 'ServiceEntry', 'Service']

/** Yields the objects of a document. */
export function listResourceEntries({ id, resources }: DocumentSummary): readonly PaletteEntry[] {
  return resources.map(({ kind, name, namespace, basePath }, i) => ({
    id: `resource:${id}/${i}`,
    type: 'resource',
    label: name,
    detail: `${kind} in ${namespace}`,
    order: orderOf(kind),
    target: { type: 'place', documentId: id, path: basePath, kind },
  }))
}

/** Yields the findings of a document. */
export function listProblemEntries(
  documentId: DocumentId,
  diagnostics: readonly Diagnostic[],
): readonly PaletteEntry[] {
  return diagnostics.map(({ code, message, severity, resource, fieldPath }, i) => ({
    id: `problem:${documentId}/${i}`,
    type: 'problem',
    label: message,
    detail: `${code}${resource ? `, ${resource.name}` : ''}`,
    order: SEVERITIES.indexOf(severity),
    target: { type: 'place', documentId, path: fieldPath, severity },
  }))
}

const SEVERITIES = ['error', 'warning', 'info']

/** Yields the values of a document with their names. */
export function listFieldEntries(
  documentId: DocumentId,
  document: YamlDocument,
): readonly PaletteEntry[] {
  const owners = new Map<string, { readonly kind: string; readonly detail: string }>()
  return listFields(document).map(({ path, label }) => {
    // An item of a List is an object of its own.
    const base = path[0] === 'items' && typeof path[1] === 'number' ? path.slice(0, 2) : []
    const key = formatFieldPath(base)
    let owner = owners.get(key)
    if (!owner) owners.set(key, (owner = readOwner(document, base)))
    const { kind, detail } = owner
    return {
      id: `field:${documentId}/${formatFieldPath(path)}`,
      type: 'field',
      label,
      detail,
      order: orderOf(kind),
      target: { type: 'place', documentId, path, kind },
    }
  })
}

function readOwner(document: YamlDocument, base: FieldPath) {
  const read = (...path: FieldPath) => {
    const value = readValue(document, [...base, ...path])
    return typeof value === 'string' ? value : ''
  }
  const namespace = read('metadata', 'namespace')
  const name = read('metadata', 'name')
  return { kind: read('kind'), detail: namespace === '' ? name : `${name} in ${namespace}` }
}

/** Yields the hosts that something in the workspace stands for. */
export function listHostEntries(hosts: readonly KnownHost[]): readonly PaletteEntry[] {
  return hosts
    .filter(({ origin }) => origin !== 'DestinationRule')
    .map(({ fqdn, ports, namespace }) => ({
      id: `host:${namespace}/${fqdn}`,
      type: 'host',
      label: fqdn,
      detail: describePorts(ports),
      order: 0,
      target: { type: 'host', fqdn },
    }))
}

function describePorts(ports: KnownHost['ports']): string {
  if (ports.length === 0) return ''
  return `${ports.length === 1 ? 'port' : 'ports'} ${ports.map(({ number }) => number).join(', ')}`
}

/** Yields the files, by name, with the folder as their place. */
export function listFileEntries(files: Iterable<WorkspaceFile>): readonly PaletteEntry[] {
  return Array.from(files, ({ path, type }): PaletteEntry => ({
    id: `file:${path}`,
    type: 'file',
    label: path,
    detail: type === 'bytes' ? 'not read' : '',
    order: 0,
    target: { type: 'file', path },
  }))
}

function orderOf(kind: string): number {
  const place = KIND_ORDER.indexOf(kind)
  return place === -1 ? KIND_ORDER.length : place
}
