import { readHead, recover } from '@meshdraft/journal'
import type { RecoveredWorkspace } from '@meshdraft/journal'
import { createStore } from 'zustand/vanilla'
import type { DesignStore } from '../store/create-design-store.ts'
import type { DesignState, KeptState } from '../store/design-state.ts'
import { adoptFiles } from './adopt-files.ts'
import { diffFiles } from './diff-files.ts'
import type {
  DeleteResult,
  Keeper,
  KeepingPorts,
  KeepingState,
  KeptWorkspace,
  OpenResult,
} from './keeper-contract.ts'
import { isSameKept, isSamePart, toFileChanges, toSelection } from './kept-part.ts'
import type { SessionPorts, SessionStart, WorkspaceSession } from './session-contract.ts'
import { createStorageAccess, OPEN_MS } from './storage-access.ts'
import { describeFailure, isFull, within } from './storage-failure.ts'
import { createVersionWatch } from './version-watch.ts'
import type { HeldLock } from './window-locks.ts'
import { createSession } from './workspace-session.ts'

/** A page that is reloaded may meet its own former lock, which the browser takes back in a moment. */
const LOCK_TRIES = 3
const LOCK_TRY_MS = 100

/** Keeps the local workspaces of a store. See `createSession` for how one is kept. */
export function createKeeper(store: DesignStore, ports: KeepingPorts): Keeper {
  const state = createStore<KeepingState>(() => ({ unread: undefined, isPersistent: undefined }))
  let session: WorkspaceSession | undefined
  /** Sessions that ended but have work that could not be saved yet. */
  const unsaved = new Map<string, { session: WorkspaceSession; sampleId: string | undefined }>()
  let ending = Promise.resolve()
  let next: SessionStart | undefined
  let untouchedSample: string | undefined
  let hasAsked = false

  const access = createStorageAccess(ports.open, {
    onClosed: () => session?.recheck(),
    onFailed(error) {
      if (store.getState().source.type !== 'none') return
      store.getState().setKept({ type: 'failed', reason: describeFailure(error) })
    },
  })
  const getStorage = access.get

  const sessionPorts: SessionPorts = {
    ...ports,
    storage: getStorage,
    dropStorage(error) {
      access.drop()
      // Versions are the first to go.
      if (isFull(error)) ports.versions.makeRoom()
    },
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

  const watchVersions = createVersionWatch(ports.versions.record, ports.now)
  const unsubscribe = store.subscribe((now, before) => {
    follow(now, before)
    watchVersions(now, before)
  })
  follow(store.getState(), undefined)
  return {
    state,
    open,
    list,
    remove,
    restore: async (id) => (await getStorage()).mark(id, undefined),
    async forget(id) {
      await (await getStorage()).remove(id)
      ports.versions.forget(id)
    },
    listVersions: ports.versions.list,
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

function noop(): void {}
