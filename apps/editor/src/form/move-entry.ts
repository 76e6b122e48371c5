import { findNode } from '@meshdraft/yaml'
import type {
  EditPlan,
  FieldPath,
  PlainValue,
  TextEdit,
  TextRange,
  YamlDocument,
  YamlNode,
} from '@meshdraft/yaml'
import { removeField, renameKey, writeValue } from './edit-steps.ts'
import type { EditScope, EditStep } from './edit-steps.ts'

/** A value that is to stand under another key, e.g. a header that is added instead of set. */
export interface EntryMove {
  readonly from: FieldPath
  readonly to: FieldPath
  /** What stands at `to` afterwards. */
  readonly value: PlainValue
  /** The value may stay as it is written, so that another key is all it takes. */
  readonly isKept: boolean
}

const NOTHING: EditPlan = { ok: true, edits: [] }

/**
 * Moves a value and the comments that belong to it. Where one key makes the difference, that key
 * alone is written anew; else the value is written at its new place, takes its comments along, and
 * the old one is removed.
 */
export function moveEntry(
  scope: EditScope,
  { from, to, value, isKept }: EntryMove,
): readonly EditStep[] {
  const unlessRenamed =
    (step: EditStep): EditStep =>
    (document) =>
      findNode(document, from) ? step(document) : NOTHING
  return [
    (document) => {
      if (findNode(document, to)) {
        return { ok: false, reason: 'exists', message: `“${to.at(-1)}” is there already.` }
      }
      const renamed = isKept ? findRenamed(document, from, to) : undefined
      return (renamed ?? writeValue(to, value))(document)
    },
    unlessRenamed(carryComments(removeField(scope, from), from, to)),
    unlessRenamed(removeField(scope, from)),
  ]
}

/** Yields the step that makes `from` into `to` by one key, if there is one. */
function findRenamed(document: YamlDocument, from: FieldPath, to: FieldPath): EditStep | undefined {
  const at = from.findIndex((step, index) => step !== to[index])
  const key = to[at]
  const isOneKey = from.slice(at + 1).every((step, index) => step === to[at + 1 + index])
  if (from.length !== to.length || typeof key !== 'string' || !isOneKey) return undefined
  // A group is renamed only if nothing else stands in it, and only if it is written here.
  for (let length = at + 1; length < from.length; length += 1) {
    const group = findNode(document, from.slice(0, length))
    if (group?.type !== 'map' || group.entries.length !== 1) return undefined
  }
  if (findNode(document, [...to.slice(0, at), key])) return undefined
  return renameKey(from.slice(0, at + 1), key)
}

/** Copies the comments that `removal` would take away to the value at `to`. */
function carryComments(removal: EditStep, from: FieldPath, to: FieldPath): EditStep {
  return (document) => {
    const plan = removal(document)
    const target = findEntry(document, to)
    const source = findNode(document, from)
    if (!plan.ok || !target || !source) return NOTHING
    const { text } = document
    const comments = plan.edits.flatMap(({ range }) => listComments(document, range))
    const lineEnd = endOfLine(text, source.range.end)
    const isBehind = ({ start, end }: TextRange) => start >= source.range.end && end <= lineEnd
    const behind = hasRoomBehind(text, target.value) ? comments.find(isBehind) : undefined
    const above = comments.filter((comment) => comment !== behind)
    return {
      ok: true,
      edits: [...toLines(text, target.start, above), ...toTail(text, target, behind)],
    }
  }
}

interface Entry {
  /** Of the key, or of the item of a list. */
  readonly start: number
  readonly value: YamlNode
}

function findEntry(document: YamlDocument, path: FieldPath): Entry | undefined {
  const parent = findNode(document, path.slice(0, -1))
  const value = findNode(document, path)
  if (!value) return undefined
  const key = String(path.at(-1))
  const entry =
    parent?.type === 'map' ? parent.entries.findLast((other) => other.key === key) : undefined
  return { start: entry?.keyRange.start ?? value.range.start, value }
}

function toLines(text: string, start: number, comments: readonly TextRange[]): readonly TextEdit[] {
  if (comments.length === 0) return []
  const line = text.lastIndexOf('\n', start - 1) + 1
  const indent = /^ */u.exec(text.slice(line, start))?.[0] ?? ''
  const newLine = text.includes('\r\n') ? '\r\n' : '\n'
  const newText = comments.map((range) => `${indent}${cut(text, range)}${newLine}`).join('')
  return [{ range: { start: line, end: line }, newText }]
}

function toTail(text: string, { value }: Entry, comment: TextRange | undefined): TextEdit[] {
  if (!comment) return []
  const { end } = value.range
  const gap = /[ \t]+$/u.exec(text.slice(0, comment.start))?.[0] ?? ' '
  return [{ range: { start: end, end }, newText: `${gap}${cut(text, comment)}` }]
}

/** A comment may follow on the line unless there is one, or text over several lines goes on. */
function hasRoomBehind(text: string, value: YamlNode): boolean {
  let last = value
  for (let next: YamlNode | undefined = value; next;) {
    last = next
    next =
      last.type === 'map'
        ? last.entries.at(-1)?.value
        : last.type === 'list'
          ? last.items.at(-1)
          : undefined
  }
  const isBlock = last.type === 'scalar' && (last.style === 'literal' || last.style === 'folded')
  const { end } = value.range
  return !isBlock && text.slice(end, endOfLine(text, end)).trim() === ''
}

/** Finds the comments in a range of the text: a `#` behind a space and outside of all values. */
function listComments(document: YamlDocument, range: TextRange): readonly TextRange[] {
  const { text } = document
  const values = listTexts(document.root, range)
  const comments: TextRange[] = []
  for (let at = range.start; at < range.end; at += 1) {
    const inside = values.find(({ start, end }) => start <= at && at < end)
    if (inside) {
      at = inside.end - 1
    } else if (text[at] === '#' && (at === 0 || /\s/u.test(text[at - 1] ?? ''))) {
      const end = Math.min(endOfLine(text, at), range.end)
      comments.push({ start: at, end })
      at = end
    }
  }
  return comments
}

/** The ranges of keys and scalars that touch `range`. */
function listTexts(root: YamlNode | undefined, range: TextRange): readonly TextRange[] {
  const texts: TextRange[] = []
  const open = root ? [root] : []
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.range.end < range.start || node.range.start > range.end) continue
    if (node.type === 'list') open.push(...node.items)
    else if (node.type === 'map') {
      for (const { keyRange, value } of node.entries) {
        texts.push(keyRange)
        open.push(value)
      }
    } else texts.push(node.range)
  }
  return texts.filter(({ start, end }) => start < range.end && end > range.start)
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end
}

function cut(text: string, { start, end }: TextRange): string {
  return text.slice(start, end).trimEnd()
}
