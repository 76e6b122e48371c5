import type { KeyboardEvent } from 'react'
import { moveItem } from '@meshdraft/yaml'
import type { FormActions } from './FormContext.tsx'
import { listItems } from './form-node.ts'
import { childKey, parsePathKey } from './path-key.ts'
import type { PathKey } from './path-key.ts'
import { toItemTitle } from './titles.ts'

/** Moves an item and what was open in it; the focus goes with it. */
export function moveBy(
  actions: FormActions,
  listKey: PathKey,
  index: number,
  length: number,
  by: number,
  what: string,
): void {
  const to = index + by
  if (to < 0 || to >= length) return
  const from = childKey(listKey, index)
  const target = childKey(listKey, to)
  const failed = actions.run(
    [(document) => moveItem(document, parsePathKey(from), parsePathKey(target))],
    { key: target, label: `Move ${what}` },
  )
  if (failed !== undefined) return
  const { ui } = actions
  const { openByKey } = ui.getState()
  const swapped = new Map(openByKey)
  for (const [a, b] of [
    [from, target],
    [target, from],
  ] as const) {
    const wasOpen = openByKey.get(a)
    if (wasOpen === undefined) swapped.delete(b)
    else swapped.set(b, wasOpen)
  }
  const focused = document.activeElement?.closest<HTMLElement>('[data-path]')?.dataset['path']
  const rest = focused?.startsWith(from) === true ? focused.slice(from.length) : ''
  ui.setState({ openByKey: swapped, wish: { key: `${target}${rest}` } })
}

/** Alt with an arrow moves the item that holds the focus; items say so by `data-item`. */
export function moveByKey(actions: FormActions, event: KeyboardEvent): void {
  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
  if (!event.altKey || by === 0 || !(event.target instanceof Element)) return
  const key = event.target.closest<HTMLElement>('[data-item]')?.dataset['item']
  if (key === undefined) return
  const path = parsePathKey(key)
  const index = path.at(-1)
  const name = path.findLast((step) => typeof step === 'string') ?? ''
  if (typeof index !== 'number') return
  event.preventDefault()
  const listKey = key.slice(0, key.lastIndexOf('/'))
  const { length } = listItems(actions.readNode(listKey))
  if (index < length) moveBy(actions, listKey, index, length, by, toItemTitle(name))
}
