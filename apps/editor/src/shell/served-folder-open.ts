import { hasEdits, listDifferent, planReload } from '../commands/plan-reload.ts'
import { noteLeftOut } from '../commands/reload-from-disk.ts'
import { fetchFiles, fetchListing } from '../commands/served-folder-client.ts'
import type {
  FetchedFiles,
  FolderFailure,
  FolderListing,
} from '../commands/served-folder-client.ts'
import { forgetToken, settleToken } from '../commands/served-folder-token.ts'
import type { ServedToken } from '../commands/served-folder-token.ts'
import type { DesignStore } from '../store/create-design-store.ts'
import { buildFiles } from '../store/workspace-file.ts'
import type { StartWays } from './served-folder.ts'

/**
 * Opens the served folder. With a fresh token that is what the operator asked for; with one of before
 * the page was reloaded, and what was worked on last comes first.
 *
 * The folder is one workspace at every start of the server: what was changed in it and not exported
 * is there again.
 */
export async function openFolderOf(
  store: DesignStore,
  token: ServedToken,
  ways: StartWays,
): Promise<boolean> {
  const listing = await fetchListing(token.text)
  if (!listing.ok) return tellFailure(store, listing.reason, token, ways)
  const id = `folder-${listing.value.key}`
  if (!token.isFresh) {
    setOpen(store, listing.value, id)
    // Whoever reads such addresses opens the sample.
    if (new URLSearchParams(location.search).has('sample')) return false
    if ((await ways.openLast()) && !isOpen(store, id)) return true
  }
  const { name, files } = listing.value
  const total = files.length
  const fetched = await fetchFiles(listing.value, token.text, (done) =>
    store.getState().setServedFolder({ type: 'reading', name, done, total }),
  )
  if (!fetched.ok) return tellFailure(store, fetched.reason, token, ways)
  if (!isOpen(store, id)) await ways.openKept(id)
  settleToken()
  setOpen(store, listing.value, id)
  showFolder(store, id, listing.value, fetched.value)
  return true
}

function isOpen(store: DesignStore, id: string): boolean {
  const { source } = store.getState()
  return source.type === 'local' && source.id === id
}

function setOpen(store: DesignStore, { name }: FolderListing, workspaceId: string): void {
  store.getState().setServedFolder({ type: 'open', name, workspaceId })
}

/** Shows the folder as it is on the disk, or what was changed in it before. */
function showFolder(
  store: DesignStore,
  id: string,
  listing: FolderListing,
  { files, skipped }: FetchedFiles,
): void {
  const state = store.getState()
  if (!isOpen(store, id)) {
    const name = `${listing.name}, read from disk`
    state.openWorkspace({ name, source: { type: 'local', id }, files })
    noteLeftOut(store, listing, skipped)
    return
  }
  const unread = new Set(skipped.map(({ path }) => path))
  if (!hasEdits(state)) {
    const changes = planReload(state.files, files, unread)
    const label = 'Read from disk'
    if (state.applyEdits(changes, { origin: 'open', history: 'none', label })) state.resetBaseline()
    return
  }
  const different = listDifferent(state.baseline, buildFiles(files)).filter(
    (path) => !unread.has(path),
  )
  if (different.length === 0) return
  state.setNotice({
    title:
      'The folder has changed on the disk since you began to change it here. Export your changes, or reload from disk; undo brings them back.',
    lines: different.map((path) => `${path} is different on the disk.`),
  })
}

async function tellFailure(
  store: DesignStore,
  reason: FolderFailure,
  token: ServedToken,
  ways: StartWays,
): Promise<boolean> {
  if (reason === 'refused') forgetToken()
  // A reload without the server goes on with what this device keeps.
  const isAtWork =
    store.getState().source.type !== 'none' ||
    (reason !== 'refused' && !token.isFresh && (await ways.openLast()))
  if (isAtWork) {
    store.getState().setServedFolder(undefined)
    store.getState().setNotice({ title: WORDS[reason], lines: [] })
    return true
  }
  store.getState().setServedFolder({ type: reason })
  store.getState().setStarted()
  store.getState().announce(WORDS[reason])
  return true
}

const WORDS: Readonly<Record<FolderFailure, string>> = {
  refused:
    'This address belongs to an earlier start of meshdraft serve. Copy the new one from the terminal.',
  gone: 'The folder of meshdraft serve was moved, removed or replaced.',
  unreachable: 'The folder cannot be read now: meshdraft serve does not answer.',
}
