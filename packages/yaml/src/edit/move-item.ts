import type { YamlDocument } from '../document.ts'
import type { FieldPath, YamlList, YamlMap, YamlNode } from '../nodes.ts'
import { toIndex } from '../locate.ts'
import type { TextEdit } from '../text.ts'
import { writeKey } from '../write/scalar.ts'
import { endsInKeep, layOutBlock, takesInBlankLines, takesInComment } from './block.ts'
import type { BlockLayout } from './block.ts'
import { layOutFlow } from './flow.ts'
import type { FlowItem } from './flow.ts'
import { endOfPreviousLine } from './lines.ts'
import { refuseKeys } from './new-value.ts'
import { fail, replace, succeed } from './plan.ts'
import type { EditPlan } from './plan.ts'
import { detectStyle } from './style.ts'
import {
  definesSharedAnchor,
  describeStep,
  refuseEdits,
  refuseShared,
  resolveTarget,
} from './target.ts'

/**
 * Yields the edits that move a list item to another place of its list, or rename a key.
 *
 * @param from - path of the item or key.
 * @param to - the same path with another last step: the index the item has afterwards, or the new
 *   name of the key, which keeps its place. Comments of the item go with it.
 */
export function moveItem(document: YamlDocument, from: FieldPath, to: FieldPath): EditPlan {
  const refusal = refuseEdits(document) ?? refuseKeys(to)
  if (refusal) return refusal
  const { root, text } = document
  const step = to.at(-1)
  const isSameParent =
    from.length === to.length &&
    from.slice(0, -1).every((part, i) => String(part) === String(to[i]))
  if (!root || step === undefined || !isSameParent) {
    return fail('not-a-list', 'An item moves within its own list.')
  }
  const resolved = resolveTarget(root, from.slice(0, -1))
  if (!resolved.ok) return resolved
  const { node, missing } = resolved.target
  const source = from.at(-1) ?? ''
  if (missing.length > 0) return fail('no-such-path', `${describeStep(missing[0])} is not there.`)
  if (node.type === 'map') return renameKey(document, root, node, [String(source), String(step)])
  if (node.type !== 'list') return fail('not-a-list', `${describeStep(from.at(-2))} is not a list.`)
  const index = toIndex(source)
  const target = toIndex(step)
  if (!node.items[index]) return fail('no-such-path', `The list has no item ${source}.`)
  if (!node.items[target]) {
    return fail(
      'out-of-range',
      `The list has ${node.items.length} items; ${step} is no index of it.`,
    )
  }
  if (index === target) return succeed()
  // An alias may not come before the anchor it names.
  const passed = node.items.slice(Math.min(index, target), Math.max(index, target) + 1)
  const shared = passed.findIndex((item) => definesSharedAnchor(root, item))
  if (shared !== -1) return refuseShared(Math.min(index, target) + shared)
  return node.isFlow
    ? moveInFlow(text, node, index, target)
    : moveInBlock(text, node, index, target)
}

