import { readValue } from '@meshdraft/yaml'
import type { FieldPath, YamlDocument } from '@meshdraft/yaml'

/** A part of a resource that people speak of, e.g. a route. */
export interface NamedPlace {
  /** E.g. `Route 2, reviews`. */
  readonly label: string
  readonly path: FieldPath
}

const LISTS: ReadonlyMap<string, string> = new Map([
  ['http', 'Route'],
  ['tls', 'TLS route'],
  ['tcp', 'TCP route'],
  ['servers', 'Server'],
  ['subsets', 'Subset'],
])

/** Names the route, server or subset that a path leads into; `undefined` for other places. */
export function describePlace(
  document: YamlDocument | undefined,
  path: FieldPath,
): NamedPlace | undefined {
  const [spec, list, index] = path
  const word = typeof list === 'string' ? LISTS.get(list) : undefined
  if (spec !== 'spec' || list === undefined || word === undefined || typeof index !== 'number') {
    return undefined
  }
  const place = [spec, list, index]
  const name = document && readName(document, place)
  return { label: `${word} ${index + 1}${name === undefined ? '' : `, ${name}`}`, path: place }
}

function readName(document: YamlDocument, place: FieldPath): string | undefined {
  const name =
    readValue(document, [...place, 'name']) ?? readValue(document, [...place, 'port', 'name'])
  return typeof name === 'string' && name !== '' ? name : undefined
}

/** Whether `path` lies at or below `place`. */
export function isWithin(path: FieldPath, place: FieldPath): boolean {
  return place.length <= path.length && place.every((part, i) => part === path[i])
}
