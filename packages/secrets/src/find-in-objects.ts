import { parseDocument, splitDocuments } from '@meshdraft/yaml'
import type { TextRange, YamlEntry, YamlMap, YamlNode, YamlScalar } from '@meshdraft/yaml'
import { isHidden, isSecretValue, readFieldName } from './field-names.ts'
import { findPublicBlocks } from './find-private-keys.ts'
import { findInUnreadSecret } from './find-in-unread-secret.ts'
import { REDACTED, REDACTED_BASE64 } from './finding.ts'
import type { Hit, SecretKind } from './finding.ts'
import { findRandomParts } from './looks-random.ts'
import { redactScalar } from './redact-scalar.ts'

/** What the walk knows of the place it is at. */
interface Place {
  /** The name that decides about a scalar: its key, or the `name` beside its `value`. */
  readonly name: string
  /** Whether random-looking parts of scalars are findings here. */
  readonly isConfig: boolean
}

/** Keys whose value says what the map that holds them sets, e.g. `exact` of a header match. */
const TRANSPARENT = new Set(['value', 'exact', 'prefix', 'string', 'inlineString', 'inline_string'])
const NAME_KEYS = ['name', 'key', 'headerName', 'header_name']
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

/** Finds secrets by their place in the objects of a file: data of Secrets, named values, plugin settings. */
export function findInObjects(text: string): readonly Hit[] {
  const hits: Hit[] = []
  for (const { start, end } of splitDocuments(text)) {
    const tile = text.slice(start, end)
    const { root, issues } = parseDocument(tile)
    if (!root || issues.some(({ severity }) => severity === 'error')) {
      hits.push(...shift(findInUnreadSecret(tile), start))
    }
    if (root) hits.push(...shift(new Search(tile).searchObject(root), start))
  }
  return hits
}

function shift(hits: readonly Hit[], by: number): readonly Hit[] {
  return hits.map((hit) => ({
    ...hit,
    range: { start: hit.range.start + by, end: hit.range.end + by },
  }))
}

/** Collects the hits of one document; a node that aliases share is looked at once. */
class Search {
  readonly #text: string
  readonly #hits: Hit[] = []
  readonly #seen = new Set<YamlNode>()

  constructor(text: string) {
    this.#text = text
  }

  searchObject(root: YamlNode): readonly Hit[] {
    this.#walkObject(root)
    return this.#hits
  }

  #walkObject(node: YamlNode): void {
    const object = resolve(node)
    if (object?.type === 'list') for (const item of object.items) this.#walkObject(item)
    if (object?.type !== 'map') return
    const kind = readText(findValue(object, 'kind'))
    const items = findValue(object, 'items')
    if (kind?.endsWith('List') === true && items) this.#walkObject(items)
    if (kind === 'Secret') this.#hideSecret(object)
    const isConfig = kind === 'EnvoyFilter' || kind === 'WasmPlugin'
    for (const entry of object.entries) {
      // Names, labels and annotations of any object are words; digests and versions look random.
      this.#walk(entry.value, { name: entry.key, isConfig: isConfig && entry.key === 'spec' })
    }
  }

  #hideSecret(secret: YamlMap): void {
    const name = readText(findPath(secret, ['metadata', 'name'])) ?? ''
    const owner = name === '' ? 'a Secret' : `Secret “${name}”`
    for (const [field, replacement] of [
      ['data', REDACTED_BASE64],
      ['stringData', REDACTED],
    ] as const) {
      for (const [key, value] of listValues(findValue(secret, field))) {
        this.#hideAll(value, `${field} “${key}” of ${owner}`, replacement)
      }
    }
    const applied = findPath(secret, ['metadata', 'annotations', LAST_APPLIED])
    if (applied) this.#hideAll(applied, `Last applied configuration of ${owner}`, REDACTED)
  }

  #hideAll(node: YamlNode, title: string, replacement: string): void {
    const value = resolve(node)
    if (value?.type === 'scalar') this.#hide('kubernetes-secret', title, value, replacement)
    // A Secret has no deeper values; what somebody wrote there is hidden all the same.
    else for (const [, inner] of listValues(value)) this.#hideAll(inner, title, replacement)
  }

  #walk(given: YamlNode, place: Place): void {
    const node = resolve(given)
    if (!node || this.#seen.has(node)) return
    this.#seen.add(node)
    if (node.type === 'scalar') this.#judge(node, place)
    else if (node.type === 'list') for (const item of node.items) this.#walk(item, place)
    else if (node.type === 'map') this.#walkMap(node, place)
  }

  #walkMap(map: YamlMap, place: Place): void {
    const named = NAME_KEYS.map((key) => readText(findValue(map, key))).find(
      (name) => name !== undefined,
    )
    const isVariable = place.name === 'env' && named !== undefined
    for (const entry of map.entries) {
      const isTransparent = TRANSPARENT.has(entry.key)
      const name = isTransparent ? (named ?? place.name) : entry.key
      const isConfig = place.isConfig || (isVariable && isTransparent)
      // The digest of an image is public.
      if (entry.key !== 'sha256') this.#walk(entry.value, { name, isConfig })
    }
  }

  #judge(scalar: YamlScalar, { name, isConfig }: Place): void {
    const value = String(scalar.value ?? '')
    const meaning = readFieldName(name)
    if (meaning !== undefined && isSecretValue(meaning, value.trim())) {
      this.#hide('password', `Value of ${name}`, scalar, REDACTED)
      return
    }
    if (!isConfig) return
    const { start, end } = scalar.range
    const text = this.#text.slice(start, end)
    const publicBlocks = findPublicBlocks(text)
    for (const part of findRandomParts(text)) {
      if (publicBlocks.some((block) => contains(block, part))) continue
      const range = { start: start + part.start, end: start + part.end }
      const title = `Random-looking value of ${name}`
      this.#hits.push({ kind: 'random-value', title, range, replacement: REDACTED })
    }
  }

  #hide(kind: SecretKind, title: string, scalar: YamlScalar, replacement: string): void {
    if (isHidden(String(scalar.value ?? ''))) return
    const edit = redactScalar(this.#text, scalar, replacement)
    if (edit) this.#hits.push({ kind, title, range: edit.range, replacement: edit.newText })
  }
}

function contains(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

function resolve(node: YamlNode | undefined): YamlNode | undefined {
  return node?.type === 'alias' ? node.target : node
}

function findValue(node: YamlNode | undefined, key: string): YamlNode | undefined {
  const map = resolve(node)
  return map?.type === 'map' ? map.entries.findLast((entry) => entry.key === key)?.value : undefined
}

function findPath(node: YamlNode, path: readonly string[]): YamlNode | undefined {
  return path.reduce<YamlNode | undefined>(findValue, node)
}

function readText(node: YamlNode | undefined): string | undefined {
  const scalar = resolve(node)
  return scalar?.type === 'scalar' && typeof scalar.value === 'string' ? scalar.value : undefined
}

/** Yields the values of a map or a list with their keys; a merged map's as well. */
function listValues(node: YamlNode | undefined): readonly (readonly [string, YamlNode])[] {
  const holder = resolve(node)
  if (holder?.type === 'list') return holder.items.map((item, i) => [String(i), item] as const)
  if (holder?.type !== 'map') return []
  return holder.entries.map(({ key, value }: YamlEntry) => [key, value] as const)
}
