import { takeToken } from '../commands/served-folder-token.ts'
import type { DesignStore } from '../store/create-design-store.ts'

/** What a start without a folder does; each yields whether a workspace is open now. */
export interface StartWays {
  readonly openKept: (id: string) => Promise<boolean>
  readonly openLast: () => Promise<boolean>
}

let isFollowing = false

/**
 * Opens the folder that the server of this page has open, where the address or this tab has a token
 * for it. Yields whether the start is settled: with a workspace, or with a screen that says why not.
 */
export async function openServedFolder(store: DesignStore, ways: StartWays): Promise<boolean> {
  follow(store, ways)
  const token = takeToken()
  if (!token) return false
  const { openFolderOf } = await import('./served-folder-open.ts')
  return openFolderOf(store, token, ways)
}

/** An address with a token that is put into an open page changes its fragment alone. */
function follow(store: DesignStore, ways: StartWays): void {
  if (isFollowing) return
  isFollowing = true
  window.addEventListener('hashchange', () => {
    if (location.hash.startsWith('#token=')) void openServedFolder(store, ways)
  })
}
