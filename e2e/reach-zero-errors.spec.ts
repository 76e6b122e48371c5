import type { EditorPage } from './editor-page.ts'
import { expect, test } from './test.ts'
import { lineOf, readSample } from './workspace-bytes.ts'

const original = readSample('broken')
const SAMPLE = 'Help desk: find the mistakes'

/** Nothing is left to do: not even the warning, which no error hides any more. */
async function expectSound(editor: EditorPage): Promise<void> {
  await expect(editor.problems.errors).toHaveCount(0)
  await expect(editor.problems.warnings).toHaveCount(0)
  await expect(editor.problems.nothing).toBeVisible()
}

test('a new user reaches zero errors with fixes and explanations alone', async ({ editor }) => {
  const { problems, explaining, form, yaml, explorer } = editor
  await editor.openFirstVisit()
  await editor.firstVisit.sample(SAMPLE).click()
  await editor.canvas.expectDrawn()
  await expect(problems.errors).toHaveText('17')

  // The light bulb of a line.
  await (await problems.findingInView('Field “htpp” is unknown')).click()
  await expect(yaml.line('htpp:')).toBeVisible()
  await yaml.clickEndOf('htpp:')
  await yaml.applyBulb('Rename to http')
  await expect(problems.errors).toHaveText('16')

  // All of a kind, then all that needs no choice.
  await problems.choose('“weight” must be a whole number', /^Fix all of this kind/)
  await expect(problems.errors).toHaveText('14')
  await problems.fixMany.click()
  await expect(problems.fixMany).toBeHidden()

  // What could mean several things is chosen.
  await problems.choose('Gateway “desk-gatway” is not defined', 'Use gateway desk-gateway')
  await expect(problems.finding('desk-gatway')).toHaveCount(0)
  await problems.choose('Subset “v3” is not defined', 'Route to v2')
  await expect(problems.finding('Subset “v3”')).toHaveCount(0)
  await problems.choose('Protocol “TSL” is not known', 'Change to TLS')
  await expect(problems.finding('TSL')).toHaveCount(0)
  const both = await problems.findingInView('A route cannot both redirect')
  await both.getByRole('button', { name: '2 ways to fix…' }).click()
  await editor.menuItem('Remove route').click()
  await expect(problems.finding('A route cannot both redirect')).toHaveCount(0)

  // An example shows what to write into the YAML.
  const noCertificate = 'needs a serverCertificate'
  await problems.choose(noCertificate, 'Explain TLS-014')
  await expect(explaining.passing).toContainText('credentialName: shop-certificate')
  await explaining.close()
  await problems.finding(noCertificate).click()
  await yaml.clickEndOf('mode: SIMPLE')
  await yaml.type('\ncredentialName: desk-certificate')
  await expect(problems.finding('Mode SIMPLE')).toHaveCount(0)

  // An example shows what to write into a field.
  await problems.choose('HTTP status “5030” is out of range', 'Explain VS-046')
  await expect(explaining.pageOf('VS-046')).toBeVisible()
  await explaining.close()
  await problems.finding('HTTP status “5030”').click()
  await form.field('HTTP status').fill('503')
  await form.field('HTTP status').press('Enter')
  await expect(problems.finding('5030')).toHaveCount(0)

  await (await problems.findingInView('Host “knowledgebase” is not known')).click()
  const host = form.region.getByRole('combobox', { name: 'Destination 1: host' })
  await host.fill('help-texts')
  await host.press('Enter')
  await expect(problems.finding('knowledgebase')).toHaveCount(0)

  // What no fix decides: one of the two has to go.
  await problems.choose('helpdesk/tickets-by-team-b', 'Explain IST0109')
  await expect(explaining.pageOf('IST0109')).toContainText('Sidecars do not merge VirtualServices')
  await explaining.close()
  await explorer.select('VirtualService tickets-by-team-b')
  await editor.chooseOfDocument('Delete tickets-by-team-b')
  await expect(problems.errors).toHaveCount(0)

  // And the warning.
  await problems.choose('admits none of the hosts status.example.com', 'Explain IST0132')
  await expect(explaining.pageOf('IST0132')).toContainText(
    'Add the host to a server of the Gateway',
  )
  await explaining.close()
  await explorer.select('Gateway desk-gateway')
  await yaml.clickEndOf('- chat.example.com')
  await yaml.type('\n- status.example.com')
  await expectSound(editor)
})

