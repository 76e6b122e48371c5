import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

const MOST_STEPS = 120

/** What an operator without a mouse does: press keys until the focus stands where it should. */
export class Keyboard {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async press(keys: string, times = 1): Promise<void> {
    for (let i = 0; i < times; i += 1) await this.#page.keyboard.press(keys)
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text)
  }

  /** Goes with Tab (or another key) to `target`; fails when it is not on the way. */
  async reach(target: Locator, key = 'Tab'): Promise<void> {
    await expect(target).toBeAttached()
    for (let i = 0; i < MOST_STEPS; i += 1) {
      if (await hasFocus(target)) return
      await this.#page.keyboard.press(key)
    }
    await expect(target, `${key} does not lead there`).toBeFocused({ timeout: 1 })
  }

  /** Goes with F6 to the region that `region` is. */
  async reachRegion(region: Locator): Promise<void> {
    await expect(region).toBeVisible()
    for (let i = 0; i < 12; i += 1) {
      if (await holdsFocus(region)) return
      await this.#page.keyboard.press('F6')
    }
    throw new Error(`F6 does not lead to ${region.toString()}.`)
  }

  /** Presses an arrow until `target` is the active one of a composite that keeps the focus itself. */
  async walk(composite: Locator, target: Locator, key: string): Promise<void> {
    await expect(target).toBeVisible()
    for (let i = 0; i < MOST_STEPS; i += 1) {
      const id = await target.getAttribute('id')
      if (id !== null && (await composite.getAttribute('aria-activedescendant')) === id) return
      await this.#page.keyboard.press(key)
    }
    throw new Error(`${key} does not lead to ${target.toString()}.`)
  }

  /**
   * Goes to a thing wherever it is: with F6 to its region, with Tab to it or to what holds it, with
   * arrows from there.
   *
   * @returns its role, e.g. `button`.
   */
  async go(target: Locator): Promise<string> {
    await expect(target).toBeAttached()
    let way = ''
    for (let i = 0; i < MOST_STEPS; i += 1) {
      const { key, role } = await target.evaluate(findNextKey)
      if (key === undefined) return role
      way = `${way} ${key}`
      await this.#page.keyboard.press(key)
    }
    throw new Error(`No way leads to ${target.toString()}:${way}`)
  }

  /** Goes to `target` and presses Enter. */
  async activate(target: Locator, key = 'Tab'): Promise<void> {
    await this.reach(target, key)
    await this.press('Enter')
  }
}

// One question to the page and none that waits: it is asked once for each step.
function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluateAll((elements) => elements.some((it) => it === document.activeElement))
}

function holdsFocus(region: Locator): Promise<boolean> {
  return region.evaluate((element) => element.contains(document.activeElement))
}

interface NextKey {
  /** Absent: it is reached. */
  readonly key?: string
  readonly role: string
}

/** Runs in the page: one look for each step, because every key may change what is there. */
function findNextKey(target: Element): NextKey {
  const active = document.activeElement ?? document.body
  const tag = target.tagName.toLowerCase()
  const type = target instanceof HTMLInputElement ? target.type : tag
  const role = target.getAttribute('role') ?? type
  const press = (key: string): NextKey => ({ key, role })
  const isBefore = (one: Element, other: Element) =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  if (active === target) return { role }

  // What keeps the focus itself names the part that keys act on.
  const current = document.getElementById(active.getAttribute('aria-activedescendant') ?? '')
  if (role === 'row' && active === target.closest('[role="treegrid"]')) {
    if (current === target) return { role }
    if (!current) return press('Home')
    return press(isBefore(current, target) ? 'ArrowDown' : 'ArrowUp')
  }
  const list = target.closest('[role="listbox"]')
  const isOfActive = list && (active === list || active.getAttribute('aria-controls') === list.id)
  if (role === 'option' && isOfActive) return current === target ? { role } : press('ArrowDown')

  const holds = (selector: string) => target.closest(selector)?.contains(active) === true
  if (holds('[role="menu"]')) return press('ArrowDown')
  if (holds('[role="tablist"]') || (type === 'radio' && holds('[role="radiogroup"]'))) {
    return press('ArrowRight')
  }
  const row = target.closest('[data-row]')
  if (row && holds('[role="grid"]')) {
    const activeRow = active.closest('[data-row]')
    if (activeRow === row) return press(target === row ? 'ArrowLeft' : 'ArrowRight')
    return press(activeRow && isBefore(row, activeRow) ? 'ArrowUp' : 'ArrowDown')
  }

  const region = (element: Element) => element.closest('[data-region]')
  const layer = active.closest('[role="dialog"], [role="alertdialog"]')
  if (!layer && region(target) && region(target) !== region(active)) return press('F6')
  // In the text editor Tab is a character, until Escape.
  const text = active.closest('.monaco-editor')
  if (text && !text.contains(target) && !text.hasAttribute('data-left-by-keys')) {
    text.toggleAttribute('data-left-by-keys', true)
    active.addEventListener('blur', () => text.removeAttribute('data-left-by-keys'), { once: true })
    return press('Escape')
  }
  return press(active !== document.body && isBefore(target, active) ? 'Shift+Tab' : 'Tab')
}
