import { countLines } from '@meshdraft/export'
import type { DesignData } from '../store/design-state.ts'
import { readLineChanges } from '../store/line-changes.ts'
import { comparePaths } from '../store/workspace-file.ts'

/** A file that is not as it was opened. */
export interface ChangedFile {
  readonly path: string
  readonly type: 'edited' | 'created' | 'removed'
  /** Whether its lines can be shown. */
  readonly isText: boolean
  readonly added: number
  readonly removed: number
}

/** Lists the files that differ from the baseline, in path order. */
export function listChangedFiles(
  state: Pick<DesignData, 'files' | 'baseline'>,
): readonly ChangedFile[] {
  const { files, baseline } = state
  const paths = [...new Set([...files.keys(), ...baseline.keys()])].toSorted(comparePaths)
  return paths.flatMap((path) => {
    const file = files.get(path)
    const old = baseline.get(path)
    if (file === old) return []
    const lines = readLineChanges(state, path)
    const { added, removed } = countLines(lines?.changes ?? [])
    const isSame = file && old && file.type === old.type && lines?.changes.length === 0
    if (isSame) return []
    const type = old === undefined ? 'created' : file === undefined ? 'removed' : 'edited'
    return [{ path, type, isText: lines !== undefined, added, removed }]
  })
}
