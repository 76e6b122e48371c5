import { isRecord, readHead } from '@meshdraft/journal'
import type {
  JournalBlob,
  JournalEntry,
  JournalHead,
  JournalSnapshot,
  JournalWrite,
} from '@meshdraft/journal'
import { openDB } from 'idb'
import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb'
import type { KeptStorage, StoredWorkspace, WriteResult } from './kept-storage.ts'

interface KeptSchema extends DBSchema {
  /** Heads. */
  readonly workspaces: { readonly key: string; readonly value: JournalHead }
  /**
   * `[id, 'blob', blob]`: content of files. `[id, 'unread', n]`: what no recovery could read.
   * `[id, 'writer', window]`: a window that may no longer write, with the turn that ended its own. The
   * first format has `[id, 'file' | 'baseline', path]`.
   */
  readonly files: { readonly key: [string, string, string]; readonly value: unknown }
  readonly snapshots: { readonly key: [string, number]; readonly value: JournalSnapshot }
  readonly entries: { readonly key: [string, number]; readonly value: JournalEntry }
}

type Database = IDBPDatabase<KeptSchema>
type StoreName = 'workspaces' | 'files' | 'snapshots' | 'entries'
type Transaction = IDBPTransaction<KeptSchema, StoreName[], 'readwrite'>

const NAME = 'meshdraft'
const VERSION = 2
const STORES: StoreName[] = ['workspaces', 'files', 'snapshots', 'entries']
const UNREAD = 'unread'
/** Behind `UNREAD`, so that it outlives what replaces everything. */
const WRITER = 'writer'
/** Marks are kept over so many openings of workspaces. */
const MARKS_KEPT = 1_000

/**
 * Opens the database of this browser. It may take for ever: whoever calls has to stop waiting.
 *
 * @throws Error if the browser has none or blocks it.
 */
export async function openKeptDatabase(onClosed: () => void): Promise<KeptStorage> {
  const database = await openDB<KeptSchema>(NAME, VERSION, {
    upgrade(database, oldVersion) {
      if (oldVersion < 1) {
        database.createObjectStore('workspaces', { keyPath: 'id' })
        database.createObjectStore('files')
      }
      if (oldVersion < 2) {
        database.createObjectStore('snapshots')
        database.createObjectStore('entries')
      }
    },
    // Another window deletes the database or brings a newer one: it must not wait for this one.
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close()
      onClosed()
    },
    terminated: onClosed,
  })
  return buildStorage(database)
}

function buildStorage(database: Database): KeptStorage {
  const begin = (): Transaction =>
    database.transaction(STORES, 'readwrite', { durability: 'strict' })
  return {
    async list() {
      const [heads, ids] = await Promise.all([
        database.getAll('workspaces'),
        database.getAllKeys('snapshots'),
      ])
      const read = heads.map(readHead).filter((head) => head !== undefined && head !== 'newer')
      const known = new Set(heads.map(({ id }) => id))
      // A workspace whose head is gone is still one.
      const headless = new Set(ids.map(([id]) => id).filter((id) => !known.has(id)))
      const made = [...headless].map((id) => readHead({ id }))
      return [...read, ...made.filter((head) => head !== undefined && head !== 'newer')]
    },

    async load(id) {
      return readAll(database.transaction(STORES), id)
    },

    async claim(id, writer) {
      const transaction = begin()
      const stored = await readAll(transaction, id)
      const heads = transaction.objectStore('workspaces')
      const all: readonly unknown[] = await heads.getAll()
      const turn = 1 + all.map(readHead).reduce((most, head) => Math.max(most, turnOf(head)), 0)
      const isThere = stored.head !== undefined || stored.snapshots.length > 0
      if (isThere && readHead(stored.head) !== 'newer') {
        // Whatever the head holds otherwise stays as it is until something is saved.
        const head: unknown = { ...(isRecord(stored.head) ? stored.head : {}), id, writer, turn }
        // It may be of an earlier format.
        await heads.put(head as JournalHead)
        await shutOut(transaction, id, { writer, turn, before: stored.head })
      }
      await transaction.done
      return { stored, turn }
    },

    async write(write, { unread = [], isSure = false } = {}) {
      const transaction = begin()
      const { head, expectedSeq } = write
      const isAtOnce = isSure && expectedSeq !== undefined
      const reading = transaction.objectStore('workspaces').get(head.id)
      const writing = finish(transaction, requestWrite(transaction, write, unread), isAtOnce)
      writing.catch(noop)
      try {
        const result = judge(await reading, head, expectedSeq)
        if (isAtOnce) {
          await writing
        } else if (result.type === 'done') {
          transaction.commit()
          await writing
        } else transaction.abort()
        return result
      } catch (error) {
        // What ended the transaction says more than the request that met its end.
        const cause = await writing.then(
          () => error,
          (reason: unknown) => reason,
        )
        if (isShutOut(cause)) return { type: 'fenced' }
        throw cause
      }
    },

    async mark(id, deletedAt) {
      const transaction = begin()
      const heads = transaction.objectStore('workspaces')
      const head = await heads.get(id)
      if (head) {
        const { deletedAt: _, ...rest } = head
        await heads.put(deletedAt === undefined ? rest : { ...rest, deletedAt })
      }
      await transaction.done
      return head !== undefined
    },

    async remove(id) {
      const transaction = begin()
      const range = IDBKeyRange.bound([id], [id, []])
      await Promise.all([
        transaction.objectStore('workspaces').delete(id),
        transaction.objectStore('files').delete(range),
        transaction.objectStore('snapshots').delete(range),
        transaction.objectStore('entries').delete(range),
        transaction.done,
      ])
    },

    async forgetUnread(id) {
      await database.delete('files', IDBKeyRange.bound([id, UNREAD], [id, UNREAD, []]))
    },

    close: () => database.close(),
  }
}

