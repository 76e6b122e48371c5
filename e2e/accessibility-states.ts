import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import { generateWorkspace } from '@meshdraft/fixtures'
import { writeFolder } from './bad-input-page.ts'
import type { EditorPage } from './editor-page.ts'
import { Palette } from './palette-page.ts'
import { FileSearch } from './search-page.ts'
import { changeEngine, FAIL_ALWAYS, HOLD_CHANGE, holdOpening, refuseParts } from './states-page.ts'
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
  /** Something of the editor does not arrive, which the browser reports as errors. */
  readonly isFaulty?: true
}

/** What an operator meets on the way through the editor. */
export const STATE_TOURS: readonly StateTour[] = [
  {
    name: 'the first visit',
    states: [
      { name: 'empty', reach: (editor) => editor.openFirstVisit() },
      {
        name: 'paste',
        async reach({ firstVisit, pasting }) {
          await firstVisit.paste.click()
          await expect(pasting.field).toBeFocused()
        },
      },
      {
        name: 'damaged-link',
        async reach(editor) {
          await editor.openLink('/index.html#v1.900.deadbeef.AAAA')
          await editor.reload()
          await editor.openLink('/index.html#v1.900.deadbeef.AAAA')
          await expect(editor.notice(/The link is cut off/)).toBeVisible()
        },
      },
      {
        name: 'empty-workspace',
        async reach(editor) {
          const start = { name: 'start with an empty workspace' }
          await editor.page.getByRole('button', start).click()
          await showExplorer(editor)
          await expect(editor.explorer.region).toContainText('No files yet.')
        },
      },
    ],
  },
  {
    name: 'editing',
    states: [
      {
        name: 'nothing-selected',
        async reach(editor) {
          await openBookstore(editor)
          await expect(editor.problems.list).toBeVisible()
        },
      },
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
          await expect(dialog(editor, 'Words and drawings')).toBeVisible()
        },
      },
      {
        name: 'changes',
        async reach(editor) {
          await editor.page.keyboard.press('Escape')
          await expect(dialog(editor, 'Words and drawings')).toBeHidden()
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
      {
        name: 'menu',
        async reach(editor) {
          await editor.workspaceButton.click()
          await expect(editor.menuItem('Close workspace')).toBeVisible()
        },
      },
    ],
  },
  {
    name: 'a shared proposal',
    states: [{ name: 'review', reach: openProposal }],
  },
  {
    name: 'nothing to show',
    states: [
      {
        name: 'no-problems',
        async reach(editor) {
          await editor.open('bookshop')
          await expect(editor.problems.nothing).toBeVisible()
        },
      },
      {
        name: 'no-match',
        async reach(editor) {
          await showExplorer(editor)
          await editor.explorer.filter.fill('canry')
          await expect(editor.explorer.region).toContainText('Nothing matches “canry”.')
          await editor.canvas.find.fill('canry')
          await expect(editor.canvas.region).toContainText('No match')
          await editor.changes.show()
          await expect(editor.changes.nothing).toBeVisible()
        },
      },
      {
        name: 'nothing-left',
        async reach(editor) {
          await editor.canvas.region.getByRole('button', { name: 'Problems' }).click()
          await expect(editor.canvas.region).toContainText('Nothing is left to show.')
          const search = new FileSearch(editor)
          await search.tab.click()
          await search.text.fill('canry')
          await expect(editor.panel).toContainText('Nothing matches “canry”.')
        },
      },
    ],
  },
  {
    name: 'problems',
    states: [
      {
        name: 'problem',
        async reach(editor) {
          await editor.open('broken')
          await (await editor.problems.findingInView('Subset “v3” is not defined')).click()
          await expect(editor.form.region).toContainText('Subset “v3” is not defined')
        },
      },
      {
        name: 'problem-menu',
        async reach(editor) {
          await editor.problems.arrange('By severity', 'By code')
          const finding = await editor.problems.findingInView('HTTP status “5030”')
          await finding.getByRole('button', { name: 'What can be done' }).click()
          await expect(editor.menuItem('Suppress in .meshdraft.yaml…')).toBeVisible()
        },
      },
      {
        name: 'suppress',
        async reach(editor) {
          await editor.page.keyboard.press('Escape')
          await expect(editor.menuItem('Suppress in .meshdraft.yaml…')).toBeHidden()
          await editor.problems.choose('Subset “v3” is not defined', 'Suppress on this resource…')
          await expect(editor.suppressing.reason).toBeFocused()
        },
      },
      {
        name: 'suppressed',
        async reach(editor) {
          await editor.suppressing.reason.fill('v3 comes on Monday.')
          await editor.suppressing.apply.click()
          await editor.problems.suppressed.click()
          await editor.problems.findingInView('By an annotation: v3 comes on Monday.')
          await editor.version.click()
          await expect(editor.menuItem('Istio 1.26')).toBeVisible()
        },
      },
      {
        name: 'explanation',
        async reach(editor) {
          await editor.openLink('/?sample=broken&check=IST0101')
          // Fetched after everything else of the page.
          await expect(editor.explaining.pageOf('IST0101')).toBeVisible({ timeout: 60_000 })
        },
      },
    ],
  },
  {
    name: 'dialogs',
    states: [
      {
        name: 'export',
        async reach(editor) {
          await editor.open('bookshop')
          await editor.topBar.getByRole('button', { name: 'Export' }).click()
          await expect(editor.exporting.zipButton).toBeVisible()
        },
      },
      {
        name: 'share',
        async reach(editor) {
          await editor.exporting.close()
          await editor.topBar.getByRole('button', { name: 'Share' }).click()
          await expect(editor.sharing.size).toBeVisible()
        },
      },
      {
        name: 'settings',
        async reach(editor) {
          await editor.sharing.close()
          await editor.page.keyboard.press('Control+,')
          await expect(dialog(editor, 'Settings')).toBeVisible()
        },
      },
      {
        name: 'shortcuts',
        async reach(editor) {
          await editor.page.keyboard.press('Escape')
          await expect(dialog(editor, 'Settings')).toBeHidden()
          await editor.topBar.getByRole('button', { name: 'Help' }).click()
          await editor.menuItem('Keyboard shortcuts').click()
          await expect(dialog(editor, 'Keyboard shortcuts')).toBeVisible()
        },
      },
      {
        name: 'workspaces',
        async reach(editor) {
          await editor.page.keyboard.press('Escape')
          await expect(dialog(editor, 'Keyboard shortcuts')).toBeHidden()
          await editor.chooseOfWorkspace('Workspaces…')
          await expect(dialog(editor, 'Workspaces')).toBeVisible()
        },
      },
      {
        name: 'tour',
        async reach(editor) {
          await editor.page.keyboard.press('Escape')
          await expect(dialog(editor, 'Workspaces')).toBeHidden()
          await editor.topBar.getByRole('button', { name: 'Help' }).click()
          await editor.menuItem('Take the tour').click()
          await expect(editor.page.getByText('1 of 5')).toBeVisible()
        },
      },
    ],
  },
  {
    name: 'a broken document',
    states: [
      {
        name: 'stale-document',
        async reach(editor) {
          await editor.open('bookshop')
          await editor.canvas.select('Route 4, everyone')
          await showYaml(editor)
          await editor.yaml.clickEndOf('- name: everyone')
          await editor.yaml.type(': x')
          await expect(editor.problems.list).toBeVisible()
          await expect(editor.canvas.node('Route 4, everyone')).toContainText('As last read')
        },
      },
    ],
  },
  {
    name: 'the engine is late',
    states: [
      {
        name: 'loading',
        async reach(editor) {
          await changeEngine(editor.page, holdOpening(812))
          await openLargeFolder(editor)
          await expect(progress(editor)).toBeVisible()
        },
      },
    ],
  },
  {
    name: 'the engine is late with an edit',
    states: [
      {
        name: 'stale-results',
        async reach(editor) {
          await changeEngine(editor.page, HOLD_CHANGE)
          await openBookstore(editor)
          await editor.canvas.select('Route 2, reviews')
          await editor.form.field('Timeout').fill('5s')
          await editor.form.field('Timeout').press('Enter')
          const bar = editor.canvas.region.getByRole('progressbar', { name: 'Checking' })
          await expect(bar).toBeVisible()
        },
      },
    ],
  },
  {
    name: 'the engine fails',
    isFaulty: true,
    states: [
      {
        name: 'engine-failed',
        async reach(editor) {
          await changeEngine(editor.page, FAIL_ALWAYS)
          await editor.openLink('/?sample=bookshop')
          // It is started again five times before it is given up.
          const alert = editor.canvas.region.getByRole('alert')
          await expect(alert).toContainText('Checking stopped.', { timeout: 60_000 })
        },
      },
    ],
  },
  {
    name: 'regions fail',
    isFaulty: true,
    states: [
      {
        name: 'regions-failed',
        async reach(editor) {
          await refuseParts(editor.page, ['GraphRegion', 'FormView', 'YamlView', 'ProblemsPanel'])
          await editor.openLink('/?sample=bookshop')
          await showExplorer(editor)
          await editor.explorer.row('VirtualService storefront').click()
          await expect(editor.canvas.region).toContainText('The graph could not be fetched.')
          await expect(editor.form.region).toContainText('The form could not be fetched.')
          await expect(editor.panel).toContainText('Problems could not be fetched.')
        },
      },
    ],
  },
]

