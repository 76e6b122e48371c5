import type { EditorPage } from './editor-page.ts'
import { findAccessibilityFaults } from './accessibility.ts'
import { expect, test } from './test.ts'

/** The main states of the editor: what an operator meets, and how to get there. */
const STATES: readonly (readonly [name: string, reach: (editor: EditorPage) => Promise<void>])[] = [
  ['the first visit', (editor) => editor.openFirstVisit()],
  ['a sample with its graph', (editor) => editor.open('bookshop')],
  ['a route with form and YAML', openRoute],
  [
    'changes',
    async (editor) => {
      await openRoute(editor)
      await editor.form.setWeight('v2', 30)
      await editor.changes.show()
      await expect(editor.changes.file('routes/storefront.yaml')).toBeVisible()
    },
  ],
  [
    'problems of a broken workspace',
    async (editor) => {
      await editor.open('broken')
      await editor.explorer.show('Files')
      await (await editor.problems.findingInView('Subset “v3” is not defined')).click()
      await expect(editor.form.region).toContainText('Subset “v3” is not defined')
      await expect(editor.yaml.line('subset: v3')).toBeVisible()
    },
  ],
  [
    'the export dialog',
    async (editor) => {
      await openRoute(editor)
      await editor.topBar.getByRole('button', { name: 'Export' }).click()
      await expect(editor.exporting.zipButton).toBeVisible()
    },
  ],
  [
    'the paste dialog',
    async (editor) => {
      await editor.openFirstVisit()
      await editor.firstVisit.paste.click()
      await expect(editor.pasting.field).toBeFocused()
    },
  ],
  [
    'a shared copy',
    async (editor) => {
      await editor.open('bookshop')
      await editor.topBar.getByRole('button', { name: 'Share' }).click()
      await editor.openLink(await editor.sharing.link.inputValue())
      await editor.sharing.close()
      await expect(editor.sharedCopy).toBeVisible()
      await editor.canvas.select('Route 4, everyone')
      await expect(editor.form.region).toContainText('shared copy')
      await expect(editor.yaml.line('weight: 10')).toBeVisible()
    },
  ],
  [
    'the share dialog',
    async (editor) => {
      await openRoute(editor)
      await editor.topBar.getByRole('button', { name: 'Share' }).click()
      await expect(editor.sharing.size).toBeVisible()
    },
  ],
]

async function openRoute(editor: EditorPage): Promise<void> {
  await editor.open('bookshop')
  await editor.canvas.select('Route 4, everyone')
  await expect(editor.form.weightAt(2)).toBeVisible()
  await expect(editor.yaml.line('weight: 10')).toBeVisible()
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    for (const [name, reach] of STATES) {
      test(`axe finds nothing in ${name}, ${colorScheme}`, async ({ editor }) => {
        await reach(editor)
        expect(await findAccessibilityFaults(editor.page)).toEqual([])
      })
    }

    test.describe('in a narrow window', () => {
      test.use({ viewport: { width: 1024, height: 700 } })

      test(`axe finds nothing at 1024 × 700, ${colorScheme}`, async ({ editor }) => {
        await editor.open('bookshop')
        await editor.canvas.select('Route 4, everyone')
        await expect(editor.form.weightAt(2)).toBeVisible()
        await editor.explorer.opener.click()
        await expect(editor.explorer.tree).toBeVisible()
        expect(await findAccessibilityFaults(editor.page)).toEqual([])
      })
    })
  })
}
