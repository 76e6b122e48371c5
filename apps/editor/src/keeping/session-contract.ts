import type { JournalChange, JournalPosition, RecoveredWorkspace } from '@meshdraft/journal'
import type { KeptState } from '../store/design-state.ts'
import type { KeptPart } from './kept-part.ts'
import type { KeptStorage } from './kept-storage.ts'
import type { ConnectWindows } from './window-channel.ts'
import type { HeldLock, WorkspaceLocks } from './window-locks.ts'

/** What a session needs of its surroundings. */
export interface SessionPorts {
  readonly storage: () => Promise<KeptStorage>
  /** The storage failed: the next `storage()` should open it anew. */
  readonly dropStorage: (error: unknown) => void
  readonly locks: WorkspaceLocks
  readonly connect: ConnectWindows
  /** Tells the windows of a browser apart. */
  readonly windowId: string
  readonly now: () => number
  readonly entriesPerSnapshot?: number
}

/** What a session tells. */
export interface SessionEvents {
  readonly onKept: (kept: KeptState) => void
  /** Another window writes from now on, or this one does. */
  readonly onElsewhere: (isElsewhere: boolean) => void
  /** The other window changed the work; what the store makes of it comes back by `follow`. */
  readonly onFollowed: (changes: readonly JournalChange[]) => void
  /** The work is another one than was followed. */
  readonly onReloaded: (workspace: RecoveredWorkspace) => void
  /** Another window wrote while this one had changes that are saved nowhere. */
  readonly onConflict: () => void
  readonly onFirstSaved: () => void
}

/** How a session begins. */
export interface SessionStart {
  readonly id: string
  readonly sampleId?: string | undefined
  readonly part: KeptPart
  /** Absent: nothing is stored yet. */
  readonly stored?: {
    readonly turn: number
    readonly seq: number
    readonly position: JournalPosition | undefined
    readonly unread: readonly unknown[]
    /** Absent: another window writes. */
    readonly lock: HeldLock | undefined
    /** Of the last entry that was read, to follow from. */
    readonly chain: string
  }
}

/** One workspace in this window, from its opening to its end. */
export interface WorkspaceSession {
  readonly id: string
  /** The store has changed. */
  readonly follow: (part: KeptPart) => void
  /** Saves what waits for its turn. */
  readonly flush: () => void
  readonly takeOver: () => void
  /** The storage was closed or cleared under the page: what is stored has to be looked at. */
  readonly recheck: () => void
  readonly forgetUnread: () => void
  /** Called when its lock was taken by force. */
  readonly loseLock: () => void
  /** Saves what is left, and lets go; while that fails, it goes on trying and yields `false`. */
  readonly end: () => Promise<boolean>
  readonly getPart: () => KeptPart
}
