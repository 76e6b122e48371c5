import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { childKey, listAncestors, parsePathKey, toPathKey } from './path-key.ts'
import type { PathKey } from './path-key.ts'

/** What the form of one document shows that is not in the text. */
export interface FormUiState {
  /** The field being looked at: it shows its documentation. */
  readonly current: PathKey | undefined
  /** `current` was chosen on another surface, so it is marked. */
  readonly isMarked: boolean
  /** Items are open unless they were closed by hand. */
  readonly startsOpen: boolean
  /** Groups and items that were opened or closed by hand. */
  readonly openByKey: ReadonlyMap<PathKey, boolean>
  /** Fields that were asked for and are not written yet, by the key of what holds them. */
  readonly addedByKey: ReadonlyMap<PathKey, ReadonlySet<string | number>>
  /** Where the focus should go once it is drawn; a new object for each wish. */
  readonly wish: FocusWish | undefined
  /** The last edit that could not be made. */
  readonly failure: FormFailure | undefined
}

export interface FocusWish {
  readonly key: PathKey
}

export interface FormFailure {
  readonly key: PathKey
  readonly message: string
}

export type FormUiStore = StoreApi<FormUiState>

/** Makes the store of one form. */
export function createFormUiStore(startsOpen = false): FormUiStore {
  return createStore<FormUiState>()(() => ({
    current: undefined,
    isMarked: false,
    startsOpen,
    openByKey: new Map(),
    addedByKey: new Map(),
    wish: undefined,
    failure: undefined,
  }))
}

/** Makes `key` the field being looked at. */
export function setCurrent(ui: FormUiStore, key: PathKey | undefined, isMarked: boolean): void {
  const state = ui.getState()
  if (state.current !== key || state.isMarked !== isMarked) ui.setState({ current: key, isMarked })
}

/** Opens or closes groups and items. */
export function setOpen(ui: FormUiStore, keys: readonly PathKey[], isOpen: boolean): void {
  const openByKey = new Map(ui.getState().openByKey)
  for (const key of keys) openByKey.set(key, isOpen)
  ui.setState({ openByKey })
}

/** Opens all that holds `key`. */
export function openTo(ui: FormUiStore, key: PathKey): void {
  const closed = listAncestors(key).slice(1)
  const { openByKey } = ui.getState()
  if (closed.some((ancestor) => openByKey.get(ancestor) !== true)) setOpen(ui, closed, true)
}

/** Shows a field or item that is not in the document yet, and moves the focus there. */
export function addField(ui: FormUiStore, parent: PathKey, step: string | number): void {
  const key = childKey(parent, step)
  openTo(ui, childKey(key, ''))
  showField(ui, parent, step)
  ui.setState({ wish: { key } })
}

/** Shows a field or item although it is not in the document. */
export function showField(ui: FormUiStore, parent: PathKey, step: string | number): void {
  const { addedByKey } = ui.getState()
  const added = new Set(addedByKey.get(parent))
  added.add(step)
  ui.setState({ addedByKey: new Map(addedByKey).set(parent, added) })
}

/** Forgets what was asked for on the way to `key`: it is written now. */
export function forgetWritten(ui: FormUiStore, key: PathKey): void {
  const path = parsePathKey(key)
  for (const [index, step] of path.entries()) dropField(ui, toPathKey(path.slice(0, index)), step)
}

/** Hides a field again that was asked for and never written. */
export function dropField(ui: FormUiStore, parent: PathKey, step: string | number): void {
  const { addedByKey } = ui.getState()
  const added = addedByKey.get(parent)
  if (added?.has(step) !== true) return
  const next = new Map(addedByKey)
  const rest = new Set(added)
  rest.delete(step)
  if (rest.size === 0) next.delete(parent)
  else next.set(parent, rest)
  ui.setState({ addedByKey: next })
}

/** Forgets what was asked for below `key`: it is written now, or gone. */
export function forgetAdded(ui: FormUiStore, key: PathKey): void {
  const { addedByKey } = ui.getState()
  const stale = [...addedByKey.keys()].filter(
    (parent) => parent === key || parent.startsWith(`${key}/`),
  )
  if (stale.length === 0) return
  const next = new Map(addedByKey)
  for (const parent of stale) next.delete(parent)
  ui.setState({ addedByKey: next })
}