function renameKey(
  document: YamlDocument,
  root: YamlNode,
  map: YamlMap,
  [from, to]: readonly [from: string, to: string],
): EditPlan {
  const entry = map.entries.findLast(({ key, isMerge }) => key === from && !isMerge)
  if (!entry) return fail('no-such-path', `${describeStep(from)} is not there.`)
  if (from === to) return succeed()
  if (map.entries.some(({ key }) => key === to)) {
    return fail('exists', `${describeStep(to)} is there already.`)
  }
  if (entry.keyNode && definesSharedAnchor(root, entry.keyNode)) return refuseShared(from)
  const { start, end } = entry.keyRange
  if (!/^["']/.test(document.text.slice(start, end)) && document.text[start] === '*') {
    return fail('locked', `${describeStep(from)} is an alias; edit it in YAML.`)
  }
  const style = detectStyle(document, [map])
  const quote = document.text[start]
  const isQuoted = quote === '"' || quote === "'"
  const form = {
    ...style,
    isFlow: map.isFlow,
    isQuoted,
    quote: quote === "'" ? ('single' as const) : isQuoted ? ('double' as const) : style.quote,
  }
  return succeed(replace(start, end, writeKey(to, form)))
}

function moveInBlock(text: string, list: YamlList, from: number, to: number): EditPlan {
  const layout = layOutBlock(text, list)
  if (!layout) return fail('locked', 'The list is written in an unusual way; edit it in YAML.')
  const first = Math.min(from, to)
  const last = Math.max(from, to)
  const blocks = readBlocks(text, layout, first, last)
  if (!blocks) {
    return fail('locked', 'A text block would take in lines of its new place; edit it in YAML.')
  }
  const moved = blocks.bodies.splice(from - first, 1)
  blocks.bodies.splice(to - first, 0, ...moved)
  const isInline = first === 0 && layout.isInline
  // An item with comments above it cannot stand behind the dash that holds the list.
  if (isInline && blocks.bodies[0]?.hasComment) {
    return fail(
      'locked',
      'The item has a comment above it and cannot share a line; edit it in YAML.',
    )
  }
  const pad = ' '.repeat(layout.column)
  const written = blocks.bodies.map(({ text: body }, i) =>
    isInline && i === 0 ? body : pad + body,
  )
  const edits: TextEdit[] = []
  for (const [i, { start, end }] of blocks.ranges.entries()) {
    const body = written[i] ?? ''
    if (text.slice(start, end) !== body) edits.push(replace(start, end, body))
  }
  return succeed(...edits)
}

interface Body {
  /** From the owned comments to the end of the last line, without indentation and line end. */
  readonly text: string
  readonly hasComment: boolean
}

/** Each item's lines in the range, or `undefined` where blank lines would change a value. */
function readBlocks(
  text: string,
  layout: BlockLayout,
  first: number,
  last: number,
): { ranges: { start: number; end: number }[]; bodies: Body[] } | undefined {
  const ranges: { start: number; end: number }[] = []
  const bodies: Body[] = []
  const items = layout.items.slice(first, last + 1)
  for (const item of items) {
    // A text block takes in blank lines of the place it comes to, if it keeps them or they hold spaces.
    const isTrapped = items.some(
      ({ linesEnd }) =>
        takesInBlankLines(text, item.value, linesEnd) || takesInComment(text, item.value, linesEnd),
    )
    if (isTrapped || endsInKeep(text, item.value)) return undefined
    const end = endsWithBreak(text, item.linesEnd)
      ? endOfPreviousLine(text, item.linesEnd)
      : item.linesEnd
    const start = item.linesStart
    const indent = text.slice(start).search(/[^ ]/)
    ranges.push({ start, end })
    bodies.push({
      text: text.slice(start + Math.max(0, indent), end),
      hasComment: item.linesStart !== item.start && text[start + indent] === '#',
    })
  }
  return { ranges, bodies }
}

function endsWithBreak(text: string, end: number): boolean {
  return text[end - 1] === '\n'
}

function moveInFlow(text: string, list: YamlList, from: number, to: number): EditPlan {
  const items = layOutFlow(text, list)
  const first = Math.min(from, to)
  const last = Math.max(from, to)
  const slots = items.slice(first, last + 1)
  const order = slots.map((_, i) => i)
  const moved = order.splice(from - first, 1)
  order.splice(to - first, 0, ...moved)
  const hasComments = slots.some((slot, i) => {
    const next = slots[i + 1]
    return (
      (slot.isFirstOnLine &&
        text[text.slice(slot.linesStart).search(/\S/) + slot.linesStart] === '#') ||
      (next
        ? text.slice(slot.end, next.start).includes('#')
        : slot.isLastOnLine && text.slice(slot.end, slot.linesEnd).includes('#'))
    )
  })
  const areLines = slots.every((slot) => slot.isFirstOnLine && slot.isLastOnLine)
  if (hasComments && !areLines) {
    return fail('locked', 'Comments stand between the items on shared lines; edit it in YAML.')
  }
  const parts = slots.map((slot) =>
    hasComments ? readLines(text, slot) : [{ start: slot.start, end: slot.end }],
  )
  const edits: TextEdit[] = []
  for (const [i, ranges] of parts.entries()) {
    const sources = parts[order[i] ?? i] ?? []
    for (const [k, range] of ranges.entries()) {
      const source = sources[k] ?? range
      const body = text.slice(source.start, source.end)
      if (text.slice(range.start, range.end) !== body)
        edits.push(replace(range.start, range.end, body))
    }
  }
  return succeed(...edits)
}

/** An item's lines in two parts, before and behind its comma, which stays where it is. */
function readLines(text: string, slot: FlowItem): { start: number; end: number }[] {
  const behind = slot.comma === -1 ? slot.end : slot.comma + 1
  const lineEnd =
    text[slot.linesEnd - 1] === '\n' ? endOfPreviousLine(text, slot.linesEnd) : slot.linesEnd
  return [
    { start: slot.linesStart, end: slot.end },
    { start: behind, end: lineEnd },
  ]
}
