import type { YamlFix, YamlIssue } from '../document.ts'
import { startOfLine } from '../edit/lines.ts'
import type { YamlScalar } from '../nodes.ts'
import { createIssue } from './text-issues.ts'

const CONTINUATION = /\n([ \t]*)(?=([^\s]\S*))/g
const ITEM_START = /^[ ]*(?:-[ ]+)+$/

/**
 * Finds a line in a plain text of several lines that looks like a list item: indented deeper than
 * the item above it, `- b` is no item but goes on with the text.
 */
export function findContinuedItem(text: string, node: YamlScalar): YamlIssue | undefined {
  const { start, end } = node.range
  // A text on one line is as long as its value.
  if (node.style !== 'plain' || String(node.value ?? '').length === end - start) return undefined
  const source = text.slice(start, end)
  const lines = [...source.matchAll(CONTINUATION)].map((match) => ({
    indent: { start: start + match.index + 1, end: start + match.index + match[0].length },
    isItem: match[2] === '-',
  }))
  const first = lines.find(({ isItem }) => isItem)
  if (!first) return undefined
  const lineStart = startOfLine(text, start)
  const before = text.slice(lineStart, start)
  const fixes: YamlFix[] = []
  // Where other lines go on with the text too, what each of them should be is a guess.
  if (ITEM_START.test(before) && lines.every(({ isItem }) => isItem)) {
    const newText = ' '.repeat(before.lastIndexOf('-'))
    fixes.push({
      title: 'Indent as the item above',
      edits: lines.map(({ indent }) => ({ range: indent, newText })),
    })
  }
  return createIssue({
    code: 'YML-CONTINUED-TEXT',
    severity: 'warning',
    range: { start: first.indent.end, end: first.indent.end + 1 },
    message:
      'This dash continues the text above and starts no item; indent it as the item above to start a new one.',
    fixes,
  })
}
