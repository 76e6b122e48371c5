import type { YamlDocument } from './document.ts'
import type { FieldPath, PlainValue, YamlEntry, YamlList, YamlMap, YamlNode } from './nodes.ts'
import { toPlainValue } from './plain.ts'
import type { TextRange } from './text.ts'

/** Where a field stands. Ranges count from the start of the document's text. */
export interface FieldLocation {
  /** The key's own token; absent for list items and the root. */
  readonly keyRange?: TextRange
  readonly valueRange: TextRange
  readonly node: YamlNode
}

/** Finds the node at `path`. Aliases and merge keys are followed; the last of equal keys counts. */
export function findNode(document: YamlDocument, path: FieldPath): YamlNode | undefined {
  return locateField(document, path)?.node
}

/**
 * Finds key and value of the field at `path`. A field that comes through an alias or a merge key
 * lies where its anchor is written. `undefined` if there is no such field.
 */
export function locateField(document: YamlDocument, path: FieldPath): FieldLocation | undefined {
  let node = document.root
  let keyRange: TextRange | undefined
  for (const step of path) {
    const container = followAliases(node)
    keyRange = undefined
    if (container?.type === 'list') node = container.items[toIndex(step)]
    else if (container?.type === 'map') {
      const entry = findEntry(container, String(step))
      keyRange = entry?.keyRange
      node = entry?.value
    } else return undefined
    if (!node) return undefined
  }
  if (!node) return undefined
  return keyRange ? { keyRange, valueRange: node.range, node } : { valueRange: node.range, node }
}

/** Yields the value at `path` as Kubernetes reads it; `undefined` if there is no such field. */
export function readValue(document: YamlDocument, path: FieldPath): PlainValue | undefined {
  const node = findNode(document, path)
  return node && toPlainValue(node)
}

/** Finds the entry of `key`, the last if there are several, else one merged in through `<<`. */
export function findEntry(map: YamlMap, key: string): YamlEntry | undefined {
  return findEntryWithin(map, key, new Set())
}

function findEntryWithin(map: YamlMap, key: string, seen: Set<YamlMap>): YamlEntry | undefined {
  seen.add(map)
  for (const entry of map.entries.toReversed()) {
    if (entry.key === key && !entry.isMerge) return entry
    if (!entry.isMerge) continue
    const value = followAliases(entry.value)
    const sources = value?.type === 'list' ? value.items.map(followAliases) : [value]
    for (const source of sources) {
      if (source?.type !== 'map' || seen.has(source)) continue
      const merged = findEntryWithin(source, key, seen)
      if (merged) return merged
    }
  }
  return undefined
}

/** Yields the node an alias stands for, or the node itself. */
export function followAliases(node: YamlNode | undefined): YamlNode | undefined {
  let current = node
  // An alias names an earlier node, so a chain of them is finite.
  while (current?.type === 'alias') current = current.target
  return current
}

/** Yields a list index, or -1 if `step` is not one. `'0'` counts as 0, as in a JSON Pointer. */
export function toIndex(step: string | number): number {
  if (typeof step === 'number') return Number.isInteger(step) && step >= 0 ? step : -1
  return /^(?:0|[1-9]\d{0,9})$/.test(step) ? Number(step) : -1
}

/**
 * Yields the path of the deepest field that `offset` is in or on: in a key, in a value, at either
 * edge of one, or on a line of white space whose indentation belongs to a map or list.
 */
export function locatePath(document: YamlDocument, offset: number): FieldPath {
  const path: (string | number)[] = []
  let node = document.root
  const indent = findBlankIndent(document.text, offset)
  while (node) {
    const step: Step | undefined =
      node.type === 'map'
        ? stepIntoMap(node, document.text, offset, indent)
        : node.type === 'list'
          ? stepIntoList(node, document.text, offset, indent)
          : undefined
    if (!step) break
    path.push(step.key)
    node = step.isKey ? undefined : step.node
  }
  return path
}

interface Step {
  readonly key: string | number
  readonly node: YamlNode
  /** The caret is on the key: the value's own fields do not count. */
  readonly isKey: boolean
}

/** Column of the caret on a line that holds only white space up to it and after; else undefined. */
function findBlankIndent(text: string, offset: number): number | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  const line = text.slice(start, end === -1 ? text.length : end)
  return line.trim() === '' ? offset - start : undefined
}

function stepIntoMap(
  map: YamlMap,
  text: string,
  offset: number,
  indent: number | undefined,
): Step | undefined {
  const entry = map.entries.findLast(({ keyRange }) => keyRange.start <= offset)
  if (!entry) return undefined
  const isKey = offset <= entry.keyRange.end
  const end = Math.max(entry.value.range.end, entry.keyRange.end)
  const step = { key: entry.key, node: entry.value, isKey }
  if (offset <= end) return step
  if (map.isFlow) return undefined
  return belongsBelow(text, entry.keyRange.start, end, offset, indent) ? step : undefined
}

function stepIntoList(
  list: YamlList,
  text: string,
  offset: number,
  indent: number | undefined,
): Step | undefined {
  const { items } = list
  const behindDash = list.isFlow ? -1 : findItemBehindDash(list, text, offset)
  const index =
    behindDash === -1 ? items.findLastIndex(({ range }) => range.start <= offset) : behindDash
  const item = items[index]
  if (!item) return undefined
  const step = { key: index, node: item, isKey: false }
  if (offset <= item.range.end) return step
  if (list.isFlow) return undefined
  return belongsBelow(text, item.range.start - 1, item.range.end, offset, indent) ? step : undefined
}

/** The item whose dash, but not yet its value, lies before the caret on the caret's line. */
function findItemBehindDash(list: YamlList, text: string, offset: number): number {
  const listLine = text.lastIndexOf('\n', list.range.start - 1) + 1
  const line = text.lastIndexOf('\n', offset - 1) + 1
  const dash = line + list.range.start - listLine
  if (dash >= offset || text[dash] !== '-' || !/^-[ \t]*$/.test(text.slice(dash, offset))) return -1
  const index = list.items.findIndex(({ range }) => range.start >= offset)
  const item = list.items[index]
  return item && !text.slice(offset, item.range.start).includes('\n') ? index : -1
}

/** Behind a value: the rest of its line is still the field, a blank line if it is indented more. */
function belongsBelow(
  text: string,
  start: number,
  end: number,
  offset: number,
  indent: number | undefined,
): boolean {
  if (!text.slice(end, offset).includes('\n')) return true
  if (indent === undefined) return false
  return indent > start - (text.lastIndexOf('\n', start - 1) + 1)
}