test('the keyboard alone reaches zero errors', async ({ editor, keyboard }) => {
  // Some three hundred keys, each answered before the next.
  test.slow()
  const { problems, explaining, form, yaml, explorer } = editor
  await editor.openFirstVisit()
  await keyboard.activate(editor.firstVisit.sample(SAMPLE))
  await editor.canvas.expectDrawn()
  await expect(problems.errors).toHaveText('17')

  await problems.chooseBy(keyboard, '“weight” must be a whole number', /^Fix all of this kind/)
  await expect(problems.errors).toHaveText('15')
  await keyboard.reach(problems.fixMany, 'Shift+Tab')
  await keyboard.press('Enter')
  await expect(problems.errors).toHaveText('10')

  await problems.chooseBy(keyboard, 'Gateway “desk-gatway” is not', 'Use gateway desk-gateway')
  await expect(problems.finding('desk-gatway')).toHaveCount(0)
  await problems.chooseBy(keyboard, 'Subset “v3” is not defined', 'Route to v2')
  await expect(problems.finding('Subset “v3”')).toHaveCount(0)
  await problems.chooseBy(keyboard, 'Protocol “TSL” is not known', 'Change to TLS')
  await expect(problems.finding('TSL')).toHaveCount(0)
  await problems.chooseBy(keyboard, 'A route cannot both redirect', 'Remove route')
  await expect(problems.finding('A route cannot both redirect')).toHaveCount(0)

  await problems.walkTo(keyboard, 'needs a serverCertificate')
  await keyboard.press('F1')
  await expect(explaining.passing).toContainText('credentialName: shop-certificate')
  await keyboard.press('Escape')
  await expect(problems.finding('needs a serverCertificate')).toBeFocused()
  await keyboard.press('Enter')
  await keyboard.reachRegion(editor.inspector)
  await yaml.goToBy(keyboard, lineOf(original, 'gateway.yaml', 'mode: SIMPLE'))
  await keyboard.type('\ncredentialName: desk-certificate')
  await expect(problems.finding('Mode SIMPLE')).toHaveCount(0)
  await keyboard.press('Escape', 2)

  await problems.walkTo(keyboard, 'HTTP status “5030” is out of range')
  await keyboard.press('F1')
  await expect(explaining.pageOf('VS-046')).toBeVisible()
  await keyboard.press('Escape')
  await keyboard.press('Enter')
  await keyboard.reachRegion(editor.inspector)
  await keyboard.reach(form.field('HTTP status'))
  await keyboard.press('Control+A')
  await keyboard.type('503')
  await keyboard.press('Enter')
  await expect(problems.finding('5030')).toHaveCount(0)

  await problems.walkTo(keyboard, 'Host “knowledgebase” is not known')
  await keyboard.press('Enter')
  await keyboard.reachRegion(editor.inspector)
  await keyboard.reach(form.region.getByRole('combobox', { name: 'Destination 1: host' }))
  await keyboard.press('Control+A')
  await keyboard.type('help-texts')
  await keyboard.press('Enter')
  await expect(problems.finding('knowledgebase')).toHaveCount(0)

  await problems.chooseBy(keyboard, 'helpdesk/tickets-by-team-b', 'Explain IST0109')
  await expect(explaining.pageOf('IST0109')).toContainText('Sidecars do not merge VirtualServices')
  await keyboard.press('Escape')
  await keyboard.reachRegion(explorer.region)
  await explorer.walkTo(keyboard, 'VirtualService tickets-by-team-b')
  await keyboard.press('Delete')
  await expect(problems.errors).toHaveCount(0)

  await problems.chooseBy(keyboard, 'admits none of the hosts', 'Explain IST0132')
  await expect(explaining.pageOf('IST0132')).toContainText(
    'Add the host to a server of the Gateway',
  )
  await keyboard.press('Escape')
  await keyboard.reachRegion(explorer.region)
  await explorer.walkTo(keyboard, 'Gateway desk-gateway')
  await keyboard.press('Enter')
  await keyboard.reachRegion(editor.inspector)
  await yaml.goToBy(keyboard, lineOf(original, 'gateway.yaml', '- chat.example.com'))
  await keyboard.type('\n- status.example.com')
  await expectSound(editor)
})
