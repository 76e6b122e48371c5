import type { EditorPage } from './editor-page.ts'
import type { Keyboard } from './keyboard.ts'
import { listRegions, walkStops } from './keyboard-page.ts'
import { expect, test } from './test.ts'

const REGIONS = ['top', 'explorer', 'graph', 'inspector', 'panel', 'status']

test('a menu opened by key has its first entry, each time', async ({ editor, keyboard }) => {
  await editor.open('bookshop')
  await keyboard.reach(editor.workspaceButton)
  for (const key of ['Enter', 'Enter', 'Space', 'ArrowDown', 'Enter']) {
    await keyboard.press(key)
    await expect(editor.menuItem('Rename…'), key).toBeFocused()
    await keyboard.press('Escape')
    await expect(editor.workspaceButton).toBeFocused()
  }
  await keyboard.press('ArrowUp')
  await expect(editor.page.getByRole('menuitem').last()).toBeFocused()
})

test('F6 leads through all regions and back to the last place in each', async ({
  editor,
  keyboard,
  page,
}) => {
  await editor.open('bookshop')
  await editor.canvas.editBy(keyboard, 'everyone', 'Route 4, everyone')
  await expect(editor.form.weightAt(2)).toBeVisible()
  const places = [
    editor.topBar.getByRole('button', { name: 'Share' }),
    editor.explorer.filter,
    editor.canvas.drawing,
    editor.form.weightAt(2),
    editor.changes.tab,
    editor.version,
  ]
  for (const place of places) await keyboard.go(place)
  for (const key of ['F6', 'Shift+F6']) {
    for (const place of key === 'F6' ? places : places.toReversed().slice(1)) {
      await keyboard.press(key)
      await expect(place, key).toBeFocused()
    }
  }
  await keyboard.press('F6', REGIONS.length)
  await expect(page.locator('[data-region="top"] :focus')).toHaveCount(1)
})

test('Escape closes the top layer, leaves a focus, then clears the selection', async ({
  editor,
  keyboard,
  page,
}) => {
  await editor.open('bookshop')
  await editor.canvas.editBy(keyboard, 'everyone', 'Route 4, everyone')
  await keyboard.go(editor.canvas.drawing)
  await keyboard.press('F')
  await expect(editor.canvas.node('Virtual service ratings')).toBeHidden()
  await keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet).toBeVisible()
  await keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await expect(editor.canvas.drawing).toBeFocused()
  await expect(editor.canvas.node('Virtual service ratings')).toBeHidden()
  await keyboard.press('Escape')
  await expect(editor.canvas.node('Virtual service ratings')).toBeVisible()
  await editor.canvas.expectSelected('Route 4, everyone')
  await keyboard.press('Escape')
  await expect(editor.canvas.node('Route 4, everyone')).toHaveAttribute('aria-pressed', 'false')

  // Out of a field, and out of the text, with which Tab leaves it.
  await keyboard.go(editor.canvas.find)
  await keyboard.type('x')
  await keyboard.press('Escape', 3)
  await expect(editor.canvas.drawing).toBeFocused()
})

test('the drawing moves routes, opens fixes and takes other keys, as the table does', async ({
  editor,
  keyboard,
  page,
}) => {
  await editor.open('bookshop')
  const spoken = (words: string) => page.locator('[aria-live="polite"]').filter({ hasText: words })
  await keyboard.go(editor.canvas.drawing)
  await keyboard.press('Home')
  await keyboard.press('ArrowRight', 2)
  await keyboard.press('Home')
  await keyboard.press('ArrowDown')
  await editor.canvas.expectSelected('Route 2, catalog-api')
  await keyboard.press('Alt+ArrowUp')
  await editor.canvas.expectSelected('Route 1, catalog-api')
  await expect(spoken('catalog-api is route 1 now. Undo takes it back.')).toBeAttached()
  await keyboard.press('Alt+ArrowDown')
  await editor.canvas.expectSelected('Route 2, catalog-api')
  await keyboard.press('.')
  await expect(spoken('There is no problem here.')).toBeAttached()

  await editor.open('broken')
  await editor.canvas.editBy(keyboard, 'v3', 'Missing subset v3')
  await keyboard.go(editor.canvas.drawing)
  await keyboard.press('.')
  await keyboard.reach(editor.menuItem('Route to v2'), 'ArrowDown')
  await keyboard.press('Escape')
  await expect(editor.canvas.drawing).toBeFocused()
  await keyboard.press('.')
  await keyboard.reach(editor.menuItem('Route to v2'), 'ArrowDown')
  await keyboard.press('Enter')
  await expect(editor.canvas.node('Missing subset v3')).toBeHidden()

  // Other keys for what is done in the graph, and the old ones mean nothing any more.
  await keyboard.press('Control+,')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await keyboard.go(settings.getByRole('tab', { name: 'Keyboard' }))
  await keyboard.go(settings.getByLabel('Search commands'))
  await keyboard.type('Focus the graph')
  await keyboard.activate(settings.getByRole('button', { name: /^Change the keys of Focus/ }))
  await keyboard.press('Shift+F')
  await keyboard.press('Escape')
  await expect(settings).toBeHidden()
  await keyboard.go(editor.canvas.drawing)
  await keyboard.press('f')
  await keyboard.press('Shift+F')
  await expect(editor.canvas.region.getByRole('button', { name: 'Leave the focus' })).toBeVisible()
  await keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet).toContainText(/Focus the graph on the selection, or leave the focusShift F/)
})

