import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import type { Keyboard } from './keyboard.ts'
import { readArchive } from './read-archive.ts'
import type { WorkspaceBytes } from './workspace-bytes.ts'

/** The editor in the words of its users. Locators live here alone; specs know no markup. */
export class EditorPage {
  readonly page: Page
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

  constructor(page: Page) {
    this.page = page
    this.explorer = new Explorer(page.getByRole('navigation', { name: 'Explorer' }))
    this.canvas = new Canvas(page.getByRole('region', { name: 'Graph', exact: true }))
    this.inspector = page.getByRole('complementary', { name: 'Inspector' })
    this.place = this.inspector.getByRole('navigation', { name: 'Place' })
    this.caret = page.getByRole('contentinfo').getByText(/^Ln \d+, Col \d+$/)
    this.form = new Form(this.inspector.getByRole('region', { name: 'Form' }))
    this.yaml = new Yaml(this.inspector.getByRole('region', { name: 'YAML' }))
    this.panel = page.getByRole('region', { name: 'Panel', exact: true })
    this.problems = new Problems(this.panel)
    this.changes = new Changes(this.panel)
    this.exporting = new ExportDialog(page)
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
    await this.undoButton.click()
  }

  async redo(): Promise<void> {
    await this.redoButton.click()
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
    await this.workspaceButton.click()
    await this.menuItem(name).click()
  }

  /** Chooses an entry of the menu of the document that is looked at. */
  async chooseOfDocument(name: string | RegExp): Promise<void> {
    await this.inspector.getByRole('button', { name: 'More', exact: true }).click()
    await this.menuItem(name).click()
  }

  readClipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText())
  }

  /** Puts text on the clipboard, as another program does. */
  writeClipboard(text: string): Promise<void> {
    return this.page.evaluate((words) => navigator.clipboard.writeText(words), text)
  }

  /** Exports all files as a ZIP and yields what it holds. */
  async exportAll(): Promise<WorkspaceBytes> {
    await this.topBar.getByRole('button', { name: 'Export' }).click()
    await this.exporting.choose('All files')
    const files = await this.exporting.downloadArchive(() => this.exporting.zipButton.click())
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

class Explorer {
  readonly region: Locator
  /** Opens it where the window is narrow. */
  readonly opener: Locator
  readonly tree: Locator
  readonly filter: Locator

  constructor(region: Locator) {
    this.region = region
    this.opener = region.getByRole('button', { name: 'Explorer' })
    this.tree = region.getByRole('treegrid')
    this.filter = region.getByRole('textbox', { name: /^Filter/ })
  }

  /** The order of the tree: `Resources` or `Files`. */
  order(name: 'Resources' | 'Files'): Locator {
    return this.region.getByRole('radio', { name })
  }

  async show(name: 'Resources' | 'Files'): Promise<void> {
    await pressSegment(this.region, name)
  }

  /** The row of a resource, e.g. `VirtualService storefront`, or of a file, e.g. `gateway.yaml`. */
  row(name: string): Locator {
    return this.tree.getByRole('row', { name: startsWith(name) })
  }

  /** Opens every row that has rows below it. */
  async openAll(): Promise<void> {
    const closed = this.tree.getByRole('button', { name: 'Open', exact: true })
    await expect(this.tree.getByRole('row').first()).toBeVisible()
    while ((await closed.count()) > 0) await closed.first().click()
  }

  /** Walks with the arrows until the row is the one that keys act on. */
  async walkTo(keyboard: Keyboard, name: string): Promise<void> {
    await keyboard.reach(this.tree)
    await keyboard.press('Home')
    await keyboard.walk(this.tree, this.row(name), 'ArrowDown')
  }

  async select(name: string): Promise<void> {
    await this.row(name).click()
    await expect(this.row(name)).toHaveAttribute('aria-selected', 'true')
  }
}

class Canvas {
  readonly region: Locator
  /** Has the focus while the arrows walk. */
  readonly drawing: Locator
  readonly find: Locator

  constructor(region: Locator) {
    this.region = region
    this.drawing = region.getByRole('application', { name: 'Traffic graph' })
    this.find = region.getByRole('combobox', { name: 'Find in graph' })
  }

  /** A node by how it is read out, e.g. `Route 4, everyone`. */
  node(name: string): Locator {
    return this.drawing.getByRole('button', { name: startsWith(name) })
  }

  /** A label on an edge, e.g. `25%`. */
  pill(text: string): Locator {
    return this.drawing.getByText(text, { exact: true })
  }

  async select(name: string): Promise<void> {
    await this.node(name).click()
    await this.expectSelected(name)
  }

  /** Finds a node without a mouse and goes on to its form, e.g. `everyone`, `Route 4, everyone`. */
  async editBy(keyboard: Keyboard, words: string, name: string): Promise<void> {
    const palette = this.region.page().getByRole('combobox', { name: 'Search or run a command' })
    await keyboard.press('Control+K')
    await expect(palette).toBeFocused()
    await keyboard.type('>find in graph')
    await expect(palette).toHaveValue('>find in graph')
    await keyboard.press('Enter')
    await expect(this.find).toBeFocused()
    await keyboard.press('Control+A')
    await keyboard.type(words)
    await expect(this.region).toContainText(/(?<!\d)1 of \d/)
    await keyboard.press('Enter')
    await keyboard.press('ArrowDown')
    await expect(this.drawing).toBeFocused()
    await keyboard.press('Enter')
    await this.expectSelected(name)
    await expect(this.drawing).not.toBeFocused()
  }

  async expectSelected(name: string): Promise<void> {
    await expect(this.node(name)).toHaveAttribute('aria-pressed', 'true')
  }

  async expectDrawn(): Promise<void> {
    await expect(this.drawing.getByRole('button').first()).toBeVisible()
    await expect(this.drawing).toHaveAttribute('aria-busy', 'false')
  }
}

class Form {
  readonly region: Locator

  constructor(region: Locator) {
    this.region = region
  }

  /** A field by its name, e.g. `Timeout`. */
  field(name: string): Locator {
    return this.region.getByRole('textbox', { name, exact: true })
  }

  /** The field with the weight of the destination at `position`, counted from 1. */
  weightAt(position: number): Locator {
    return this.region.getByRole('textbox', { name: `Destination ${position}: weight` })
  }

  subsetAt(position: number): Locator {
    return this.region.getByRole('combobox', { name: `Destination ${position}: subset` })
  }

  /** The field with the weight of a subset, wherever it stands. */
  async weightOf(subset: string): Promise<Locator> {
    await expect(this.weightAt(1)).toBeVisible()
    const count = await this.region.getByRole('combobox', { name: /: subset$/ }).count()
    for (let position = 1; position <= count; position += 1) {
      if ((await this.subsetAt(position).inputValue()) === subset) return this.weightAt(position)
    }
    throw new Error(`No destination of the form goes to ${subset}.`)
  }

  async setWeight(subset: string, weight: number): Promise<void> {
    const field = await this.weightOf(subset)
    await field.fill(String(weight))
    await field.press('Enter')
  }
}

class Yaml {
  readonly region: Locator
  readonly editor: Locator

  constructor(region: Locator) {
    this.region = region
    this.editor = region.getByRole('textbox', { name: /^YAML/ })
  }

  /** The text of the lines in view that holds `text`. */
  line(text: string): Locator {
    return this.region.getByText(text)
  }

  /** Puts the caret behind the last character of the line that holds `text`. */
  async clickEndOf(text: string): Promise<void> {
    await this.line(text).click()
    await this.editor.press('End')
  }

  /** Goes with the keys to the end of a line, counted from 1. */
  async goToBy(keyboard: Keyboard, line: number): Promise<void> {
    await keyboard.reach(this.editor)
    await keyboard.press('Control+Home')
    await keyboard.press('ArrowDown', line - 1)
    await keyboard.press('End')
  }

  /** Replaces the word that `text` ends with. */
  async replaceLastWord(text: string, word: string): Promise<void> {
    await this.clickEndOf(text)
    await this.editor.press('Control+Shift+ArrowLeft')
    await this.type(word)
  }

  /** Applies what the light bulb of the line at the caret offers. */
  async applyBulb(title: string): Promise<void> {
    await this.editor.press('Control+.')
    const option = this.region.page().getByRole('option', { name: startsWith(title) })
    await option.click()
  }

  /** Types at the caret; a list of suggestions that opens is closed. */
  async type(text: string): Promise<void> {
    await this.region.page().keyboard.type(text)
  }
}

class Problems {
  readonly tab: Locator
  readonly list: Locator
  readonly nothing: Locator
  /** Counts of errors and warnings; each hides and shows its own. Absent where there are none. */
  readonly errors: Locator
  readonly warnings: Locator
  /** Makes what needs no choice, of all that is shown. */
  readonly fixMany: Locator
  /** Shows what is left out. */
  readonly suppressed: Locator
  readonly #panel: Locator

  constructor(panel: Locator) {
    this.#panel = panel
    this.errors = panel.getByRole('button', { name: /^\d+ errors?$/ })
    this.warnings = panel.getByRole('button', { name: /^\d+ warnings?$/ })
    this.fixMany = panel.getByRole('button', { name: /^Fix \d+ of \d+$/ })
    this.suppressed = panel.getByRole('button', { name: /^\d+ suppressed$/ })
    this.tab = panel.getByRole('tab', { name: /^Problems/ })
    this.list = panel.getByRole('grid', { name: 'Problems' })
    this.nothing = panel.getByText(/^Nothing found in/)
  }

  async show(): Promise<void> {
    await this.tab.click()
  }

  /** The row of a finding, by words of its message; of a long list only a part is there. */
  finding(message: string | RegExp): Locator {
    return this.list.getByRole('row').filter({ hasText: message })
  }

  /** The same, where it may be far down the list: scrolls until it is there. */
  async findingInView(message: string | RegExp): Promise<Locator> {
    const row = this.finding(message)
    await expect(this.list).toBeVisible()
    await this.list.evaluate((list) => list.scrollTo({ top: 0 }))
    await expect(async () => {
      const isThere = (await row.count()) > 0
      if (!isThere) await this.list.evaluate((list) => list.scrollBy({ top: 80 }))
      expect(isThere).toBe(true)
    }).toPass({ intervals: [50] })
    return row
  }

  /** Opens all that can be done about a finding and does one of it: a fix, or `Explain …`. */
  async choose(message: string | RegExp, title: string | RegExp): Promise<void> {
    const row = await this.findingInView(message)
    await row.getByRole('button', { name: /^(All fixes|What can be done)$/ }).click()
    await this.list.page().getByRole('menuitem', { name: title }).click()
  }

  /** Walks with the arrows to a finding, then does one of what can be done about it. */
  async chooseBy(
    keyboard: Keyboard,
    message: string | RegExp,
    title: string | RegExp,
  ): Promise<void> {
    await this.walkTo(keyboard, message)
    await keyboard.press('.')
    await keyboard.reach(this.list.page().getByRole('menuitem', { name: title }), 'ArrowDown')
    await keyboard.press('Enter')
  }

  /** Walks with the arrows until a finding has the focus. */
  async walkTo(keyboard: Keyboard, message: string | RegExp): Promise<void> {
    const rows = this.list.getByRole('row')
    const row = this.finding(message)
    await keyboard.reachRegion(this.#panel)
    await keyboard.reach(rows.and(this.list.page().locator('[tabindex="0"]')))
    await keyboard.press('Home')
    await expect(async () => {
      const isThere = await row.evaluateAll((all) =>
        all.some((it) => it === document.activeElement),
      )
      if (!isThere) await keyboard.press('ArrowDown')
      expect(isThere).toBe(true)
    }).toPass({ intervals: [50] })
  }

  /** Presses what arranges the list, e.g. `By severity`, and chooses. */
  async arrange(button: string, choice: string): Promise<void> {
    await this.#panel.getByRole('button', { name: button, exact: true }).click()
    await this.list.page().getByRole('menuitem', { name: choice }).click()
  }

  /** The heading of a group, e.g. `SCH-063 QuotedNumber`. */
  heading(title: string): Locator {
    return this.list.getByRole('row').filter({
      hasText: title,
      hasNot: this.list.page().getByRole('button', { name: /^Explain/ }),
    })
  }

  /** Chooses among all fixes of a finding. */
  async chooseFix(message: string | RegExp, title: string | RegExp): Promise<void> {
    await this.choose(message, title)
  }

  /** The first fix of a finding. */
  fix(message: string | RegExp, title: string | RegExp): Locator {
    return this.finding(message).getByRole('button', { name: title })
  }
}

class Changes {
  readonly tab: Locator
  readonly nothing: Locator
  readonly #panel: Locator

  constructor(panel: Locator) {
    this.#panel = panel
    this.tab = panel.getByRole('tab', { name: /^Changes/ })
    this.nothing = panel.getByText('Nothing changed.')
  }

  async show(): Promise<void> {
    await this.tab.click()
  }

  /** The changes of one file. */
  file(filePath: string): Locator {
    return this.#panel.getByRole('region', { name: filePath })
  }

  /** Marks of the lines of a file that came or went. */
  lines(filePath: string, sign: 'added' | 'removed'): Locator {
    return this.file(filePath).getByText(sign, { exact: true })
  }

  /** The lines of the difference that hold `text` and nothing else but space. */
  text(filePath: string, text: string): Locator {
    const whole = new RegExp(String.raw`^\s*${escape(text)}\s*$`)
    return this.file(filePath).getByRole('code').filter({ hasText: whole })
  }

  /** Expects that one line of one file was replaced, and nothing else. */
  async expectOneLine(filePath: string, before: string, after: string): Promise<void> {
    await expect(this.#panel.getByRole('tabpanel').getByRole('region')).toHaveCount(1)
    await expect(this.lines(filePath, 'removed')).toHaveCount(1)
    await expect(this.lines(filePath, 'added')).toHaveCount(1)
    await expect(this.text(filePath, before)).toHaveCount(1)
    await expect(this.text(filePath, after)).toHaveCount(1)
  }
}

class ExportDialog {
  readonly dialog: Locator
  readonly zipButton: Locator
  readonly streamButton: Locator
  readonly copyButton: Locator
  readonly #page: Page

  constructor(page: Page) {
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
    await pressSegment(this.dialog, name)
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
    await this.dialog.press('Escape')
    await expect(this.dialog).toBeHidden()
  }
}

class ShareDialog {
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
    await this.dialog.press('Escape')
    await expect(this.dialog).toBeHidden()
  }
}

class PasteDialog {
  readonly dialog: Locator
  readonly field: Locator

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Paste YAML or a link' })
    this.field = this.dialog.getByRole('textbox', { name: 'YAML, JSON or a link' })
  }
}

class ExplainDialog {
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
    await this.dialog.press('Escape')
    await expect(this.dialog).toBeHidden()
  }
}

