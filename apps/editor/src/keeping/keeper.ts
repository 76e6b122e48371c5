import { readHead, recover } from '@meshdraft/journal'
import type { JournalFile, JournalHead, LostPart, RecoveredWorkspace } from '@meshdraft/journal'
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { DesignStore } from '../store/create-design-store.ts'
import type { DesignState, KeptState } from '../store/design-state.ts'
import { buildFiles } from '../store/workspace-file.ts'
import type { WorkspaceFiles } from '../store/workspace-file.ts'
import { diffFiles } from './diff-files.ts'
import { toFileChanges, toSelection, toWorkspaceFile } from './kept-part.ts'
import type { KeptPart } from './kept-part.ts'
import type { KeptStorage, OpenStorage } from './kept-storage.ts'
import { describeFailure, StorageTimeout, within } from './storage-failure.ts'
import type { ConnectWindows } from './window-channel.ts'
import type { SessionPorts, SessionStart, WorkspaceSession } from './session-contract.ts'
import type { HeldLock, WorkspaceLocks } from './window-locks.ts'
import { createSession } from './workspace-session.ts'

/** A storage that does not open in this time counts as none; it is used if it opens later. */
const OPEN_MS = 3_000
/** A page that is reloaded may meet its own former lock, which the browser takes back in a moment. */
const LOCK_TRIES = 3
const LOCK_TRY_MS = 100

/** What the keeper needs of its surroundings; a test gives its own. */
export interface KeepingPorts {
  readonly open: OpenStorage
  readonly locks: WorkspaceLocks
  readonly connect: ConnectWindows
  /** Asks the browser not to clear the storage by itself; yields whether it will not. */
  readonly askPersistence: () => Promise<boolean>
  readonly windowId: string
  readonly now: () => number
  readonly entriesPerSnapshot?: number
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
  readonly forgetUnread: () => Promise<void>
  /** Writes the workspace in this window from now on. */
  readonly takeOver: () => void
  /** Saves what waits, e.g. because the page is about to go. */
  readonly flush: () => void
  readonly stop: () => void
}

interface StorageOpening {
  readonly storage: Promise<KeptStorage>
  /** The same, given up after a while. */
  inTime: Promise<KeptStorage>
}

