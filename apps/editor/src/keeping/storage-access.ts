import type { KeptStorage, OpenStorage } from './kept-storage.ts'
import { StorageTimeout, within } from './storage-failure.ts'

/** A storage that does not open in this time counts as none; it is used if it opens later. */
export const OPEN_MS = 3_000

/** The storage, opened when it is first needed and anew after it failed. */
export interface StorageAccess {
  /** @throws when it does not open, or not in time. */
  readonly get: () => Promise<KeptStorage>
  /** It failed: the next `get` opens it anew. */
  readonly drop: () => void
}

interface StorageOpening {
  readonly storage: Promise<KeptStorage>
  /** The same, given up after a while. */
  inTime: Promise<KeptStorage>
}

/**
 * Gives access to the storage of a browser.
 *
 * @param events.onClosed - the browser has closed it by itself.
 * @param events.onFailed - it did not open.
 */
export function createStorageAccess(
  openStorage: OpenStorage,
  events: { readonly onClosed: () => void; readonly onFailed: (error: unknown) => void },
): StorageAccess {
  let opening: StorageOpening | undefined

  function open(): StorageOpening {
    const storage = openStorage(() => {
      opening = undefined
      events.onClosed()
    })
    const begun: StorageOpening = { storage, inTime: within(OPEN_MS, storage) }
    begun.inTime.catch(noop)
    const useLate = async () => {
      await storage
      begun.inTime = storage
    }
    useLate().catch(noop)
    return begun
  }

  return {
    async get() {
      opening ??= open()
      const present = opening
      try {
        return await present.inTime
      } catch (error) {
        events.onFailed(error)
        // One that does not answer is not asked again, but used should it ever answer.
        if (opening === present && !(error instanceof StorageTimeout)) opening = undefined
        throw error
      }
    },
    drop() {
      const dropped = opening
      if (!dropped) return
      const close = async () => {
        const storage = await dropped.storage
        if (opening === dropped) opening = undefined
        storage.close()
      }
      close().catch(noop)
    },
  }
}

function noop(): void {}
