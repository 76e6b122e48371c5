import { planReload } from '../../commands/plan-reload.ts'
import { previewChanges } from '../../commands/preview-changes.ts'
import type { ChangePreview } from '../../commands/preview-changes.ts'
import type { EarlierVersion } from '../../store/earlier-version.ts'
import { pathOfChange } from '../../store/file-changes.ts'
import type { FileChange } from '../../store/file-changes.ts'
import type { WorkspaceFiles } from '../../store/workspace-file.ts'

const LINES_SHOWN = 40

/** What bringing a version back would do. */
export interface VersionDifferences {
  /** From the present files to those of the version; files that cannot be read stay as they are. */
  readonly changes: readonly FileChange[]
  /** E.g. `12 lines in 3 files`. */
  readonly summary: string
}

/** What bringing a version back would do to one file. */
export interface FileDifference {
  readonly path: string
  /** `returns`: it is no longer there; `goes`: it was not there yet. */
  readonly fate: 'changes' | 'returns' | 'goes'
  readonly preview: ChangePreview
}

/** Derives how a version differs from the present files. */
export function compareVersion(files: WorkspaceFiles, version: EarlierVersion): VersionDifferences {
  const changes = planReload(files, [...version.files.values()], new Set(version.lost))
  const { summary } = previewChanges(files, changes, 0)
  return { changes, summary: changes.length === 0 ? 'As now' : summary }
}

/** Derives the differences of each file, in path order. */
export function listFileDifferences(
  files: WorkspaceFiles,
  { changes }: VersionDifferences,
): readonly FileDifference[] {
  const changesByPath = new Map<string, FileChange[]>()
  for (const change of changes) {
    const path = pathOfChange(change)
    changesByPath.set(path, [...(changesByPath.get(path) ?? []), change])
  }
  return [...changesByPath]
    .map(([path, own]) => ({
      path,
      fate: judgeFate(files.has(path), own),
      preview: previewChanges(files, own, LINES_SHOWN),
    }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

function judgeFate(isThere: boolean, changes: readonly FileChange[]): FileDifference['fate'] {
  if (!isThere) return 'returns'
  return changes.every(({ type }) => type === 'remove') ? 'goes' : 'changes'
}
