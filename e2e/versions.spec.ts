import { findAccessibilityFaults } from './accessibility.ts'
import { EditorPage } from './editor-page.ts'
import { KeepPage } from './keep-page.ts'
import { BOTH_HANDS, expect, test } from './test.ts'
import { VersionsPage } from './versions-page.ts'

const FILE = 'routes/storefront.yaml'

test(
  'an earlier version is looked at, brought back, taken back, and opened as a copy',
  { tag: BOTH_HANDS },
  async ({ editor, hand }) => {
    const earlier = new VersionsPage(editor)
    await editor.open('bookshop')
    await editor.canvas.select('Route 4, everyone')
    await editor.form.setWeight('v2', 40)
    await editor.chooseOfWorkspace('Earlier versions…')
    await expect(earlier.versions).toHaveCount(1)
    await expect(earlier.preview).toContainText('weight: 40')
    await expect(earlier.preview).toContainText('weight: 10')
    expect(await findAccessibilityFaults(editor.page)).toEqual([])
    await editor.page.keyboard.press('Escape')
    await expect(earlier.dialog).toBeHidden()

    // What is opened anew is a version as soon as it is changed.
    await expect(editor.saved).toBeVisible()
    await editor.reload()
    await editor.canvas.expectDrawn()
    await editor.canvas.select('Route 4, everyone')
    await editor.form.setWeight('v2', 30)
    await editor.chooseOfWorkspace('Earlier versions…')
    await expect(earlier.versions).toHaveCount(2)
    await expect(earlier.preview).toContainText('weight: 40')
    await hand.press(earlier.versions.last())
    await expect(earlier.preview).toContainText('weight: 10')
    await hand.press(earlier.bringBack)
    await expect(earlier.dialog).toBeHidden()
    // Compared with the files as they were opened.
    await editor.changes.show()
    await expect(editor.changes.nothing).toBeVisible()
    await editor.undo()
    await editor.changes.expectOneLine(FILE, 'weight: 10', 'weight: 30')

    await editor.chooseOfWorkspace('Earlier versions…')
    await hand.press(earlier.openCopy)
    await expect(editor.workspaceButton).toContainText('bookshop (')
    await editor.canvas.select('Route 4, everyone')
    await expect(editor.form.weightAt(2)).toHaveValue('40')
  },
)

test(
  'a window that follows another cannot bring an earlier version back',
  { tag: BOTH_HANDS },
  async ({ editor, context }) => {
    await editor.open('bookshop')
    await editor.canvas.select('Route 4, everyone')
    await editor.form.setWeight('v2', 40)
    await expect(editor.saved).toBeVisible()
    const second = new EditorPage(await context.newPage(), editor.hand.name)
    await second.reload()
    await expect(new KeepPage(second.page).elsewhere).toBeVisible()
    await second.hand.press(second.workspaceButton)
    await expect(second.menuItem('Earlier versions…')).toBeDisabled()
  },
)
