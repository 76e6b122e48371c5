import { BOTH_HANDS, expect, test } from './test.ts'
import { expectSameBytes, readSample, textOf } from './workspace-bytes.ts'

const original = readSample('broken')
const V3 = 'Subset “v3” is not defined'

test(
  'a problem is explained where it shows: in its row, its field, its line and by F1',
  { tag: BOTH_HANDS },
  async ({ hand, editor }) => {
    const { problems, explaining } = editor
    await editor.open('broken')
    await problems.pressIn(V3, 'Explain IST0101')
    await expect(explaining.pageOf('IST0101')).toBeVisible()
    await expect(explaining.entry('IST0101')).toBeInViewport()
    await explaining.close()

    await problems.select(V3)
    await editor.page.keyboard.press('F1')
    await expect(explaining.pageOf('IST0101')).toBeVisible()
    await explaining.close()

    await hand.press(editor.form.region.getByRole('button', { name: 'Explain IST0101' }))
    await expect(explaining.pageOf('IST0101')).toBeVisible()
    await explaining.close()

    await editor.yaml.clickEndOf('subset: v3')
    await editor.yaml.applyBulb('Explain IST0101')
    await expect(explaining.pageOf('IST0101')).toBeVisible()
  },
)

test(
  'checks are looked up by another tool’s code, from the menu and from an address',
  { tag: BOTH_HANDS },
  async ({ hand, editor }) => {
    const { explaining } = editor
    await editor.open('bookshop')
    await editor.chooseOfWorkspace('Checks…')
    await hand.write(explaining.search, 'KIA1107')
    await expect(explaining.entry('KIA1107')).toBeVisible()
    await expect(explaining.entry('VS-009')).toBeHidden()
    await hand.write(explaining.search, '')
    await explaining.close()

    // As somebody types it.
    await editor.openLink('/?check=vs-009')
    await expect(explaining.pageOf('VS-009')).toBeVisible()
    await explaining.close()
    await expect(editor.page).toHaveURL(/\/$/)
  },
)

test(
  'a problem is suppressed on its resource with a reason, and reported again',
  { tag: BOTH_HANDS },
  async ({ hand, editor }) => {
    const { problems, suppressing } = editor
    await editor.open('broken')
    await problems.choose(V3, 'Suppress on this resource…')
    await expect(suppressing.place('On VirtualService helpdesk/desk')).toBeChecked()
    await hand.write(suppressing.reason, 'v3 comes on Monday.')
    await expect(suppressing.dialog).toContainText('3 lines in 1 file. Leaves out 2 findings.')
    await hand.press(suppressing.apply)
    await expect(problems.finding(V3)).toHaveCount(0)

    await hand.press(problems.suppressed)
    const row = await problems.findingInView(V3)
    await expect(row).toContainText('By an annotation: v3 comes on Monday.')
    const files = await editor.exportAll()
    expect(textOf(files, 'routes.yaml')).toContain(`  annotations:
    galley.istio.io/analyze-suppress: IST0101
    meshdraft/suppress-reason: v3 comes on Monday.
`)
    await editor.undo()
    await expect(problems.suppressed).toHaveCount(0)
    await expect(await problems.findingInView(V3)).toBeVisible()
    expectSameBytes(await editor.exportAll(), original)
  },
)

test(
  'what the webhook refuses is suppressed in the settings only',
  { tag: BOTH_HANDS },
  async ({ editor, hand }) => {
    const { problems, suppressing } = editor
    const status = 'HTTP status “5030” is out of range'
    await editor.open('broken')
    await problems.choose(status, 'Suppress in .meshdraft.yaml…')
    await expect(suppressing.place(/^On /)).toBeDisabled()
    await expect(suppressing.dialog).toContainText('Istio’s webhook checks it')
    await hand.write(suppressing.reason, 'A drill.')
    await editor.page.keyboard.press('Enter')
    await expect(problems.finding(status)).toHaveCount(0)
    expect(textOf(await editor.exportAll(), '.meshdraft.yaml')).toContain(
      'resource: VirtualService helpdesk/chat',
    )
    await hand.press(problems.suppressed)
    await problems.choose(status, 'Report it again')
    await expect(problems.suppressed).toHaveCount(0)
    await expect(await problems.findingInView(status)).toBeVisible()
  },
)

test('the keyboard alone suppresses a problem and takes it back', async ({ editor, keyboard }) => {
  const { problems, suppressing } = editor
  await editor.open('broken')
  await problems.chooseBy(keyboard, V3, 'Suppress on this resource…')
  await expect(suppressing.reason).toBeFocused()
  await keyboard.type('v3 comes on Monday.')
  await keyboard.press('Control+Enter')
  await expect(suppressing.dialog).toBeHidden()
  await expect(problems.suppressed).toHaveText('2 suppressed')
  await keyboard.press('Control+Z')
  await expect(problems.suppressed).toHaveCount(0)
  expectSameBytes(await editor.exportAllBy(keyboard), original)
})

