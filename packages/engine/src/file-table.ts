import type { YamlIssue } from '@meshdraft/yaml'
import { buildTiles, editTiles, reuseTiles } from './document-tiles.ts'
import type { Tile } from './document-tiles.ts'
import { noteFirst, readDocumentState, refuseFile, rereadDocument } from './document-state.ts'
import type { DocumentState } from './document-state.ts'
import type { OpenProgress } from './engine.ts'
import type { WorkspaceChange } from './protocol.ts'
import type { ResolvedSettings } from './workspace-settings/workspace-settings.ts'
import {
  exceedsWorkspace,
  findCrowdedOut,
  findFileRefusal,
  findFileWarning,
} from './workspace-limits.ts'
import type { FileSize, SizeLimits } from './workspace-limits.ts'

/** Of the files that are not refused for what they are themselves. */
interface Total {
  readonly bytes: number
  readonly files: number
}

type Tiles = readonly Tile<DocumentState>[]

/** One file of the workspace. Never changed, only replaced. */
export interface FileState extends FileSize {
  readonly tiles: Tiles
  /** Its bytes are text, whether or not it is read. */
  readonly isText: boolean
  /** The file is refused for what it is itself, however few others there are. */
  readonly isRefusedAlone: boolean
  /** Why the file is not read: then one refused document stands for it. */
  readonly refusal: YamlIssue | undefined
  /** What is said of the file as a whole, with its first document. */
  readonly note: YamlIssue | undefined
  /** What was read: one for each tile, or the refused one. */
  readonly documents: readonly DocumentState[]
}

/** Files as they were and as they will be; `undefined` where there is none. */
export type ChangedFile = readonly [before: FileState | undefined, after: FileState | undefined]

/** Files whose texts are cut into documents that are still to be read. */
export interface CutFiles {
  readonly changed: readonly ChangedFile[]
  /** Takes over files that have been read. */
  readonly commit: (changed: readonly ChangedFile[]) => void
}

/** The files of a workspace. */
export interface FileTable {
  readonly files: ReadonlyMap<string, FileState>
  /**
   * Applies changes to the texts, in order; the table itself changes with `commit`.
   *
   * @throws RangeError if an edit names a file that is not there, overlaps another or leaves the text.
   */
  cut(changes: readonly WorkspaceChange[]): CutFiles
}

/** Makes a table of files that have been read: none, for a new workspace. */
export function createFileTable(limits: SizeLimits, read: readonly FileState[] = []): FileTable {
  const files = new Map(read.map((file) => [file.path, file]))
  let total: Total = addUp({ bytes: 0, files: 0 }, new Map(), files)
  let isCrowded = exceedsWorkspace(total, limits)

  return {
    files,
    cut(changes) {
      const cutByPath = cutTexts(files, changes)
      const next = new Map<string, FileState | undefined>()
      for (const [path, cut] of cutByPath) {
        next.set(path, cut && buildFile(path, cut, limits))
      }
      const nextTotal = addUp(total, files, next)
      const isNextCrowded = exceedsWorkspace(nextTotal, limits)
      if (isCrowded || isNextCrowded) crowdOut(files, next, limits)
      return {
        changed: [...next].map(([path, file]) => [files.get(path), file]),
        commit(changed) {
          total = nextTotal
          isCrowded = isNextCrowded
          for (const [before, after] of changed) {
            if (after) files.set(after.path, after)
            else if (before) files.delete(before.path)
          }
        },
      }
    },
  }
}

/** Reads the documents of cut files, stopping before each that needs work, and commits them. */
export function* readFiles(
  cut: CutFiles,
  settings: ResolvedSettings,
): Generator<
  OpenProgress,
  { readonly changed: readonly ChangedFile[]; readonly documentCount: number },
  void
> {
  const documentCount = cut.changed.reduce(
    (sum, [, after]) => sum + (after && !after.refusal ? after.tiles.length : 0),
    0,
  )
  const changed: ChangedFile[] = []
  let done = 0
  for (const [before, after] of cut.changed) {
    if (!after) {
      changed.push([before, undefined])
      continue
    }
    if (after.refusal) {
      const length = after.tiles.reduce((sum, { text }) => sum + text.length, 0)
      // What outgrew a limit keeps its last good resources; of bytes there is nothing to keep.
      const kept = after.isText ? (before?.documents ?? []).flatMap((it) => it.subjects) : []
      const documents = [refuseFile({ path: after.path, length }, after.refusal, kept)]
      changed.push([before, { ...after, documents }])
      continue
    }
    const doneBefore = done
    const read = yield* readTiles(before, after, settings, (index) => ({
      documentsDone: Math.floor((doneBefore + index) / 2),
      documentsTotal: documentCount,
      path: after.path,
    }))
    const documents = noteFirst(read.documents, after.note)
    changed.push([before, { ...after, ...read, documents }])
    done += after.tiles.length
  }
  cut.commit(changed)
  return { changed, documentCount }
}

