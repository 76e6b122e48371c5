import type { Locator, Page } from '@playwright/test'
import { startsWith } from './names.ts'

/** The first screen. */
export class FirstVisit {
  readonly heading: Locator
  readonly openFolder: Locator
  readonly paste: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.heading = page.getByRole('heading', { name: 'See where the traffic goes' })
    this.paste = page.getByRole('button', { name: 'Paste YAML or a link' })
    this.openFolder = page.getByRole('button', { name: 'Open folder' })
  }

  /** A workspace that this device keeps, by its name. */
  kept(name: string): Locator {
    return this.#page
      .getByRole('region', { name: 'Kept on this device' })
      .getByRole('button', { name: startsWith(name) })
  }

  sample(title: string): Locator {
    return this.#page
      .getByRole('region', { name: 'Samples' })
      .getByRole('button', { name: startsWith(title) })
  }

  /** Does what asks for a folder and answers with one of the disk. */
  async chooseFolder(folder: string, ask: () => Promise<void>): Promise<void> {
    const [chooser] = await Promise.all([this.#page.waitForEvent('filechooser'), ask()])
    await chooser.setFiles(folder)
  }
}
