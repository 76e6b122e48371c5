import { expect } from '@playwright/test'
import type { Locator } from '@playwright/test'
import { KeyboardHand } from '../hand.ts'
import type { Hand } from '../hand.ts'
import type { Keyboard } from '../keyboard.ts'
import { startsWith } from './names.ts'

/** The traffic graph, as it is drawn. */
export class Canvas {
  readonly region: Locator
  /** Has the focus while the arrows walk. */
  readonly drawing: Locator
  readonly find: Locator

  readonly #hand: Hand

  constructor(region: Locator, hand: Hand) {
    this.#hand = hand
    this.region = region
    this.drawing = region.getByRole('application', { name: 'Traffic graph' })
    this.find = region.getByRole('combobox', { name: 'Find in graph' })
  }

  /** A node by how it is read out, e.g. `Route 4, everyone`. */
  node(name: string): Locator {
    return this.drawing.getByRole('button', { name: startsWith(name) })
  }

  /** A label on an edge, e.g. `25%`. */
  pill(text: string): Locator {
    return this.drawing.getByText(text, { exact: true })
  }

  /** Selects a node: with the mouse in the drawing, with keys by finding it. */
  async select(name: string): Promise<void> {
    if (this.#hand instanceof KeyboardHand) await this.#selectBy(this.#hand.keyboard, name)
    else await this.node(name).click()
    await this.expectSelected(name)
  }

  async #selectBy(keyboard: Keyboard, name: string): Promise<void> {
    await keyboard.go(this.find)
    await keyboard.press('Control+A')
    await keyboard.type(wordsOf(name))
    await expect(this.region).toContainText(/(?<!\d)(?:\d+ of \d|Match \d)/)
    // Several nodes may have the words; Enter leads from one to the next.
    await expect(async () => {
      await keyboard.press('Enter')
      const id = (await this.node(name).getAttribute('id', { timeout: 300 })) ?? ''
      await expect(this.drawing).toHaveAttribute('aria-activedescendant', id, { timeout: 300 })
    }).toPass()
    await keyboard.press('Escape')
    await keyboard.press('ArrowDown')
    await expect(this.drawing).toBeFocused()
    await keyboard.press('Enter')
    await expect(this.drawing).not.toBeFocused()
  }

  /** Finds a node without a mouse and goes on to its form, e.g. `everyone`, `Route 4, everyone`. */
  async editBy(keyboard: Keyboard, words: string, name: string): Promise<void> {
    const palette = this.region.page().getByRole('combobox', { name: 'Search or run a command' })
    await keyboard.press('Control+K')
    await expect(palette).toBeFocused()
    await keyboard.type('>find in graph')
    await expect(palette).toHaveValue('>find in graph')
    await keyboard.press('Enter')
    await expect(this.find).toBeFocused()
    await keyboard.press('Control+A')
    await keyboard.type(words)
    await expect(this.region).toContainText(/(?<!\d)1 of \d/)
    await keyboard.press('Enter')
    await keyboard.press('ArrowDown')
    await expect(this.drawing).toBeFocused()
    await keyboard.press('Enter')
    await this.expectSelected(name)
    await expect(this.drawing).not.toBeFocused()
  }

  async expectSelected(name: string): Promise<void> {
    await expect(this.node(name)).toHaveAttribute('aria-pressed', 'true')
  }

  async expectDrawn(): Promise<void> {
    await expect(this.drawing.getByRole('button').first()).toBeVisible()
    await expect(this.drawing).toHaveAttribute('aria-busy', 'false')
  }
}

/** What to look for to find a node by how it is read out: `Subset v2 of ratings` is called `v2`. */
function wordsOf(name: string): string {
  const kinds = /^(?:Route \d+,|Virtual service|(?:Missing )?\w+) /
  return name.replace(kinds, '').replace(/ (?:of|in) .*/, '')
}
