import { expect } from '@playwright/test'
import type { EditorPage } from './editor-page.ts'
import { GraphTools } from './find-in-graph-page.ts'
import { DIALOG_VIEWS } from './script-payload-dialogs.ts'
import {
  chooseBelow,
  chooseRow,
  openAndRead,
  openThrough,
  settle,
  walkRows,
} from './script-payload-walk.ts'
import type { PayloadView, PayloadWalk } from './script-payload-walk.ts'
import { GraphTable } from './tree-grid-page.ts'

/** Every view, in the order in which they are visited. */
export const PAYLOAD_VIEWS: readonly PayloadView[] = [
  { name: 'explorer, resources', visit: (walk) => readTree(walk, 'Resources') },
  { name: 'explorer, files', visit: (walk) => readTree(walk, 'Files') },
  { name: 'explorer, filter', visit: filterExplorer },
  { name: 'form and inspector', isLong: true, visit: readForms },
  { name: 'YAML', isLong: true, visit: readYaml },
  { name: 'YAML, hovers', visit: hoverYaml },
  { name: 'YAML, completion and fixes', isOwnOnly: true, visit: completeYaml },
  { name: 'graph and tooltips', visit: hoverNodes },
  { name: 'graph, focus, folds and breadcrumbs', visit: focusAndFold },
  { name: 'graph, find and hide', visit: findAndHide },
  { name: 'graph, saved views', isOwnOnly: true, visit: saveView },
  { name: 'graph as a table', visit: readTable },
  ...DIALOG_VIEWS,
]

async function readTree({ editor, look }: PayloadWalk, order: 'Resources' | 'Files') {
  await showOrder(editor, order)
  await openThrough(editor.explorer.tree, look)
}

async function filterExplorer({ editor, payload, look }: PayloadWalk) {
  for (const text of [payload, '<', '']) {
    await editor.explorer.filter.fill(text)
    await settle(editor.page)
    await look()
  }
}

/** Shows one order of the explorer; the tree itself may come a moment later. */
async function showOrder(editor: EditorPage, order: 'Resources' | 'Files'): Promise<void> {
  await editor.explorer.show(order)
  const tree = expect(editor.explorer.tree)
  await (order === 'Files' ? tree : tree.not).toContainText('.yaml')
}

async function readForms({ editor, look, note }: PayloadWalk) {
  await showInInspector(editor, 'Form')
  await showOrder(editor, 'Resources')
  await openThrough(editor.explorer.tree, look)
  await walkRows(editor.explorer.tree, async () => {
    if ((await editor.form.region.count()) > 0) note(await openAndRead(editor.form.region))
    await look()
  })
  await showInInspector(editor, 'Both')
}

/** Shows one surface alone, so that no row waits for the other one to be drawn, or both. */
async function showInInspector(editor: EditorPage, surface: 'Form' | 'YAML' | 'Both') {
  await chooseDocument(editor, 'wired', 4)
  await editor.inspector.getByRole('radiogroup').getByText(surface, { exact: true }).click()
}

const FILE_NAME = /\.(?:ya?ml|json)/

/** Goes through every file page by page. */
async function readYaml({ editor, look, paths }: PayloadWalk) {
  await showInInspector(editor, 'YAML')
  const rows = await openThrough(editor.explorer.tree, look)
  const seen = new Set<string>()
  for (const [index, row] of rows.entries()) {
    if (!FILE_NAME.test(row)) continue
    await chooseRow(editor.explorer.tree, index)
    const name = (await editor.yaml.editor.getAttribute('aria-label')) ?? ''
    if (!seen.has(name)) await readFile(editor, look)
    seen.add(name)
  }
  const missing = paths.filter((path) => ![...seen].some((name) => name.includes(path)))
  expect(missing, 'files that were not shown').toEqual([])
  await showInInspector(editor, 'Both')
}

/** Goes through the file that is shown, page by page. */
async function readFile(editor: EditorPage, look: () => Promise<void>): Promise<void> {
  await editor.yaml.editor.focus()
  await editor.page.keyboard.press('Control+Home')
  for (let before = ''; ;) {
    await settle(editor.page)
    await look()
    const caret = (await editor.caret.textContent()) ?? ''
    if (caret === before) return
    before = caret
    await editor.page.keyboard.press('PageDown')
  }
}

/** Chooses a document of a file, counted from 1, by the beginning of the file's name. */
async function chooseDocument(editor: EditorPage, file: string, position: number): Promise<void> {
  await showOrder(editor, 'Files')
  await chooseBelow(editor.explorer.tree, `${file} `, position)
}

