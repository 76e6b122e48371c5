/** A lock that is held. */
export interface HeldLock {
  readonly release: () => void
}

/** Which window writes a workspace. The browser takes the lock back when the window goes away. */
export interface WorkspaceLocks {
  /** Yields `undefined` when another window holds it. @param onLost - it was taken by force. */
  readonly tryHold: (id: string, onLost: () => void) => Promise<HeldLock | undefined>
  /** Yields `undefined` when `signal` ends the waiting. */
  readonly waitFor: (
    id: string,
    signal: AbortSignal,
    onLost: () => void,
  ) => Promise<HeldLock | undefined>
  /** Takes it from whoever holds it. */
  readonly take: (id: string, onLost: () => void) => Promise<HeldLock>
}

const NO_LOCK: HeldLock = { release: () => {} }

/** The locks of the browser; where it has none, every window gets what it asks for. */
export const WINDOW_LOCKS: WorkspaceLocks = {
  tryHold: (id, onLost) => request(id, { ifAvailable: true }, onLost),
  waitFor: (id, signal, onLost) => request(id, { signal }, onLost),
  take: async (id, onLost) => (await request(id, { steal: true }, onLost)) ?? NO_LOCK,
}

function request(
  id: string,
  options: LockOptions,
  onLost: () => void,
): Promise<HeldLock | undefined> {
  // Not in a page that is served without encryption; the storage still refuses a second writer.
  if (!('locks' in navigator)) return Promise.resolve(NO_LOCK)
  return new Promise((resolve) => {
    let isHeld = false
    navigator.locks
      .request(`meshdraft:${id}`, options, (lock) => {
        if (lock === null) {
          resolve(undefined)
          return undefined
        }
        isHeld = true
        return new Promise<void>((release) => {
          resolve({ release })
        })
      })
      .catch(() => {
        // Taken by force after it was held; or the waiting was ended before.
        if (isHeld) onLost()
        else resolve(undefined)
      })
  })
}
