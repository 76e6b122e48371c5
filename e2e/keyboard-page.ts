import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { Keyboard } from './keyboard.ts'

const MOST_STOPS = 150

/** A place where Tab stops. */
export interface Stop {
  /** What screen readers say it is called. */
  readonly name: string
  /** E.g. `button in explorer`. */
  readonly what: string
  readonly region: string
  /** Whether something looks different while the focus is there. */
  readonly isSeen: boolean
}

/**
 * Walks with Tab from where the focus is until it comes back to a place it was at. The text editor is
 * left as it says: with Escape.
 *
 * @throws when the same place keeps the focus: a trap.
 */
export async function walkStops(page: Page, keyboard: Keyboard): Promise<readonly Stop[]> {
  const stops: Stop[] = []
  let isAfterEnd = false
  // What shows the focus may come gently; here it is compared at once.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await keyboard.press('Tab')
  for (let i = 0; i < MOST_STOPS; i += 1) {
    const found = await page.evaluate(lookAtStop)
    // Behind the last stop the focus leaves the page, and comes back to the first.
    if (isAfterEnd && !found.isFirst) throw new Error(`The focus is lost before ${found.what}.`)
    isAfterEnd = found.isNowhere
    if (found.isNowhere) {
      await keyboard.press('Tab')
      continue
    }
    if (found.isKnown) return stops
    await expect(page.locator(':focus'), found.what).toHaveAccessibleName(/\S/)
    if (found.isText) await keyboard.press('Escape', 2)
    await keyboard.press('Tab')
    const { isSeen, hasMoved } = await page.evaluate(compareLeftStop)
    if (!hasMoved) throw new Error(`Tab does not leave ${found.what}.`)
    // A field and the button in it show it by one frame: they are compared once the focus has left both.
    const last = stops.at(-1)
    if (last && !last.isSeen)
      stops[stops.length - 1] = { ...last, isSeen: await page.evaluate(compareStopBefore) }
    stops.push({ ...found, isSeen })
  }
  throw new Error(`There are more than ${MOST_STOPS} stops.`)
}

/** Runs in the page: notes how the stop and what is around it look with the focus. */
function lookAtStop() {
  const active = document.activeElement ?? document.body
  const known = Reflect.get(globalThis, 'stopsSeen')
  const seen: WeakSet<Element> = known instanceof WeakSet ? known : new WeakSet()
  const isKnown = seen.has(active)
  seen.add(active)
  Reflect.set(globalThis, 'stopsSeen', seen)
  const current = document.getElementById(active.getAttribute('aria-activedescendant') ?? '')
  const around: Element[] = [active, ...(current ? [current] : [])]
  for (let up = active.parentElement; up && around.length < 6; up = up.parentElement) {
    around.push(up)
  }
  const read = (element: Element) =>
    [undefined, '::before', '::after']
      .map((part) => getComputedStyle(element, part))
      .map((style) => [style.outline, style.boxShadow, style.border, style.backgroundColor])
      .join('|')
  Reflect.set(globalThis, 'stopBefore', Reflect.get(globalThis, 'stopLeft'))
  Reflect.set(globalThis, 'stopLeft', { active, around, read, looks: around.map(read) })
  const region = active.closest<HTMLElement>('[data-region]')?.dataset['region'] ?? ''
  const role = active.getAttribute('role') ?? active.tagName.toLowerCase()
  const name = active.getAttribute('aria-label') ?? active.textContent.trim().slice(0, 40)
  return {
    isKnown,
    isNowhere: active === document.body,
    isFirst: active === document.querySelector('a[href], button'),
    isText: active.closest('.monaco-editor') !== null,
    region,
    name,
    what: `${role} “${name}” in ${region}`,
  }
}

/** Runs in the page: whether the stop before looks different now that the focus has left it. */
function compareLeftStop() {
  const left: NotedStop = Reflect.get(globalThis, 'stopLeft')
  const isSeen = left.around.some((element, i) => left.read(element) !== left.looks[i])
  return { isSeen, hasMoved: document.activeElement !== left.active }
}

/** Runs in the page: the same of the stop before that one. */
function compareStopBefore(): boolean {
  const before: NotedStop = Reflect.get(globalThis, 'stopBefore')
  return before.around.some((element, i) => before.read(element) !== before.looks[i])
}

