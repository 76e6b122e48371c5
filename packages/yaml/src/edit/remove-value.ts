import type { YamlDocument } from '../document.ts'
import type { FieldPath, YamlList, YamlMap, YamlNode } from '../nodes.ts'
import type { TextEdit } from '../text.ts'
import {
  findIntroEnd,
  layOutBlock,
  skipBlankLines,
  takesInBlankLines,
  takesInComment,
} from './block.ts'
import type { BlockLayout } from './block.ts'
import { layOutFlow } from './flow.ts'
import type { FlowItem } from './flow.ts'
import { endOfLine, endOfPreviousLine, startOfLine } from './lines.ts'
import { fail, replace, succeed } from './plan.ts'
import type { EditPlan } from './plan.ts'
import { findIntro } from './replace-value.ts'
import {
  countOf,
  definesSharedAnchor,
  describeStep,
  refuseEdits,
  refuseShared,
  resolveTarget,
} from './target.ts'
import type { Place } from './target.ts'

/**
 * Yields the edits that remove a key with its value, or a list item.
 *
 * What goes: its lines, the comment lines directly above it at its own indentation, and the comment
 * behind it; in flow style its segment between the commas. All other comments and blank lines stay.
 * Where it was the only one, `[]` or `{}` is left.
 */
export function removeValue(document: YamlDocument, path: FieldPath): EditPlan {
  const refusal = refuseEdits(document)
  if (refusal) return refusal
  const { root, text } = document
  if (!root || path.length === 0) {
    return fail('no-such-path', 'The document as a whole is removed with its file or its text.')
  }
  const resolved = resolveTarget(root, path)
  // What is removed may be an alias or tagged; what it is removed from may not be shared.
  const above = resolved.ok ? resolved : resolveTarget(root, path.slice(0, -1))
  if (!above.ok) return above
  const { parents, missing } = above.target
  const place = resolved.ok ? parents.at(-1) : findPlace(above.target.node, path.at(-1) ?? '')
  if (missing.length > 0 || !place) {
    return fail('no-such-path', `${describeStep(missing[0] ?? path.at(-1))} is not there.`)
  }
  const { container, index } = place
  const entry = container.type === 'map' ? container.entries[index] : undefined
  if (entry && container.type === 'map') {
    const isTwice = container.entries.filter(({ key }) => key === entry.key).length > 1
    if (isTwice)
      return fail('broken', `"${entry.key}" stands more than once; remove one of them in YAML.`)
  }
  const removed = container.type === 'list' ? container.items[index] : entry?.value
  if (removed && definesSharedAnchor(root, removed, entry)) {
    return refuseShared(path.at(-1))
  }
  const outer = resolved.ok ? parents.slice(0, -1) : parents
  return removeAt(text, place, outer)
}

function findPlace(container: YamlNode, step: string | number): Place | undefined {
  if (container.type === 'list') {
    const index = Number(step)
    return container.items[index] ? { container, index } : undefined
  }
  if (container.type !== 'map') return undefined
  const index = container.entries.findLastIndex(({ key }) => key === String(step))
  return index === -1 ? undefined : { container, index }
}

/** Removes one item of a container that has passed the checks. */
export function removeAt(
  text: string,
  { container, index }: Place,
  outer: readonly Place[],
): EditPlan {
  if (container.isFlow) return succeed(...removeFromFlow(text, container, index))
  const layout = layOutBlock(text, container)
  if (!layout)
    return fail('locked', 'The collection is written with explicit keys (?); edit it in YAML.')
  if (countOf(container) === 1) return succeed(...collapse(text, container, layout, outer))
  const previous = layout.items[index - 1]
  const behind = layout.items[index]?.linesEnd ?? text.length
  if (previous && takesInComment(text, previous.value, behind)) {
    return fail('locked', 'A comment below would become part of the text above; edit it in YAML.')
  }
  return succeed(removeFromBlock(text, layout, index))
}

