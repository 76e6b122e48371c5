import { expect } from '@playwright/test'
import type { Locator } from '@playwright/test'
import type { Hand } from '../hand.ts'

/** The form of what is selected. */
export class Form {
  readonly region: Locator

  readonly #hand: Hand

  constructor(region: Locator, hand: Hand) {
    this.#hand = hand
    this.region = region
  }

  /** A field by its name, e.g. `Timeout`. */
  field(name: string): Locator {
    return this.region.getByRole('textbox', { name, exact: true })
  }

  /** The field with the weight of the destination at `position`, counted from 1. */
  weightAt(position: number): Locator {
    return this.region.getByRole('textbox', { name: `Destination ${position}: weight` })
  }

  subsetAt(position: number): Locator {
    return this.region.getByRole('combobox', { name: `Destination ${position}: subset` })
  }

  /** The field with the weight of a subset, wherever it stands. */
  async weightOf(subset: string): Promise<Locator> {
    await expect(this.weightAt(1)).toBeVisible()
    const count = await this.region.getByRole('combobox', { name: /: subset$/ }).count()
    for (let position = 1; position <= count; position += 1) {
      if ((await this.subsetAt(position).inputValue()) === subset) return this.weightAt(position)
    }
    throw new Error(`No destination of the form goes to ${subset}.`)
  }

  async setWeight(subset: string, weight: number): Promise<void> {
    await this.set(await this.weightOf(subset), String(weight))
  }

  /** Writes a value into a field and leaves it with Enter. */
  async set(field: Locator, value: string): Promise<void> {
    await this.#hand.write(field, value)
    await this.region.page().keyboard.press('Enter')
  }
}