/** Yields files as they are read under other settings; nothing is cut or parsed. */
export function rereadFiles(
  files: Iterable<FileState>,
  settings: ResolvedSettings,
): readonly FileState[] {
  return [...files].map((file) => {
    const documents = file.documents.map((document) => rereadDocument(document, settings))
    // What a refused file held before it grew too big is not read while it is refused.
    const tiles = file.refusal
      ? file.tiles.map((tile) => ({ ...tile, origin: undefined }))
      : file.tiles.map((tile, i) => ({ ...tile, origin: documents[i] }))
    return { ...file, tiles, documents: noteFirst(documents, file.note) }
  })
}

/**
 * Reads the tiles that are not where they were. To look at each of ten thousand others would cost
 * milliseconds at every keystroke, to compare references costs next to nothing.
 */
function* readTiles(
  before: FileState | undefined,
  { path, tiles }: FileState,
  settings: ResolvedSettings,
  report: (index: number) => OpenProgress,
): Generator<OpenProgress, Pick<FileState, 'tiles' | 'documents'>, void> {
  const known = before && !before.refusal ? before : NOTHING_READ
  const end = findSameTail(known.tiles, tiles)
  const start = Math.min(countSameHead(known.tiles, tiles), end)
  const documents = known.documents.slice(0, start)
  const newTiles = tiles.slice(0, start)
  for (let index = start; index < end; index += 1) {
    const tile = tiles[index]
    if (!tile) break
    if (tile.origin?.text !== tile.text) yield report(index)
    const document = readDocumentState(tile, { filePath: path, index }, settings)
    documents.push(document)
    newTiles.push(tile.origin === document ? tile : { ...tile, origin: document })
  }
  return {
    tiles: [...newTiles, ...tiles.slice(end)],
    // Beyond the end of a file that has become shorter nothing is as it was.
    documents: [...documents, ...known.documents.slice(end, tiles.length)],
  }
}

const NOTHING_READ: Pick<FileState, 'tiles' | 'documents'> = { tiles: [], documents: [] }

function countSameHead(before: Tiles, after: Tiles): number {
  let same = 0
  while (same < after.length && before[same] === after[same]) same += 1
  return same
}

/** Yields where the tiles begin that are as they were, at the same places, to the end. */
function findSameTail(before: Tiles, after: Tiles): number {
  if (before.length !== after.length) return after.length
  let start = after.length
  while (start > 0 && before[start - 1] === after[start - 1]) start -= 1
  return start
}

/** A text in tiles, and why it is only looked at. */
interface CutText {
  readonly tiles: Tiles
  readonly refusal: YamlIssue | undefined
}

function cutTexts(
  files: ReadonlyMap<string, FileState>,
  changes: readonly WorkspaceChange[],
): ReadonlyMap<string, CutText | undefined> {
  const cut = new Map<string, CutText | undefined>()
  const removed: Tile<DocumentState>[] = []
  const tilesOf = (path: string) => (cut.has(path) ? cut.get(path) : files.get(path))?.tiles
  for (const change of changes) {
    const { path } = change
    const before = tilesOf(path)
    switch (change.type) {
      case 'put':
        // A renamed file is removed here and put there: its documents are known by their texts.
        cut.set(path, {
          tiles: before ? buildTiles(change.text, before) : reuseTiles(change.text, removed),
          refusal: change.refusal,
        })
        break
      case 'edit':
        if (!before) throw new RangeError(`${path} is not in the workspace.`)
        cut.set(path, { tiles: editTiles(before, change.edits), refusal: undefined })
        break
      case 'remove':
        if (before) removed.push(...before)
        cut.set(path, undefined)
        break
    }
  }
  return cut
}

function buildFile(
  path: string,
  { tiles, refusal: given }: CutText,
  limits: SizeLimits,
): FileState {
  const bytes = tiles.reduce((sum, tile) => sum + tile.bytes, 0)
  const size = { path, bytes, documentCount: tiles.length }
  const refusal = given ?? findFileRefusal(size, limits)
  const note = refusal ? undefined : findFileWarning(size, limits)
  return {
    ...size,
    tiles,
    isText: given === undefined,
    isRefusedAlone: refusal !== undefined,
    refusal,
    note,
    documents: [],
  }
}

function addUp(
  total: Total,
  files: ReadonlyMap<string, FileState>,
  next: ReadonlyMap<string, FileState | undefined>,
): Total {
  let { bytes, files: count } = total
  const add = (file: FileState | undefined, by: 1 | -1) => {
    if (!file || file.isRefusedAlone) return
    bytes += by * file.bytes
    count += by
  }
  for (const [path, file] of next) {
    add(files.get(path), -1)
    add(file, 1)
  }
  return { bytes, files: count }
}

/** Refuses files that find no room, and takes in others that now do. Looks at every file. */
function crowdOut(
  files: ReadonlyMap<string, FileState>,
  next: Map<string, FileState | undefined>,
  limits: SizeLimits,
): void {
  const present = [...new Map([...files, ...next]).values()]
    .filter((file) => file !== undefined)
    .filter((file) => !file.isRefusedAlone)
  const refusals = findCrowdedOut(present, limits)
  for (const file of present) {
    const refusal = refusals.get(file.path)
    if (file.refusal?.message !== refusal?.message) {
      next.set(file.path, { ...file, refusal, documents: [] })
    }
  }
}
