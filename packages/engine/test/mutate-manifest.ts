import type { Random } from '@meshdraft/fixtures'
import {
  applyEdits,
  findNode,
  insertValue,
  locateField,
  parseDocument,
  removeValue,
  setValue,
  splitDocuments,
  toPlainValue,
} from '@meshdraft/yaml'
import type { EditPlan, FieldPath, PlainValue, YamlDocument, YamlNode } from '@meshdraft/yaml'
import { describeType, listFields, toCatalogueKind } from '@meshdraft/schema'
import type { CatalogueKind } from '@meshdraft/schema'
import { makeValue } from './random-value.ts'

// Values at which rules turn: what is empty, too large, of another type, or looks like a host.
const TEXTS = `* . ~ mesh a A_b a.b *.a.b *a.b a.*.b ./a ns/a ns/*.a.b */* 10.0.0.1 10.0.0.0/8 ::1
  unix:///a/ unix://@a a/b/c 0s 1ms 1.5ms 5m 1d -1s HTTP HTTPS TLS TCP tcp UDP x STATIC DNS NONE
  SIMPLE MUTUAL ISTIO_MUTUAL PASSTHROUGH RANDOM % 100% %REQ(x)% (?=x) [ é 5xx 5xx,reset :path`
const NUMBERS = [0, 1, -1, 2, 80, 443, 99, 100, 101, 503, 600, 601, 65_535, 65_536, 2 ** 31, 0.5]
const OTHERS = [true, false, null, [], {}, [''], ['*'], [{}], [null], { '': '' }, { 'a*': '*' }]
const SCALARS: readonly [PlainValue, ...PlainValue[]] = [
  '',
  'a'.repeat(300),
  ...TEXTS.split(/\s+/u),
  ...NUMBERS,
  ...OTHERS,
]

const FIELDS = `route redirect directResponse delegate rewrite timeout retries fault mirror mirrors
  headers corsPolicy exportTo gateways hosts tls tcp http subset weight port workloadSelector
  endpoints addresses trafficPolicy nonsense credentialName mode targetPort bind labels
  outlierDetection loadBalancer`
const KEYS: readonly [string, ...string[]] = ['match', ...FIELDS.split(/\s+/u)]

/**
 * Makes one to three random changes: to values, fields and names of one document, or to which
 * documents are there; the file may break in no way.
 */
export function mutateManifest(text: string, random: Random): string {
  let result = text
  const count = 1 + random.integer(3)
  for (let i = 0; i < count; i += 1) {
    result = random.chance(0.1) ? mutateDocuments(result, random) : mutateOnce(result, random)
  }
  return result
}

const NAMES: readonly [string, ...string[]] = ['a', 'reviews', 'A_b', 'a.b', 'gateway']
const NAMESPACES: readonly [string, ...string[]] = ['default', 'istio-system', 'shop', 'Shop']

/** Drops, copies or renames a document, so that what others say of it is no longer true. */
function mutateDocuments(text: string, random: Random): string {
  const tiles = splitDocuments(text)
  const tile = tiles[random.integer(tiles.length)]
  if (tile === undefined) return text
  const own = text.slice(tile.start, tile.end)
  const before = text.slice(0, tile.start)
  const after = text.slice(tile.end)
  const kind = random.integer(4)
  if (kind === 0 && tiles.length > 1) return before + after
  if (kind === 1) {
    const end = text.endsWith('\n') ? '' : '\n'
    return `${text}${end}---\n${own.replace(/^---.*\n/, '')}`
  }
  const plan =
    kind === 2
      ? setValue(parseDocument(own), ['metadata', 'namespace'], random.pick(NAMESPACES))
      : setValue(parseDocument(own), ['metadata', 'name'], random.pick(NAMES))
  return plan.ok ? before + applyEdits(own, plan.edits) + after : text
}