class SuppressDialog {
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

class FirstVisit {
  readonly heading: Locator
  readonly openFolder: Locator
  readonly paste: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.heading = page.getByRole('heading', { name: 'See where the traffic goes' })
    this.paste = page.getByRole('button', { name: 'Paste YAML or a link' })
    this.openFolder = page.getByRole('button', { name: 'Open folder' })
  }

  /** A workspace that this device keeps, by its name. */
  kept(name: string): Locator {
    return this.#page
      .getByRole('region', { name: 'Kept on this device' })
      .getByRole('button', { name: startsWith(name) })
  }

  sample(title: string): Locator {
    return this.#page
      .getByRole('region', { name: 'Samples' })
      .getByRole('button', { name: startsWith(title) })
  }

  /** Does what asks for a folder and answers with one of the disk. */
  async chooseFolder(folder: string, ask: () => Promise<void>): Promise<void> {
    const [chooser] = await Promise.all([this.#page.waitForEvent('filechooser'), ask()])
    await chooser.setFiles(folder)
  }
}

/** Chooses one of a few side by side: what a pointer meets is the words, not the radio button. */
async function pressSegment(place: Locator, name: string): Promise<void> {
  await place.getByRole('radiogroup').getByText(name).click()
  await expect(place.getByRole('radio', { name })).toBeChecked()
}

/** Names of rows and nodes go on with counts and descriptions: only their beginning is asked for. */
function startsWith(name: string): RegExp {
  return new RegExp(String.raw`^${escape(name)}(?![\w-])`)
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
