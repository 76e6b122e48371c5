import { openFiles } from '../commands/open-files.ts'
import { openPlace, takeAskedPlace } from '../commands/open-place.ts'
import { readPlace } from '../commands/place-link.ts'
import type { LinkProblem } from '../dialogs/describe-link.ts'
import {
  followSharedCopy,
  forgetSharedFragment,
  takeSharedFragment,
} from '../dialogs/share/shared-address.ts'
import type { Keeper, OpenResult } from '../keeping/keeper-contract.ts'
import { SAMPLES } from '../samples/index.ts'
import type { DesignStore } from '../store/create-design-store.ts'
import { buildTextFile } from '../store/workspace-file.ts'
import { openServedFolder } from './served-folder.ts'

/**
 * Opens what the address asks for (a shared link, a sample), else the workspace that was saved last,
 * else nothing: the first screen shows then. Never rejects.
 */
export async function openAtStart(store: DesignStore, keeper: Keeper): Promise<void> {
  try {
    const check = takeAskedCheck()
    const place = takeAskedPlace()
    const refusal = await openSharedLink(store)
    if (refusal !== 'opened') {
      const isOpened =
        (await openServedFolder(store, {
          openKept: (id) => openKept(keeper, id).catch(() => false),
          openLast: () => openLast(keeper),
        })) ||
        (place?.workspaceId !== undefined &&
          (await openKept(keeper, place.workspaceId).catch(() => false))) ||
        (await openAskedSample(store, keeper)) ||
        (await openLast(keeper))
      if (!isOpened) store.getState().setStarted()
      // Last, because a workspace that opens takes the notices of the one before away.
      if (refusal) tellRefusal(store, refusal)
    }
    if (place) openPlace(store, place)
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
    if (isElsewhere(store)) {
      // As if the page were opened with this address: that opens the workspace, too.
      location.reload()
      return
    }
    const place = takeAskedPlace()
    const refusal = await openSharedLink(store)
    if (refusal && refusal !== 'opened') tellRefusal(store, refusal)
    else if (place) openPlace(store, place)
  }
  window.addEventListener('hashchange', () => void follow())
  followSharedCopy(store)
}

/** Whether the address asks for a place in another workspace of this device. */
function isElsewhere(store: DesignStore): boolean {
  const { source } = store.getState()
  const wanted = readPlace(location.hash).place?.workspaceId
  return wanted !== undefined && (source.type !== 'local' || source.id !== wanted)
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

/** Opens a workspace kept on this device, and says why when that cannot be. */
export async function reopenKept(store: DesignStore, keeper: Keeper, id: string): Promise<void> {
  const result = await keeper.open(id).catch(() => 'failed' as const)
  const title = REFUSALS[result]
  if (title !== undefined) store.getState().setNotice({ title, lines: [] })
}

const REFUSALS: Readonly<Record<OpenResult | 'failed', string | undefined>> = {
  opened: undefined,
  absent: 'This workspace is not on this device any more.',
  // The bar of what could not be read says it, and offers it.
  damaged: undefined,
  newer: 'A newer version of Meshdraft saved this workspace. Reload the page to get that version.',
  failed: 'The storage of the browser does not answer.',
}

async function openKept(keeper: Keeper, id: string): Promise<boolean> {
  return (await keeper.open(id)) === 'opened'
}

const TAB_KEY = 'meshdraft.workspace'

/** Remembers which workspace this tab has open, so that a reload opens it and not another window's. */
export function rememberTab(store: DesignStore): void {
  store.subscribe(({ source }, before) => {
    if (source === before.source) return
    try {
      if (source.type === 'local') sessionStorage.setItem(TAB_KEY, source.id)
      else sessionStorage.removeItem(TAB_KEY)
    } catch {
      // Blocked storage: a reload opens what was opened last.
    }
  })
}

function recallTab(): string | undefined {
  try {
    return sessionStorage.getItem(TAB_KEY) ?? undefined
  } catch {
    return undefined
  }
}

/** Opens the link in the address, if there is one; yields why it could not be opened. */
async function openSharedLink(store: DesignStore): Promise<'opened' | LinkProblem | undefined> {
  const fragment = takeSharedFragment()
  if (fragment === undefined) return undefined
  const { openLink } = await import('../dialogs/open-link.ts')
  const refusal = openLink(store, fragment)
  if (refusal) forgetSharedFragment()
  return refusal ?? 'opened'
}

function tellRefusal(store: DesignStore, { title, way }: LinkProblem): void {
  const retry = { label: 'Paste the link again', dialog: { type: 'paste', text: '' } } as const
  store.getState().setNotice({ title, lines: [way], action: retry })
}

/** Opens the sample in the address; yields whether anything is open now. */
async function openAskedSample(store: DesignStore, keeper: Keeper): Promise<boolean> {
  const asked = new URLSearchParams(location.search)
  const sampleId = asked.get('sample')
  const firstId = asked.get('first')
  if (sampleId === null && firstId === null) return false
  // The address is for one opening: a reload goes on with the copy that was made.
  history.replaceState(null, '', location.pathname)
  // What is worked on comes before the sample that the server offers to whoever has nothing yet.
  if (sampleId === null) return (await openLast(keeper)) || openSample(store, firstId ?? '')
  if ((await openLast(keeper, sampleId)) || (await openSample(store, sampleId))) return true
  await openLast(keeper)
  store.getState().setNotice({
    title: `There is no sample “${sampleId}”. Samples: ${SAMPLES.map(({ id }) => id).join(', ')}.`,
    lines: [],
  })
  return true
}

/** Opens what this tab had open, else what was opened last; with `sampleId` the last copy of that sample. */
async function openLast(keeper: Keeper, sampleId?: string): Promise<boolean> {
  const kept = await keeper.list().catch(() => [])
  const tabId = recallTab()
  const wanted = kept
    .filter((it) => it.deletedAt === undefined)
    .filter((it) => sampleId === undefined || it.sampleId === sampleId)
    .toSorted((a, b) => Number(b.id === tabId) - Number(a.id === tabId))
  for (const { id } of wanted) if (await openKept(keeper, id)) return true
  return false
}