function mutateOnce(text: string, random: Random): string {
  const tiles = splitDocuments(text)
  const tile = tiles[random.integer(tiles.length)]
  if (tile === undefined) return text
  const own = text.slice(tile.start, tile.end)
  const document = parseDocument(own)
  if (document.root === undefined) return text
  const places = listPlaces(document.root)
  const place = places[random.integer(places.length)]
  if (place === undefined) return text
  const kind = readKind(document)
  const plan =
    kind !== undefined && random.chance(0.6)
      ? planTypedChange(document, kind, place, listTexts(text, random), random)
      : planChange(own, place, random)
  return plan.ok
    ? text.slice(0, tile.start) + applyEdits(own, plan.edits) + text.slice(tile.end)
    : text
}

function readKind(document: YamlDocument): CatalogueKind | undefined {
  const [apiVersion, kind] = ['apiVersion', 'kind'].map((key) => {
    const node = findNode(document, [key])
    return node?.type === 'scalar' && typeof node.value === 'string' ? node.value : ''
  })
  return toCatalogueKind(apiVersion ?? '', kind ?? '')
}

/** A change that keeps to the types of the catalogue, so that rules of content are reached. */
function planTypedChange(
  document: YamlDocument,
  kind: CatalogueKind,
  path: FieldPath,
  known: readonly string[],
  random: Random,
): EditPlan {
  const fieldType = describeType(kind, path)
  const node = findNode(document, path)
  if (fieldType?.type === 'message' && node?.type === 'map') {
    const fields = listFields(kind, path)
    const field = fields[random.integer(fields.length)]
    if (field !== undefined && !node.entries.some(({ key }) => key === field.name)) {
      const value = makeValue(field.fieldType, random, known)
      return insertValue(document, [...path, field.name], value)
    }
  }
  if (fieldType?.type === 'list' && node?.type === 'list' && random.chance(0.6)) {
    const value = makeValue(fieldType.items, random, known)
    return insertValue(document, [...path, random.integer(node.items.length + 1)], value)
  }
  const value = fieldType ? makeValue(fieldType, random, known) : random.pick(SCALARS)
  return setValue(document, path, value)
}

/** Some texts that stand behind a key or a dash: hosts, names, subsets, protocols. */
function listTexts(text: string, random: Random): readonly string[] {
  const found = [...text.matchAll(/^[ \t]*(?:- |[\w-]+:) *([\w./*-]{1,80})$/gmu)]
  return Array.from(
    { length: Math.min(found.length, 20) },
    () => found[random.integer(found.length)]?.[1] ?? '',
  )
}

function planChange(own: string, path: FieldPath, random: Random): EditPlan {
  const document = parseDocument(own)
  const node = findNode(document, path)
  const kind = random.integer(6)
  if (kind === 0) return removeValue(document, path)
  if (kind === 1 && node?.type === 'map') {
    return insertValue(document, [...path, random.pick(KEYS)], random.pick(SCALARS))
  }
  if (kind === 2 && node?.type === 'list') {
    const copied = node.items[random.integer(node.items.length)]
    const item = copied && random.chance(0.7) ? toPlainValue(copied) : random.pick(SCALARS)
    return insertValue(document, [...path, node.items.length], item)
  }
  if (kind === 3) {
    const keyRange = locateField(document, path)?.keyRange
    if (keyRange !== undefined) {
      const key = own.slice(keyRange.start, keyRange.end)
      const written = random.chance(0.5) ? toSnakeCase(key) : `${key}s`
      return { ok: true, edits: [{ range: keyRange, newText: written }] }
    }
  }
  return setValue(document, path, random.pick(SCALARS))
}

function toSnakeCase(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

const MOST_PLACES = 2_000

/** Paths of all fields below the top ones, so that kind and version mostly stay. */
function listPlaces(root: YamlNode): readonly FieldPath[] {
  const places: FieldPath[] = []
  const queue: { readonly node: YamlNode; readonly path: FieldPath }[] = [{ node: root, path: [] }]
  for (const { node, path } of queue) {
    if (queue.length > MOST_PLACES) break
    if (path.length > 1 || path[0] === 'spec') places.push(path)
    if (node.type === 'map') {
      for (const entry of node.entries) {
        if (path.length === 0 && !['metadata', 'spec', 'items'].includes(entry.key)) continue
        queue.push({ node: entry.value, path: [...path, entry.key] })
      }
    } else if (node.type === 'list') {
      for (const [i, item] of node.items.entries()) queue.push({ node: item, path: [...path, i] })
    }
  }
  return places
}
