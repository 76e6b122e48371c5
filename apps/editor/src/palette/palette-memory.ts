import type { DesignStore } from '../store/create-design-store.ts'
import { findDocument } from '../store/workspace-file.ts'
import type { DesignState } from '../store/design-state.ts'
import type { PaletteEntry } from './palette-entry.ts'
import { createPaletteIndex } from './palette-index.ts'
import type { PaletteIndex } from './palette-index.ts'

/** What the palette knows of one workspace while the page is open. */
export interface PaletteMemory {
  readonly workspace: string
  readonly index: PaletteIndex
  /** Last choice first. */
  readonly recent: readonly PaletteEntry[]
}

const MOST_RECENT = 5

const memoryByStore = new WeakMap<DesignStore, PaletteMemory>()

/** Yields what is known of the workspace that is open. */
export function recallPalette(store: DesignStore): PaletteMemory {
  const workspace = describeSource(store.getState())
  const known = memoryByStore.get(store)
  if (known?.workspace === workspace) return known
  // What was chosen elsewhere leads nowhere here, but commands are the same everywhere.
  const recent = (known?.recent ?? []).filter(({ type }) => type === 'command')
  const memory = { workspace, index: createPaletteIndex(), recent }
  memoryByStore.set(store, memory)
  return memory
}

/** Remembers a choice as the last one. */
export function rememberChoice(store: DesignStore, entry: PaletteEntry): void {
  const { type } = entry.target
  if (type === 'text' || type === 'search') return
  const memory = recallPalette(store)
  const others = memory.recent.filter(({ id }) => id !== entry.id)
  memoryByStore.set(store, { ...memory, recent: [entry, ...others].slice(0, MOST_RECENT) })
}

/** Yields the last choices that still lead somewhere. */
export function listRecent(
  { recent }: PaletteMemory,
  { files }: DesignState,
): readonly PaletteEntry[] {
  return recent.filter(({ target }) => {
    if (target.type === 'place') return findDocument(files, target.documentId) !== undefined
    return target.type === 'file' ? files.has(target.path) : true
  })
}

function describeSource({ source, name }: DesignState): string {
  return source.type === 'local' ? `local ${source.id}` : `${source.type} ${name}`
}
