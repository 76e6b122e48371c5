import { readPathPatterns, searchText } from '@meshdraft/search'
import type { TextMatch, TextSearch } from '@meshdraft/search'
import type { TextFile, WorkspaceFiles } from '../store/workspace-file.ts'

/** More are neither shown nor replaced. */
export const MOST_MATCHES = 10_000

/** The matches of one file; there is at least one. */
export interface FileMatches {
  /** The very file that was searched: where the workspace holds another one now, this is out of date. */
  readonly file: TextFile
  readonly matches: readonly TextMatch[]
}

export interface FoundInFiles {
  readonly files: readonly FileMatches[]
  readonly count: number
  /** There are more than `MOST_MATCHES`. */
  readonly hasMore: boolean
  /** Files that are not text: they are not searched. */
  readonly unread: number
}

export const NOTHING_FOUND: FoundInFiles = { files: [], count: 0, hasMore: false, unread: 0 }

/** What earlier searches of the same query found, by the very file. */
export type KnownMatches = WeakMap<TextFile, readonly TextMatch[]>

/**
 * Searches files one after the other; yields what is found so far, within large files and after each
 * one that was searched, so that a caller can stop, or draw and go on. Files in `known` are not
 * searched again.
 */
export function* searchFiles(
  files: WorkspaceFiles,
  search: TextSearch,
  { patterns, known }: { readonly patterns: string; readonly known: KnownMatches },
): Generator<FoundInFiles, FoundInFiles> {
  const isWanted = readPathPatterns(patterns)
  const found: FileMatches[] = []
  let count = 0
  let unread = 0
  const describe = (hasMore: boolean) => ({ files: [...found], count, hasMore, unread })
  for (const file of files.values()) {
    if (!isWanted(file.path)) continue
    if (file.type !== 'text') {
      unread += 1
      continue
    }
    let matches = known.get(file)
    const isNew = matches === undefined
    if (!matches) {
      // One more than there is room for tells that there are more.
      const steps = searchText(file.text, search, MOST_MATCHES + 1)
      let step = steps.next()
      for (; step.done !== true; step = steps.next()) yield describe(false)
      ;({ matches } = step.value)
      known.set(file, matches)
    }
    const room = MOST_MATCHES - count
    if (matches.length > 0 && room > 0) {
      found.push({ file, matches: matches.slice(0, room) })
      count += Math.min(matches.length, room)
    }
    if (matches.length > room) return describe(true)
    if (isNew) yield describe(false)
  }
  return describe(false)
}
