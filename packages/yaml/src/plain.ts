import type { PlainValue, YamlMap, YamlNode } from './nodes.ts'

/**
 * Yields the value of a node as Kubernetes reads it: maps as objects that inherit nothing (any key is
 * an own field, the last of two equal keys counts), lists as arrays, aliases resolved and merge
 * keys (`<<`) spread in their place. An alias that leads
 * to nothing (`*.example.com` is meant as text) or into itself reads as its own text. Never throws:
 * a document with more values or deeper ones than can be read, aliases written out, has no nodes.
 */
export function toPlainValue(node: YamlNode): PlainValue {
  return convert(node, { open: new Set() })
}

interface Reading {
  /** Alias targets being read, to stop at cycles. */
  readonly open: Set<YamlNode>
}

function convert(node: YamlNode, reading: Reading): PlainValue {
  if (node.type === 'scalar') return node.value
  const value =
    node.type === 'list'
      ? node.items.map((item) => convert(item, reading))
      : node.type === 'map'
        ? convertMap(node, reading)
        : node.target
          ? followAlias(node.target, reading, convert)
          : `*${node.name}`
  return value ?? null
}

function followAlias<T>(
  target: YamlNode,
  reading: Reading,
  read: (node: YamlNode, reading: Reading) => T,
): T | undefined {
  if (reading.open.has(target)) return undefined
  reading.open.add(target)
  const value = read(target, reading)
  reading.open.delete(target)
  return value
}

function convertMap(map: YamlMap, reading: Reading): PlainValue {
  const result: Record<string, PlainValue> = new BareObject()
  // In the order of the text: the reader of Kubernetes lets a merge override the keys before it.
  for (const entry of map.entries) {
    if (entry.isMerge) mergeInto(result, entry.value, reading)
    else result[entry.key] = convert(entry.value, reading)
  }
  return result
}

// Objects that inherit nothing, so that any key of the user is an own field. Made by a constructor
// they keep the engine's fast layout; `Object.create(null)` yields slow dictionaries.
// oxlint-disable-next-line typescript/no-extraneous-class -- only its prototype matters
const BareObject = class {} as unknown as new () => Record<string, PlainValue>
Object.setPrototypeOf(BareObject.prototype, null)
Reflect.deleteProperty(BareObject.prototype, 'constructor')

/** A merge key takes a map, an alias of one, or a list of these, of which the first wins. */
function mergeInto(result: Record<string, PlainValue>, node: YamlNode, reading: Reading): void {
  if (node.type === 'alias') {
    if (!node.target) return
    followAlias(node.target, reading, (target) => mergeInto(result, target, reading))
    return
  }
  const sources = node.type === 'list' ? node.items.toReversed() : [node]
  for (const source of sources) {
    const value = convert(source, reading)
    if (value === null || typeof value !== 'object' || Array.isArray(value)) continue
    for (const [key, field] of Object.entries(value)) result[key] = field
  }
}
