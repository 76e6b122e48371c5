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
    'what can be done about a problem',
    async (editor) => {
      await editor.open('broken')
      await editor.problems.arrange('By severity', 'By code')
      await (
        await editor.problems.findingInView('HTTP status “5030”')
      )
        .getByRole('button', { name: 'What can be done' })
        .click()
      await expect(editor.menuItem('Suppress in .meshdraft.yaml…')).toBeVisible()
    },
  ],
  [
    'the explanation of a check',
    async (editor) => {
      await editor.openLink('/?sample=broken&check=IST0101')
      await expect(editor.explaining.pageOf('IST0101')).toBeVisible()
    },
  ],
  [
    'the dialog that suppresses a problem',
    async (editor) => {
      await editor.open('broken')
      await editor.problems.choose('Subset “v3” is not defined', 'Suppress on this resource…')
      await expect(editor.suppressing.reason).toBeFocused()
    },
  ],
  [
    'suppressed problems and the menu of versions',
    async (editor) => {
      await editor.open('broken')
      await editor.problems.choose('Subset “v3” is not defined', 'Suppress on this resource…')
      await editor.suppressing.reason.fill('v3 comes on Monday.')
      await editor.suppressing.apply.click()
      await editor.problems.suppressed.click()
      await editor.problems.findingInView('By an annotation: v3 comes on Monday.')
      await editor.version.click()
      await expect(editor.menuItem('Istio 1.26')).toBeVisible()
    },
  ],
  [
    'the settings of a workspace',
    async (editor) => {
      await editor.open('bookshop')
      await editor.version.click()
      await editor.menuItem('Istio 1.26').click()
      await editor.explorer.show('Files')
      await editor.explorer.select('.meshdraft.yaml')
      await expect(editor.yaml.line('istioVersion')).toBeVisible()
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

const LOOKS = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { contextOptions: { forcedColors: 'active' } }],
] as const

for (const [look, options] of LOOKS) {
  test.describe(`in ${look}`, () => {
    test.use(options)

    for (const [name, reach] of STATES) {
      test(`axe finds nothing in ${name}, ${look}`, async ({ editor }) => {
        await reach(editor)
        expect(await findAccessibilityFaults(editor.page)).toEqual([])
      })
    }

    test.describe('in a narrow window', () => {
      test.use({ viewport: { width: 1024, height: 700 } })

      test(`axe finds nothing at 1024 × 700, ${look}`, async ({ editor }) => {
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
