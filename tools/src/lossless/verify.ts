import { isDeepStrictEqual } from 'node:util'
import { YAML11_SCHEMA, load } from 'js-yaml'
import type { FieldPath } from '@meshdraft/yaml'
import { findOracleNode } from './operations.ts'
import type { Operation } from './operations.ts'
import { readComments, readOracleTree } from './oracle-tree.ts'
import type { OracleCollection, OracleNode } from './oracle-tree.ts'
import { diffLines, isOneInsertion, lineStart, subtract } from './text-diff.ts'

/** A text before and after a change. */
export interface Change {
  readonly before: string
  readonly after: string
  readonly root: OracleNode
  readonly operation: Operation
}

/** Says what is wrong with a change of text, judged without packages/yaml; `undefined` if nothing. */
export function findFault(change: Change): string | undefined {
  const { before, after, operation } = change
  if (before === after) return undefined
  const tree = readOracleTree(after)
  if (!tree) return 'js-yaml cannot read the result'
  if (operation.type === 'move') return checkMove(change, tree)
  if (operation.type === 'remove') return checkRemoval(change, tree)
  const target = findOracleNode(change.root, operation.path)
  const text = checkStringReading(after, operation)
  if (text) return text
  return target && operation.type === 'set'
    ? checkReplacement(change, tree, target)
    : checkInsertion(change, tree)
}

/** Texts must be texts for the old generation of readers too. */
function checkStringReading(after: string, operation: Operation): string | undefined {
  if (operation.type !== 'set' && operation.type !== 'insert') return undefined
  if (typeof operation.value !== 'string') return undefined
  let value: unknown
  try {
    value = load(after, { schema: YAML11_SCHEMA })
  } catch {
    // YAML 1.1 has types whose values it refuses; nothing follows for the text.
    return undefined
  }
  for (const step of operation.path) {
    const isContainer = typeof value === 'object' && value !== null && !(value instanceof Map)
    if (!isContainer || !Object.hasOwn(value as object, step)) return undefined
    value = (value as Record<string | number, unknown>)[step]
  }
  return value === operation.value ? undefined : 'YAML 1.1 reads another value'
}

function listComments(text: string, root: OracleNode): string[] {
  return readComments(text, root)
    .map(({ comment }) => comment.trimEnd())
    .sort()
}

function checkReplacement(
  { before, after, root, operation }: Change,
  tree: OracleNode,
  target: OracleNode,
): string | undefined {
  const isScalar = target.type === 'scalar'
  const value = operation.type === 'set' ? operation.value : undefined
  const range = target.range
  if (!range) {
    if (!isOneInsertion(before, after) && !keepsLines(before, after)) {
      return 'filling a missing value changed other text'
    }
    return compareComments(before, root, after, tree)
  }
  const isToken = value === null || typeof value !== 'object' || Object.keys(value).length === 0
  if (isScalar && isToken) {
    const isTrimmed = target.style === 'block' && !/^[|>]\d?\+/.test(before.slice(range.start))
    const tail = isTrimmed ? trimEnd(before, range.end) : range.end
    const isInside =
      after.startsWith(before.slice(0, range.start)) && after.endsWith(before.slice(tail))
    if (!isInside) return 'setting a scalar changed text outside its token'
    return compareComments(before, root, after, tree)
  }
  return checkOutside({ before, after, root, operation }, tree, range)
}

/** A map put behind `- # comment` takes that line and adds lines; all other lines stay. */
function keepsLines(before: string, after: string): boolean {
  return diffLines(before, after).removed.length <= 1
}

/** A block scalar's last line end, and blank lines it does not keep, may stay. */
function trimEnd(text: string, end: number): number {
  let at = end
  while (text[at - 1] === '\n' || text[at - 1] === '\r') at -= 1
  return Math.max(at, 0) === 0 ? end : at
}

/** Comments outside the old value must all be there still. */
function checkOutside(
  { before, root, after, operation }: Change,
  tree: OracleNode,
  range: { readonly start: number; readonly end: number },
): string | undefined {
  const lineEnd = before.indexOf('\n', range.end)
  // Where the value ends with nothing (`- # comment`), js-yaml cannot say on which line.
  const isOpen = lineEnd === -1 || endsInNothing(findOracleNode(root, pathOf(operation)))
  const end = isOpen ? before.length : lineEnd
  // The lines of the value, with the comments above its first line down from its key.
  const kept = readComments(before, root)
    .filter(({ offset }) => offset >= end || offset < keyLineEnd(before, range.start))
    .map(({ comment }) => comment.trimEnd())
    .sort()
  const now = listComments(after, tree)
  const missing = subtract(kept, now)
  return missing.length > 0 ? `lost comment ${missing[0]}` : undefined
}

function pathOf(operation: Operation): FieldPath {
  return operation.type === 'move' ? operation.from : operation.path
}