function removeFromBlock(text: string, layout: BlockLayout, index: number): TextEdit {
  const item = layout.items[index]
  const next = layout.items[index + 1]
  if (!item) throw new RangeError(`No item ${index}.`)
  if (index === 0 && layout.isInline && next) {
    // The next item moves up behind the dash; comments in between keep their lines.
    const isNear =
      next.linesStart === item.linesEnd && next.start - next.linesStart === layout.column
    if (isNear) return replace(item.start, next.start, '')
    const gap =
      /[ \t]*$/.exec(text.slice(startOfLine(text, item.start), item.start))?.[0].length ?? 0
    return replace(item.start - gap, endOfLine(text, item.value.range.end), '')
  }
  return replace(...findRemovedLines(text, layout, index), '')
}

/** Lines of an item, and what must go with them. */
export function findRemovedLines(
  text: string,
  { items }: BlockLayout,
  index: number,
): [start: number, end: number] {
  const item = items[index]
  const previous = items[index - 1]
  if (!item) throw new RangeError(`No item ${index}.`)
  let end = item.linesEnd
  // Blank lines left behind would become part of the text block above.
  if (previous && takesInBlankLines(text, previous.value, end)) end = skipBlankLines(text, end)
  const isOpenEnd = end === text.length && !text.endsWith('\n')
  return [isOpenEnd ? endOfPreviousLine(text, item.linesStart) : item.linesStart, end]
}

/** Removes the only item of a block collection: an empty flow collection takes its place. */
function collapse(
  text: string,
  container: YamlMap | YamlList,
  layout: BlockLayout,
  outer: readonly Place[],
): TextEdit[] {
  const empty = container.type === 'list' ? '[]' : '{}'
  const item = layout.items[0]
  const place = outer.at(-1)
  if (!item) return []
  const { end } = item.value.range
  const isRoot = !place
  if (isRoot || layout.isInline) {
    return [
      replace(isRoot ? item.linesStart : item.start, item.start, ''),
      replace(item.start, endOfLine(text, Math.max(end, item.start)), empty),
    ]
  }
  const intro =
    place.container.type === 'map'
      ? findIntroEnd(text, place.container.entries[place.index]?.keyRange.end ?? 0, ':')
      : findIntro({ text, node: container }, place)
  const isOpenEnd = item.linesEnd === text.length && !text.endsWith('\n')
  const from = isOpenEnd ? endOfPreviousLine(text, item.linesStart) : item.linesStart
  return [replace(intro, intro, ` ${empty}`), replace(from, item.linesEnd, '')]
}

function removeFromFlow(text: string, container: YamlMap | YamlList, index: number): TextEdit[] {
  const items = layOutFlow(text, container)
  const item = items[index]
  const previous = items[index - 1]
  if (!item) throw new RangeError(`No item ${index}.`)
  const open = container.range.start + 1
  const close = container.range.end - 1
  const isOwnLines = item.isFirstOnLine && item.isLastOnLine
  if (isOwnLines) {
    const isAlone =
      items.length === 1 &&
      isBlank(text, open, item.linesStart) &&
      isBlank(text, item.linesEnd, close)
    if (isAlone) return [replace(open, close, '')]
    const lines = replace(item.linesStart, item.linesEnd, '')
    const isLast = index === items.length - 1
    return isLast && item.comma === -1 && previous
      ? [replace(previous.comma, previous.comma + 1, ''), lines]
      : [lines]
  }
  return removeSegment(text, items, index, open)
}

function isBlank(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === ''
}

/** Removes an item that shares a line with others, with one comma and the space beside it. */
function removeSegment(
  text: string,
  items: readonly FlowItem[],
  index: number,
  open: number,
): TextEdit[] {
  const item = items[index]
  const previous = items[index - 1]
  const next = items[index + 1]
  if (!item) return []
  if (next && isSpace(text, item.comma + 1, next.start))
    return [replace(item.start, next.start, '')]
  const before = previous ? previous.comma + 1 : open
  const from = isBlank(text, before, item.start) ? before : item.start
  if (next || item.comma !== -1 || !previous) {
    const end = item.comma === -1 ? item.end : item.comma + 1
    return [replace(from, end, '')]
  }
  if (from === before) return [replace(previous.comma, item.end, '')]
  return [replace(previous.comma, previous.comma + 1, ''), replace(item.start, item.end, '')]
}

function isSpace(text: string, start: number, end: number): boolean {
  return /^[ \t]*$/.test(text.slice(start, end))
}
