import type { TextRange } from '@meshdraft/yaml'
import type { Diagnostic } from '@meshdraft/analysis'
import type { DesignData } from '../store/design-state.ts'
import type { EditLog } from './edit-log.ts'

/** A finding and where it lies in the present text of its file. */
export interface PlacedDiagnostic {
  readonly diagnostic: Diagnostic
  readonly range: TextRange
}

const MOST_PLACED = 2_000

/**
 * Yields the findings of one file with their places in its present text, also when they were found
 * in an older one.
 *
 * @returns `undefined` when it is not known where they lie now: keep what is shown.
 */
export function placeDiagnostics(
  { view, files }: Pick<DesignData, 'view' | 'files'>,
  path: string,
  log: EditLog,
): readonly PlacedDiagnostic[] | undefined {
  const locate = log.since(view.version, path, files)
  const file = files.get(path)
  if (!locate || file?.type !== 'text') return undefined
  const placed: PlacedDiagnostic[] = []
  for (const { id, index } of view.documentsByFile.get(path) ?? []) {
    for (const diagnostic of view.diagnosticsByDocument.get(id) ?? []) {
      const range = locate(index, diagnostic.range)
      if (range && range.end <= file.text.length) placed.push({ diagnostic, range })
    }
    if (placed.length >= MOST_PLACED) break
  }
  return placed
}