function dialog({ page }: EditorPage, name: string) {
  return page.getByRole('dialog', { name })
}

/** How far the engine has come with a big workspace. */
export function progress(editor: EditorPage) {
  return editor.canvas.region.getByText(/^[\d,]+ of 3,400 documents$/)
}

/** Opens 3,400 documents. */
export async function openLargeFolder(editor: EditorPage): Promise<void> {
  const files = generateWorkspace({ resources: 3_400, seed: 7 })
  const folder = writeFolder(files.map((file) => ({ path: file.path, content: file.text })))
  try {
    await editor.openFirstVisit()
    await editor.firstVisit.chooseFolder(folder.path, () => editor.firstVisit.openFolder.click())
    await expect(progress(editor)).toBeVisible({ timeout: 60_000 })
  } finally {
    folder.remove()
  }
}

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

/** A quarter for v2 and no copies to v3: opened from a link. */
async function openProposal(editor: EditorPage): Promise<void> {
  await openBookstore(editor)
  await editor.canvas.select('Route 2, reviews')
  await editor.form.setWeight('v1', 75)
  await editor.form.setWeight('v2', 25)
  await editor.form.region.getByRole('button', { name: 'Remove mirror' }).click()
  await editor.topBar.getByRole('button', { name: 'Share' }).click()
  await expect(editor.sharing.baseline).toBeChecked()
  const link = await editor.sharing.link.inputValue()
  // A page of its own, as from a chat: the same page would only meet another fragment.
  await editor.page.goto('about:blank')
  await editor.openLink(link)
  await expect(editor.sharedCopy).toBeVisible()
  await editor.canvas.expectDrawn()
  await expect(editor.changes.file('routes/storefront.yaml')).toBeVisible()
  await editor.canvas.select('Route 2, reviews')
}

/** In a narrow window the explorer is opened over the graph. */
async function showExplorer({ explorer }: EditorPage): Promise<void> {
  if (await explorer.opener.isVisible()) await explorer.opener.click()
  await expect(explorer.filter).toBeVisible()
}

/** In a narrow window the inspector has room for one of form and YAML. */
async function showYaml({ inspector, yaml }: EditorPage): Promise<void> {
  await inspector.getByRole('radiogroup').getByText('YAML', { exact: true }).click()
  await expect(yaml.line('- name: everyone')).toBeVisible()
}

/** The stories run where they stand, the pictures from a bundle: both lie inside the repository. */
function findBookstore(): string {
  let root = import.meta.dirname
  while (!existsSync(path.join(root, 'pnpm-workspace.yaml'))) root = path.dirname(root)
  return path.join(root, 'e2e', 'bookstore')
}
