import type { JournalHead, JournalState } from './journal.ts'
import type { JournalPosition } from './plan-write.ts'

/** A workspace as far as it can be read back. */
export interface RecoveredWorkspace extends JournalState {
  readonly head: JournalHead
  /** Where writing goes on; absent: what is stored must be written anew (an earlier format, damage). */
  readonly position: JournalPosition | undefined
  /** What is gone; empty when everything was read. */
  readonly lost: readonly LostPart[]
  /** Stored values that are no part of the workspace, for `describeRest`. */
  readonly rest: readonly unknown[]
}

export type LostPart =
  /** The content of a file. */
  | { readonly type: 'file'; readonly path: string }
  /** The last savings, as far as they can be counted. */
  | { readonly type: 'changes'; readonly count: number }

export type Recovery =
  | { readonly type: 'recovered'; readonly workspace: RecoveredWorkspace }
  /** A later version of the product wrote it: it is to be left alone. */
  | { readonly type: 'newer' }
  /** Nothing is stored under this identity. */
  | { readonly type: 'absent' }
  /** Nothing could be read back. */
  | { readonly type: 'damaged'; readonly rest: readonly unknown[] }
