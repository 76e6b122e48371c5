import type { JournalHead, JournalWrite } from '@meshdraft/journal'

/** What is stored of one workspace; every value may be anything. `recover` reads it. */
export interface StoredWorkspace {
  readonly id: string
  readonly head: unknown
  readonly files: readonly { readonly key: unknown; readonly value: unknown }[]
  readonly snapshots: readonly unknown[]
  readonly entries: readonly unknown[]
  /** What earlier recoveries could not read; kept until somebody has looked at it. */
  readonly unread: readonly unknown[]
}

export interface ClaimedWorkspace {
  readonly stored: StoredWorkspace
  /** Greater than that of every workspace opened before. */
  readonly turn: number
}

/**
 * - `fenced`: another window may write now; nothing was stored.
 * - `moved`: the storage is elsewhere than the write goes on, e.g. after a write without an answer.
 * - `gone`: the storage was cleared.
 */
export type WriteResult =
  | { readonly type: 'done' | 'gone' | 'fenced' }
  | { readonly type: 'moved'; readonly seq: number }

export interface WriteOptions {
  /** Kept beside the workspace until `forgetUnread`. */
  readonly unread?: readonly unknown[]
  /**
   * The storage is where the write goes on, as far as the caller knows: its answer only confirms that. Such
   * a write is out of the hands of the page as soon as it has begun, and happens even if the page dies
   * now. If the caller errs, the entry may be stored although the answer is `gone` or `moved`; never when
   * it is `fenced`.
   */
  readonly isSure?: boolean
}

/** Where workspaces are kept. Every operation is one transaction: it happens wholly or not at all. */
export interface KeptStorage {
  /** Yields the heads, whole or damaged, in no order. */
  readonly list: () => Promise<readonly JournalHead[]>
  readonly load: (id: string) => Promise<StoredWorkspace>
  /** Loads a workspace and makes `writer` the only one who may write it. */
  readonly claim: (id: string, writer: string) => Promise<ClaimedWorkspace>
  /** Stores a write and waits until it is on the disk. Writes happen in the order in which they begin. */
  readonly write: (write: JournalWrite, options?: WriteOptions) => Promise<WriteResult>
  /** Marks a workspace as deleted, or no longer as that. Yields whether it is there. */
  readonly mark: (id: string, deletedAt: number | undefined) => Promise<boolean>
  readonly remove: (id: string) => Promise<void>
  readonly forgetUnread: (id: string) => Promise<void>
  readonly close: () => void
}

/** Opens the storage. @param onClosed - called once when the browser has closed it by itself. */
export type OpenStorage = (onClosed: () => void) => Promise<KeptStorage>
