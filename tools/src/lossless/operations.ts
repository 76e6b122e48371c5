import type { FieldPath, PlainValue } from '@meshdraft/yaml'
import type { OracleCollection, OracleNode } from './oracle-tree.ts'
import type { Random } from './random.ts'

/** A change to be made to one document, in terms of its value. */
export type Operation =
  | { readonly type: 'set'; readonly path: FieldPath; readonly value: PlainValue }
  | { readonly type: 'insert'; readonly path: FieldPath; readonly value: PlainValue }
  | { readonly type: 'remove'; readonly path: FieldPath }
  | { readonly type: 'move'; readonly from: FieldPath; readonly to: FieldPath }

/** Where the nodes of a document are, seen by the second parser. */
interface Spot {
  readonly path: FieldPath
  readonly node: OracleNode
}

const TEXTS: readonly string[] = [
  'v2',
  'reviews.prod.svc.cluster.local',
  '*.example.com',
  'on',
  'n',
  'Yes',
  'null',
  '~',
  '010',
  '1_000',
  '0b11',
  '0o17',
  '1:30',
  '1e3',
  '.5',
  '-.inf',
  '2001-01-01',
  '',
  ' padded ',
  'a: b',
  'a #b',
  '# not a comment',
  '- x',
  'it\'s "quoted"',
  '[a, b]',
  '{a: b}',
  '{{ .Values.x }}',
  'back\\slash',
  'tab\there',
  '%percent',
  '@at',
  '`tick`',
  '&a',
  '!t',
  '|',
  '>',
  'key:',
  ':x',
  '?',
  '?x',
  '-',
  '--- x',
  '...',
  '=',
  '<<',
  'ünïcödé 🚀',
  'nel\u0085ls\u2028',
  'bell\u0007',
  'line 1\nline 2',
  'line 1\nline 2\n',
  '  indented\nless',
  'a\n\nb\n',
  '#!/bin/sh\n# c\necho "$X" # d\n',
  'trailing \nspace',
  '\n',
  'x, y',
  'a]b',
  '10.0.0.1',
  '5s',
  '12345678901234567890',
]

const SCALARS: readonly PlainValue[] = [true, false, null, 0, 1, -1, 30, 8080, 1.5, 1e21, 5e-7]

const COMPOSITES: readonly PlainValue[] = [
  { host: 'reviews', subset: 'v3' },
  { destination: { host: 'a', port: { number: 80 } }, weight: 10 },
  [{ uri: { prefix: '/x' } }, { headers: { 'x-y': { exact: 'on' } } }],
  ['a', '*', 'yes'],
  [[1, 2], [], {}],
  {},
  [],
  { on: 1, '80': 'x', 'a b': null, 'a: b': ['{{'], text: 'l1\nl2\n' },
]

function pickValue(random: Random): PlainValue {
  const roll = random.next()
  if (roll < 0.55) return random.pick(TEXTS)
  if (roll < 0.8) return random.pick(SCALARS)
  return random.pick(COMPOSITES)
}

function pickScalar(random: Random): PlainValue {
  return random.next() < 0.7 ? random.pick(TEXTS) : random.pick(SCALARS)
}

const KEYS: readonly string[] = [
  'newKey',
  'x-custom',
  'on',
  '8080',
  'a.b/c',
  'with space',
  '__proto__',
  'a: b',
  '*',
  '',
  '{x}',
  'null',
]

/** Picks a change that the document's value allows; `undefined` if there is nothing to change. */
export function pickOperation(root: OracleNode, random: Random): Operation | undefined {
  const spots = collectSpots(root)
  const collections = spots.filter(
    (spot): spot is Spot & { node: OracleCollection } =>
      spot.node.type === 'map' || spot.node.type === 'list',
  )
  const filled = collections.filter(({ node }) => node.items.length > 0)
  const scalars = spots.filter(({ node }) => node.type === 'scalar')
  const lists = filled.filter(({ node }) => node.type === 'list' && node.items.length > 1)
  const roll = random.next()
  if (roll < 0.3 && scalars.length > 0) {
    return { type: 'set', path: random.pick(scalars).path, value: pickScalar(random) }
  }
  if (roll < 0.38 && spots.length > 0) {
    return { type: 'set', path: random.pick(spots).path, value: pickValue(random) }
  }
  if (roll < 0.45 && collections.length > 0) return pickMissing(random.pick(collections), random)
  if (roll < 0.7 && collections.length > 0) return pickInsertion(random.pick(collections), random)
  if (roll < 0.9 && filled.length > 0) {
    const { path, node } = random.pick(filled)
    return { type: 'remove', path: [...path, stepOf(node, random.below(node.items.length))] }
  }
  if (lists.length === 0) return undefined
  const { path, node } = random.pick(lists)
  const from = random.below(node.items.length)
  const to = random.below(node.items.length)
  return { type: 'move', from: [...path, from], to: [...path, to] }
}

