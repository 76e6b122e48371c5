import { parseDocumentId, toDocumentId } from '@meshdraft/model'
import type { DesignStore } from '../store/create-design-store.ts'
import type { DesignState } from '../store/design-state.ts'
import { buildTextFile, describeBytes } from '../store/workspace-file.ts'

/** Yields the text that a file that is not read would become as UTF-8; `undefined` where that is a guess. */
export function findConversion({ files }: Pick<DesignState, 'files'>, path: string) {
  const file = files.get(path)
  return file?.type === 'bytes' ? describeBytes(file).converted : undefined
}

/** Yields the path of the file that is looked at. */
export function findShownPath({ selection, files }: DesignState): string | undefined {
  if (selection) return parseDocumentId(selection.documentId).filePath
  return files.keys().next().value
}

/**
 * Converts a file to UTF-8 as one undo step, which gives the very bytes back.
 *
 * @returns whether it was converted.
 */
export function convertToUtf8(store: DesignStore, path: string): boolean {
  const state = store.getState()
  const text = findConversion(state, path)
  if (text === undefined) return false
  const isApplied = state.applyEdits(
    [
      { type: 'remove', path },
      { type: 'create', file: buildTextFile(path, text) },
    ],
    {
      origin: 'explorer',
      history: 'step',
      label: 'Convert to UTF-8',
      selection: { documentId: toDocumentId(path, 0), path: [], origin: 'explorer' },
    },
  )
  if (isApplied) state.announce('Converted to UTF-8. Undo gives the bytes back.')
  return isApplied
}
