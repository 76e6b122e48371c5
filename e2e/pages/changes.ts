import { expect } from '@playwright/test'
import type { Locator } from '@playwright/test'
import type { Hand } from '../hand.ts'
import { escape } from './names.ts'

/** What differs from the files as they were opened. */
export class Changes {
  readonly tab: Locator
  readonly nothing: Locator
  readonly #panel: Locator

  readonly #hand: Hand

  constructor(panel: Locator, hand: Hand) {
    this.#hand = hand
    this.#panel = panel
    this.tab = panel.getByRole('tab', { name: /^Changes/ })
    this.nothing = panel.getByText('Nothing changed.')
  }

  async show(): Promise<void> {
    await this.#hand.press(this.tab)
  }

  /** The changes of one file. */
  file(filePath: string): Locator {
    return this.#panel.getByRole('region', { name: filePath })
  }

  /** Marks of the lines of a file that came or went. */
  lines(filePath: string, sign: 'added' | 'removed'): Locator {
    return this.file(filePath).getByText(sign, { exact: true })
  }

  /** The lines of the difference that hold `text` and nothing else but space. */
  text(filePath: string, text: string): Locator {
    const whole = new RegExp(String.raw`^\s*${escape(text)}\s*$`)
    return this.file(filePath).getByRole('code').filter({ hasText: whole })
  }

  /** Expects that one line of one file was replaced, and nothing else. */
  async expectOneLine(filePath: string, before: string, after: string): Promise<void> {
    await expect(this.#panel.getByRole('tabpanel').getByRole('region')).toHaveCount(1)
    await expect(this.lines(filePath, 'removed')).toHaveCount(1)
    await expect(this.lines(filePath, 'added')).toHaveCount(1)
    await expect(this.text(filePath, before)).toHaveCount(1)
    await expect(this.text(filePath, after)).toHaveCount(1)
  }
}
