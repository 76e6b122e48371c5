import type { JournalHead, LostPart } from '@meshdraft/journal'
import type { StoreApi } from 'zustand/vanilla'
import type { EarlierVersion } from '../store/earlier-version.ts'
import type { OpenStorage } from './kept-storage.ts'
import type { SessionPorts } from './session-contract.ts'
import type { VersionRecord } from './version-keeper.ts'

/** What the keeper needs of its surroundings; a test gives its own. */
export interface KeepingPorts extends Omit<SessionPorts, 'storage' | 'dropStorage'> {
  readonly open: OpenStorage
  /** Asks the browser not to clear the storage by itself; yields whether it will not. */
  readonly askPersistence: () => Promise<boolean>
  readonly versions: VersionLedger
}

/** Where earlier versions are kept. They are no promise: what fails is not told. */
export interface VersionLedger {
  /** Keeps a state when there is time for it. */
  readonly record: (version: VersionRecord) => void
  /** @throws when the storage fails. */
  readonly list: (id: string) => Promise<readonly EarlierVersion[]>
  readonly forget: (id: string) => void
  /** The storage is full: drops the older half. */
  readonly makeRoom: () => void
}

/** What could not be read of a workspace, until somebody has looked at it. */
export interface UnreadParts {
  readonly id: string
  readonly name: string
  readonly lost: readonly LostPart[]
  /** For `describeRest`. */
  readonly unread: readonly unknown[]
  /** Whether what could be read is open now. */
  readonly isOpen: boolean
}

/** What is known of keeping beside the state of the present workspace. */
export interface KeepingState {
  readonly unread: UnreadParts | undefined
  /** Whether the browser promised not to clear the storage; absent: not asked yet. */
  readonly isPersistent: boolean | undefined
}

/** A workspace of the list. */
export interface KeptWorkspace extends Pick<
  JournalHead,
  'id' | 'name' | 'sampleId' | 'savedAt' | 'fileCount' | 'deletedAt'
> {
  /** It is held in the memory of this window alone, because nothing can be saved. */
  readonly isUnsaved?: boolean
}

export type OpenResult = 'opened' | 'absent' | 'damaged' | 'newer'
export type DeleteResult = 'deleted' | 'open-elsewhere'

export interface Keeper {
  readonly state: StoreApi<KeepingState>
  /** Opens a kept workspace in the store. @throws when the storage fails. */
  readonly open: (id: string) => Promise<OpenResult>
  /** Lists the kept workspaces, the last opened first; deleted ones too. @throws when the storage fails. */
  readonly list: () => Promise<readonly KeptWorkspace[]>
  /** Deletes a workspace so that it can be restored; the one that is open is closed. */
  readonly remove: (id: string) => Promise<DeleteResult>
  /** Yields whether it is there again. */
  readonly restore: (id: string) => Promise<boolean>
  /** Deletes a deleted workspace for good. */
  readonly forget: (id: string) => Promise<void>
  /** Lists earlier versions of a workspace, the newest first. @throws when the storage fails. */
  readonly listVersions: (id: string) => Promise<readonly EarlierVersion[]>
  readonly forgetUnread: () => Promise<void>
  /** Writes the workspace in this window from now on. */
  readonly takeOver: () => void
  /** Saves what waits, e.g. because the page is about to go. */
  readonly flush: () => void
  readonly stop: () => void
}
