import { isRecord, readHead } from '@meshdraft/journal'
import type { JournalHead, JournalWrite } from '@meshdraft/journal'
import type { KeptStorage, StoredWorkspace, WriteResult } from '../src/keeping/kept-storage.ts'
import type { KeepingPorts } from '../src/keeping/keeper-contract.ts'
import type { VersionRecord } from '../src/keeping/version-keeper.ts'
import type { WindowChannel, WindowMessage } from '../src/keeping/window-channel.ts'
import type { HeldLock, WorkspaceLocks } from '../src/keeping/window-locks.ts'

/** What goes wrong in a fake browser. */
export interface Faults {
  /** Thrown by every write, e.g. a quota error. */
  writeError?: Error | undefined
  /** The write with this number fails, counted from 1 and from when it is set. */
  failingWrite?: number
  /** No write is answered. */
  isWriteHanging?: boolean
  /** Thrown when the storage is opened. */
  openError?: Error | undefined
  /** The storage never answers when it is opened. */
  isOpenHanging?: boolean
}

interface Record_ {
  head: unknown
  files: { key: readonly unknown[]; value: unknown }[]
  snapshots: { seq: number; value: unknown }[]
  entries: { seq: number; value: unknown }[]
  unread: unknown[]
}

interface Holder {
  readonly window: string
  readonly onLost: () => void
}

interface Waiter extends Holder {
  readonly resolve: (lock: HeldLock | undefined) => void
}

/** A browser of several windows: one storage, locks and channels, each with the rules of the real one. */
export class FakeBrowser {
  readonly faults: Faults = {}
  readonly records = new Map<string, Record_>()
  /** Windows that run no code: their messages and answers wait. */
  readonly frozen = new Set<string>()
  /** States that were to be kept as versions. */
  readonly versions: VersionRecord[] = []
  readonly #dead = new Set<string>()
  readonly #closers = new Map<string, () => void>()
  readonly #holders = new Map<string, Holder>()
  readonly #waiters = new Map<string, Waiter[]>()
  readonly #channels: { id: string; window: string; receive: (message: WindowMessage) => void }[] =
    []
  readonly #delay: () => number
  #clock = 0

  /** @param delay - how long each operation takes, in ms. */
  constructor(delay: () => number = () => 5) {
    this.#delay = delay
  }

