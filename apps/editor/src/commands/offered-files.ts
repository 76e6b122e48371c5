import { LIMITS } from '@meshdraft/yaml'
import type { SkippedFile } from './plan-opening.ts'
import type { BrowserFile } from './read-files.ts'

/** What was dropped or chosen, before anything is read. */
export interface Offer {
  readonly files: readonly BrowserFile[]
  /** Folders that are not entered, and what the browser refuses. */
  readonly skipped: readonly SkippedFile[]
}

const DEPTH = 32
const NOT_ENTERED = new Set(['.git', 'node_modules', '.terraform'])

/**
 * Lists what was dropped, folders included. Call it inside the drop event: the browser empties the
 * list right afterwards.
 */
export async function listDropped(transfer: DataTransfer): Promise<Offer> {
  const entries = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => item.webkitGetAsEntry() ?? item.getAsFile())
  const listing = new Listing()
  for (const entry of entries) {
    if (entry instanceof File) listing.addFile(entry.name, entry)
    else if (entry) await listing.addEntry(entry, DEPTH)
  }
  return listing
}

/** Lists what was chosen in a file dialog; files of a folder come with their path in it. */
export function listChosen(files: Iterable<File>): Offer {
  const listing = new Listing()
  for (const file of files) listing.addFile(file.webkitRelativePath || file.name, file)
  return listing
}

/** Asks for files or a folder with the browser's dialog. Yields nothing when it is cancelled. */
export function chooseFiles(mode: 'files' | 'folder'): Promise<Offer | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = true
    if (mode === 'folder') input.webkitdirectory = true
    else input.accept = '.yaml,.yml,.json'
    input.addEventListener('change', () => {
      input.remove()
      resolve(input.files && input.files.length > 0 ? listChosen(input.files) : undefined)
    })
    input.addEventListener('cancel', () => {
      input.remove()
      resolve(undefined)
    })
    input.hidden = true
    // It has to be on the page: a test, and some browsers, find it only there.
    document.body.append(input)
    input.click()
  })
}

class Listing implements Offer {
  readonly files: BrowserFile[] = []
  readonly skipped: SkippedFile[] = []

  addFile(path: string, file: File): void {
    const [folder] = path.split('/').filter((part) => NOT_ENTERED.has(part))
    if (folder !== undefined) {
      const inside = path.slice(0, path.indexOf(folder) + folder.length)
      if (!this.skipped.some((skip) => skip.path === inside)) {
        this.skipped.push({ path: inside, reason: 'is not searched for manifests' })
      }
    } else this.files.push({ path, size: file.size, file })
  }

  async addEntry(entry: FileSystemEntry, depth: number): Promise<void> {
    const path = entry.fullPath.replace(/^\//, '')
    if (this.files.length > LIMITS.workspaceFiles * 2) return
    if (isFileEntry(entry)) {
      try {
        this.addFile(path, await readFile(entry))
      } catch {
        this.skipped.push({ path, reason: 'could not be read by the browser' })
      }
    } else if (isFolderEntry(entry)) {
      if (NOT_ENTERED.has(entry.name)) {
        this.skipped.push({ path, reason: 'is not searched for manifests' })
      } else if (depth === 0) {
        this.skipped.push({ path, reason: `lies more than ${DEPTH} folders deep` })
      } else {
        for (const child of await readFolder(entry)) await this.addEntry(child, depth - 1)
      }
    }
  }
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolderEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function readFile(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject)
  })
}

async function readFolder(entry: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = entry.createReader()
  const all: FileSystemEntry[] = []
  // The browser hands out a hundred at a time, and an empty list at the end.
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => resolve([]))
    })
    if (some.length === 0) return all
    all.push(...some)
    if (all.length > LIMITS.workspaceFiles * 2) return all
  }
}
