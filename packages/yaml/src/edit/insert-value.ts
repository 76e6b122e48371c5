import type { YamlDocument } from '../document.ts'
import type { FieldPath, PlainValue, YamlList, YamlMap } from '../nodes.ts'
import { toIndex } from '../locate.ts'
import { writeEntry, writeFlow, writeFlowEntry, writeItem } from '../write/value.ts'
import type { WriteStyle } from '../write/value.ts'
import { findAppendOffset, layOutBlock } from './block.ts'
import { layOutFlow } from './flow.ts'
import type { FlowItem } from './flow.ts'
import { endOfLine, hasDeeperComment, hasPaddedLines, startOfLine } from './lines.ts'
import { fail, replace, succeed } from './plan.ts'
import type { EditPlan } from './plan.ts'
import { findFlowIndent, readIndent, replaceNode } from './replace-value.ts'
import { nest, refuseIndex, refuseKeys, refuseValue, writeEmptyDocument } from './new-value.ts'
import { detectStyle } from './style.ts'
import { countOf, describeStep, refuseEdits, resolveTarget } from './target.ts'
import type { Place } from './target.ts'

/**
 * Yields the edits that insert a new field.
 *
 * The last step of `path` is a list index from 0 to the length, or a key that is not there yet; a
 * new key comes last in its map. Indentation, list style, quotes, line ends and, in flow
 * collections, separators follow the neighbours. An empty `[]` or `{}`, or no value, is filled.
 */
export function insertValue(document: YamlDocument, path: FieldPath, value: PlainValue): EditPlan {
  const refusal = refuseEdits(document) ?? refuseValue(value) ?? refuseKeys(path)
  if (refusal) return refusal
  const step = path.at(-1)
  if (step === undefined) return fail('exists', 'The document itself cannot be inserted; set it.')
  const { root, text } = document
  if (!root) {
    if (path.length > 1)
      return fail('no-such-path', 'The document is empty; set the field instead.')
    return writeEmptyDocument(document, nest(path, value))
  }
  const resolved = resolveTarget(root, path.slice(0, -1))
  if (!resolved.ok) return resolved
  const { node, parents, missing } = resolved.target
  if (missing.length > 0) {
    return fail('no-such-path', `${describeStep(missing[0])} is not there; set the field instead.`)
  }
  if (node.type === 'map' || node.type === 'list') {
    return insertAt(document, node, step, value, parents)
  }
  if (node.type === 'scalar' && node.value === null) {
    const nested = nest([step], value)
    if (nested === undefined) return refuseIndex([step])
    const style = detectStyle(
      document,
      parents.map(({ container }) => container),
    )
    return succeed(...replaceNode({ text, node, parents, style }, nested))
  }
  return typeof step === 'number'
    ? fail('not-a-list', `${describeStep(path.at(-2))} is not a list.`)
    : fail('not-a-map', `${describeStep(path.at(-2))} is not a map.`)
}

/** Inserts into a map or list that has passed the checks. */
export function insertAt(
  document: YamlDocument,
  container: YamlMap | YamlList,
  step: string | number,
  value: PlainValue,
  parents: readonly Place[],
): EditPlan {
  const count = countOf(container)
  let index = count
  if (container.type === 'list') {
    index = toIndex(step)
    if (index < 0) return fail('not-a-map', `${describeStep(step)} is no index of a list.`)
    if (index > count) {
      return fail('out-of-range', `The list has ${count} items, so index ${index} is past its end.`)
    }
  } else if (container.entries.some(({ key, isMerge }) => key === String(step) && !isMerge)) {
    return fail('exists', `${describeStep(step)} is there already; set it instead.`)
  }
  const { text } = document
  const around = [...parents.map((place) => place.container), container]
  const style = detectStyle(document, around)
  const insertion = { text, container, index, key: String(step), value, style, parents }
  if (count === 0) return fillEmpty(insertion)
  return container.isFlow ? insertIntoFlow(insertion) : insertIntoBlock(insertion)
}

interface Insertion {
  readonly text: string
  readonly container: YamlMap | YamlList
  readonly index: number
  readonly key: string
  readonly value: PlainValue
  readonly style: WriteStyle
  readonly parents: readonly Place[]
}

function writeBlockLines(
  { text, container, key, value, style: given }: Insertion,
  column: number,
  at: number,
): string[] {
  const isTakenIn = hasPaddedLines(text, at) || hasDeeperComment(text, at, column)
  const style = isTakenIn ? { ...given, hasTextBlocks: false } : given
  return container.type === 'list'
    ? writeItem(value, column, style)
    : writeEntry(key, value, column, style)
}

