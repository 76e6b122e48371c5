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
