import { toDocumentId, parseDocumentId } from '@meshdraft/model'
import type {
  JournalChange,
  JournalFile,
  JournalPlace,
  JournalPosition,
  JournalState,
} from '@meshdraft/journal'
import type { DesignData, KeptState, Selection } from '../store/design-state.ts'
import type { FileChange } from '../store/file-changes.ts'
import { buildTextFile } from '../store/workspace-file.ts'
import type { WorkspaceFile } from '../store/workspace-file.ts'

/** The parts of the state that are kept. */
export type KeptPart = Pick<
  DesignData,
  'name' | 'files' | 'baseline' | 'selection' | 'version' | 'lastChange'
>

/**
 * Yields the changes from one state of a workspace to the next; `undefined` when they are not known, so
 * that everything has to be written anew.
 */
export function listChanges(before: KeptPart, now: KeptPart): readonly JournalChange[] | undefined {
  const changes: JournalChange[] = []
  if (now.files !== before.files) {
    const change = now.lastChange
    const isNext = now.version === before.version + 1 && change?.version === now.version
    if (!isNext || change.isReplaced) return undefined
    changes.push(...change.changes)
  }
  if (now.baseline !== before.baseline) {
    if (now.baseline !== now.files) return undefined
    changes.push({ type: 'rebase' })
  }
  if (now.name !== before.name) changes.push({ type: 'name', name: now.name })
  return changes
}

/** Yields a stored file as the editor knows it. */
export function toWorkspaceFile(file: JournalFile): WorkspaceFile {
  return file.type === 'text' ? buildTextFile(file.path, file.text) : file
}

/** Yields the changes of files among changes, as the store takes them. */
export function toFileChanges(changes: readonly JournalChange[]): readonly FileChange[] {
  return changes.flatMap((change): readonly FileChange[] => {
    switch (change.type) {
      case 'name':
      case 'rebase':
        return []
      case 'create':
        return [{ type: 'create', file: toWorkspaceFile(change.file) }]
      case 'edit':
      case 'remove':
      case 'rename':
        return [change]
    }
  })
}

/** Yields where somebody works, as it is stored. */
export function toPlace(selection: Selection | undefined): JournalPlace | undefined {
  return selection && { ...parseDocumentId(selection.documentId), path: selection.path }
}

/** Yields the selection of a stored place. */
export function toSelection(place: JournalPlace | undefined): Selection | undefined {
  if (!place) return undefined
  const documentId = toDocumentId(place.filePath, place.index)
  return { documentId, path: place.path, origin: 'open' }
}

/** Whether two states hold the same names and contents of files. */
export function isSameWork(a: JournalState, b: JournalState): boolean {
  return a.name === b.name && isSameFiles(a.files, b.files) && isSameFiles(a.baseline, b.baseline)
}

function isSameFiles(a: JournalState['files'], b: JournalState['files']): boolean {
  return a.size === b.size && [...a].every(([path, file]) => isSameFile(file, b.get(path)))
}

/** Whether two files have the same content. */
export function isSameFile(a: JournalFile, b: JournalFile | undefined): boolean {
  if (a === b) return true
  if (a.type === 'text') return b?.type === 'text' && a.text === b.text
  return (
    b?.type === 'bytes' &&
    a.bytes.length === b.bytes.length &&
    a.bytes.every((byte, i) => byte === b.bytes[i])
  )
}

/** Yields the position with the files of the store in the place of equal ones that were read. */
export function rebindFiles(position: JournalPosition, part: KeptPart): JournalPosition {
  const blobOf = new Map<JournalFile, string>()
  for (const [file, blob] of position.blobOf) {
    for (const mine of [part.files.get(file.path), part.baseline.get(file.path)]) {
      if (mine && isSameFile(mine, file)) blobOf.set(mine, blob)
    }
  }
  return { ...position, blobOf }
}

/** Whether two states of the store are the same to whoever keeps them. */
export function isSamePart(a: KeptPart & Pick<DesignData, 'source'>, b: typeof a): boolean {
  return (
    a.files === b.files &&
    a.baseline === b.baseline &&
    a.selection === b.selection &&
    a.name === b.name &&
    a.source === b.source
  )
}

/** Whether two states of keeping show the same. */
export function isSameKept(a: KeptState, b: KeptState): boolean {
  const describe = (kept: KeptState) =>
    'reason' in kept ? kept.reason : kept.type === 'saving' && kept.isLate
  return a.type === b.type && describe(a) === describe(b)
}