interface NotedStop {
  readonly active: Element
  readonly around: readonly Element[]
  readonly looks: readonly string[]
  readonly read: (element: Element) => string
}

/** Yields the regions of stops in the order in which they were come to. */
export function listRegions(stops: readonly Stop[]): readonly string[] {
  return stops
    .map(({ region }) => region)
    .filter((region, i, all) => region !== '' && region !== all[i - 1])
}

/** What a person cannot see or read: one line for each element that is cut off. */
export function listCutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    const found = new Set<string>()
    // The drawing and the text editor move under their frames; both are reached with arrows.
    const own = '.react-flow, .monaco-editor, [data-visually-hidden]'
    for (const element of document.querySelectorAll('*')) {
      if (element.closest(own) || element.closest('svg') !== null || !isShown(element)) continue
      const hasWords = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
      )
      if (!hasWords && !element.matches('button, input, select, textarea, a[href]')) continue
      const box = element.getBoundingClientRect()
      if (box.width <= 1 || box.height <= 1) continue
      const cut = findCut(element, box) ?? findCover(element, box)
      if (cut !== undefined) {
        const words = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40)
        found.add(`${element.tagName.toLowerCase()} “${words}”: ${cut}`)
      }
    }
    return [...found]

    // A control that something else lies over cannot be pressed, nor read.
    function findCover(element: Element, { left, top, width, height }: DOMRect) {
      if (!element.matches('button')) return undefined
      const x = left + width / 2
      const y = top + height / 2
      // What is scrolled out of sight comes back.
      for (let up = element.parentElement; up; up = up.parentElement) {
        const frame = up.getBoundingClientRect()
        const isOut = x < frame.left || x > frame.right || y < frame.top || y > frame.bottom
        if (isOut && /auto|scroll/.test(getComputedStyle(up).overflow)) return undefined
      }
      const there = document.elementFromPoint(x, y)
      const isOwn = !there || element.contains(there) || there.contains(element)
      return isOwn
        ? undefined
        : `covered by ${there.tagName.toLowerCase()}.${there.classList.value}`
    }

    function findCut(element: Element, box: DOMRect): string | undefined {
      for (let up: Element | null = element; up && up !== document.body; up = up.parentElement) {
        const style = getComputedStyle(up)
        if (style.clipPath !== 'none' && up.clientHeight <= 1) return undefined
        const isOfItself = up === element
        const frame = up.getBoundingClientRect()
        if (/auto|scroll/.test(style.overflowY)) return undefined
        if (/hidden|clip/.test(style.overflowY)) {
          const isTall = isOfItself
            ? up.scrollHeight > up.clientHeight + 2
            : box.bottom > frame.bottom + 2 || box.top < frame.top - 2
          if (isTall) return 'cut below or above'
        }
        if (/hidden|clip/.test(style.overflowX) && style.textOverflow !== 'ellipsis') {
          const isWide = isOfItself
            ? up.scrollWidth > up.clientWidth + 2
            : box.right > frame.right + 2 || box.left < frame.left - 2
          if (isWide) return 'cut at a side'
        }
        if (style.textOverflow === 'ellipsis') return undefined
        if (style.position === 'fixed') break
      }
      const isOut = box.right > innerWidth + 2 || box.left < -2 || box.bottom > innerHeight + 2
      return isOut ? 'outside of the window' : undefined
    }
  })
}

/** What moves although motion is not wanted: one line for each element with a duration. */
export function listMoving(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const moves = (style: CSSStyleDeclaration) =>
      `${style.transitionDuration}, ${style.animationName === 'none' ? '0s' : style.animationDuration}`
        .split(', ')
        .some((duration) => Number.parseFloat(duration) > 0)
    const found: string[] = []
    for (const element of document.querySelectorAll('*')) {
      for (const part of ['', '::before', '::after']) {
        if (moves(getComputedStyle(element, part === '' ? null : part))) {
          found.push(`${element.tagName.toLowerCase()}.${element.classList.value}${part}`)
        }
      }
    }
    const running = document.getAnimations().filter(({ playState }) => playState === 'running')
    return [...found, ...running.map((animation) => `an animation of ${animation.id}`)]
  })
}