test(
  'checks follow the version of Istio that is chosen',
  { tag: BOTH_HANDS },
  async ({ editor, hand }) => {
    await editor.open('bookshop')
    await expect(editor.version).toHaveText('Istio 1.30')
    await hand.press(editor.version)
    await hand.press(editor.menuItem('Istio 1.26'))
    await expect(editor.version).toHaveText('Istio 1.26')
    await editor.explorer.show('Files')
    await editor.explorer.select('.meshdraft.yaml')
    await expect(editor.yaml.line('istioVersion: "1.26"')).toBeVisible()
    await expect(editor.form.region).toContainText('Meshdraft reads it, Kubernetes does not.')

    // What is wrong in the file itself shows like anything else.
    await editor.yaml.clickEndOf('istioVersion')
    await editor.yaml.type('\nsuppres: []')
    await expect(editor.problems.finding('suppres')).toBeVisible()
    await editor.problems.choose('suppres', /^Change to suppress/)
    await expect(editor.problems.nothing).toBeVisible()

    await editor.reload()
    await expect(editor.version).toHaveText('Istio 1.26')
  },
)

test(
  'the list is filtered by severity, layer and namespace, and grouped by code',
  { tag: BOTH_HANDS },
  async ({ hand, editor }) => {
    const { problems } = editor
    await editor.open('broken')
    await hand.press(problems.errors)
    await expect(problems.finding(/./)).toHaveCount(1)
    await expect(problems.finding('admits none of the hosts')).toBeVisible()
    await hand.press(problems.errors)

    await problems.arrange('Filter', 'Admission: Istio’s webhook')
    await editor.page.keyboard.press('Escape')
    await problems.arrange('Filter', 'Analysis: between objects')
    await editor.page.keyboard.press('Escape')
    await problems.arrange('Filter', 'Syntax: how the text reads')
    await editor.page.keyboard.press('Escape')
    await problems.arrange('By severity', 'By code')
    await expect(problems.heading('SCH-060 UnknownField')).toBeVisible()
    await expect(problems.finding('TLS-014')).toHaveCount(0)
    const quoted = problems.heading('SCH-063 QuotedNumber')
    await hand.press(quoted.getByRole('button', { name: 'Fix all 2' }))
    await expect(quoted).toHaveCount(0)

    await problems.arrange('Filter', 'helpdesk')
    await expect(problems.heading('SCH-060 UnknownField')).toBeVisible()
  },
)

test('F8 leads from problem to problem and back, wherever the focus is', async ({
  editor,
  keyboard,
}) => {
  await editor.open('broken')
  await keyboard.press('F8')
  await expect(editor.place).toContainText('desk-gateway-tls')
  await keyboard.press('F8', 2)
  await expect(editor.form.field('HTTP status')).toBeVisible()
  await keyboard.press('F1')
  await expect(editor.explaining.pageOf('VS-046')).toBeVisible()
  await keyboard.press('Escape')
  await keyboard.press('Shift+F8')
  await expect(editor.place).toContainText('desk-gateway-tls')

  // The list follows, down to what was out of its sight; round the end it starts anew.
  await keyboard.press('Shift+F8', 2)
  await expect(editor.place).toContainText('wildcard-gateway')
  const row = editor.problems.finding('starts an alias in YAML')
  await expect(row).toBeInViewport()
  await expect(row).toHaveAttribute('aria-selected', 'true')
})

test('the focus stays in the list while fixes take its rows and buttons away', async ({
  editor,
  keyboard,
}) => {
  const { problems } = editor
  const focused = problems.list.locator('[data-row]:focus')
  await editor.open('broken')
  await keyboard.activate(editor.panel.getByRole('button', { name: 'By severity' }))
  await keyboard.reach(editor.menuItem('By code'), 'ArrowDown')
  await keyboard.press('Enter')
  await problems.walkTo(keyboard, 'needs a serverCertificate')

  // To the end of a long list and back, each key from where the one before led.
  await keyboard.press('End')
  await expect(problems.finding('starts an alias in YAML')).toBeFocused()
  await keyboard.press('PageUp')
  await expect(problems.finding('starts an alias in YAML')).not.toBeFocused()
  await keyboard.press('Home')
  await expect(problems.finding('needs a serverCertificate')).toBeFocused()
  await keyboard.press('F8', 3)
  await expect(problems.finding('HTTP status “5030”')).toBeFocused()

  // A button of a group goes with the group, the one above the list with what it can do.
  await problems.walkTo(keyboard, '“weight” must be a whole number')
  const quoted = problems.heading('SCH-063 QuotedNumber')
  await keyboard.reach(quoted.getByRole('button', { name: 'Fix all 2' }), 'Shift+Tab')
  await keyboard.press('Enter')
  await expect(quoted).toHaveCount(0)
  await expect(focused).toBeInViewport()
  await keyboard.reach(problems.fixMany, 'Shift+Tab')
  await keyboard.press('Enter')
  await expect(problems.fixMany).toBeHidden()
  await expect(focused).toBeInViewport()
})

test(
  'counts are of what the other filters let through, and a filter that hides all is undone',
  { tag: BOTH_HANDS },
  async ({ hand, editor }) => {
    const { problems } = editor
    await editor.open('broken')
    await problems.arrange('Filter', 'Analysis: between objects')
    await editor.page.keyboard.press('Escape')
    await expect(problems.warnings).toHaveText('0')
    await expect(problems.errors).not.toHaveText('17')
    await hand.press(problems.errors)
    await hand.press(editor.panel.getByRole('button', { name: 'Show all' }))
    await expect(problems.errors).toHaveText('17')
    await expect(problems.list.locator('[data-row]:focus')).toBeInViewport()
  },
)
