import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { Keyboard } from './keyboard.ts'

/**
 * What an operator works with. Stories say what is done; the hand knows how, with the mouse or with
 * keys alone, so that each story is told once and holds for both.
 */
export interface Hand {
  readonly name: 'mouse' | 'keyboard'
  /** Presses a button, an entry of a menu, a tab, a row, or chooses one of a few. */
  press(target: Locator): Promise<void>
  /** Goes into a field or a text without changing it. */
  enter(field: Locator): Promise<void>
  /** Writes into a field in place of what it holds. */
  write(field: Locator, text: string): Promise<void>
  /** Chooses in a list that opens, by the words of the entry. */
  choose(list: Locator, words: string): Promise<void>
}

export type HandName = Hand['name']

/** Makes the hand of a page. */
export function makeHand(name: HandName, page: Page): Hand {
  return name === 'mouse' ? mouseHand : new KeyboardHand(new Keyboard(page))
}

const mouseHand: Hand = {
  name: 'mouse',

  async press(target) {
    // What a pointer meets of a choice are its words; the radio button or the box lies under them.
    const label = target.and(target.page().getByRole('radio').or(target.page().getByRole('switch')))
    // Counting does not wait for what is fetched late.
    await target.waitFor()
    if ((await label.count()) > 0) await target.locator('xpath=ancestor::label[1]').click()
    else await target.click()
  },

  enter: (field) => field.click(),

  write: (field, text) => field.fill(text),

  async choose(list, words) {
    await list.selectOption(words)
  },
}

const PRESSED_BY_SPACE = new Set(['checkbox', 'switch', 'radio'])

/** The keys, and the way to a thing with them. */
export class KeyboardHand implements Hand {
  readonly name = 'keyboard'
  readonly keyboard: Keyboard

  constructor(keyboard: Keyboard) {
    this.keyboard = keyboard
  }

  async press(target: Locator): Promise<void> {
    const kind = await this.keyboard.go(target)
    // The arrows that lead to one of a few choose it; where it had the focus already, Space does.
    if (kind === 'tab') return
    if (kind === 'radio' && (await target.isChecked())) return
    await this.keyboard.press(PRESSED_BY_SPACE.has(kind) ? 'Space' : 'Enter')
  }

  async enter(field: Locator): Promise<void> {
    await this.keyboard.go(field)
  }

  async write(field: Locator, text: string): Promise<void> {
    await this.keyboard.go(field)
    await this.keyboard.press('Control+A')
    if (text === '') await this.keyboard.press('Delete')
    else await this.keyboard.type(text)
    await expect(field).toHaveValue(text)
  }

  async choose(list: Locator, words: string): Promise<void> {
    await this.keyboard.go(list)
    // A closed list follows the arrows.
    await this.keyboard.press('Home')
    const chosen = list.locator('option:checked')
    await expect(async () => {
      const isChosen = (await chosen.innerText()) === words
      if (!isChosen) await this.keyboard.press('ArrowDown')
      expect(isChosen).toBe(true)
    }).toPass({ intervals: [50] })
  }
}
