import { diffLines, splitLines } from '@meshdraft/export'
import { applyFileChanges } from '../store/file-changes.ts'
import type { FileChange } from '../store/file-changes.ts'
import { stripLineEnd } from '../store/line-changes.ts'
import type { WorkspaceFiles } from '../store/workspace-file.ts'

/** What a change would do, in lines. */
export interface ChangePreview {
  /** E.g. `2 lines in 1 file`. */
  readonly summary: string
  /** The first lines that come and go, without the indentation they share. */
  readonly lines: readonly { readonly sign: '+' | '−'; readonly text: string }[]
  /** Lines that are not among `lines`. */
  readonly moreCount: number
}

/** Derives what changes of files would do to their lines. */
export function previewChanges(
  files: WorkspaceFiles,
  changes: readonly FileChange[],
  mostLines = 6,
): ChangePreview {
  const after = applyFileChanges(files, changes).files
  const paths = new Set(changes.map(pathOf))
  const all = [...paths].map((path) => diffFile(readText(files, path), readText(after, path)))
  const lines = all.flatMap((diff) => diff.lines)
  const shown = lines.slice(0, mostLines)
  const indent = Math.min(...shown.map(({ text }) => text.search(/\S|$/)))
  const count = all.reduce((sum, diff) => sum + diff.count, 0)
  return {
    summary: `${countWord(count, 'line')} in ${countWord(paths.size, 'file')}`,
    lines: shown.map(({ sign, text }) => ({ sign, text: text.slice(indent) })),
    moreCount: lines.length - shown.length,
  }
}

function diffFile(before: string, after: string) {
  const lines: ChangePreview['lines'][number][] = []
  let count = 0
  const [old, now] = [splitLines(before), splitLines(after)]
  for (const change of diffLines(old, now)) {
    const removed = old.slice(change.before.start, change.before.end)
    const added = now.slice(change.after.start, change.after.end)
    count += Math.max(removed.length, added.length)
    lines.push(
      ...removed.map((text) => ({ sign: '−' as const, text: stripLineEnd(text) })),
      ...added.map((text) => ({ sign: '+' as const, text: stripLineEnd(text) })),
    )
  }
  return { lines, count }
}

function readText(files: WorkspaceFiles, path: string): string {
  const file = files.get(path)
  return file?.type === 'text' ? file.text : ''
}

function pathOf(change: FileChange): string {
  switch (change.type) {
    case 'create':
      return change.file.path
    case 'rename':
      return change.to
    case 'edit':
    case 'remove':
      return change.path
  }
}

function countWord(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
