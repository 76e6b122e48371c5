import { mapRange, shiftRange } from '@meshdraft/yaml'
import type { TextEdit, TextRange } from '@meshdraft/yaml'
import type { AppliedChange } from '../store/design-state.ts'
import type { WorkspaceFiles } from '../store/workspace-file.ts'

/**
 * The edits of the last versions, so that places found in an older text can be shown in the present
 * one. It holds no texts, only edits and the tables of documents they met.
 */
export interface EditLog {
  readonly add: (change: AppliedChange, filesBefore: WorkspaceFiles) => void
  /** Forgets what leads up to `version`: nothing older will be asked for. */
  readonly forgetUpTo: (version: number) => void
  /**
   * Yields how ranges of the documents of a file lie now, in the file, if they were found at
   * `version`; `undefined` when that is not known.
   */
  readonly since: (
    version: number,
    path: string,
    files: WorkspaceFiles,
  ) => ((index: number, range: TextRange) => TextRange | undefined) | undefined
}

interface Entry {
  readonly version: number
  readonly editsByPath: ReadonlyMap<string, readonly (readonly TextEdit[])[]>
  readonly tilesByPath: ReadonlyMap<string, readonly TextRange[]>
  /** Files whose older places mean nothing any more. */
  readonly lostPaths: ReadonlySet<string>
}

const MOST_ENTRIES = 200

/** Makes an empty log that knows what comes after `version`. */
export function createEditLog(version: number): EditLog {
  let entries: Entry[] = []
  /** Versions below this one are not covered. */
  let firstVersion = version
  return {
    add(change, filesBefore) {
      if (change.isReplaced) {
        entries = []
        firstVersion = change.version
        return
      }
      entries.push(buildEntry(change, filesBefore))
      if (entries.length > MOST_ENTRIES) firstVersion = entries.shift()?.version ?? firstVersion
    },
    forgetUpTo(version) {
      entries = entries.filter((entry) => entry.version > version)
      firstVersion = Math.max(firstVersion, version)
    },
    since(version, path, files) {
      if (version < firstVersion) return undefined
      const later = entries.filter((entry) => entry.version > version)
      if (later.some(({ lostPaths }) => lostPaths.has(path))) return undefined
      const file = files.get(path)
      const tiles =
        later.find((entry) => entry.tilesByPath.has(path))?.tilesByPath.get(path) ??
        (file?.type === 'text' ? file.tiles : [])
      const batches = later.flatMap(({ editsByPath }) => editsByPath.get(path) ?? [])
      return (index, range) => {
        const tile = tiles[index]
        if (!tile) return undefined
        return batches.reduce(
          (mapped, edits) => mapRange(mapped, edits),
          shiftRange(range, tile.start),
        )
      }
    },
  }
}

function buildEntry({ version, changes }: AppliedChange, filesBefore: WorkspaceFiles): Entry {
  const editsByPath = new Map<string, (readonly TextEdit[])[]>()
  const tilesByPath = new Map<string, readonly TextRange[]>()
  const lostPaths = new Set<string>()
  for (const change of changes) {
    switch (change.type) {
      case 'edit': {
        const { path, edits } = change
        const file = filesBefore.get(path)
        editsByPath.set(path, [...(editsByPath.get(path) ?? []), edits])
        if (file?.type === 'text') tilesByPath.set(path, file.tiles)
        break
      }
      case 'create':
        lostPaths.add(change.file.path)
        break
      case 'remove':
        lostPaths.add(change.path)
        break
      case 'rename':
        lostPaths.add(change.from).add(change.to)
        break
    }
  }
  return { version, editsByPath, tilesByPath, lostPaths }
}
