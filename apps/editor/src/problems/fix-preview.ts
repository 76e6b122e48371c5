import { applyEdits } from '@meshdraft/yaml'
import { diffLines, splitLines } from '@meshdraft/export'
import type { Fix, PlacedEdit } from '@meshdraft/analysis'
import { stripLineEnd } from '../store/line-changes.ts'
import { findDocument } from '../store/workspace-file.ts'
import type { WorkspaceFiles } from '../store/workspace-file.ts'

/** What a fix would do, in lines. */
export interface FixPreview {
  /** E.g. `2 lines in 1 file`. */
  readonly summary: string
  /** The first lines that come and go. */
  readonly lines: readonly { readonly sign: '+' | '−'; readonly text: string }[]
  /** Lines that are not among `lines`. */
  readonly moreCount: number
}

const MOST_LINES = 6

/** Derives what `fix` would change; `undefined` when it no longer fits the texts. */
export function previewFix(files: WorkspaceFiles, fix: Fix): FixPreview | undefined {
  const lines: FixPreview['lines'][number][] = []
  const paths = new Set<string>()
  let count = 0
  for (const [documentId, edits] of groupEdits(fix.edits)) {
    const place = findDocument(files, documentId)
    if (!place || edits.some(({ range }) => range.end > place.text.length)) return undefined
    paths.add(place.file.path)
    const before = splitLines(place.text)
    const after = splitLines(applyEdits(place.text, edits))
    for (const change of diffLines(before, after)) {
      const removed = before.slice(change.before.start, change.before.end)
      const added = after.slice(change.after.start, change.after.end)
      count += Math.max(removed.length, added.length)
      lines.push(
        ...removed.map((text) => ({ sign: '−' as const, text: stripLineEnd(text) })),
        ...added.map((text) => ({ sign: '+' as const, text: stripLineEnd(text) })),
      )
    }
  }
  const shown = lines.slice(0, MOST_LINES)
  const indent = Math.min(...shown.map(({ text }) => text.search(/\S|$/)))
  return {
    summary: `${countWord(count, 'line')} in ${countWord(paths.size, 'file')}`,
    lines: shown.map(({ sign, text }) => ({ sign, text: text.slice(indent) })),
    moreCount: lines.length - shown.length,
  }
}

function groupEdits(edits: readonly PlacedEdit[]) {
  const byDocument = new Map<PlacedEdit['documentId'], PlacedEdit[]>()
  for (const edit of edits) {
    byDocument.set(edit.documentId, [...(byDocument.get(edit.documentId) ?? []), edit])
  }
  return byDocument
}

function countWord(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