test('the next match in the drawing is the next row of the table', async ({ editor, keyboard }) => {
  await editor.open('bookshop')
  await keyboard.go(editor.canvas.find)
  await keyboard.type('kind:subset')
  await expect(editor.canvas.region).toContainText(/\d+ of \d/)
  const drawn: string[] = []
  for (const name of ['Subset v2 of storefront', 'Subset v1 of storefront']) {
    await keyboard.press('Enter')
    const id = (await editor.canvas.node(name).getAttribute('id')) ?? ''
    await expect(editor.canvas.drawing).toHaveAttribute('aria-activedescendant', id)
    drawn.push(id)
  }
  expect(new Set(drawn).size).toBe(2)
})

const STATES: readonly (readonly [
  name: string,
  reach: (editor: EditorPage, keyboard: Keyboard) => Promise<void>,
  regions: readonly string[],
])[] = [
  [
    'a route with form and YAML',
    async (editor, keyboard) => {
      await editor.open('bookshop')
      await editor.canvas.editBy(keyboard, 'everyone', 'Route 4, everyone')
      await expect(editor.form.weightAt(2)).toBeVisible()
      await expect(editor.yaml.line('weight: 10').first()).toBeVisible()
    },
    REGIONS,
  ],
  [
    'problems, with the graph as a table',
    async (editor, keyboard) => {
      await editor.open('broken')
      await keyboard.go(editor.canvas.region.getByRole('radio', { name: 'Table' }))
      await expect(editor.canvas.region.getByRole('treegrid')).toBeVisible()
      await editor.problems.walkTo(keyboard, 'Subset “v3” is not defined')
      await keyboard.press('Enter')
      await expect(editor.form.region).toContainText('Subset “v3” is not defined')
    },
    REGIONS,
  ],
  ['the first visit', (editor) => editor.openFirstVisit(), ['top', 'first-visit']],
]

for (const [name, reach, regions] of STATES) {
  test(`every stop of Tab shows and has a name: ${name}`, async ({ editor, keyboard, page }) => {
    await reach(editor, keyboard)
    const stops = await walkStops(page, keyboard)
    expect(stops.filter(({ isSeen }) => !isSeen).map(({ what }) => what)).toEqual([])
    const order = listRegions(stops)
    const start = order.indexOf(regions[0] ?? '')
    const round = [...order.slice(start), ...order.slice(0, start)].filter(
      (region, i, all) => region !== all[i - 1],
    )
    expect(round).toEqual(regions)
  })
}

/** By what is typed into the palette. */
const DIALOGS = [
  ['Export', 'Export'],
  ['Share a link', 'Share'],
  ['Settings', 'Settings'],
  ['Checks', 'Checks'],
  ['Keyboard shortcuts', 'Keyboard shortcuts'],
  ['Workspaces', 'Workspaces'],
  ['Words and drawings', 'Words and drawings'],
] as const

test('every stop of Tab in a dialog shows and has a name, and the focus stays inside', async ({
  editor,
  keyboard,
  page,
}) => {
  await editor.open('bookshop')
  for (const [command, name] of DIALOGS) {
    await keyboard.press('Control+K')
    await expect(page.getByRole('combobox', { name: 'Search or run a command' })).toBeFocused()
    await keyboard.type(`>${command}`)
    await expect(page.getByRole('option', { selected: true })).toBeVisible()
    await keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name })
    await expect(dialog).toBeVisible()
    await expect
      .poll(() => dialog.evaluate((element) => element.contains(document.activeElement)))
      .toBe(true)
    const stops = await walkStops(page, keyboard)
    expect(stops.length, name).toBeGreaterThan(1)
    expect(
      stops.filter(({ isSeen }) => !isSeen).map(({ what }) => what),
      name,
    ).toEqual([])
    expect(
      stops.filter(({ region }) => region !== '').map(({ what }) => what),
      name,
    ).toEqual([])
    await keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
})
