import type { DesignStore } from '../store/create-design-store.ts'
import { describeSkipped } from './plan-opening.ts'
import { hasEdits, planReload } from './plan-reload.ts'
import { fetchFiles, fetchListing } from './served-folder-client.ts'
import type {
  FetchedFiles,
  FolderAnswer,
  FolderFailure,
  FolderListing,
} from './served-folder-client.ts'
import { findToken } from './served-folder-token.ts'
import type { SkippedFile } from './plan-opening.ts'

/**
 * Makes the workspace equal to the folder on the disk, as one step that undo takes back. What it is
 * compared with is the disk from then on, after an undo, too.
 */
export async function reloadFromDisk(store: DesignStore): Promise<void> {
  const { source } = store.getState()
  const read = await readFolder()
  // Another workspace may have been opened meanwhile.
  if (store.getState().source !== source) return
  if (!read.ok) {
    store.getState().setNotice({ ...FAILURES[read.reason], lines: [] })
    return
  }
  const { files, skipped, listing } = read.value
  const state = store.getState()
  const wasEdited = hasEdits(state)
  const changes = planReload(state.files, files, new Set(skipped.map(({ path }) => path)))
  if (changes.length === 0) {
    state.resetBaseline()
    state.announce('Nothing is different on the disk.')
  } else {
    state.applyEdits(changes, { origin: 'open', history: 'step', label: 'Reload from disk' })
    state.resetBaseline()
    state.announce('Reloaded from disk. Undo takes it back.')
  }
  tellReloaded(store, { wasReplaced: wasEdited && changes.length > 0, listing, skipped })
}

interface Reloaded {
  readonly wasReplaced: boolean
  readonly listing: FolderListing
  readonly skipped: readonly SkippedFile[]
}

function tellReloaded(store: DesignStore, { wasReplaced, listing, skipped }: Reloaded): void {
  const lines = describeSkipped([...skipped, ...listing.leftOut])
  const title = 'The folder was read again. Undo brings back what you had changed.'
  if (wasReplaced) store.getState().setNotice({ title, lines })
  else if (skipped.length > 0) noteLeftOut(store, listing, skipped)
}

/** Names what of the folder is not in the workspace. */
export function noteLeftOut(
  store: DesignStore,
  listing: FolderListing,
  skipped: readonly SkippedFile[],
): void {
  const count = listing.leftOutCount + skipped.length
  if (count === 0) return
  const words = count === 1 ? '1 file or folder was' : `${count} files or folders were`
  const lines = describeSkipped([...skipped, ...listing.leftOut])
  store.getState().setNotice({ title: `${words} not opened.`, lines })
}

async function readFolder(): Promise<
  FolderAnswer<FetchedFiles & { readonly listing: FolderListing }>
> {
  const token = findToken()?.text ?? ''
  const listing = await fetchListing(token)
  if (!listing.ok) return listing
  const fetched = await fetchFiles(listing.value, token)
  return fetched.ok ? { ok: true, value: { ...fetched.value, listing: listing.value } } : fetched
}

const FAILURES: Readonly<Record<FolderFailure, { readonly title: string }>> = {
  refused: {
    title:
      'The folder was not read: meshdraft serve was started anew. Open the new address from the terminal.',
  },
  gone: { title: 'The folder was not read: it was moved, removed or replaced.' },
  unreachable: { title: 'The folder was not read: meshdraft serve does not answer.' },
}
