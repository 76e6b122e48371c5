import { buildBrowserVersions } from './browser-versions.ts'
import type { KeepingPorts } from './keeper-contract.ts'
import { openKeptDatabase } from './kept-database.ts'
import { connectWindows } from './window-channel.ts'
import { WINDOW_LOCKS } from './window-locks.ts'

/** Yields what the browser offers for keeping workspaces. */
export function buildBrowserPorts(): KeepingPorts {
  return {
    open: openKeptDatabase,
    locks: WINDOW_LOCKS,
    connect: connectWindows,
    askPersistence: async () => {
      // Not in a page that is served without encryption.
      if (!('storage' in navigator)) return false
      return (await navigator.storage.persisted()) || navigator.storage.persist()
    },
    versions: buildBrowserVersions(),
    windowId: crypto.randomUUID(),
    now: Date.now,
  }
}
