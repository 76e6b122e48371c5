import type { Locator } from '@playwright/test'
import type { EditorPage } from './editor-page.ts'

/** Search and replace in all files, in the words of its users. */
export class FileSearch {
  readonly #editor: EditorPage
  readonly tab: Locator
  readonly text: Locator
  readonly replacement: Locator
  readonly files: Locator
  readonly list: Locator
  readonly matches: Locator
  readonly active: Locator

  constructor(editor: EditorPage) {
    const { panel } = editor
    this.#editor = editor
    this.tab = panel.getByRole('tab', { name: 'Search' })
    this.text = panel.getByRole('textbox', { name: 'Search in files' })
    this.replacement = panel.getByRole('textbox', { name: 'Replace with' })
    this.files = panel.getByRole('textbox', { name: 'In files', exact: true })
    this.list = panel.getByRole('listbox', { name: 'Matches' })
    this.matches = this.list.getByRole('option')
    this.active = this.list.getByRole('option', { selected: true })
  }

  button(name: string | RegExp): Locator {
    return this.#editor.panel.getByRole('button', { name, exact: true })
  }

  /** E.g. `3 matches in 2 files`. */
  amount(text: string | RegExp): Locator {
    return this.#editor.panel.getByText(text)
  }
}
