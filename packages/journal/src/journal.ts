import type { TextEdit } from '@meshdraft/yaml'

/** A file of a workspace: text, or bytes that are not UTF-8. */
export type JournalFile =
  | { readonly type: 'text'; readonly path: string; readonly text: string }
  | {
      readonly type: 'bytes'
      readonly path: string
      readonly bytes: Uint8Array
      /** Why it is not shown as text, one sentence. */
      readonly reason: string
    }

/** Files by path. */
export type JournalFiles = ReadonlyMap<string, JournalFile>

/** What a journal keeps of a workspace. */
export interface JournalState {
  readonly name: string
  readonly files: JournalFiles
  /** What changes are compared with. */
  readonly baseline: JournalFiles
}

/** One change of a workspace. Offsets of edits count in UTF-16 units from the start of the file. */
export type JournalChange =
  | { readonly type: 'edit'; readonly path: string; readonly edits: readonly TextEdit[] }
  | { readonly type: 'create'; readonly file: JournalFile }
  | { readonly type: 'remove'; readonly path: string }
  | { readonly type: 'rename'; readonly from: string; readonly to: string }
  /** The present files become the ones that changes are compared with. */
  | { readonly type: 'rebase' }
  | { readonly type: 'name'; readonly name: string }

/** Raised whenever a record changes shape; `recover` reads all earlier numbers. */
export const JOURNAL_FORMAT = 2

/** Changes that were saved together. */
export interface JournalEntry {
  readonly format: typeof JOURNAL_FORMAT
  /** Grows by one with every entry of a workspace. */
  readonly seq: number
  /** The checksum of the entry before; entries cannot be left out or taken from elsewhere unseen. */
  readonly base: string
  readonly changes: readonly JournalChange[]
  readonly check: string
}

/** The whole workspace after an entry; files are named, their content is in blobs. */
export interface JournalSnapshot {
  readonly format: typeof JOURNAL_FORMAT
  /** Of the last entry it contains. */
  readonly seq: number
  /** The checksum of that entry: the `base` of the next one. */
  readonly chain: string
  readonly name: string
  readonly files: readonly FilePlace[]
  readonly baseline: readonly FilePlace[]
  readonly check: string
}

/** Where the content of a file is stored. */
export interface FilePlace {
  readonly path: string
  readonly blob: string
}

/** The content of one file, shared by the snapshots and the baseline that have it in common. */
export type JournalBlob = BlobContent & {
  readonly format: typeof JOURNAL_FORMAT
  readonly blob: string
  readonly check: string
}

type BlobContent =
  | { readonly text: string }
  | { readonly bytes: Uint8Array; readonly reason: string }

/** Where somebody was working: the `index`-th document of a file, and a path in it. */
export interface JournalPlace {
  readonly filePath: string
  readonly index: number
  readonly path: readonly (string | number)[]
}

/** What lists need of a workspace, and who may write it. */
export interface JournalHead {
  readonly format: typeof JOURNAL_FORMAT
  readonly id: string
  readonly name: string
  readonly sampleId?: string
  /** Milliseconds since 1970: only for people. The order of a list is that of `turn`. */
  readonly savedAt: number
  /** Greater than that of every workspace opened before. */
  readonly turn: number
  /** Of the last acknowledged entry. */
  readonly seq: number
  /** The window that may write; any other is refused. */
  readonly writer: string
  readonly fileCount: number
  readonly selection?: JournalPlace
  /** In milliseconds since 1970, while it waits to be forgotten. */
  readonly deletedAt?: number
}