  /** Yields the ports of a window. */
  openWindow(window: string): KeepingPorts {
    return {
      open: async (onClosed) => {
        await this.#wait(window)
        if (this.faults.isOpenHanging === true) await new Promise(() => {})
        if (this.faults.openError) throw this.faults.openError
        this.#closers.set(window, onClosed)
        return this.#buildStorage(window)
      },
      locks: this.#buildLocks(window),
      connect: (id, onMessage) => this.#connect(id, window, onMessage),
      askPersistence: () => Promise.resolve(true),
      versions: {
        record: (version) => this.versions.push(version),
        list: () => Promise.resolve([]),
        forget: () => {},
        makeRoom: () => this.versions.splice(0, Math.ceil(this.versions.length / 2)),
      },
      windowId: window,
      // A clock that jumps: nothing may rest on it.
      now: () => (this.#clock = (this.#clock + 7_919_000_003) % 100_000_000_000),
      entriesPerSnapshot: 3,
    }
  }

  /** Ends a window as a crash does: nothing of it runs any more, its locks go back. */
  kill(window: string): void {
    this.#dead.add(window)
    for (const [id, holder] of this.#holders) if (holder.window === window) this.#giveOn(id)
    for (const [id, waiters] of this.#waiters) {
      this.#waiters.set(
        id,
        waiters.filter((waiter) => waiter.window !== window),
      )
    }
  }

  /** Clears the storage under the windows. */
  clear(): void {
    this.records.clear()
    for (const close of this.#closers.values()) close()
  }

  /** Yields what `recover` reads. */
  read(id: string): StoredWorkspace {
    const { head, files, snapshots, entries, unread } = this.records.get(id) ?? EMPTY
    return structuredClone({
      id,
      head,
      files,
      snapshots: snapshots.map(({ value }) => value),
      entries: entries.map(({ value }) => value),
      unread,
    })
  }

  /** Waits as long as an operation takes, and for ever in a window that is dead. */
  async #wait(window: string): Promise<void> {
    do {
      await new Promise((resolve) => {
        setTimeout(resolve, this.#delay())
      })
    } while (this.frozen.has(window))
    if (this.#dead.has(window)) await new Promise(() => {})
  }

  #buildStorage(window: string): KeptStorage {
    // What is asked first happens and is answered first, as in a database.
    let happened: Promise<unknown> = Promise.resolve()
    let answered: Promise<unknown> = Promise.resolve()
    const run = async <T>(act: () => T): Promise<T> => {
      const happening = happened.then(async () => {
        await this.#wait(window)
        return act()
      })
      happened = happening.catch(() => {})
      const before = answered
      const answering = happening.finally(async () => {
        await before
        await this.#wait(window)
      })
      answered = answering.catch(() => {})
      return answering
    }
    return {
      list: () =>
        run(() =>
          [...this.records.values()]
            .map(({ head }) => readHead(head))
            .filter((head): head is JournalHead => head !== undefined && head !== 'newer'),
        ),
      load: (id) => run(() => this.read(id)),
      claim: (id, writer) =>
        run(() => {
          const stored = this.read(id)
          const record = this.records.get(id)
          if (record) record.head = { ...(isRecord(record.head) ? record.head : {}), id, writer }
          return { stored, turn: 1 }
        }),
      write: async (write, options) => {
        const kept = structuredClone(write)
        const result = await run(() => this.#write(kept, options?.unread))
        while (this.faults.isWriteHanging === true) await this.#wait(window)
        return result
      },
      mark: (id, deletedAt) =>
        run(() => {
          const record = this.records.get(id)
          if (!record || !isRecord(record.head)) return false
          const { deletedAt: _, ...head } = record.head
          record.head = deletedAt === undefined ? head : { ...head, deletedAt }
          return true
        }),
      remove: (id) => run(() => void this.records.delete(id)),
      forgetUnread: (id) =>
        run(() => {
          const record = this.records.get(id)
          if (record) record.unread = []
        }),
      close: () => {},
    }
  }

  #write(write: JournalWrite, unread: readonly unknown[] = []): WriteResult {
    if (this.faults.writeError) throw this.faults.writeError
    if (this.faults.failingWrite !== undefined) {
      this.faults.failingWrite -= 1
      if (this.faults.failingWrite === 0) throw new DOMException('', 'QuotaExceededError')
    }
    const { head, entry, snapshot, blobs, drop, expectedSeq } = write
    const present = this.records.get(head.id)
    const known = readHead(present?.head)
    if (known === undefined) {
      if (expectedSeq !== undefined) return { type: 'gone' }
    } else if (known === 'newer' || known.writer !== head.writer) return { type: 'fenced' }
    else if (expectedSeq !== undefined && known.seq !== expectedSeq) {
      return { type: 'moved', seq: known.seq }
    }
    const record: Record_ =
      present && expectedSeq !== undefined
        ? present
        : { ...structuredClone(EMPTY), unread: present?.unread ?? [] }
    this.records.set(head.id, record)
    record.head = head
    if (entry) record.entries.push({ seq: entry.seq, value: entry })
    if (snapshot) record.snapshots.push({ seq: snapshot.seq, value: snapshot })
    for (const blob of blobs) record.files.push({ key: [head.id, 'blob', blob.blob], value: blob })
    record.unread.push(...unread)
    record.entries = record.entries.filter(({ seq }) => seq > drop.entriesUpTo)
    record.snapshots = record.snapshots.filter(({ seq }) => !drop.snapshots.includes(seq))
    record.files = record.files.filter(({ key }) => !drop.blobs.includes(String(key[2])))
    return { type: 'done' }
  }

  #buildLocks(window: string): WorkspaceLocks {
    const hold = (id: string, onLost: () => void): HeldLock => {
      const holder = { window, onLost }
      this.#holders.set(id, holder)
      return {
        release: () => {
          if (this.#holders.get(id) === holder) this.#giveOn(id)
        },
      }
    }
    return {
      tryHold: async (id, onLost) => {
        await this.#wait(window)
        return this.#holders.has(id) ? undefined : hold(id, onLost)
      },
      waitFor: (id, signal, onLost) =>
        new Promise((resolve) => {
          const waiter: Waiter = {
            window,
            onLost,
            resolve: () => resolve(hold(id, onLost)),
          }
          if (!this.#holders.has(id)) {
            waiter.resolve(undefined)
            return
          }
          this.#waiters.set(id, [...(this.#waiters.get(id) ?? []), waiter])
          signal.addEventListener('abort', () => {
            const waiters = this.#waiters.get(id) ?? []
            this.#waiters.set(
              id,
              waiters.filter((one) => one !== waiter),
            )
            resolve(undefined)
          })
        }),
      take: async (id, onLost) => {
        await this.#wait(window)
        const before = this.#holders.get(id)
        const lock = hold(id, onLost)
        if (before) void this.#tell(before.window, before.onLost)
        return lock
      },
    }
  }

  #giveOn(id: string): void {
    this.#holders.delete(id)
    const [first, ...rest] = this.#waiters.get(id) ?? []
    this.#waiters.set(id, rest)
    first?.resolve(undefined)
  }

  #connect(id: string, window: string, receive: (message: WindowMessage) => void): WindowChannel {
    const own = { id, window, receive }
    this.#channels.push(own)
    let isClosed = false
    return {
      post: (message) => {
        if (this.#dead.has(window)) return
        for (const other of this.#channels) {
          if (other === own || other.id !== id) continue
          void this.#tell(other.window, () => {
            if (this.#channels.includes(other)) other.receive(structuredClone(message))
          })
        }
      },
      close: () => {
        if (isClosed) return
        isClosed = true
        this.#channels.splice(this.#channels.indexOf(own), 1)
      },
    }
  }

  async #tell(window: string, run: () => void): Promise<void> {
    await this.#wait(window)
    run()
  }
}

const EMPTY: Record_ = { head: undefined, files: [], snapshots: [], entries: [], unread: [] }
