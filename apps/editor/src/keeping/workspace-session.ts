import { applyChanges, fitsEntry, planAppend, planReplace, recover } from '@meshdraft/journal'
import type {
  JournalChange,
  JournalEntry,
  JournalFile,
  JournalPosition,
  RecoveredWorkspace,
} from '@meshdraft/journal'
import type { KeptState } from '../store/design-state.ts'
import { isSameFile, listChanges, toPlace } from './kept-part.ts'
import type { KeptPart } from './kept-part.ts'
import type { KeptStorage } from './kept-storage.ts'
import { describeFailure, within } from './storage-failure.ts'
import type { ConnectWindows, WindowMessage } from './window-channel.ts'
import type { HeldLock, WorkspaceLocks } from './window-locks.ts'

/** Throttled, not debounced: it also saves while typing goes on. */
const THROTTLE_MS = 250
const RETRY_MS = 2_000
/** A write that takes longer is told; it may still come to an end. */
const SLOW_WRITE_MS = 3_000
const WRITE_MS = 15_000
/** How long the writing window may take to save before the other takes over without its answer. */
const HAND_OVER_MS = 1_500

/** What a session needs of its surroundings. */
export interface SessionPorts {
  readonly storage: () => Promise<KeptStorage>
  /** The storage failed: the next `storage()` should open it anew. */
  readonly dropStorage: () => void
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

/**
 * Keeps a workspace: writes it to the storage 250 ms after a change at the latest, or follows the window
 * that writes it. It says `saved` only when the storage has confirmed the present work.
 */
export function createSession(
  start: SessionStart,
  ports: SessionPorts,
  events: SessionEvents,
): WorkspaceSession {
  const { id, stored } = start
  let role: 'joining' | 'writer' | 'follower' =
    stored === undefined ? 'joining' : stored.lock ? 'writer' : 'follower'
  let lock = stored?.lock
  let part = start.part
  let position = stored?.position
  let turn = stored?.turn ?? 0
  let unread = stored?.unread ?? []
  /** What is known of the journal: the last entry. */
  let last = { seq: stored?.seq ?? 0, chain: stored?.chain ?? '' }
  let isStored = stored !== undefined
  let pending: JournalChange[] = []
  let isPlaceMoved = false
  let isOver = false
  /** A failure stays told until something was saved again. */
  let hasFailed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting = new AbortController()
  let onGiven: (() => void) | undefined

  // One thing at a time: what a task reads of the storage is still so when it writes.
  let tail = Promise.resolve()
  const enqueue = (task: () => Promise<void>): Promise<void> => {
    tail = tail.then(() => (isOver ? undefined : task())).catch(fail)
    return tail
  }

  const isSaved = () => isStored && pending.length === 0
  const tell = () => {
    if (hasFailed) return
    if (role === 'follower') {
      events.onKept({ type: 'off', reason: 'Saved by another window' })
    } else events.onKept({ type: isSaved() ? 'saved' : 'saving' })
  }

  function schedule(delay: number): void {
    if (isOver || timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      void enqueue(save)
    }, delay)
  }

  function fail(error: unknown): void {
    if (isOver) return
    ports.dropStorage()
    tellFailure(error)
    schedule(RETRY_MS)
  }

  function tellFailure(error: unknown): void {
    hasFailed = true
    // Something has to be written for the failure to be over.
    isPlaceMoved = true
    events.onKept({ type: 'failed', reason: describeFailure(error) })
  }

  function recoverFromFailure(): void {
    hasFailed = false
    tell()
  }

