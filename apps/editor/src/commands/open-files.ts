import type { DesignStore } from '../store/create-design-store.ts'
import type { FileChange } from '../store/file-changes.ts'
import { buildTextFile } from '../store/workspace-file.ts'
import type { WorkspaceFile } from '../store/workspace-file.ts'
import { pickFreePath } from './document-edits.ts'
import type { Offer } from './offered-files.ts'
import { describeSkipped, planOpening } from './plan-opening.ts'
import type { SkippedFile } from './plan-opening.ts'
import { readBrowserFiles } from './read-files.ts'

/** Opens what was offered as a workspace of its own. What stays outside is named in a notice. */
export async function openOffer(store: DesignStore, offer: Offer): Promise<void> {
  const plan = planOpening(offer.files)
  const read = await readBrowserFiles(plan.files)
  const skipped = [...offer.skipped, ...plan.skipped, ...read.skipped]
  if (read.files.length === 0) {
    store.getState().setNotice({
      title: 'There is nothing to open: no YAML or JSON file was found.',
      lines: describeSkipped(skipped),
    })
    return
  }
  openFiles(store, plan.folder ?? nameAfter(read.files), read.files)
  noteSkipped(store, skipped)
}

/** Adds what was offered to the present workspace as one step; equal files are left as they are. */
export async function addOffer(store: DesignStore, offer: Offer): Promise<void> {
  const plan = planOpening(offer.files)
  const read = await readBrowserFiles(plan.files)
  const skipped = [...offer.skipped, ...plan.skipped, ...read.skipped]
  addFiles(store, read.files)
  noteSkipped(store, skipped)
}

/** Opens files as a new local workspace; the one before stays in the list of kept ones. */
export function openFiles(
  store: DesignStore,
  name: string,
  files: readonly WorkspaceFile[],
  sampleId?: string,
): void {
  const source = {
    type: 'local' as const,
    id: crypto.randomUUID(),
    ...(sampleId === undefined ? {} : { sampleId }),
  }
  store.getState().openWorkspace({ name, source, files })
}

/** Opens pasted text as a workspace with one file. */
export function openText(store: DesignStore, text: string): void {
  openFiles(store, 'Pasted manifests', [buildTextFile('pasted.yaml', text)])
}

/** Adds pasted text to the present workspace as a file. */
export function addText(store: DesignStore, text: string): void {
  addFiles(store, [buildTextFile('pasted.yaml', text)])
}

function addFiles(store: DesignStore, files: readonly WorkspaceFile[]): void {
  const state = store.getState()
  const taken = new Map(state.files)
  const changes: FileChange[] = []
  for (const file of files) {
    const present = taken.get(file.path)
    if (present && isSameFile(present, file)) continue
    const path = pickFreePath({ files: taken }, file.path)
    const added = { ...file, path }
    taken.set(path, added)
    changes.push({ type: 'create', file: added })
  }
  const count = `${changes.length} ${changes.length === 1 ? 'file' : 'files'}`
  state.applyEdits(changes, { origin: 'open', history: 'step', label: `Add ${count}` })
  state.announce(changes.length === 0 ? 'The files are there already.' : `Added ${count}.`)
}

function isSameFile(a: WorkspaceFile, b: WorkspaceFile): boolean {
  return a.type === 'text' && b.type === 'text' && a.text === b.text
}

function nameAfter(files: readonly WorkspaceFile[]): string {
  const [first] = files
  if (files.length > 1 || !first) return `${files.length} files`
  return first.path.replace(/^.*\//, '').replace(/\.[^.]+$/, '')
}

function noteSkipped(store: DesignStore, skipped: readonly SkippedFile[]): void {
  if (skipped.length === 0) return
  const count = `${skipped.length} ${skipped.length === 1 ? 'file or folder was' : 'files or folders were'}`
  store.getState().setNotice({ title: `${count} not opened.`, lines: describeSkipped(skipped) })
}
