import type { TextRange } from '@meshdraft/yaml'
import { diffLines, splitLines } from '@meshdraft/export'
import type { LineChange } from '@meshdraft/export'
import type { DesignData } from './design-state.ts'
import type { WorkspaceFile } from './workspace-file.ts'

/** How a text file differs from the baseline, line by line. Lines hold their line ends. */
export interface FileLineChanges {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly changes: readonly LineChange[]
}

const linesByFile = new WeakMap<WorkspaceFile, readonly string[]>()
const changesByFile = new WeakMap<
  WorkspaceFile,
  { readonly baseline: WorkspaceFile; readonly changes: FileLineChanges }
>()

/**
 * Yields how the file at `path` differs from the baseline; kept until either changes. A file that is
 * on one side only has all its lines added or removed.
 *
 * @returns `undefined` if neither side is a text file.
 */
export function readLineChanges(
  { files, baseline }: Pick<DesignData, 'files' | 'baseline'>,
  path: string,
): FileLineChanges | undefined {
  const file = files.get(path)
  const old = baseline.get(path)
  if (file?.type !== 'text' && old?.type !== 'text') return undefined
  if (!file || !old) return compare(readLines(old), readLines(file))
  const kept = changesByFile.get(file)
  if (kept?.baseline === old) return kept.changes
  const changes =
    file === old
      ? { before: readLines(old), after: readLines(file), changes: [] }
      : compare(readLines(old), readLines(file))
  changesByFile.set(file, { baseline: old, changes })
  return changes
}

/** Counts the lines of a file that differ; a replaced line counts once. */
export function countChangedLines({ changes }: Pick<FileLineChanges, 'changes'>): number {
  return changes.reduce(
    (sum, { before, after }) => sum + Math.max(before.end - before.start, after.end - after.start),
    0,
  )
}

/** The part in which two lines differ, grown to whole words; without their line ends. */
export interface ChangedPart {
  readonly before: TextRange
  readonly after: TextRange
}

/** Finds the part in which two lines differ; `undefined` when only their line ends do. */
export function findChangedPart(before: string, after: string): ChangedPart | undefined {
  const a = stripLineEnd(before)
  const b = stripLineEnd(after)
  if (a === b) return undefined
  const shortest = Math.min(a.length, b.length)
  let start = 0
  while (start < shortest && a[start] === b[start]) start += 1
  let tail = 0
  while (tail < shortest - start && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1
  while (start > 0 && isWord(a[start - 1]) && (isWord(a[start]) || isWord(b[start]))) start -= 1
  while (tail > 0 && isWord(a.at(-tail)) && (isWord(a.at(-1 - tail)) || isWord(b.at(-1 - tail)))) {
    tail -= 1
  }
  return {
    before: { start, end: Math.max(start, a.length - tail) },
    after: { start, end: Math.max(start, b.length - tail) },
  }
}

/** Yields a line without its line end. */
export function stripLineEnd(line: string): string {
  return line.replace(/\r\n$|[\r\n]$/, '')
}

function compare(before: readonly string[], after: readonly string[]): FileLineChanges {
  return { before, after, changes: diffLines(before, after) }
}

function readLines(file: WorkspaceFile | undefined): readonly string[] {
  if (file?.type !== 'text') return []
  const kept = linesByFile.get(file)
  if (kept) return kept
  const lines = splitLines(file.text)
  linesByFile.set(file, lines)
  return lines
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_.-]/u.test(character)
}
