import { expect } from '@playwright/test'
import type { Locator } from '@playwright/test'
import { KeyboardHand } from '../hand.ts'
import type { Hand } from '../hand.ts'
import type { Keyboard } from '../keyboard.ts'
import { startsWith } from './names.ts'

const MOST_LINES = 300

/** The YAML of the file of what is selected. */
export class Yaml {
  readonly region: Locator
  readonly editor: Locator

  readonly #hand: Hand

  constructor(region: Locator, hand: Hand) {
    this.#hand = hand
    this.region = region
    this.editor = region.getByRole('textbox', { name: /^YAML/ })
  }

  /** The text of the lines in view that holds `text`. */
  line(text: string): Locator {
    return this.region.getByText(text)
  }

  /** Puts the caret into the line that holds `text`. */
  async goToLine(text: string): Promise<void> {
    if (this.#hand instanceof KeyboardHand) await this.#walkTo(this.#hand.keyboard, text)
    else await this.line(text).click()
  }

  /** Puts the caret behind the last character of the line that holds `text`. */
  async clickEndOf(text: string): Promise<void> {
    await this.goToLine(text)
    await this.#press('End')
  }

  // The caret stands at what is selected: the next line with the text is meant, else the first.
  async #walkTo(keyboard: Keyboard, text: string): Promise<void> {
    await keyboard.go(this.editor)
    const caret = this.region
      .page()
      .getByRole('contentinfo')
      .getByText(/^Ln \d+, Col \d+$/)
    let place = ''
    for (let i = 0; i < MOST_LINES; i += 1) {
      if ((await this.region.evaluate(readCaretLine)).includes(text)) return
      const before = place
      place = await caret.innerText()
      await keyboard.press(place === before ? 'Control+Home' : 'ArrowDown')
    }
    throw new Error(`No line of the YAML holds ${text}.`)
  }

  async #press(keys: string): Promise<void> {
    await this.region.page().keyboard.press(keys)
  }

  /** Goes with the keys to the end of a line, counted from 1. */
  async goToBy(keyboard: Keyboard, line: number): Promise<void> {
    await keyboard.reach(this.editor)
    await keyboard.press('Control+Home')
    await keyboard.press('ArrowDown', line - 1)
    await keyboard.press('End')
  }

  /** Replaces the word that `text` ends with. */
  async replaceLastWord(text: string, word: string): Promise<void> {
    await this.clickEndOf(text)
    await this.#press('Control+Shift+ArrowLeft')
    await this.type(word)
  }

  /** Applies what the light bulb of the line at the caret offers. */
  async applyBulb(title: string): Promise<void> {
    await this.#press('Control+.')
    const option = this.region.page().getByRole('option', { name: startsWith(title) })
    if (this.#hand instanceof KeyboardHand) {
      await expect(option).toBeVisible()
      await expect(async () => {
        const isChosen = await option.evaluate((row) => row.classList.contains('focused'))
        if (!isChosen) await this.#press('ArrowDown')
        expect(isChosen).toBe(true)
      }).toPass({ intervals: [50] })
      await this.#press('Enter')
    } else await option.click()
  }

  /** Types at the caret; a list of suggestions that opens is closed. */
  async type(text: string): Promise<void> {
    await this.region.page().keyboard.type(text)
  }
}

/** Runs in the page: the text of the line that the caret stands in. */
function readCaretLine(region: Element): string {
  const caret = region.querySelector('.cursors-layer .cursor')
  const top = caret?.getBoundingClientRect().top ?? -1
  const lines = [...region.querySelectorAll('.view-line')]
  const line = lines.find((it) => Math.abs(it.getBoundingClientRect().top - top) < 2)
  return (line?.textContent ?? '').replaceAll('\u00A0', ' ')
}
