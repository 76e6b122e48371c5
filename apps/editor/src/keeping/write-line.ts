import { fitsEntry, planAppend, planReplace } from '@meshdraft/journal'
import type { JournalChange, JournalPosition, JournalWrite, WriteOrder } from '@meshdraft/journal'
import type { KeptPart } from './kept-part.ts'
import type { KeptStorage, WriteResult } from './kept-storage.ts'
import { within } from './storage-failure.ts'

/** A write that takes longer is told; it may still come to an end. */
const SLOW_WRITE_MS = 3_000
const WRITE_MS = 15_000
/**
 * So many writes may wait for their answer; the storage keeps their order. Fewer than there are entries to
 * a snapshot, so that a snapshot rests on none that is not confirmed.
 */
const MOST_ON_THEIR_WAY = 20

/** Where a journal ends. */
export interface JournalEnd {
  readonly seq: number
  readonly chain: string
}

/** What a line begins with. */
export interface LineStart extends JournalEnd {
  /** Whether something is stored that is to go on. */
  readonly isStored: boolean
  readonly position: JournalPosition | undefined
  /** What could not be read; it is kept beside the workspace when that is written anew. */
  readonly unread: readonly unknown[]
}

export interface LinePorts {
  readonly getPart: () => KeptPart
  readonly buildHead: () => WriteOrder['head']
  readonly entriesPerSnapshot: number | undefined
  /** A write is on the disk, and every write before it. */
  readonly onStored: (write: JournalWrite) => void
  /** A write takes long. */
  readonly onSlow: () => void
  readonly onFailed: (error: unknown) => void
  /** Another window may write; nothing was stored. */
  readonly onFenced: () => void
  /** The storage holds something else than was thought: everything has to be written, at once. */
  readonly onLost: () => void
}

/** What is to be stored of a workspace, and what is on its way. */
export interface WriteLine {
  /** Whether the storage has confirmed the present work. */
  readonly isSaved: () => boolean
  /** Whether a write could begin now. */
  readonly isReady: () => boolean
  /** Takes changes on; `undefined` when they are not known, so that everything is written anew. */
  readonly add: (changes: readonly JournalChange[] | undefined) => void
  /** Something else than the work is to be written with it. */
  readonly touch: () => void
  /** Begins one write of all that waits. */
  readonly begin: (storage: KeptStorage) => void
  /** Waits for the answers to all that has begun. */
  readonly settle: () => Promise<void>
  readonly forgetUnread: () => void
  readonly getEnd: () => JournalEnd
  /** What is stored is known: from here it goes on. */
  readonly meet: (end: JournalEnd, position?: JournalPosition) => void
  /** Nothing is stored: everything has to be written. */
  readonly startAnew: () => void
}

interface Write {
  readonly changes: readonly JournalChange[]
  /** Where it went on. */
  readonly before: JournalPosition | undefined
}

/**
 * Brings changes into the storage, several writes at a time: a write goes on where the one before it will
 * have ended, without waiting for its answer. While somebody types, the page comes to the answers of the
 * storage only now and then. Measured on two cores: an idle page waits 2 ms for a strict write; one that
 * somebody types in 100 ms, and a second when the machine is busy. That would be the age of what is lost
 * when the page dies. A write that does not wait is in the hands of the browser within a millisecond.
 *
 * The storage refuses a write whose predecessor failed. Then all of them wait again, in their order.
 */
export function createWriteLine(start: LineStart, ports: LinePorts): WriteLine {
  let { position, unread } = start
  let end: JournalEnd = { seq: start.seq, chain: start.chain }
  let isMissing = !start.isStored
  let isTouched = false
  let pending: readonly JournalChange[] = []
  const under: Write[] = []
  let failed: readonly Write[] = []
  /** Whether the storage is where it is thought to be; a write without an answer may have been stored. */
  let isSure = true
  let settling = Promise.resolve()

  const isSaved = () =>
    !isMissing && pending.length === 0 && under.length === 0 && failed.length === 0
  const isAppendable = () => position !== undefined && !isMissing && fitsEntry(pending)

  function isReady(): boolean {
    // The place of the operator alone is no reason to rewrite what an earlier version stored.
    const hasWork = isMissing || pending.length > 0 || (isTouched && position !== undefined)
    if (!hasWork || failed.length > 0) return false
    // What replaces everything has to know what is stored.
    return under.length < (isAppendable() && isSure ? MOST_ON_THEIR_WAY : 1)
  }

  function begin(storage: KeptStorage): void {
    if (!isReady()) return
    const { entriesPerSnapshot } = ports
    const order = {
      state: ports.getPart(),
      changes: pending,
      head: ports.buildHead(),
      ...(entriesPerSnapshot !== undefined && { entriesPerSnapshot }),
    }
    const before = isAppendable() ? position : undefined
    const { write, position: next } = before
      ? planAppend(before, order)
      : planReplace(end.seq, order)
    const begun = { changes: pending, before }
    const options = before ? { isSure } : { unread }
    // Nothing may follow on what replaces everything until that is there.
    isSure &&= before !== undefined
    pending = []
    isTouched = false
    isMissing = false
    position = next
    under.push(begun)
    const answer = within(WRITE_MS, storage.write(write, options), {
      afterMs: SLOW_WRITE_MS,
      run: ports.onSlow,
    }).then(
      (result) => () => conclude(begun, write, next, result),
      (error: unknown) => () => fail(begun, error),
    )
    settling = settling.then(async () => (await answer)()).catch(ports.onFailed)
  }

  function conclude(
    begun: Write,
    write: JournalWrite,
    next: JournalEnd,
    result: WriteResult,
  ): void {
    under.shift()
    switch (result.type) {
      case 'done':
        // It goes on where earlier ones ended: whatever was answered to them, they are stored.
        failed = []
        isSure = true
        end = { seq: next.seq, chain: next.chain }
        if (!begun.before) unread = []
        ports.onStored(write)
        break
      case 'gone':
      case 'moved':
        if (result.type === 'moved') end = { ...end, seq: Math.max(end.seq, result.seq) }
        // Behind a write that failed, that is no more than was to be expected.
        if (failed.length > 0) failed = [...failed, begun]
        else {
          startAnew()
          if (under.length === 0) ports.onLost()
        }
        break
      case 'fenced':
        failed = [...failed, begun]
        ports.onFenced()
    }
    takeBack()
  }

  function fail(begun: Write, error: unknown): void {
    under.shift()
    failed = [...failed, begun]
    isSure = false
    ports.onFailed(error)
    takeBack()
  }

  /** Lets what failed wait again, once nothing is under way that could still change what is stored. */
  function takeBack(): void {
    const [first] = failed
    if (!first || under.length > 0) return
    pending = [...failed.flatMap(({ changes }) => changes), ...pending]
    position = first.before
    isMissing ||= first.before === undefined
    isTouched = true
    failed = []
  }

  function startAnew(): void {
    position = undefined
    isMissing = true
    pending = []
  }

  return {
    isSaved,
    isReady,
    add(changes) {
      if (changes === undefined) startAnew()
      else if (changes.length > 0) {
        pending = [...pending, ...changes]
        // Nothing could be saved for long: a snapshot of the present is smaller than its history.
        if (!fitsEntry(pending)) startAnew()
      }
    },
    touch() {
      isTouched = true
    },
    begin,
    settle: () => settling,
    forgetUnread() {
      unread = []
    },
    getEnd: () => end,
    meet(met, at) {
      end = { seq: met.seq, chain: met.chain }
      position = at
      isMissing = false
    },
    startAnew,
  }
}