function insertIntoBlock(insertion: Insertion): EditPlan {
  const { text, container, index, style } = insertion
  const layout = layOutBlock(text, container)
  if (!layout)
    return fail('locked', 'The collection is written with explicit keys (?); edit it in YAML.')
  const item = layout.items[index]
  const at = item ? item.linesStart : findAppendOffset(text, layout)
  const lines = writeBlockLines(insertion, layout.column, at).join(style.eol)
  if (item && index === 0 && layout.isInline) {
    const pad = ' '.repeat(layout.column)
    return succeed(replace(item.start, item.start, lines.slice(layout.column) + style.eol + pad))
  }
  if (at === text.length && !text.endsWith('\n')) return succeed(replace(at, at, style.eol + lines))
  return succeed(replace(at, at, lines + style.eol))
}

/** An empty `[]` or `{}` becomes block style where it stands alone behind a key or dash. */
function fillEmpty(insertion: Insertion): EditPlan {
  const { text, container, key, value, style, parents } = insertion
  const { start, end } = container.range
  const filled = container.type === 'list' ? nest([0], value) : nest([key], value)
  const isBare = end - start === 2
  const isInBlock = parents.every((place) => !place.container.isFlow) && !style.isJson
  const isBehindSpace =
    text[start - 1] === ' ' &&
    text[start - 2] !== ' ' &&
    !text.slice(startOfLine(text, start), start).includes('---')
  const isRootAlone = parents.length === 0 && startOfLine(text, start) === start
  if (
    filled !== undefined &&
    isBare &&
    isInBlock &&
    (isBehindSpace || isRootAlone) &&
    container.anchor === undefined
  ) {
    return succeed(...replaceNode({ text, node: container, parents, style }, filled))
  }
  const isOpen = isBare && style.isJson && text.slice(0, text.length).includes('\n')
  const indent = isOpen ? readIndent(text, start) : undefined
  const inner = indent === undefined ? undefined : indent + style.jsonStep
  const written = writeFlowItem(insertion, inner)
  return succeed(
    inner === undefined
      ? replace(start + 1, start + 1, written)
      : replace(start + 1, start + 1, style.eol + inner + written + style.eol + (indent ?? '')),
  )
}

function writeFlowItem(
  { text, container, key, value, style }: Insertion,
  indent: string | undefined,
): string {
  if (container.type === 'list') return writeFlow(value, style, indent)
  const isKeyQuoted =
    container.entries.length > 0 &&
    container.entries.every(({ keyRange }) => text[keyRange.start] === '"')
  const quoted = isKeyQuoted ? ({ ...style, quote: 'double' } as const) : style
  return writeFlowEntry(key, value, quoted, indent, isKeyQuoted)
}

function insertIntoFlow(insertion: Insertion): EditPlan {
  const { text, container, index, style, parents } = insertion
  const items = layOutFlow(text, container)
  const next = items[index]
  const last = items.at(-1)
  const place: Place = { container, index }
  const beside = next ?? last
  const isMultiline = beside?.isFirstOnLine === true
  const indent = beside ? findFlowIndent(text, beside.start, [...parents, place], style) : undefined
  const written = writeFlowItem(insertion, isMultiline ? indent : undefined)
  if (next) {
    if (!next.isFirstOnLine) {
      return succeed(replace(next.start, next.start, written + readSeparator(text, items)))
    }
    const pad = readIndent(text, next.start)
    return succeed(replace(next.linesStart, next.linesStart, `${pad}${written},${style.eol}`))
  }
  if (!last) return fail('out-of-range', 'The collection has no items.')
  return succeed(...appendToFlow(text, last, written, style, readSeparator(text, items)))
}

function appendToFlow(
  text: string,
  last: FlowItem,
  written: string,
  style: WriteStyle,
  separator: string,
) {
  const hasComma = last.comma !== -1
  const tail = hasComma ? last.comma + 1 : last.end
  if (!last.isFirstOnLine) {
    return hasComma
      ? [replace(tail, tail, `${separator.slice(1)}${written},`)]
      : [replace(tail, tail, separator + written)]
  }
  const line = style.eol + readIndent(text, last.start) + written + (hasComma ? ',' : '')
  const at = last.isLastOnLine ? endOfLine(text, tail) : tail
  if (hasComma) return [replace(at, at, line)]
  if (at === tail) return [replace(at, at, `,${line}`)]
  return [replace(tail, tail, ','), replace(at, at, line)]
}

/** The comma and white space between two items on one line. */
function readSeparator(text: string, items: readonly FlowItem[]): string {
  for (const [i, item] of items.entries()) {
    const next = items[i + 1]
    const between = next ? text.slice(item.end, next.start) : ''
    if (/^,[ \t]*$/.test(between)) return between
  }
  return ', '
}
