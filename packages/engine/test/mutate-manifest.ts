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
import type { EditPlan, FieldPath, PlainValue, YamlNode } from '@meshdraft/yaml'

// Values at which rules turn: what is empty, too large, of another type, or looks like a host.
const SCALARS: readonly [PlainValue, ...PlainValue[]] = [
  ...([
    '',
    '*',
    '.',
    '~',
    'mesh',
    'a',
    'A_b',
    'a.b',
    '*.a.b',
    '*a.b',
    'a.*.b',
    './a',
    'ns/a',
  ] as const),
  ...['ns/*.a.b', '*/*', '10.0.0.1', '10.0.0.0/8', '::1', 'unix:///a/', 'unix://@a', 'a/b/c'],
  ...['0s', '1ms', '1.5ms', '5m', '1d', '-1s', 'HTTP', 'HTTPS', 'TLS', 'TCP', 'tcp', 'UDP', 'x'],
  ...['STATIC', 'DNS', 'NONE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL', 'PASSTHROUGH', 'RANDOM'],
  ...['%', '100%', '%REQ(x)%', '(?=x)', '[', 'a'.repeat(300), 'é', '5xx', '5xx, reset', ':path'],
  ...[0, 1, -1, 2, 80, 443, 99, 100, 101, 503, 600, 601, 65_535, 65_536, 2 ** 31, 0.5],
  ...[true, false, null],
  ...[[], {}, [''], ['*'], [{}], [null], { a: 'b' }, { '': '' }, { 'a*': '*' }],
]

const KEYS: readonly [string, ...string[]] = [
  ...(['match', 'route', 'redirect'] as const),
  ...['directResponse', 'delegate', 'rewrite', 'timeout', 'retries', 'fault', 'mirror', 'mirrors'],
  ...['headers', 'corsPolicy', 'exportTo', 'gateways', 'hosts', 'tls', 'tcp', 'http', 'subset'],
  ...['weight', 'port', 'workloadSelector', 'endpoints', 'addresses', 'trafficPolicy', 'nonsense'],
  ...['credentialName', 'mode', 'targetPort', 'bind', 'labels', 'outlierDetection', 'loadBalancer'],
]

/** Makes one to three random changes to the value of one document; the file may break in no way. */
export function mutateManifest(text: string, random: Random): string {
  let result = text
  const count = 1 + random.integer(3)
  for (let i = 0; i < count; i += 1) result = mutateOnce(result, random)
  return result
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
  const plan = planChange(own, place, random)
  return plan.ok
    ? text.slice(0, tile.start) + applyEdits(own, plan.edits) + text.slice(tile.end)
    : text
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