const HOVERS = 8
const POINT = 4

/** Points at what is underlined in the file with most to say, as far as it is in sight. */
async function hoverYaml({ editor, look }: PayloadWalk) {
  await chooseDocument(editor, 'VirtualService', 1)
  const marks = editor.yaml.region.locator('.squiggly-error, .squiggly-warning')
  await expect(marks.first()).toBeVisible()
  const sight = await editor.yaml.region.boundingBox()
  const hover = editor.page.locator('.monaco-hover:visible')
  let hovers = 0
  for (const mark of await marks.all()) {
    const box = await mark.boundingBox()
    const isSeen = box && sight && box.x + POINT < sight.x + sight.width - POINT
    if (!isSeen || hovers === HOVERS) continue
    await editor.page.mouse.move(box.x + POINT, box.y + box.height / 2)
    await expect(hover.first()).toContainText(/\w/)
    hovers += 1
    await look()
    await editor.page.mouse.move(0, 0)
    await expect(hover).toHaveCount(0)
  }
  expect(hovers).toBeGreaterThan(1)
}

/** Asks at a reference for what may stand there, which is what the workspace names, and for fixes. */
async function completeYaml({ editor, look }: PayloadWalk) {
  await chooseDocument(editor, 'wired', 4)
  const { keyboard } = editor.page
  await editor.yaml.editor.focus()
  await keyboard.press('Control+F')
  await keyboard.type('destination:')
  await keyboard.press('Enter')
  await keyboard.press('Escape')
  await keyboard.press('ArrowDown')
  await keyboard.press('End')
  await keyboard.press('ArrowLeft')
  await keyboard.press('Control+Space')
  await expect(editor.page.locator('.suggest-widget.visible')).toBeVisible()
  await look()
  await keyboard.press('Escape')
  await keyboard.press('Control+.')
  await settle(editor.page)
  await look()
  await keyboard.press('Escape')
}

const NODES = 25

async function hoverNodes({ editor, look }: PayloadWalk) {
  const { region, drawing } = editor.canvas
  await region.getByRole('button', { name: 'Fit the whole graph' }).click()
  await editor.canvas.expectDrawn()
  await look()
  const nodes = drawing.getByRole('button')
  const count = Math.min(NODES, await nodes.count())
  for (let i = 0; i < count; i += 1) {
    const box = await nodes.nth(i).boundingBox()
    if (!box) continue
    await editor.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await settle(editor.page)
    await look()
  }
}

async function focusAndFold({ editor, look }: PayloadWalk) {
  const tools = new GraphTools(editor)
  await chooseDocument(editor, 'wired', 4)
  const focus = editor.canvas.region.getByRole('button', { name: 'Focus', exact: true })
  for (const button of [focus, tools.leaveFocus]) {
    await button.click()
    await editor.canvas.expectDrawn()
    await look()
  }
  await tools.fold.click()
  await look()
  await editor
    .menuItem(/^Collapse namespace/)
    .first()
    .click()
  await editor.canvas.expectDrawn()
  await look()
  await tools.views.click()
  await look()
  await editor.menuItem('Show the whole graph').click()
  await editor.canvas.expectDrawn()
}

async function findAndHide({ editor, payload, look }: PayloadWalk) {
  const tools = new GraphTools(editor)
  for (const field of [tools.find, tools.hide]) {
    for (const text of [`name:${payload}`, 'host:', 'ns:', payload, '']) {
      await field.fill(text)
      await settle(editor.page)
      await look()
    }
    await editor.page.keyboard.press('Escape')
  }
}

async function saveView({ editor, payload, look }: PayloadWalk) {
  const tools = new GraphTools(editor)
  await tools.views.click()
  await editor.menuItem('Save or change views…').click()
  await tools.savingName.fill(payload)
  await tools.button('Save').click()
  await tools.views.click()
  await look()
  await editor.menuItem('Save or change views…').click()
  await expect(tools.savingName).toBeVisible()
  await look()
  await editor.page.keyboard.press('Escape')
  await expect(tools.savingName).toBeHidden()
}

async function readTable({ editor, look, note }: PayloadWalk) {
  const table = new GraphTable(editor)
  await table.choose('Table')
  await expect(table.grid).toBeVisible()
  note((await openThrough(table.grid, look)).join('\n'))
  await table.choose('Graph')
  await editor.canvas.expectDrawn()
}
