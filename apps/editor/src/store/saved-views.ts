import { readGraphView } from '@meshdraft/graph'
import type { GraphView } from '@meshdraft/graph'
import type { DesignStore } from './create-design-store.ts'

/** A view of the graph under a name that no other one has. */
export interface SavedView {
  readonly name: string
  readonly view: GraphView
}

const KEY = 'meshdraft.graph-views'
const MOST_VIEWS = 100
const LONGEST_NAME = 80

/** Adds a view in alphabetical order, in place of one of the same name. */
export function addView(views: readonly SavedView[], added: SavedView): readonly SavedView[] {
  const others = views.filter(({ name }) => name !== added.name)
  return [...others, added]
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    .slice(0, MOST_VIEWS)
}

/** Takes a view out. */
export function removeView(views: readonly SavedView[], name: string): readonly SavedView[] {
  return views.filter((view) => view.name !== name)
}

/** Gives a view another name; one that had the new name is replaced. */
export function renameView(
  views: readonly SavedView[],
  name: string,
  newName: string,
): readonly SavedView[] {
  const renamed = views.find((view) => view.name === name)
  return renamed ? addView(removeView(views, name), { ...renamed, name: newName }) : views
}

/** Says why a view cannot have a name, as a sentence; `undefined` when it can. */
export function findNameObstacle(name: string): string | undefined {
  if (name.trim() === '') return 'A view needs a name.'
  return name.length > LONGEST_NAME ? `A name has ${LONGEST_NAME} characters at most.` : undefined
}

/** Reads kept views; what is damaged is left out. */
export function readSavedViews(json: string | null): readonly SavedView[] {
  let views: readonly SavedView[] = []
  for (const item of parseList(json).slice(0, MOST_VIEWS)) {
    const { name, view } = toRecord(item)
    if (typeof name !== 'string' || findNameObstacle(name) !== undefined) continue
    views = addView(views, { name, view: readGraphView(view) })
  }
  return views
}

/** Loads the views of this device, and keeps them whenever they change, here or in another window. */
export function connectSavedViews(store: DesignStore): () => void {
  const load = () => store.getState().setSavedViews(readSavedViews(readItem()))
  const follow = (event: StorageEvent) => {
    if (event.key === KEY) load()
  }
  load()
  addEventListener('storage', follow)
  const stop = store.subscribe((state, before) => {
    if (state.savedViews === before.savedViews) return
    const json = JSON.stringify(state.savedViews)
    if (json !== readItem() && !writeItem(json)) {
      state.announce('This device could not keep the view: its storage is full or blocked.')
    }
  })
  return () => {
    stop()
    removeEventListener('storage', follow)
  }
}

function parseList(json: string | null): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(json ?? '[]')
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function readItem(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    // Blocked storage: there are no views.
    return null
  }
}

function writeItem(json: string): boolean {
  try {
    localStorage.setItem(KEY, json)
    return true
  } catch {
    return false
  }
}