  async function save(): Promise<void> {
    const storage = await ports.storage()
    if (role === 'follower') {
      recoverFromFailure()
      return
    }
    if (role === 'joining' && !(await join(storage))) return
    // Only the place of the operator: that alone is no reason to rewrite what an earlier version stored.
    if (isSaved() && (!isPlaceMoved || !position)) {
      recoverFromFailure()
      return
    }
    const count = pending.length
    const order = {
      state: part,
      changes: pending.slice(0, count),
      head: buildHead(),
      ...(ports.entriesPerSnapshot && { entriesPerSnapshot: ports.entriesPerSnapshot }),
    }
    const isAppended = position !== undefined && fitsEntry(order.changes)
    const { write, position: next } =
      position && isAppended ? planAppend(position, order) : planReplace(last.seq, order)
    isPlaceMoved = false
    const result = await within(WRITE_MS, storage.write(write, isAppended ? [] : unread), {
      afterMs: SLOW_WRITE_MS,
      run: () => tellFailure(undefined),
    })
    switch (result.type) {
      case 'done':
        position = next
        last = next
        isStored = true
        pending = pending.slice(count)
        hasFailed = false
        if (!isAppended) unread = []
        if (write.entry) channel.post({ type: 'entry', entry: write.entry })
        else if (!isAppended) channel.post({ type: 'replaced' })
        events.onFirstSaved()
        if (pending.length > 0) schedule(THROTTLE_MS)
        tell()
        return
      case 'gone':
      case 'moved':
        // Written anew from memory, at once.
        position = undefined
        isStored = false
        if (result.type === 'moved') last = { ...last, seq: Math.max(last.seq, result.seq) }
        tell()
        schedule(0)
        return
      case 'fenced':
        await loseWriting(storage)
    }
  }

  function buildHead() {
    const selection = toPlace(part.selection)
    return {
      id,
      writer: ports.windowId,
      savedAt: ports.now(),
      turn,
      ...(start.sampleId !== undefined && { sampleId: start.sampleId }),
      ...(selection && { selection }),
    }
  }

  /** Begins to write a workspace that is new here. */
  async function join(storage: KeptStorage): Promise<boolean> {
    lock ??= await ports.locks.tryHold(id, loseLock)
    if (!lock) {
      conflict()
      return false
    }
    ;({ turn } = await storage.claim(id, ports.windowId))
    role = 'writer'
    return true
  }

  function loseLock(): void {
    lock = undefined
    void enqueue(async () => {
      // What is typed may still be saved, unless the other window has begun to write.
      if (role === 'writer' && pending.length > 0) await save()
      if (isOver) return
      if (role === 'writer') await loseWriting(await ports.storage())
      else waitForLock()
    })
  }

  async function loseWriting(storage: KeptStorage): Promise<void> {
    if (pending.length > 0 || !isStored) {
      conflict()
      return
    }
    becomeFollower()
    await catchUp(storage)
    waitForLock()
  }

  function conflict(): void {
    isOver = true
    letGo()
    events.onConflict()
  }

  function becomeFollower(): void {
    role = 'follower'
    position = undefined
    clearTimeout(timer)
    timer = undefined
    events.onElsewhere(true)
    tell()
  }

  /** Follows what was stored meanwhile. */
  async function catchUp(storage: KeptStorage): Promise<void> {
    const recovery = recover(await storage.load(id))
    if (recovery.type === 'recovered') meet(recovery.workspace)
  }

  function meet(workspace: RecoveredWorkspace): void {
    const { seq, chain } = workspace.position ?? { seq: workspace.head.seq, chain: '' }
    if (seq !== last.seq || chain !== last.chain) events.onReloaded(workspace)
    last = { seq, chain }
  }

  function waitForLock(): void {
    if (isOver || role !== 'follower' || lock) return
    waiting.abort()
    waiting = new AbortController()
    const { signal } = waiting
    const wait = async () => {
      const held = await ports.locks.waitFor(id, signal, loseLock)
      if (!held) return
      if (isOver || signal.aborted) held.release()
      else await enqueue(() => promote(held))
    }
    void wait()
  }

  /** Writes from now on, after meeting what the other window saved last. */
  async function promote(held: HeldLock): Promise<void> {
    lock = held
    try {
      const storage = await ports.storage()
      const claimed = await storage.claim(id, ports.windowId)
      const recovery = recover(claimed.stored)
      ;({ turn } = claimed)
      if (recovery.type === 'recovered') {
        const { workspace } = recovery
        meet(workspace)
        position = workspace.position && rebindFiles(workspace.position, part)
      } else isStored = recovery.type !== 'absent'
      role = 'writer'
      events.onElsewhere(false)
      tell()
      if (!isStored) schedule(0)
    } catch (error) {
      lock = undefined
      held.release()
      fail(error)
      setTimeout(waitForLock, RETRY_MS)
    }
  }