/** Keeps the local workspaces of a store. See `createSession` for how one is kept. */
export function createKeeper(store: DesignStore, ports: KeepingPorts): Keeper {
  const state = createStore<KeepingState>(() => ({ unread: undefined, isPersistent: undefined }))
  let session: WorkspaceSession | undefined
  /** Sessions that ended but have work that could not be saved yet. */
  const unsaved = new Map<string, { session: WorkspaceSession; sampleId: string | undefined }>()
  let ending = Promise.resolve()
  let opening: StorageOpening | undefined
  let next: SessionStart | undefined
  let untouchedSample: string | undefined
  let hasAsked = false

  function openStorage(): StorageOpening {
    const storage = ports.open(onClosed)
    const begun: StorageOpening = { storage, inTime: within(OPEN_MS, storage) }
    begun.inTime.catch(noop)
    const useLate = async () => {
      await storage
      begun.inTime = storage
    }
    useLate().catch(noop)
    return begun
  }

  async function getStorage(): Promise<KeptStorage> {
    opening ??= openStorage()
    const present = opening
    try {
      return await present.inTime
    } catch (error) {
      if (store.getState().source.type === 'none') {
        store.getState().setKept({ type: 'failed', reason: describeFailure(error) })
      }
      // One that does not answer is not asked again, but used should it ever answer.
      if (opening === present && !(error instanceof StorageTimeout)) opening = undefined
      throw error
    }
  }

  function dropStorage(): void {
    const dropped = opening
    if (!dropped) return
    const close = async () => {
      const storage = await dropped.storage
      if (opening === dropped) opening = undefined
      storage.close()
    }
    close().catch(noop)
  }

  function onClosed(): void {
    opening = undefined
    session?.recheck()
  }

  const sessionPorts: SessionPorts = {
    storage: getStorage,
    dropStorage,
    locks: ports.locks,
    connect: ports.connect,
    windowId: ports.windowId,
    now: ports.now,
    ...(ports.entriesPerSnapshot && { entriesPerSnapshot: ports.entriesPerSnapshot }),
  }

  function begin(start: SessionStart): void {
    const { id, sampleId } = start
    let begun: WorkspaceSession | undefined
    const isPresent = () => session === begun
    session = undefined
    begun = createSession(start, sessionPorts, {
      onKept(kept) {
        if (isPresent()) setKept(kept)
        else if (kept.type === 'saved' && begun) void settle(begun, sampleId)
      },
      onElsewhere(isElsewhere) {
        if (isPresent()) store.getState().setElsewhere(isElsewhere)
      },
      onFollowed(changes) {
        if (!isPresent()) return
        const names = changes.filter((change) => change.type === 'name')
        store.getState().followWindow({
          changes: toFileChanges(changes),
          isBaseline: changes.some(({ type }) => type === 'rebase'),
          name: names.at(-1)?.name,
        })
      },
      onReloaded(workspace) {
        if (isPresent()) reload(workspace)
      },
      onConflict() {
        if (isPresent()) goOnAsCopy()
        else unsaved.delete(id)
      },
      onFirstSaved() {
        if (untouchedSample !== undefined && untouchedSample !== id) forgetUntouched()
      },
    })
    session = begun
  }

  function setKept(kept: KeptState): void {
    const { kept: present, setKept } = store.getState()
    if (!isSameKept(kept, present)) setKept(kept)
  }

  function forgetUntouched(): void {
    const id = untouchedSample
    untouchedSample = undefined
    if (id !== undefined)
      void getStorage()
        .then((storage) => storage.remove(id))
        .catch(noop)
  }

  async function settle(ended: WorkspaceSession, sampleId: string | undefined): Promise<void> {
    if (await ended.end()) unsaved.delete(ended.id)
    else unsaved.set(ended.id, { session: ended, sampleId })
  }

  function follow(now: DesignState, before: DesignState | undefined): void {
    if (before && isSamePart(now, before)) return
    const { source } = now
    const id = source.type === 'local' ? source.id : undefined
    if (session && session.id !== id) {
      const ended = session
      const was = before?.source
      const sampleId = was?.type === 'local' ? was.sampleId : undefined
      session = undefined
      // A sample that was only looked at is no work: it makes room for what is saved next.
      if (sampleId !== undefined && before?.files === before?.baseline) untouchedSample = ended.id
      const settling = settle(ended, sampleId)
      ending = ending.then(() => settling)
    }
    if (source.type !== 'local' || id === undefined) {
      const reason = source.type === 'shared' ? 'Read-only until you keep a copy' : ''
      if (before?.source !== source) setKept({ type: 'off', reason })
      return
    }
    if (session) {
      if (before && now.files !== before.files && !now.lastChange?.isReplaced) askPersistence()
      session.follow(now)
      return
    }
    if (untouchedSample === id) untouchedSample = undefined
    const prepared = next?.id === id ? next : undefined
    next = undefined
    begin(prepared ? { ...prepared, part: now } : { id, sampleId: source.sampleId, part: now })
  }

  function askPersistence(): void {
    if (hasAsked) return
    hasAsked = true
    ports.askPersistence().then((isPersistent) => state.setState({ isPersistent }), noop)
  }

  function goOnAsCopy(): void {
    const present = store.getState()
    session = undefined
    // The identity first: what follows is a change of the copy.
    present.keepShared(crypto.randomUUID())
    present.setName(`${present.name} (copy)`)
    present.setNotice({
      title:
        'Another window took over before your last changes were saved. They go on in this copy.',
      lines: [],
    })
  }

  function reload(workspace: RecoveredWorkspace): void {
    const { files: present, followWindow } = store.getState()
    const files = adoptFiles(workspace.files.values(), present)
    followWindow({
      changes: diffFiles(present, files),
      isBaseline: false,
      baseline: adoptFiles(workspace.baseline.values(), files),
      name: workspace.name,
    })
  }

  async function holdLock(id: string, onLost: () => void): Promise<HeldLock | undefined> {
    for (let tries = 1; ; tries += 1) {
      const lock = await ports.locks.tryHold(id, onLost)
      if (lock || tries === LOCK_TRIES) return lock
      await new Promise((resolve) => {
        setTimeout(resolve, LOCK_TRY_MS)
      })
    }
  }

  function openUnsaved(id: string): boolean {
    const held = unsaved.get(id)
    if (!held) return false
    const { name, files, baseline } = held.session.getPart()
    unsaved.delete(id)
    // A copy in memory is all there is: it is kept under a new identity as soon as that can be.
    const source = {
      type: 'local' as const,
      id: crypto.randomUUID(),
      ...(held.sampleId !== undefined && { sampleId: held.sampleId }),
    }
    void held.session.end()
    store.getState().openWorkspace({
      name,
      source,
      files: files.values(),
      baseline: baseline.values(),
    })
    return true
  }

  async function open(id: string): Promise<OpenResult> {
    if (session?.id === id) return 'opened'
    await ending
    if (openUnsaved(id)) return 'opened'
    const storage = await getStorage()
    const lock = await holdLock(id, () => {
      if (session?.id === id) session.loseLock()
    })
    let isLockPassed = false
    try {
      const claimed = lock ? await storage.claim(id, ports.windowId) : undefined
      const stored = claimed?.stored ?? (await storage.load(id))
      const recovery = recover(stored)
      if (recovery.type !== 'recovered') {
        if (recovery.type === 'damaged') {
          const head = readHead(stored.head)
          const name = head === undefined || head === 'newer' ? 'Untitled' : head.name
          const unread = [...stored.unread, ...recovery.rest]
          state.setState({ unread: { id, name, lost: [], unread, isOpen: false } })
        }
        return recovery.type
      }
      const { workspace } = recovery
      const { head, name, position, lost, rest } = workspace
      const unread = [...stored.unread, ...rest]
      next = {
        id,
        sampleId: head.sampleId,
        part: store.getState(),
        stored: {
          turn: claimed?.turn ?? head.turn,
          seq: position?.seq ?? head.seq,
          chain: position?.chain ?? '',
          position,
          unread: rest,
          lock,
        },
      }
      isLockPassed = true
      const files = adoptFiles(workspace.files.values(), new Map())
      const { openWorkspace, select } = store.getState()
      openWorkspace({
        name,
        source: {
          type: 'local',
          id,
          ...(head.sampleId !== undefined && { sampleId: head.sampleId }),
          ...(!lock && { isElsewhere: true }),
        },
        files: files.values(),
        baseline: adoptFiles(workspace.baseline.values(), files).values(),
      })
      select(toSelection(head.selection))
      const isUnread = lost.length > 0 || unread.length > 0
      state.setState({ unread: isUnread ? { id, name, lost, unread, isOpen: true } : undefined })
      return 'opened'
    } finally {
      if (!isLockPassed) lock?.release()
    }
  }

  async function list(): Promise<readonly KeptWorkspace[]> {
    // What was left just now is being saved.
    await within(OPEN_MS, ending).catch(noop)
    const held = [...unsaved.values()].map(({ session: { id, getPart }, sampleId }) => {
      const { name, files } = getPart()
      const size = { fileCount: files.size, savedAt: 0, isUnsaved: true }
      return { id, name, ...size, ...(sampleId !== undefined && { sampleId }) }
    })
    const heads = await getStorage().then((storage) => storage.list())
    const kept = heads.toSorted((a, b) => b.turn - a.turn || b.savedAt - a.savedAt)
    return [...held, ...kept.filter(({ id }) => !unsaved.has(id))]
  }

  async function remove(id: string): Promise<DeleteResult> {
    const { source, closeWorkspace } = store.getState()
    if (source.type === 'local' && source.id === id) {
      if (source.isElsewhere === true) return 'open-elsewhere'
      closeWorkspace()
    }
    await ending
    const storage = await getStorage()
    const lock = await holdLock(id, noop)
    if (!lock) return 'open-elsewhere'
    try {
      await storage.mark(id, ports.now())
      return 'deleted'
    } finally {
      lock.release()
    }
  }

  const unsubscribe = store.subscribe(follow)
  follow(store.getState(), undefined)
  return {
    state,
    open,
    list,
    remove,
    restore: async (id) => (await getStorage()).mark(id, undefined),
    forget: async (id) => (await getStorage()).remove(id),
    async forgetUnread() {
      const { unread } = state.getState()
      state.setState({ unread: undefined })
      if (!unread) return
      if (session?.id === unread.id) session.forgetUnread()
      const storage = await getStorage()
      if (unread.isOpen) await storage.forgetUnread(unread.id)
    },
    takeOver: () => session?.takeOver(),
    flush: () => session?.flush(),
    stop() {
      unsubscribe()
      void session?.end()
    },
  }
}

/** Yields read files as those of the editor; equal ones of `present` stay as they are. */
function adoptFiles(read: Iterable<JournalFile>, present: WorkspaceFiles): WorkspaceFiles {
  return buildFiles(
    [...read].map((file) => {
      const same = present.get(file.path)
      const isSame = file.type === 'text' && same?.type === 'text' && same.text === file.text
      return isSame ? same : toWorkspaceFile(file)
    }),
  )
}

function isSamePart(a: KeptPart & Pick<DesignState, 'source'>, b: typeof a): boolean {
  return (
    a.files === b.files &&
    a.baseline === b.baseline &&
    a.selection === b.selection &&
    a.name === b.name &&
    a.source === b.source
  )
}

function isSameKept(a: KeptState, b: KeptState): boolean {
  const describe = (kept: KeptState) =>
    'reason' in kept ? kept.reason : kept.type === 'saving' && kept.isLate
  return a.type === b.type && describe(a) === describe(b)
}

function noop(): void {}