/** Asks for all that a write holds, in the order in which it is to happen. */
function* requestWrite(
  transaction: Transaction,
  { head, entry, snapshot, blobs, drop, expectedSeq }: JournalWrite,
  unread: readonly unknown[],
): Generator<Promise<unknown>> {
  const { id, seq } = head
  const files = transaction.objectStore('files')
  const snapshots = transaction.objectStore('snapshots')
  const entries = transaction.objectStore('entries')
  yield files.add(head.seq, [id, WRITER, head.writer])
  yield files.delete([id, WRITER, head.writer])
  yield transaction.objectStore('workspaces').put(head)
  if (expectedSeq === undefined) {
    const numbers = IDBKeyRange.bound([id], [id, []])
    yield entries.delete(numbers)
    yield snapshots.delete(numbers)
    // All but what no recovery could read.
    yield files.delete(IDBKeyRange.bound([id], [id, UNREAD], false, true))
  }
  if (entry) yield entries.put(entry, [id, entry.seq])
  if (snapshot) yield snapshots.put(snapshot, [id, snapshot.seq])
  for (const blob of blobs) yield files.put(blob satisfies JournalBlob, [id, 'blob', blob.blob])
  for (const [i, value] of unread.entries()) {
    yield files.put(value, [id, UNREAD, `${seq}.${i}`])
  }
  if (drop.entriesUpTo > 0) {
    yield entries.delete(IDBKeyRange.bound([id], [id, drop.entriesUpTo]))
  }
  for (const dropped of drop.snapshots) yield snapshots.delete([id, dropped])
  for (const blob of drop.blobs) yield files.delete([id, 'blob', blob])
}

/** Asks for the parts of a transaction and waits for all of them; a part that is refused ends it. */
async function finish(
  transaction: Transaction,
  requests: Iterable<Promise<unknown>>,
  isCommitted: boolean,
): Promise<void> {
  const work: Promise<unknown>[] = []
  let refusal: { readonly error: unknown } | undefined
  try {
    for (const request of requests) work.push(request)
    if (isCommitted) transaction.commit()
  } catch (error) {
    refusal = { error }
    transaction.abort()
  }
  const results = await Promise.allSettled([...work, transaction.done])
  if (refusal) throw refusal.error
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw transaction.error ?? failed.reason
}

/** Leaves a mark for the window that wrote before: what it may still be sending is refused by it. */
async function shutOut(
  transaction: Transaction,
  id: string,
  claim: { readonly writer: string; readonly turn: number; readonly before: unknown },
): Promise<void> {
  const files = transaction.objectStore('files')
  const former = isRecord(claim.before) ? claim.before['writer'] : undefined
  if (typeof former === 'string' && former !== claim.writer) {
    await files.put(claim.turn, [id, WRITER, former])
  }
  await files.delete([id, WRITER, claim.writer])
  const marks = IDBKeyRange.bound([id, WRITER], [id, WRITER, []])
  const [keys, turns] = await Promise.all([files.getAllKeys(marks), files.getAll(marks)])
  // Windows of long ago are gone.
  const isOld = (turn: unknown) => typeof turn !== 'number' || turn < claim.turn - MARKS_KEPT
  await Promise.all(keys.filter((_key, i) => isOld(turns[i])).map((key) => files.delete(key)))
}

function isShutOut(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'ConstraintError'
}

/** Whether a write may go ahead, given the head that is stored. */
function judge(stored: unknown, head: JournalHead, expectedSeq: number | undefined): WriteResult {
  const present = readHead(stored)
  if (present === undefined) return { type: expectedSeq === undefined ? 'done' : 'gone' }
  if (present === 'newer' || present.writer !== head.writer) return { type: 'fenced' }
  if (expectedSeq === undefined || present.seq === expectedSeq) return { type: 'done' }
  return { type: 'moved', seq: present.seq }
}

async function readAll(
  transaction: Pick<Transaction, 'objectStore'> | IDBPTransaction<KeptSchema, StoreName[]>,
  id: string,
): Promise<StoredWorkspace> {
  const range = IDBKeyRange.bound([id], [id, []])
  const [head, keys, values, snapshots, entries] = await Promise.all([
    transaction.objectStore('workspaces').get(id),
    transaction.objectStore('files').getAllKeys(range),
    transaction.objectStore('files').getAll(range),
    transaction.objectStore('snapshots').getAll(range),
    transaction.objectStore('entries').getAll(range),
  ])
  const records = keys.map((key, i) => ({ key, value: values[i] }))
  return {
    id,
    head,
    files: records.filter(({ key }) => key[1] !== UNREAD && key[1] !== WRITER),
    snapshots,
    entries,
    unread: records.filter(({ key }) => key[1] === UNREAD).map(({ value }) => value),
  }
}

function turnOf(head: ReturnType<typeof readHead>): number {
  return head === undefined || head === 'newer' ? 0 : head.turn
}

function noop(): void {}
