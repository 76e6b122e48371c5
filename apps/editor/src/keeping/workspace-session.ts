import { applyChanges, recover } from '@meshdraft/journal'
import type { JournalEntry, JournalWrite, RecoveredWorkspace } from '@meshdraft/journal'
import { listChanges, rebindFiles, toPlace } from './kept-part.ts'
import type { KeptStorage } from './kept-storage.ts'
import { createSaveTiming } from './save-timing.ts'
import { createSavingReport } from './saving-report.ts'
import type {
  SessionEvents,
  SessionPorts,
  SessionStart,
  WorkspaceSession,
} from './session-contract.ts'
import type { WindowMessage } from './window-channel.ts'
import type { HeldLock } from './window-locks.ts'
import { createWriteLine } from './write-line.ts'

/** A workspace that has just opened is written after its first picture. */
const FIRST_SAVE_MS = 100
/** Where somebody works is worth less haste than what they do. */
const PLACE_MS = 250
const RETRY_MS = 2_000
/** How long the writing window may take to save before the other takes over without its answer. */
const HAND_OVER_MS = 1_500
/** So many writes in a row, for what is typed meanwhile. */
const SAVE_TRIES = 5

/**
 * Keeps a workspace: writes it to the storage 100 ms after a change at the latest, or follows the window
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
  let turn = stored?.turn ?? 0
  let isOver = false
  let waiting = new AbortController()
  let onGiven: (() => void) | undefined

  // One thing at a time: what a task reads of the storage is still so when it writes.
  let tail = Promise.resolve()
  const enqueue = (task: () => Promise<void>): Promise<void> => {
    tail = tail.then(() => (isOver ? undefined : task())).catch(fail)
    return tail
  }

  const line = createWriteLine(
    {
      isStored: stored !== undefined,
      seq: stored?.seq ?? 0,
      chain: stored?.chain ?? '',
      position: stored?.position && rebindFiles(stored.position, part),
      unread: stored?.unread ?? [],
    },
    {
      getPart: () => part,
      buildHead,
      entriesPerSnapshot: ports.entriesPerSnapshot,
      onStored,
      onSlow: () => tellFailure(undefined),
      onFailed: fail,
      onFenced: () => void enqueue(async () => loseWriting(await ports.storage())),
      onLost() {
        report.tell()
        timing.saveIn(0)
      },
    },
  )
  const timing = createSaveTiming(() => void enqueue(save))
  const report = createSavingReport(
    () => (role === 'follower' ? role : line.isSaved() ? 'saved' : 'unsaved'),
    events.onKept,
  )

  function fail(error: unknown): void {
    if (isOver) return
    ports.dropStorage(error)
    tellFailure(error)
    timing.saveIn(RETRY_MS)
  }

  function tellFailure(error: unknown): void {
    // Something has to be written for the failure to be over.
    line.touch()
    report.tellFailure(error)
  }

  /** Begins a write of all that waits; the answer comes to `line`. */
  async function save(): Promise<void> {
    const storage = await ports.storage()
    if (role === 'joining' && !(await join(storage))) return
    if (role === 'follower' || (line.isSaved() && !line.isReady())) report.recover()
    else line.begin(storage)
  }

  /** Waits until everything is saved, or it becomes clear that it cannot be. */
  async function saveAll(): Promise<void> {
    for (let tries = 0; tries < SAVE_TRIES; tries += 1) {
      if (isOver || line.isSaved()) return
      await save()
      await line.settle()
    }
  }

  function saveChange(): void {
    if (report.hasFailed()) timing.saveIn(RETRY_MS)
    else if (line.isReady()) timing.saveSoon()
    // Or else the next answer of the storage makes room for it.
  }

  function onStored(write: JournalWrite): void {
    report.noteStored()
    if (write.entry) channel.post({ type: 'entry', entry: write.entry })
    else if (write.snapshot) channel.post({ type: 'replaced' })
    events.onFirstSaved()
    saveChange()
    report.tell()
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
      if (role === 'writer') await saveAll()
      if (isOver) return
      if (role === 'writer') await loseWriting(await ports.storage())
      else waitForLock()
    })
  }

  async function loseWriting(storage: KeptStorage): Promise<void> {
    await line.settle()
    if (role !== 'writer') return
    if (!line.isSaved()) {
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
    line.meet(line.getEnd())
    timing.stop()
    events.onElsewhere(true)
    report.tell()
  }

  /** Follows what was stored meanwhile. */
  async function catchUp(storage: KeptStorage): Promise<void> {
    const recovery = recover(await storage.load(id))
    if (recovery.type === 'recovered') meet(recovery.workspace)
  }

  function meet(workspace: RecoveredWorkspace): void {
    const { seq, chain } = workspace.position ?? { seq: workspace.head.seq, chain: '' }
    const end = line.getEnd()
    if (seq !== end.seq || chain !== end.chain) events.onReloaded(workspace)
    line.meet({ seq, chain })
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
        const { position } = workspace
        line.meet(line.getEnd(), position && rebindFiles(position, part))
      } else if (recovery.type === 'absent') line.startAnew()
      role = 'writer'
      events.onElsewhere(false)
      report.tell()
      if (!line.isSaved()) timing.saveIn(0)
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
    const end = line.getEnd()
    if (entry.seq <= end.seq) return
    const isNext = entry.seq === end.seq + 1 && entry.base === end.chain
    if (!isNext || !applyChanges(part, entry.changes)) {
      void enqueue(async () => catchUp(await ports.storage()))
      return
    }
    line.meet({ seq: entry.seq, chain: entry.check })
    events.onFollowed(entry.changes)
  }

  async function handOver(to: string): Promise<void> {
    await saveAll()
    // What could not be saved stays in this window; the other has to take over by force.
    if (role !== 'writer' || !line.isSaved()) return
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
    timing.stop()
    report.stop()
    waiting.abort()
    channel.close()
    lock?.release()
    lock = undefined
  }

  const channel = ports.connect(id, receive)
  report.tell()
  if (role === 'follower') {
    // What was saved between the reading and the connection was not heard of.
    void enqueue(async () => catchUp(await ports.storage()))
    waitForLock()
  } else if (!line.isSaved()) timing.saveIn(FIRST_SAVE_MS)

  return {
    id,
    follow(now) {
      const before = part
      part = now
      if (isOver || role === 'follower') return
      line.add(listChanges(before, now))
      if (now.selection !== before.selection) {
        line.touch()
        timing.saveIn(PLACE_MS)
      }
      if (line.isSaved()) return
      report.tell()
      saveChange()
    },
    flush: timing.flush,
    takeOver: () => void enqueue(takeByAsking),
    recheck() {
      if (role !== 'writer') return
      line.touch()
      timing.saveIn(0)
    },
    forgetUnread: line.forgetUnread,
    loseLock,
    async end() {
      timing.stop()
      await enqueue(async () => {
        if (role !== 'follower') await saveAll()
      })
      if (!isOver && role !== 'follower' && !line.isSaved()) return false
      isOver = true
      letGo()
      return true
    },
    getPart: () => part,
  }
}
