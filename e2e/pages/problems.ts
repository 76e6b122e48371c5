import { expect } from '@playwright/test'
import type { Locator } from '@playwright/test'
import { KeyboardHand } from '../hand.ts'
import type { Hand } from '../hand.ts'
import type { Keyboard } from '../keyboard.ts'

/** The list of findings in the panel. */
export class Problems {
  readonly tab: Locator
  readonly list: Locator
  readonly nothing: Locator
  /** Counts of errors and warnings; each hides and shows its own. Absent where there are none. */
  readonly errors: Locator
  readonly warnings: Locator
  /** Makes what needs no choice, of all that is shown. */
  readonly fixMany: Locator
  /** Shows what is left out. */
  readonly suppressed: Locator
  readonly #panel: Locator

  readonly #hand: Hand

  constructor(panel: Locator, hand: Hand) {
    this.#hand = hand
    this.#panel = panel
    this.errors = panel.getByRole('button', { name: /^\d+ errors?$/ })
    this.warnings = panel.getByRole('button', { name: /^\d+ warnings?$/ })
    this.fixMany = panel.getByRole('button', { name: /^Fix \d+ of \d+$/ })
    this.suppressed = panel.getByRole('button', { name: /^\d+ suppressed$/ })
    this.tab = panel.getByRole('tab', { name: /^Problems/ })
    this.list = panel.getByRole('grid', { name: 'Problems' })
    this.nothing = panel.getByText(/^Nothing found in/)
  }

  async show(): Promise<void> {
    await this.#hand.press(this.tab)
  }

  /** The row of a finding, by words of its message; of a long list only a part is there. */
  finding(message: string | RegExp): Locator {
    return this.list.getByRole('row').filter({ hasText: message })
  }

  /** The same, where it may be far down the list: scrolls until it is there. */
  async findingInView(message: string | RegExp): Promise<Locator> {
    const row = this.finding(message)
    await expect(this.list).toBeVisible()
    await this.list.evaluate((list) => list.scrollTo({ top: 0 }))
    await expect(async () => {
      const isThere = (await row.count()) > 0
      if (!isThere) await this.list.evaluate((list) => list.scrollBy({ top: 80 }))
      expect(isThere).toBe(true)
    }).toPass({ intervals: [50] })
    return row
  }

  /** Selects a finding. */
  async select(message: string | RegExp): Promise<void> {
    if (this.#hand instanceof KeyboardHand) {
      await this.walkTo(this.#hand.keyboard, message)
      await this.#hand.keyboard.press('Enter')
    } else await (await this.findingInView(message)).click()
  }

  /** Presses a button in the row of a finding, e.g. `Explain IST0101`. */
  async pressIn(message: string | RegExp, name: string | RegExp): Promise<void> {
    if (this.#hand instanceof KeyboardHand) await this.walkTo(this.#hand.keyboard, message)
    const row = await this.findingInView(message)
    await this.#hand.press(row.getByRole('button', { name }))
  }

  /** Opens all that can be done about a finding and does one of it: a fix, or `Explain …`. */
  async choose(message: string | RegExp, title: string | RegExp): Promise<void> {
    if (this.#hand instanceof KeyboardHand) {
      await this.chooseBy(this.#hand.keyboard, message, title)
      return
    }
    const row = await this.findingInView(message)
    await row.getByRole('button', { name: /^(All fixes|What can be done)$/ }).click()
    await this.list.page().getByRole('menuitem', { name: title }).click()
  }

  /** Walks with the arrows to a finding, then does one of what can be done about it. */
  async chooseBy(
    keyboard: Keyboard,
    message: string | RegExp,
    title: string | RegExp,
  ): Promise<void> {
    await this.walkTo(keyboard, message)
    await keyboard.press('.')
    await keyboard.reach(this.list.page().getByRole('menuitem', { name: title }), 'ArrowDown')
    await keyboard.press('Enter')
  }

  /** Walks with the arrows until a finding has the focus. */
  async walkTo(keyboard: Keyboard, message: string | RegExp): Promise<void> {
    const rows = this.list.getByRole('row')
    const row = this.finding(message)
    await keyboard.reachRegion(this.#panel)
    await keyboard.reach(rows.and(this.list.page().locator('[tabindex="0"]')))
    await keyboard.press('Home')
    await expect(async () => {
      const isThere = await row.evaluateAll((all) =>
        all.some((it) => it === document.activeElement),
      )
      if (!isThere) await keyboard.press('ArrowDown')
      expect(isThere).toBe(true)
    }).toPass({ intervals: [50] })
  }

  /** Presses what arranges the list, e.g. `By severity`, and chooses. */
  async arrange(button: string, choice: string): Promise<void> {
    await this.#hand.press(this.#panel.getByRole('button', { name: button, exact: true }))
    await this.#hand.press(this.list.page().getByRole('menuitem', { name: choice }))
  }

  /** The heading of a group, e.g. `SCH-063 QuotedNumber`. */
  heading(title: string): Locator {
    return this.list.getByRole('row').filter({
      hasText: title,
      hasNot: this.list.page().getByRole('button', { name: /^Explain/ }),
    })
  }

  /** Chooses among all fixes of a finding. */
  async chooseFix(message: string | RegExp, title: string | RegExp): Promise<void> {
    await this.choose(message, title)
  }

  /** The first fix of a finding. */
  fix(message: string | RegExp, title: string | RegExp): Locator {
    return this.finding(message).getByRole('button', { name: title })
  }
}