  function receive(message: WindowMessage): void {
    if (isOver) return
    switch (message.type) {
      case 'entry':
        if (role === 'follower') followEntry(message.entry)
        return
      case 'replaced':
        if (role === 'follower') void enqueue(async () => catchUp(await ports.storage()))
        return
      case 'take':
        if (role === 'writer') void enqueue(() => handOver(message.from))
        return
      case 'given':
        if (message.to === ports.windowId) onGiven?.()
    }
  }

  function followEntry(entry: JournalEntry): void {
    if (entry.seq <= last.seq) return
    const isNext = entry.seq === last.seq + 1 && entry.base === last.chain
    if (!isNext || !applyChanges(part, entry.changes)) {
      void enqueue(async () => catchUp(await ports.storage()))
      return
    }
    last = { seq: entry.seq, chain: entry.check }
    events.onFollowed(entry.changes)
  }

  async function handOver(to: string): Promise<void> {
    for (let tries = 0; !isSaved() && tries < 5; tries += 1) await save()
    // What could not be saved stays in this window; the other has to take over by force.
    if (role !== 'writer' || !isSaved()) return
    becomeFollower()
    channel.post({ type: 'given', to })
  }

  async function takeByAsking(): Promise<void> {
    if (role !== 'follower') return
    const given = new Promise<void>((resolve) => {
      onGiven = resolve
      setTimeout(resolve, HAND_OVER_MS)
    })
    channel.post({ type: 'take', from: ports.windowId })
    await given
    onGiven = undefined
    waiting.abort()
    await promote(await ports.locks.take(id, loseLock))
  }

  function letGo(): void {
    clearTimeout(timer)
    timer = undefined
    waiting.abort()
    channel.close()
    lock?.release()
    lock = undefined
  }

  const channel = ports.connect(id, receive)
  if (position) position = rebindFiles(position, part)
  tell()
  if (role === 'follower') {
    // What was saved between the reading and the connection was not heard of.
    void enqueue(async () => catchUp(await ports.storage()))
    waitForLock()
  } else if (!isStored) schedule(THROTTLE_MS)

  return {
    id,
    follow(now) {
      const before = part
      part = now
      if (isOver || role === 'follower') return
      const changes = listChanges(before, now)
      if (changes === undefined) {
        position = undefined
        isStored = false
        pending = []
      } else if (changes.length > 0) pending = [...pending, ...changes]
      isPlaceMoved ||= now.selection !== before.selection
      if (!fitsEntry(pending)) {
        // Nothing could be saved for long: a snapshot of the present is smaller than its history.
        position = undefined
        isStored = false
        pending = []
      }
      if (isSaved() && !isPlaceMoved) return
      tell()
      schedule(THROTTLE_MS)
    },
    flush() {
      if (timer === undefined) return
      clearTimeout(timer)
      timer = undefined
      void enqueue(save)
    },
    takeOver: () => void enqueue(takeByAsking),
    recheck() {
      if (role !== 'writer') return
      isPlaceMoved = true
      schedule(0)
    },
    forgetUnread() {
      unread = []
    },
    loseLock,
    async end() {
      clearTimeout(timer)
      timer = undefined
      await enqueue(async () => {
        if (role !== 'follower' && !isSaved()) await save()
      })
      if (!isOver && role !== 'follower' && !isSaved()) return false
      isOver = true
      letGo()
      return true
    },
    getPart: () => part,
  }
}

/** Yields the position with the files of the store in the place of equal ones that were read. */
function rebindFiles(position: JournalPosition, part: KeptPart): JournalPosition {
  const blobOf = new Map<JournalFile, string>()
  for (const [file, blob] of position.blobOf) {
    for (const mine of [part.files.get(file.path), part.baseline.get(file.path)]) {
      if (mine && isSameFile(mine, file)) blobOf.set(mine, blob)
    }
  }
  return { ...position, blobOf }
}
