import { useEffect, useRef } from 'react'
import type { FocusEvent, RefObject } from 'react'
import type { DocumentId } from '@meshdraft/model'
import { useStore } from 'zustand'
import type { Selection } from '../store/design-state.ts'
import { useDesignStoreApi } from '../store/DesignContext.tsx'
import { openTo, setCurrent } from './form-ui-store.ts'
import type { FormUiStore } from './form-ui-store.ts'
import { listAncestors, parsePathKey, toPathKey } from './path-key.ts'
import type { PathKey } from './path-key.ts'

interface FollowOptions {
  readonly root: RefObject<HTMLElement | null>
  readonly documentId: DocumentId
  readonly selection: Selection | undefined
  readonly ui: FormUiStore
  /** What is shown as a whole: selecting it marks nothing. */
  readonly shownKey: PathKey
}

interface FollowHandlers {
  readonly onFocusCapture: (event: FocusEvent) => void
  readonly onPointerDownCapture: () => void
}

const MARK = 'data-marked'

/**
 * Keeps the form and the other surfaces in step: a field that gets the focus is selected, and a
 * place selected elsewhere is opened, scrolled to and marked.
 */
export function useFollowSelection(options: FollowOptions): FollowHandlers {
  const { root, documentId, selection, ui, shownKey } = options
  const store = useDesignStoreApi()
  const wish = useStore(ui, (state) => state.wish)
  // While a press is going on nothing may move: its click would land elsewhere.
  const press = useRef<{ waiting: (() => void) | undefined } | undefined>(undefined)

  useEffect(() => {
    const release = () => {
      const waiting = press.current?.waiting
      press.current = undefined
      // The click comes after the release.
      if (waiting) setTimeout(waiting, 0)
    }
    window.addEventListener('pointerup', release, true)
    window.addEventListener('pointercancel', release, true)
    return () => {
      window.removeEventListener('pointerup', release, true)
      window.removeEventListener('pointercancel', release, true)
    }
  }, [])

  useEffect(() => {
    const element = root.current
    if (!selection || selection.origin === 'form' || !element) return undefined
    const key = toPathKey(selection.path)
    openTo(ui, key)
    setCurrent(ui, key, true)
    const frame = requestAnimationFrame(() => {
      const field = key === shownKey ? undefined : findField(element, key)
      if (field) field.scrollIntoView({ block: 'nearest' })
      else element.scrollTo({ top: 0 })
      mark(element, field)
    })
    return () => cancelAnimationFrame(frame)
  }, [root, selection, shownKey, ui])

  useEffect(() => {
    const element = root.current
    const field = wish && element ? findField(element, wish.key) : undefined
    if (!field) return
    field.scrollIntoView({ block: 'nearest' })
    findFocusable(field)?.focus()
  }, [root, wish])

  return {
    onPointerDownCapture: () => {
      press.current = { waiting: undefined }
    },
    onFocusCapture: (event) => {
      if (root.current) mark(root.current, undefined)
      const target = event.target instanceof Element ? event.target : undefined
      const key = target?.closest<HTMLElement>('[data-path]')?.dataset['path']
      if (key === undefined || !root.current) return
      const show = () => setCurrent(ui, key, false)
      if (press.current) press.current.waiting = show
      else show()
      selectField(store.getState().selection, key)
    },
  }

  function selectField(before: Selection | undefined, key: PathKey): void {
    const path = toWrittenPath(key)
    const isSame =
      before?.documentId === documentId &&
      toPathKey(before.path) === toPathKey(path) &&
      path.length > 0
    if (isSame) return
    const keepsNode =
      before?.documentId === documentId &&
      before.nodeId !== undefined &&
      samePart(before.path, path)
    store.getState().select({
      documentId,
      path,
      origin: 'form',
      ...(keepsNode && before.nodeId !== undefined ? { nodeId: before.nodeId } : {}),
    })
  }
}

/** Rows for something new have a last step of their own that no document has. */
function toWrittenPath(key: PathKey): Selection['path'] {
  const path = parsePathKey(key)
  const last = path.at(-1)
  return last === '' || last === '+' ? path.slice(0, -1) : path
}

/** Whether two paths lead into the same item, such as one route; the graph shows it as one node. */
function samePart(a: Selection['path'], b: Selection['path']): boolean {
  return [0, 1, 2].every((index) => a[index] === b[index])
}

function mark(root: HTMLElement, field: HTMLElement | undefined): void {
  for (const old of root.querySelectorAll(`[${MARK}]`)) old.removeAttribute(MARK)
  field?.setAttribute(MARK, '')
}

/** Finds the element of a field, of something inside it, or of what holds it. */
function findField(root: HTMLElement, key: PathKey): HTMLElement | undefined {
  const exact = root.querySelector<HTMLElement>(`[data-path="${CSS.escape(key)}"]`)
  if (exact) return toBox(exact)
  const inside = root.querySelector<HTMLElement>(`[data-path^="${CSS.escape(`${key}/`)}"]`)
  if (inside) return toBox(inside)
  for (const ancestor of listAncestors(key).slice(1)) {
    const field = root.querySelector<HTMLElement>(`[data-path="${CSS.escape(ancestor)}"]`)
    if (field) return toBox(field)
  }
  return undefined
}

/** An element without a box of its own cannot be scrolled to. */
function toBox(element: HTMLElement): HTMLElement {
  const first = element.firstElementChild
  return element.getClientRects().length === 0 && first instanceof HTMLElement ? first : element
}

function findFocusable(field: HTMLElement): HTMLElement | undefined {
  const first =
    field.querySelector<HTMLElement>('input, select, [role="combobox"]') ??
    field.querySelector<HTMLElement>('button')
  return first ?? undefined
}