function endsInNothing(node: OracleNode | undefined): boolean {
  if (node?.type !== 'map' && node?.type !== 'list') return node?.range === undefined
  return endsInNothing(node.items.at(-1)?.value)
}

/** End of the last line above `offset` that is neither blank nor a comment. */
function keyLineEnd(text: string, offset: number): number {
  let line = text.lastIndexOf('\n', offset - 1)
  while (line > 0) {
    const start = text.lastIndexOf('\n', line - 1) + 1
    if (!/^\s*(?:#[^\r]*)?\r?$/.test(text.slice(start, line))) return line
    line = start - 1
  }
  return 0
}

function compareComments(
  before: string,
  root: OracleNode,
  after: string,
  tree: OracleNode,
): string | undefined {
  const old = listComments(before, root)
  const now = listComments(after, tree)
  return isDeepStrictEqual(old, now)
    ? undefined
    : `comments changed: ${JSON.stringify([subtract(old, now), subtract(now, old)])}`
}

/** The deepest collection on the path that is there already. */
function findContainer(root: OracleNode, path: FieldPath): { node: OracleNode; depth: number } {
  let depth = path.length - 1
  let node = findOracleNode(root, path.slice(0, depth))
  while (!node && depth > 0) {
    depth -= 1
    node = findOracleNode(root, path.slice(0, depth))
  }
  return { node: node ?? root, depth }
}

function isInFlow(root: OracleNode, path: FieldPath): boolean {
  return path.some((_, i) => {
    const node = findOracleNode(root, path.slice(0, i))
    return (node?.type === 'map' || node?.type === 'list') && node.isFlow
  })
}

function checkInsertion(change: Change, tree: OracleNode): string | undefined {
  const { before, after, root, operation } = change
  if (operation.type !== 'insert' && operation.type !== 'set') return undefined
  const { node, depth } = findContainer(root, operation.path)
  const fault = compareComments(before, root, after, tree)
  if (fault) return fault
  if (node.type !== 'map' && node.type !== 'list') {
    return isOneInsertion(stripToken(before, node), after)
      ? undefined
      : 'filling changed other text'
  }
  if (node.items.length === 0) return checkFilling(change, node)
  if (node.isFlow || isInFlow(root, operation.path.slice(0, depth))) {
    return checkFlow(change, tree, node, operation.path.slice(0, depth))
  }
  if (!isOneInsertion(before, after)) return 'an insertion changed other text'
  const { removed, added, old, first } = diffLines(before, after)
  const isInlineFirst = node.type === 'list' && operation.path[depth] === 0 && removed.length === 1
  if (removed.length > 0 && !isInlineFirst) return `line ${first + 1} changed: ${old[first]}`
  return added.length > 0 ? undefined : 'nothing was inserted'
}

function stripToken(text: string, node: OracleNode): string {
  return node.range ? text.slice(0, node.range.start).trimEnd() + text.slice(node.range.end) : text
}

/** An empty collection gives way to content: its own line may lose the brackets, no other changes. */
function checkFilling({ before, after }: Change, node: OracleCollection): string | undefined {
  const { start, end } = node.range
  const head = before.slice(0, start).replace(/ $/, '')
  if (!after.startsWith(head)) return 'filling changed text before it'
  const lineEnd = before.indexOf('\n', end)
  const tail = lineEnd === -1 ? '' : before.slice(lineEnd)
  return after.endsWith(tail) ? undefined : 'filling changed lines behind it'
}

function checkFlow(
  { before, after, operation }: Change,
  tree: OracleNode,
  node: OracleCollection,
  path: FieldPath,
): string | undefined {
  const { start, end } = node.range
  const isFramed =
    after.startsWith(before.slice(0, start + 1)) && after.endsWith(before.slice(end - 1))
  if (!isFramed) return 'a change of a flow collection left its brackets'
  const now = findOracleNode(tree, path)
  if (now?.type !== node.type) return 'the flow collection is gone'
  const sources = listSources(after, now)
  const step = operation.type === 'move' ? undefined : operation.path[path.length]
  const old = listSources(before, node)
  if (operation.type === 'remove') {
    old.splice(node.type === 'list' ? Number(step) : findKeyIndex(node, String(step)), 1)
  } else sources.splice(node.type === 'list' ? Number(step) : findKeyIndex(now, String(step)), 1)
  return isDeepStrictEqual(old, sources) ? undefined : 'another item of the flow collection changed'
}

function findKeyIndex(node: OracleCollection, step: string): number {
  return node.items.findIndex(({ key }) => key?.type === 'scalar' && key.value === step)
}

function listSources(text: string, node: OracleCollection): string[] {
  return node.items.map(({ key, value }) => {
    const start = key?.range?.start ?? value.range?.start ?? 0
    const end = value.range?.end ?? key?.range?.end ?? start
    return text.slice(start, end)
  })
}

function checkRemoval(change: Change, tree: OracleNode): string | undefined {
  const { before, after, root, operation } = change
  if (operation.type !== 'remove') return undefined
  const path = operation.path.slice(0, -1)
  const node = findOracleNode(root, path)
  if (node?.type !== 'map' && node?.type !== 'list') return 'there was nothing to remove from'
  const old = listComments(before, root)
  const now = listComments(after, tree)
  if (subtract(now, old).length > 0) return 'a comment appeared'
  const lost = subtract(old, now)
  if (node.isFlow || isInFlow(root, path)) {
    return checkFlow(change, tree, node, path) ?? checkLost(change, node, lost)
  }
  if (node.items.length === 1) {
    const { added, removed } = diffLines(before, after)
    const fresh = subtract(added, removed)
    return fresh.length > 1 ? `more than one line is new: ${fresh.join(' / ')}` : undefined
  }
  if (!isOneInsertion(after, before)) return 'a removal changed other text'
  return checkRemovedLines(change, node, lost)
}

/** In flow style the comments that go stand beside the item, before the next and behind the last. */
function checkLost(
  { before, root, operation }: Change,
  node: OracleCollection,
  lost: readonly string[],
): string | undefined {
  if (operation.type !== 'remove' || lost.length === 0) return undefined
  const step = operation.path.at(-1)
  const index = node.type === 'list' ? Number(step) : findKeyIndex(node, String(step))
  const previous = node.items[index - 1]
  const next = node.items[index + 1]
  const from = previous ? (previous.value.range?.end ?? 0) : node.range.start
  const to = next ? (next.key?.range?.start ?? next.value.range?.start ?? 0) : node.range.end
  const beside = readComments(before, root)
    .filter(({ offset }) => offset >= from && offset < to)
    .map(({ comment }) => comment.trimEnd())
  const others = subtract(lost, beside)
  return others.length > 0 ? `lost comment ${others[0]}` : undefined
}

function checkRemovedLines(
  { before, after, operation }: Change,
  node: OracleCollection,
  lost: readonly string[],
): string | undefined {
  const { removed, added, old, first } = diffLines(before, after)
  if (operation.type !== 'remove') return undefined
  const step = operation.path.at(-1)
  const index = node.type === 'list' ? Number(step) : findKeyIndex(node, String(step))
  if (added.length > 0) {
    // `- a: 1` shares its line with the dash: the next key moves up, or the dash stays alone.
    const isShared = index === 0 && added.length === 1 && /^\s*-/.test(added[0] ?? '')
    return isShared ? undefined : `line ${first + 1} changed: ${old[first]}`
  }
  const content = removed.findIndex((line) => !/^\s*(?:#.*)?$/.test(line))
  if (content === -1) return 'only comments or blank lines were removed'
  const column = (removed[content] ?? '').search(/\S/)
  const isOwned = removed.slice(0, content).every((line) => line.search(/\S/) === column)
  if (!isOwned) return 'lines above the item that are not its own were removed'
  const above = old[first - 1] ?? ''
  const isComment = /^\s*#/.test(above) && above.search(/\S/) === column
  if (isComment && lost.length === 0 && content === 0 && index > 0 && removed[0] !== above) {
    return `the comment above the item stayed: ${above.trim()}`
  }
  return /^\s*#/.test(removed.at(-1) ?? '') && removed.at(-1)?.search(/\S/) === column
    ? 'a comment behind the item was removed'
    : undefined
}

function checkMove(
  { before, after, root, operation }: Change,
  tree: OracleNode,
): string | undefined {
  if (operation.type !== 'move') return undefined
  const fault = compareComments(before, root, after, tree)
  if (fault) return fault
  const path = operation.from.slice(0, -1)
  const node = findOracleNode(root, path)
  const now = findOracleNode(tree, path)
  if (node?.type !== 'list' || now?.type !== 'list') return 'there was no list to move in'
  const isFramed =
    after.startsWith(
      before.slice(
        0,
        lineStart(before, node.range.start) - commentsAbove(before, node.range.start),
      ),
    ) && after.length === before.length
  if (!isFramed) return 'a move changed text outside the list or its length'
  if (node.isFlow) return undefined
  const sort = (text: string) =>
    text
      .split('\n')
      .map((line) => line.replace(/\r$/, '').replace(/^[-\s]+/, ''))
      .sort()
  return isDeepStrictEqual(sort(before), sort(after)) ? undefined : 'a move changed lines'
}

/** Length of the comment lines directly above the line of `offset`. */
function commentsAbove(text: string, offset: number): number {
  const end = lineStart(text, offset)
  let start = end
  while (start > 0) {
    const above = lineStart(text, start - 1)
    if (!/^\s*#/.test(text.slice(above, start))) break
    start = above
  }
  return end - start
}
