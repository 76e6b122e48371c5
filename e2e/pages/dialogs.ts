import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import type { Hand } from '../hand.ts'
import { readArchive } from '../read-archive.ts'
import type { WorkspaceBytes } from '../workspace-bytes.ts'
import { startsWith } from './names.ts'

export class ExportDialog {
  readonly dialog: Locator
  readonly zipButton: Locator
  readonly streamButton: Locator
  readonly copyButton: Locator
  readonly #page: Page

  readonly #hand: Hand

  constructor(page: Page, hand: Hand) {
    this.#hand = hand
    this.#page = page
    this.dialog = page.getByRole('dialog', { name: 'Export' })
    this.zipButton = this.dialog.getByRole('button', { name: 'Download ZIP' })
    this.streamButton = this.dialog.getByRole('button', { name: 'One stream' })
    this.copyButton = this.dialog.getByRole('button', { name: 'Copy' })
  }

  scope(name: 'Changed files' | 'All files'): Locator {
    return this.dialog.getByRole('radio', { name })
  }

  async choose(name: 'Changed files' | 'All files'): Promise<void> {
    await this.#hand.press(this.scope(name))
    await expect(this.scope(name)).toBeChecked()
  }

  /** The button that downloads one file. */
  file(filePath: string): Locator {
    return this.dialog.getByRole('button', { name: `Download ${filePath}` })
  }

  /** Does what starts a download and yields its bytes. */
  async download(start: () => Promise<void>): Promise<Buffer> {
    const [download] = await Promise.all([this.#page.waitForEvent('download'), start()])
    return readFileSync(await download.path())
  }

  /** Does what starts the download of a ZIP and yields the files in it. */
  async downloadArchive(start: () => Promise<void>): Promise<WorkspaceBytes> {
    return readArchive(await this.download(start))
  }

  async close(): Promise<void> {
    await this.dialog.page().keyboard.press('Escape')
    await expect(this.dialog).toBeHidden()
  }
}

export class ShareDialog {
  readonly dialog: Locator
  readonly link: Locator
  readonly copyButton: Locator
  readonly baseline: Locator
  readonly size: Locator

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Share' })
    this.link = this.dialog.getByRole('textbox', { name: 'Link' })
    this.copyButton = this.dialog.getByRole('button', { name: 'Copy link' })
    this.baseline = this.dialog.getByRole('checkbox', { name: /^Include the files/ })
    this.size = this.dialog.getByRole('meter', { name: 'Length of the link' })
  }

  async close(): Promise<void> {
    await this.dialog.page().keyboard.press('Escape')
    await expect(this.dialog).toBeHidden()
  }
}

export class PasteDialog {
  readonly dialog: Locator
  readonly field: Locator

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Paste YAML or a link' })
    this.field = this.dialog.getByRole('textbox', { name: 'YAML, JSON or a link' })
  }
}

export class ExplainDialog {
  readonly dialog: Locator
  readonly search: Locator
  /** What is not reported any more: the example to learn from. */
  readonly passing: Locator

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Checks' })
    this.search = this.dialog.getByRole('textbox', { name: 'Find a check' })
    this.passing = this.dialog.getByRole('figure', { name: 'Not reported' })
  }

  /** The page of a code. */
  pageOf(code: string): Locator {
    return this.dialog.getByRole('article', { name: startsWith(code) })
  }

  /** An entry of the list of codes. */
  entry(code: string): Locator {
    return this.dialog.getByRole('navigation').getByRole('button', { name: startsWith(code) })
  }

  async close(): Promise<void> {
    await this.dialog.page().keyboard.press('Escape')
    await expect(this.dialog).toBeHidden()
  }
}

export class SuppressDialog {
  readonly dialog: Locator
  readonly reason: Locator
  readonly apply: Locator

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: /^Suppress / })
    this.reason = this.dialog.getByRole('textbox', { name: /^Reason/ })
    this.apply = this.dialog.getByRole('button', { name: 'Suppress' })
  }

  /** Where to write it, e.g. `On VirtualService shop/web`. */
  place(name: string | RegExp): Locator {
    return this.dialog.getByRole('radio', { name })
  }
}
