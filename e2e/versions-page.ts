import type { Locator } from '@playwright/test'
import type { EditorPage } from './editor-page.ts'

/** The dialog with the earlier versions of a workspace. */
export class VersionsPage {
  readonly dialog: Locator
  /** The versions, the newest first. */
  readonly versions: Locator
  /** What bringing the chosen one back would change. */
  readonly preview: Locator
  readonly bringBack: Locator
  readonly openCopy: Locator

  constructor(editor: EditorPage) {
    this.dialog = editor.page.getByRole('dialog', { name: 'Earlier versions' })
    this.versions = this.dialog.getByRole('radio')
    this.preview = this.dialog.getByRole('region', { name: 'What bringing it back changes' })
    this.bringBack = this.dialog.getByRole('button', { name: 'Bring back' })
    this.openCopy = this.dialog.getByRole('button', { name: 'Open as a copy' })
  }
}
