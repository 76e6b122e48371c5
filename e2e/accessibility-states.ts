import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import type { EditorPage } from './editor-page.ts'
import { Palette } from './palette-page.ts'
import { FileSearch } from './search-page.ts'
import { GraphTable } from './tree-grid-page.ts'

/** A state of the editor that is looked at and judged, and how to get there from the one before. */
export interface EditorState {
  /** Also names the file of its picture, e.g. `edit`. */
  readonly name: string
  readonly reach: (editor: EditorPage) => Promise<void>
}

/** States that one page goes through, one after the other. */
export interface StateTour {
  readonly name: string
  readonly states: readonly EditorState[]
}

/** What an operator meets on the way through the editor. */
export const STATE_TOURS: readonly StateTour[] = [
  {
    name: 'the first visit',
    states: [
      { name: 'empty', reach: (editor) => editor.openFirstVisit() },
      {
        name: 'paste',
        async reach(editor) {
          await editor.firstVisit.paste.click()
          await expect(editor.pasting.field).toBeFocused()
        },
      },
      {
        name: 'damaged-link',
        async reach(editor) {
          await editor.openLink('/index.html#v1.900.deadbeef.AAAA')
          await expect(editor.notice(/The link is cut off/)).toBeVisible()
        },
      },
    ],
  },
  {
    name: 'editing',
    states: [
      { name: 'nothing-selected', reach: openBookstore },
      { name: 'edit', reach: setTimeoutOfRoute },
      {
        name: 'palette',
        async reach(editor) {
          const palette = new Palette(editor)
          await editor.page.keyboard.press('Control+K')
          await palette.field.fill('rev')
          await expect(palette.chosen).toBeVisible()
        },
      },
      {
        name: 'vocabulary',
        async reach(editor) {
          await editor.page.keyboard.press('Escape')
          await editor.topBar.getByRole('button', { name: 'Help' }).click()
          await editor.menuItem('Words and drawings').click()
          await expect(
            editor.page.getByRole('dialog', { name: 'Words and drawings' }),
          ).toBeVisible()
        },
      },
      {
        name: 'changes',
        async reach(editor) {
          await editor.page.keyboard.press('Escape')
          await editor.changes.show()
          await expect(editor.changes.file('routes/storefront.yaml')).toBeVisible()
        },
      },
      {
        name: 'table',
        async reach(editor) {
          const table = new GraphTable(editor)
          await table.choose('Table')
          await expect(table.grid).toBeVisible()
        },
      },
      {
        name: 'search',
        async reach(editor) {
          const search = new FileSearch(editor)
          await editor.page.keyboard.press('Control+Shift+F')
          await search.text.fill('reviews')
          await expect(search.list).toBeVisible()
        },
      },
    ],
  },
]

/** The workspace that the pictures tell their story with. */
async function openBookstore(editor: EditorPage): Promise<void> {
  await editor.openFirstVisit()
  await editor.firstVisit.chooseFolder(findBookstore(), () => editor.firstVisit.openFolder.click())
  await editor.canvas.expectDrawn()
}

async function setTimeoutOfRoute(editor: EditorPage): Promise<void> {
  await editor.canvas.select('Route 2, reviews')
  await editor.form.field('Timeout').fill('5s')
  await editor.form.field('Timeout').press('Enter')
  await expect(editor.problems.finding('3 tries of 2s do not fit')).toBeVisible()
  await expect(editor.saved).toBeVisible()
}

/** The stories run where they stand, the pictures from a bundle: both lie inside the repository. */
function findBookstore(): string {
  let root = import.meta.dirname
  while (!existsSync(path.join(root, 'pnpm-workspace.yaml'))) root = path.dirname(root)
  return path.join(root, 'e2e', 'bookstore')
}
