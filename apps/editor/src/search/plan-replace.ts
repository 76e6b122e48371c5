import { planReplacements } from '@meshdraft/search'
import type { TextMatch } from '@meshdraft/search'
import type { FileChange } from '../store/file-changes.ts'
import type { TextFile, WorkspaceFiles } from '../store/workspace-file.ts'
import type { FileMatches } from './search-files.ts'

/** Which matches are replaced: one, those of a file, or all. */
export type ReplaceScope =
  | { readonly type: 'one'; readonly file: TextFile; readonly match: TextMatch }
  | { readonly type: 'file'; readonly file: TextFile }
  | { readonly type: 'all' }

export interface ReplacePlan {
  readonly changes: readonly FileChange[]
  /** Matches that become something else. */
  readonly count: number
}

/** Yields the matches that a scope means. */
export function listScope(
  found: readonly FileMatches[],
  scope: ReplaceScope,
): readonly FileMatches[] {
  switch (scope.type) {
    case 'one':
      return [{ file: scope.file, matches: [scope.match] }]
    case 'file':
      return found.filter(({ file }) => file === scope.file)
    case 'all':
      return found
  }
}

/**
 * Plans the replacement of matches.
 *
 * @returns `undefined` where one of the files is another one by now: its places would be wrong.
 */
export function planReplace(
  files: WorkspaceFiles,
  found: readonly FileMatches[],
  replacement: string,
): ReplacePlan | undefined {
  const changes: FileChange[] = []
  let count = 0
  for (const { file, matches } of found) {
    if (files.get(file.path) !== file) return undefined
    const edits = planReplacements(file.text, matches, replacement)
    if (edits.length > 0) changes.push({ type: 'edit', path: file.path, edits })
    count += edits.length
  }
  return { changes, count }
}
