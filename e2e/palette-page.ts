import { expect } from '@playwright/test'
import type { Locator } from '@playwright/test'
import type { EditorPage } from './editor-page.ts'

/** The command palette in the words of its users. */
export class Palette {
  /** In the middle of the top bar. */
  readonly opener: Locator
  readonly dialog: Locator
  readonly field: Locator
  readonly options: Locator
  readonly chosen: Locator
  readonly back: Locator
  readonly forward: Locator

  constructor(editor: EditorPage) {
    this.opener = editor.topBar.getByRole('button', { name: 'Search or run a command' })
    this.dialog = editor.page.getByRole('dialog', { name: 'Command palette' })
    this.field = this.dialog.getByRole('combobox', { name: 'Search or run a command' })
    this.options = this.dialog.getByRole('option')
    this.chosen = this.dialog.getByRole('option', { selected: true })
    this.back = editor.topBar.getByRole('button', { name: 'Back', exact: true })
    this.forward = editor.topBar.getByRole('button', { name: 'Forward', exact: true })
  }

  /** Entries under a heading. */
  group(name: string): Locator {
    return this.dialog.getByRole('group', { name }).getByRole('option')
  }

  async expectClosed(): Promise<void> {
    await expect(this.dialog).toBeHidden()
  }
}
