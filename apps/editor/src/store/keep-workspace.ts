import type { DesignStore } from './create-design-store.ts'
import type { DesignState, KeptState } from './design-state.ts'
import { openKeptDatabase, removeKept, writeKept } from './kept-database.ts'
import type { KeptDatabase } from './kept-database.ts'
import { planKeeping } from './plan-keeping.ts'
import type { KeptPart } from './plan-keeping.ts'

/** Throttled, not debounced: it also saves while typing goes on. */
const THROTTLE_MS = 250
const RETRY_MS = 2_000

export interface Keeper {
  /** Saves now what waits for its turn, e.g. because the page is about to go. */
  readonly flush: () => void
  readonly stop: () => void
}

/** What the keeper needs of its surroundings; a test gives its own. */
export interface KeeperOptions {
  readonly open?: () => Promise<KeptDatabase>
  /** Whether this window is the one that saves a workspace; see `claimWorkspace`. */
  readonly claim?: (id: string) => Promise<boolean>
}

/**
 * Keeps the local workspace in the browser's storage, 250 ms after a change at the latest. The state
 * says `saved` only when the storage has confirmed the present texts.
 */
export function keepWorkspace(store: DesignStore, options: KeeperOptions = {}): Keeper {
  const open = options.open ?? openKeptDatabase
  const claim = options.claim ?? claimWorkspace
  let database: KeptDatabase | undefined
  let written: KeptPart | undefined
  let claimedId: string | undefined
  let refusedId: string | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isWriting = false
  let isStopped = false

  const setKept = (kept: KeptState) => {
    if (!isSameKept(store.getState().kept, kept)) store.getState().setKept(kept)
  }
  const schedule = (delay: number) => {
    if (timer === undefined && !isStopped) timer = setTimeout(() => void save(), delay)
  }

  const save = async () => {
    timer = undefined
    if (isWriting) return
    const state = pickKept(store.getState())
    const write = planKeeping(written, state, Date.now())
    if (!write || write.workspace.id === refusedId) return
    isWriting = true
    try {
      const { id } = write.workspace
      if (claimedId !== id) {
        if (!(await claim(id))) {
          refusedId = id
          setKept({ type: 'off', reason: OTHER_WINDOW })
          forkIfEdited(store.getState())
          return
        }
        claimedId = id
      }
      database ??= await open()
      await writeKept(database, write)
      const before = written
      written = state
      if (write.isFresh && before?.source.type === 'local' && isUntouchedSample(before)) {
        await removeKept(database, before.source.id)
      }
      if (isSamePart(pickKept(store.getState()), state)) setKept({ type: 'saved' })
      else schedule(THROTTLE_MS)
    } catch (error) {
      // The connection may be what broke (storage cleared under the page): the next try opens it anew.
      database = undefined
      written = undefined
      setKept({ type: 'failed', reason: describeFailure(error) })
      schedule(RETRY_MS)
    } finally {
      isWriting = false
    }
  }

  const follow = (state: DesignState, before: DesignState | undefined) => {
    if (before && isSamePart(state, before)) return
    if (state.source.type !== 'local') {
      setKept({
        type: 'off',
        reason: state.source.type === 'shared' ? 'Read-only until you keep a copy' : '',
      })
      return
    }
    if (state.source.id === refusedId) {
      forkIfEdited(state)
      return
    }
    if (state.kept.type !== 'failed') setKept({ type: 'saving' })
    schedule(THROTTLE_MS)
  }

  // Two windows on one workspace: whoever comes second and edits goes on with a copy of its own, so
  // that neither overwrites the other and nothing typed is without a place to be saved.
  const forkIfEdited = (state: DesignState) => {
    if (state.undoSteps.length === 0) return
    // The identity first: what follows is a change of the copy.
    state.keepShared(crypto.randomUUID())
    state.setName(`${state.name} (copy)`)
    state.setNotice({
      title:
        'This workspace is open in another window too. What you change here is kept as a copy.',
      lines: [],
    })
  }

  const unsubscribe = store.subscribe(follow)
  follow(store.getState(), undefined)
  return {
    flush() {
      if (timer === undefined) return
      clearTimeout(timer)
      void save()
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
      unsubscribe()
    },
  }
}

/** Whether a workspace is a sample as it was opened: nothing is lost when it is forgotten. */
function isUntouchedSample(part: KeptPart | undefined): boolean {
  return (
    part?.source.type === 'local' &&
    part.source.sampleId !== undefined &&
    part.files === part.baseline
  )
}

const OTHER_WINDOW = 'Open in another window, which saves it'

/**
 * Claims a workspace for this window, so that two windows do not overwrite each other. A page that is
 * reloaded may meet its own former claim, which the browser takes back in a moment.
 */
async function claimWorkspace(id: string): Promise<boolean> {
  if (!('locks' in navigator)) return true
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await tryLock(`meshdraft:${id}`)) return true
    await new Promise((resolve) => {
      setTimeout(resolve, 200)
    })
  }
  return false
}

function tryLock(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null)
        // Held until the page goes away.
        return lock === null ? undefined : new Promise<never>(() => {})
      })
      .catch(() => resolve(true))
  })
}

function pickKept({ name, source, files, baseline, selection }: DesignState): KeptPart {
  return { name, source, files, baseline, selection }
}

function isSamePart(a: KeptPart, b: KeptPart): boolean {
  return (
    a.files === b.files &&
    a.baseline === b.baseline &&
    a.selection === b.selection &&
    a.name === b.name &&
    a.source === b.source
  )
}

function isSameKept(a: KeptState, b: KeptState): boolean {
  const reason = 'reason' in a ? a.reason : undefined
  return a.type === b.type && reason === ('reason' in b ? b.reason : undefined)
}

function describeFailure(error: unknown): string {
  if (error instanceof DOMException && error.name === 'QuotaExceededError') {
    return 'The storage of the browser is full. Export the files to be safe.'
  }
  const detail = error instanceof Error ? error.message : 'unknown reason'
  return `Not saved on this device: ${detail.replace(/\.?$/, '.')} Export the files to be safe.`
}
