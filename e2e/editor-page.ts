import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { makeHand } from './hand.ts'
import type { Hand, HandName } from './hand.ts'
import type { Keyboard } from './keyboard.ts'
import { Canvas } from './pages/canvas.ts'
import { Changes } from './pages/changes.ts'
import {
  ExplainDialog,
  ExportDialog,
  PasteDialog,
  ShareDialog,
  SuppressDialog,
} from './pages/dialogs.ts'
import { Explorer } from './pages/explorer.ts'
import { FirstVisit } from './pages/first-visit.ts'
import { Form } from './pages/form.ts'
import { Problems } from './pages/problems.ts'
import { Yaml } from './pages/yaml.ts'
import type { WorkspaceBytes } from './workspace-bytes.ts'

/** The editor in the words of its users. Locators live here alone; specs know no markup. */
export class EditorPage {
  readonly page: Page
  /** How it is operated. */
  readonly hand: Hand
  readonly explorer: Explorer
  readonly canvas: Canvas
  readonly inspector: Locator
  /** What the inspector looks at, from the namespace to the route. */
  readonly place: Locator
  /** Line and column of the caret, as the status bar says them. */
  readonly caret: Locator
  readonly form: Form
  readonly yaml: Yaml
  readonly panel: Locator
  readonly problems: Problems
  readonly changes: Changes
  readonly exporting: ExportDialog
  readonly sharing: ShareDialog
  readonly pasting: PasteDialog
  readonly explaining: ExplainDialog
  readonly suppressing: SuppressDialog
  /** The version of Istio that the checks follow; a menu. */
  readonly version: Locator
  readonly firstVisit: FirstVisit
  readonly topBar: Locator
  /** The name of the workspace, and the menu behind it. */
  readonly workspaceButton: Locator
  readonly undoButton: Locator
  readonly redoButton: Locator
  /** The bar over a design that came by a link. */
  readonly sharedCopy: Locator
  /** Says so only once the storage has confirmed it. */
  readonly saved: Locator

  constructor(page: Page, handName: HandName = 'mouse') {
    const hand = makeHand(handName, page)
    this.page = page
    this.hand = hand
    this.explorer = new Explorer(page.getByRole('navigation', { name: 'Explorer' }), hand)
    this.canvas = new Canvas(page.getByRole('region', { name: 'Graph', exact: true }), hand)
    this.inspector = page.getByRole('complementary', { name: 'Inspector' })
    this.place = this.inspector.getByRole('navigation', { name: 'Place' })
    this.caret = page.getByRole('contentinfo').getByText(/^Ln \d+, Col \d+$/)
    this.form = new Form(this.inspector.getByRole('region', { name: 'Form' }), hand)
    this.yaml = new Yaml(this.inspector.getByRole('region', { name: 'YAML' }), hand)
    this.panel = page.getByRole('region', { name: 'Panel', exact: true })
    this.problems = new Problems(this.panel, hand)
    this.changes = new Changes(this.panel, hand)
    this.exporting = new ExportDialog(page, hand)
    this.sharing = new ShareDialog(page)
    this.pasting = new PasteDialog(page)
    this.explaining = new ExplainDialog(page)
    this.suppressing = new SuppressDialog(page)
    this.version = page.getByRole('contentinfo').getByRole('button', { name: /^Istio 1\./ })
    this.firstVisit = new FirstVisit(page)
    this.topBar = page.getByRole('banner')
    // The first button of the bar; its name is the workspace's own.
    this.workspaceButton = this.topBar.getByRole('button').first()
    this.undoButton = this.topBar.getByRole('button', { name: /^Undo/ })
    this.redoButton = this.topBar.getByRole('button', { name: /^Redo/ })
    this.sharedCopy = page.getByRole('region', { name: 'Shared copy' })
    this.saved = page.getByRole('contentinfo').getByText('Saved on this device')
  }

  /** Opens a sample as a copy of its own and waits until it is drawn. */
  async open(sample: string): Promise<void> {
    await this.page.goto(`/?sample=${sample}`)
    await this.canvas.expectDrawn()
  }

  /** Opens the editor as somebody does who knows no sample. */
  async openFirstVisit(): Promise<void> {
    await this.page.goto('/index.html')
    await expect(this.firstVisit.heading).toBeVisible()
  }

  /** Opens a link, as from a chat. */
  async openLink(link: string): Promise<void> {
    await this.page.goto(link)
  }

  /** Loads the page again, without whatever is in its address. */
  async reload(): Promise<void> {
    await this.page.goto('/index.html')
  }

  /** Opens the bare address, as the terminal prints it. */
  async openBareAddress(): Promise<void> {
    await this.page.goto('/')
    await this.canvas.expectDrawn()
  }

  async undo(): Promise<void> {
    await this.hand.press(this.undoButton)
  }

  async redo(): Promise<void> {
    await this.hand.press(this.redoButton)
  }

  /** A message that stays until it is dismissed. */
  notice(text: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: text })
  }

  menuItem(name: string | RegExp): Locator {
    return this.page.getByRole('menuitem', { name })
  }

  /** Chooses an entry of the menu behind the name of the workspace. */
  async chooseOfWorkspace(name: string): Promise<void> {
    await this.hand.press(this.workspaceButton)
    await this.hand.press(this.menuItem(name))
  }

  /** Chooses an entry of the menu of the document that is looked at. */
  async chooseOfDocument(name: string | RegExp): Promise<void> {
    await this.hand.press(this.inspector.getByRole('button', { name: 'More', exact: true }))
    await this.hand.press(this.menuItem(name))
  }

  readClipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText())
  }

  /** Puts text on the clipboard, as another program does. */
  writeClipboard(text: string): Promise<void> {
    return this.page.evaluate((words) => navigator.clipboard.writeText(words), text)
  }

  async openExport(): Promise<void> {
    await this.hand.press(this.topBar.getByRole('button', { name: 'Export' }))
  }

  async openShare(): Promise<void> {
    await this.hand.press(this.topBar.getByRole('button', { name: 'Share' }))
  }

  /** Exports all files as a ZIP and yields what it holds. */
  async exportAll(): Promise<WorkspaceBytes> {
    await this.openExport()
    await this.exporting.choose('All files')
    const press = () => this.hand.press(this.exporting.zipButton)
    const files = await this.exporting.downloadArchive(press)
    await this.exporting.close()
    return files
  }

  /** The same without a mouse. */
  async exportAllBy(keyboard: Keyboard): Promise<WorkspaceBytes> {
    await keyboard.press('Control+S')
    const changed = this.exporting.scope('Changed files')
    const all = this.exporting.scope('All files')
    await expect(changed.or(all).and(this.page.getByRole('radio', { checked: true }))).toBeFocused()
    if (await changed.isChecked()) await keyboard.press('ArrowRight')
    await expect(all).toBeFocused()
    const files = await this.exporting.downloadArchive(() => keyboard.press('Control+Enter'))
    await keyboard.press('Escape')
    await expect(this.exporting.dialog).toBeHidden()
    return files
  }
}

/** Presses until nothing is left to do; each press has to be answered before the next. */
export async function pressUntilDisabled(
  button: Locator,
  press: () => Promise<void>,
): Promise<void> {
  await expect(button).toBeEnabled()
  for (let i = 0; i < 100 && (await button.isEnabled()); i += 1) await press()
  await expect(button).toBeDisabled()
}