function pickInsertion(
  { path, node }: { path: FieldPath; node: OracleCollection },
  random: Random,
): Operation {
  const step = node.type === 'list' ? random.below(node.items.length + 1) : pickKey(node, random)
  return { type: 'insert', path: [...path, step], value: pickValue(random) }
}

/** A field whose parents are not there either. */
function pickMissing(
  { path, node }: { path: FieldPath; node: OracleCollection },
  random: Random,
): Operation {
  const first = node.type === 'list' ? node.items.length : pickKey(node, random)
  const rest = random.pick<FieldPath>([[], ['deep'], [0], ['deep', 0, 'er']])
  return { type: 'set', path: [...path, first, ...rest], value: pickScalar(random) }
}

function pickKey(node: OracleCollection, random: Random): string {
  const key = random.pick(KEYS)
  const isTaken = (name: string) => node.items.some((_, i) => stepOf(node, i) === name)
  if (!isTaken(key)) return key
  let count = 1
  while (isTaken(`newKey${count}`)) count += 1
  return `newKey${count}`
}

function stepOf(node: OracleCollection, index: number): string | number {
  const key = node.items[index]?.key
  if (node.type === 'list') return index
  return key?.type === 'scalar' ? key.value : ''
}

function collectSpots(root: OracleNode): Spot[] {
  const spots: Spot[] = []
  const stack: Spot[] = [{ path: [], node: root }]
  for (let spot = stack.pop(); spot; spot = stack.pop()) {
    spots.push(spot)
    const { node, path } = spot
    if (node.type !== 'map' && node.type !== 'list') continue
    for (const [i, { key, value }] of node.items.entries()) {
      // Keys that js-yaml and Kubernetes may name differently are left alone.
      if (key && (key.type !== 'scalar' || !isPlainName(key.value))) continue
      stack.push({ path: [...path, stepOf(node, i)], node: value })
    }
  }
  return spots
}

function isPlainName(key: string): boolean {
  return /^[A-Za-z_][-./\w]*$/.test(key) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(key)
}

/** Finds the node at `path` in the second parser's tree. */
export function findOracleNode(root: OracleNode, path: FieldPath): OracleNode | undefined {
  let node: OracleNode | undefined = root
  for (const step of path) {
    if (node?.type !== 'map' && node?.type !== 'list') return undefined
    const { items }: OracleCollection = node
    node =
      node.type === 'list'
        ? items[Number(step)]?.value
        : items.find(({ key }) => key?.type === 'scalar' && key.value === step)?.value
  }
  return node
}

/** Makes the change on a plain value; the value that the text must have afterwards. */
export function applyToValue(value: unknown, operation: Operation): unknown {
  const copy: unknown = structuredClone(value)
  if (operation.type === 'move') {
    const list = descend(copy, operation.from.slice(0, -1))
    if (!Array.isArray(list)) throw new TypeError('Only items of lists are moved.')
    const moved: unknown[] = list.splice(Number(operation.from.at(-1)), 1)
    list.splice(Number(operation.to.at(-1)), 0, ...moved)
    return copy
  }
  if (operation.type !== 'remove' && operation.path.length === 0) return operation.value
  const step = operation.path.at(-1) ?? ''
  if (operation.type === 'remove') {
    const parent = descend(copy, operation.path.slice(0, -1))
    if (Array.isArray(parent)) parent.splice(Number(step), 1)
    else delete (parent as Record<string, unknown>)[String(step)]
    return copy
  }
  const parent = descend(copy, operation.path.slice(0, -1), operation.path)
  if (Array.isArray(parent) && operation.type === 'insert') {
    parent.splice(Number(step), 0, operation.value)
  } else assign(parent, step, operation.value)
  return copy
}

function descend(value: unknown, path: FieldPath, whole?: FieldPath): unknown {
  let current = value
  for (const [i, step] of path.entries()) {
    const parent = current as Record<string | number, unknown>
    let next = Object.hasOwn(parent, step) ? parent[step] : undefined
    if ((next === undefined || next === null) && whole) {
      next = typeof whole[i + 1] === 'number' ? [] : {}
      assign(parent, step, next)
    }
    current = next
  }
  return current
}

function assign(parent: unknown, step: string | number, value: unknown): void {
  Object.defineProperty(parent, step, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}
