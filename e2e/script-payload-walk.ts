import type { Locator, Page } from '@playwright/test'
import type { EditorPage } from './editor-page.ts'

/** A workspace of payloads that is open in the editor. */
export interface PayloadWalk {
  readonly editor: EditorPage
  /** Of its files. */
  readonly paths: readonly string[]
  /** One of them, to be typed by hand. */
  readonly payload: string
  /** Looks at the page as it is now. */
  readonly look: () => Promise<void>
  /** Notes what a view has shown. */
  readonly note: (text: string) => void
}

/** A view of the editor, and how all of it comes to be seen. */
export interface PayloadView {
  readonly name: string
  /** It changes or names what is one's own: a shared copy has nothing of it. */
  readonly isOwnOnly?: true
  /** It goes through every document and takes minutes. A shared copy shows them in no other way. */
  readonly isLong?: true
  readonly visit: (walk: PayloadWalk) => Promise<void>
}

/** Waits until what was asked for has been drawn. */
export function settle(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
      }),
  )
}

/** Scrolls from top to bottom and looks at each part. */
export async function scrollThrough(place: Locator, look: () => Promise<void>): Promise<void> {
  await place.evaluate((element) => element.scrollTo({ top: 0 }))
  for (let isEnd = false; !isEnd;) {
    await settle(place.page())
    await look()
    isEnd = await scrollOn(place)
  }
}

/** Scrolls on by most of what is seen; yields whether the end was there already. */
function scrollOn(place: Locator): Promise<boolean> {
  return place.evaluate((element) => {
    const { scrollTop, clientHeight, scrollHeight } = element
    element.scrollTo({ top: scrollTop + clientHeight * 0.8 })
    return scrollTop + clientHeight >= scrollHeight - 1 || element.scrollTop === scrollTop
  })
}

/** Chooses row after row of a tree grid. Each is opened before the next one is looked for. */
export async function walkRows(tree: Locator, visit: () => Promise<void>): Promise<void> {
  for (let index = 0; (await showRow(tree, index, true)) !== undefined; index += 1) await visit()
}

/** Chooses the row that stands so many rows below the one that begins with `start`. */
export async function chooseBelow(tree: Locator, start: string, below: number): Promise<void> {
  const names = await openThrough(tree, async () => {})
  const index = names.findIndex((name) => name.trim().startsWith(start))
  if (index === -1) throw new Error(`No row begins with “${start}”.`)
  await chooseRow(tree, index + below)
}

/** Chooses the row at a position of a tree grid. */
export async function chooseRow(tree: Locator, index: number): Promise<void> {
  await showRow(tree, index, true)
}

const ROWS_SEEN = 12

/** Opens every row of a tree grid from top to bottom, and yields what they are called. */
export async function openThrough(
  tree: Locator,
  look: () => Promise<void>,
): Promise<readonly string[]> {
  const names: string[] = []
  for (;;) {
    const name = await showRow(tree, names.length, false)
    if (name === undefined || names.length % ROWS_SEEN === 0) await look()
    if (name === undefined) return names
    names.push(name)
  }
}

/**
 * Brings a row of a tree grid into view, opens it and may choose it. Rows come a while after they are
 * scrolled to, so each is waited for; how many there are says the height of all of them.
 *
 * @returns what the row is called; `undefined` past the last one.
 */
function showRow(tree: Locator, index: number, isChosen: boolean): Promise<string | undefined> {
  return tree.evaluate(
    async (element, wanted) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      const find = () => element.querySelector<HTMLElement>(`[data-index="${wanted.index}"]`)
      const rowsOf = () => [...element.querySelectorAll<HTMLElement>('[role="rowgroup"]')].at(-1)
      while (!element.querySelector('[data-index]')) await frame()
      const height = element.querySelector<HTMLElement>('[data-index]')?.offsetHeight ?? 1
      if (wanted.index >= Math.round((rowsOf()?.offsetHeight ?? 0) / height)) return undefined
      while (!find()) {
        element.scrollTo({ top: wanted.index * height - element.clientHeight / 2 })
        await frame()
      }
      if (wanted.isChosen) find()?.click()
      await frame()
      while (find()?.getAttribute('aria-expanded') === 'false') {
        find()?.querySelector<HTMLElement>('[data-chevron]')?.click()
        await frame()
        await frame()
      }
      const row = find()
      return `${row?.getAttribute('aria-label') ?? ''} ${row?.textContent ?? ''}`
    },
    { index, isChosen },
  )
}

/** Opens whatever is closed in a part of the page, level by level, and yields all of its text. */
export function openAndRead(region: Locator): Promise<string> {
  return region.evaluate(async (element) => {
    const drawn = () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    await drawn()
    for (let level = 0; level < 20; level += 1) {
      const closed = element.querySelectorAll<HTMLElement>(
        'button[aria-expanded="false"]:not([aria-haspopup])',
      )
      if (closed.length === 0) break
      for (const button of closed) button.click()
      await drawn()
    }
    const values = [...element.querySelectorAll('input, textarea, select')].map((field) =>
      String(Reflect.get(field, 'value')),
    )
    return `${values.join('\n')}\n${element.textContent}`
  })
}
