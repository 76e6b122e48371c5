import { expect } from '@playwright/test'
import type { Locator } from '@playwright/test'
import { KeyboardHand } from '../hand.ts'
import type { Hand } from '../hand.ts'
import type { Keyboard } from '../keyboard.ts'
import { startsWith } from './names.ts'

/** The tree of resources and files. */
export class Explorer {
  readonly region: Locator
  /** Opens it where the window is narrow. */
  readonly opener: Locator
  readonly tree: Locator
  readonly filter: Locator

  readonly #hand: Hand

  constructor(region: Locator, hand: Hand) {
    this.#hand = hand
    this.region = region
    this.opener = region.getByRole('button', { name: 'Explorer' })
    this.tree = region.getByRole('treegrid')
    this.filter = region.getByRole('textbox', { name: /^Filter/ })
  }

  /** The order of the tree: `Resources` or `Files`. */
  order(name: 'Resources' | 'Files'): Locator {
    return this.region.getByRole('radio', { name })
  }

  async show(name: 'Resources' | 'Files'): Promise<void> {
    await this.#hand.press(this.order(name))
    await expect(this.order(name)).toBeChecked()
  }

  /** The row of a resource, e.g. `VirtualService storefront`, or of a file, e.g. `gateway.yaml`. */
  row(name: string): Locator {
    return this.tree.getByRole('row', { name: startsWith(name) })
  }

  /** Opens every row that has rows below it. */
  async openAll(): Promise<void> {
    await expect(this.tree.getByRole('row').first()).toBeVisible()
    const closed = this.tree.getByRole('row', { expanded: false })
    while ((await closed.count()) > 0) await this.#open(closed.first())
  }

  async #open(row: Locator): Promise<void> {
    if (this.#hand instanceof KeyboardHand) {
      await this.#hand.keyboard.go(row)
      await this.#hand.keyboard.press('ArrowRight')
    } else await row.getByRole('button', { name: 'Open', exact: true }).click()
  }

  /** Walks with the arrows until the row is the one that keys act on. */
  async walkTo(keyboard: Keyboard, name: string): Promise<void> {
    await keyboard.reach(this.tree)
    await keyboard.press('Home')
    await keyboard.walk(this.tree, this.row(name), 'ArrowDown')
  }

  async select(name: string): Promise<void> {
    await this.#hand.press(this.row(name))
    await expect(this.row(name)).toHaveAttribute('aria-selected', 'true')
  }
}
