import { openFiles } from '../commands/open-files.ts'
import type { LinkProblem } from '../dialogs/describe-link.ts'
import { SAMPLES } from '../samples/index.ts'
import type { DesignStore } from '../store/create-design-store.ts'
import { listKept, loadKept, openKeptDatabase } from '../store/kept-database.ts'
import { toSelection, toSource } from '../store/kept-format.ts'
import { buildTextFile } from '../store/workspace-file.ts'
import { openServedFolder } from './served-folder.ts'

/**
 * Opens what the address asks for (a shared link, a sample), else the workspace that was saved last,
 * else nothing: the first screen shows then. Never rejects.
 */
export async function openAtStart(store: DesignStore): Promise<void> {
  try {
    const check = takeAskedCheck()
    const refusal = await openSharedLink(store)
    if (refusal !== 'opened') {
      const isOpened =
        (await openServedFolder(store, {
          openKept: (id) => openKept(store, id).catch(() => false),
          openLast: () => openLast(store),
        })) ||
        (await openAskedSample(store)) ||
        (await openLast(store))
      if (!isOpened) store.getState().setStarted()
      // Last, because a workspace that opens takes the notices of the one before away.
      if (refusal) tellRefusal(store, refusal)
    }
    if (check !== null) store.getState().setDialog({ type: 'explain', code: check })
  } catch (error) {
    store.getState().setStarted()
    store.getState().setNotice({
      title: 'The last workspace could not be opened.',
      lines: [error instanceof Error ? error.message : 'Unknown reason.'],
    })
  }
}

/** Yields the code whose page the address asks for, e.g. `?check=VS-009`; it is for one opening. */
function takeAskedCheck(): string | null {
  const asked = new URLSearchParams(location.search)
  const check = asked.get('check')
  if (check === null) return null
  asked.delete('check')
  const rest = asked.toString()
  const search = rest === '' ? '' : `?${rest}`
  history.replaceState(null, '', `${location.pathname}${search}${location.hash}`)
  return check
}

/** Opens a link that is put in the address of an open page. */
export function followAddress(store: DesignStore): void {
  const follow = async () => {
    const refusal = await openSharedLink(store)
    if (refusal && refusal !== 'opened') tellRefusal(store, refusal)
  }
  window.addEventListener('hashchange', () => void follow())
}

/** Opens a sample as a copy of its own. */
export async function openSample(store: DesignStore, id: string): Promise<boolean> {
  const sample = SAMPLES.find((candidate) => candidate.id === id)
  if (!sample) return false
  try {
    const files = await sample.load()
    openFiles(
      store,
      sample.id,
      files.map(({ path, text }) => buildTextFile(path, text)),
      sample.id,
    )
    return true
  } catch {
    const title = `The sample ${sample.id} could not be fetched. Check that the server runs.`
    store.getState().setNotice({ title, lines: [] })
    return false
  }
}

/** Opens a workspace kept on this device, and says so when it is there no more. */
export async function reopenKept(store: DesignStore, id: string): Promise<void> {
  const isOpened = await openKept(store, id).catch(() => false)
  if (isOpened) return
  store.getState().setNotice({ title: 'This workspace could not be read any more.', lines: [] })
}

async function openKept(store: DesignStore, id: string): Promise<boolean> {
  const database = await openKeptDatabase()
  const loaded = await loadKept(database, id)
  database.close()
  if (!loaded || (loaded.files.length === 0 && loaded.workspace.paths.length > 0)) return false
  const { workspace, files, baseline, lost } = loaded
  const { openWorkspace, select, setNotice } = store.getState()
  openWorkspace({ name: workspace.name, source: toSource(workspace), files, baseline })
  select(toSelection(workspace))
  if (lost.length > 0) {
    setNotice({ title: 'Some files were damaged in the storage and are missing.', lines: lost })
  }
  return true
}

/** Opens the link in the address, if there is one; yields why it could not be opened. */
async function openSharedLink(store: DesignStore): Promise<'opened' | LinkProblem | undefined> {
  if (!/^#v\d/.test(location.hash)) return undefined
  const { openLink } = await import('../dialogs/open-link.ts')
  return openLink(store, location.hash) ?? 'opened'
}

function tellRefusal(store: DesignStore, { title, way }: LinkProblem): void {
  store.getState().setNotice({ title, lines: [way] })
}

/** Opens the sample in the address; yields whether anything is open now. */
async function openAskedSample(store: DesignStore): Promise<boolean> {
  const asked = new URLSearchParams(location.search)
  const sampleId = asked.get('sample')
  const firstId = asked.get('first')
  if (sampleId === null && firstId === null) return false
  // The address is for one opening: a reload goes on with the copy that was made.
  history.replaceState(null, '', location.pathname)
  // What is worked on comes before the sample that the server offers to whoever has nothing yet.
  if (sampleId === null) return (await openLast(store)) || openSample(store, firstId ?? '')
  if ((await openLast(store, sampleId)) || (await openSample(store, sampleId))) return true
  await openLast(store)
  store.getState().setNotice({
    title: `There is no sample “${sampleId}”. Samples: ${SAMPLES.map(({ id }) => id).join(', ')}.`,
    lines: [],
  })
  return true
}

/** Opens what was saved last; with `sampleId` the last copy of that sample. */
async function openLast(store: DesignStore, sampleId?: string): Promise<boolean> {
  const database = await openKeptDatabase().catch(() => undefined)
  if (!database) return false
  const kept = await listKept(database)
  database.close()
  const wanted = kept.filter((it) => sampleId === undefined || it.sampleId === sampleId)
  for (const { id } of wanted) if (await openKept(store, id)) return true
  return false
}
