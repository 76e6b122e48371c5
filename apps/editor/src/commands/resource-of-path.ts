import { readValue } from '@meshdraft/yaml'
import type { FieldPath, YamlDocument } from '@meshdraft/yaml'
import { toCatalogueKind } from '@meshdraft/schema'
import type { CatalogueKind } from '@meshdraft/schema'

/** The resource that a path lies in: the document, or an item of a list. */
export interface ResourceContext {
  readonly apiVersion: string
  readonly kind: string
  readonly catalogueKind: CatalogueKind | undefined
  readonly namespace: string
  /** Path of the resource in the document: `[]`, or `['items', 0]`. */
  readonly base: FieldPath
}

/** Yields what a path says about the resource it lies in; items of a `List` count one by one. */
export function readResource(document: YamlDocument, path: FieldPath): ResourceContext {
  const base = path[0] === 'items' && typeof path[1] === 'number' ? path.slice(0, 2) : []
  const read = (...steps: readonly string[]) => {
    const value = readValue(document, [...base, ...steps])
    return typeof value === 'string' ? value : ''
  }
  const apiVersion = read('apiVersion')
  const kind = read('kind')
  return {
    apiVersion,
    kind,
    catalogueKind: toCatalogueKind(apiVersion, kind),
    namespace: read('metadata', 'namespace') || 'default',
    base,
  }
}

/** A path within the resource. */
export function toResourcePath({ base }: ResourceContext, path: FieldPath): FieldPath {
  return path.slice(base.length)
}
