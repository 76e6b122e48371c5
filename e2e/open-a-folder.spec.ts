import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { EditorPage } from './editor-page.ts'
import { expect, test } from './test.ts'
import { expectSameBytes, readFolder } from './workspace-bytes.ts'

const ROUTE = `# keep: agreed with the shop
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
    hosts: [web]          # odd spacing   stays
    http:
    -   route:
        -   destination: {host: web, subset: v1}
`

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  ports: [{ name: http, port: 80 }]
`

const RULE = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: web
  namespace: shop
spec:
  host: web
  subsets:
  - name: v1
    labels: {version: v1}`

const TEMPLATE = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: {{ .Values.name }}
{{- if .Values.hosts }}
spec:
  hosts:
{{ toYaml .Values.hosts | indent 4 }}
{{- end }}
`

const LATIN1 = Buffer.from('name: caf\u00E9\n', 'latin1')

/** What a folder of a real team may hold: every kind of file that needs care. */
const FILES: readonly (readonly [filePath: string, content: string | Buffer])[] = [
  ['charts/templates/route.yaml', TEMPLATE],
  ['charts/values.yaml', 'name: web\nhosts:\n  - web.example.com\n'],
  ['empty.yaml', ''],
  ['latin1.yaml', LATIN1],
  ['mesh/route.yaml', ROUTE.replaceAll('\n', '\r\n')],
  ['mesh/rule.yaml', `\uFEFF---\n${SERVICE}\n---   # a document\n${RULE}`],
]

let folder = ''

test.beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'meshdraft-folder-'))
  for (const [filePath, content] of [...FILES, ['notes.txt', 'Ask Kim.\n'] as const]) {
    mkdirSync(path.dirname(path.join(folder, filePath)), { recursive: true })
    writeFileSync(path.join(folder, filePath), content)
  }
})

test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Expects that nothing was dropped silently: every file is recognised, passed through or explained. */
async function expectAccountedFor({ explorer, notice }: Pick<EditorPage, 'explorer' | 'notice'>) {
  await expect(explorer.row('charts')).toBeVisible()
  await expect(explorer.row('route.yaml').filter({ hasText: 'template' })).toBeVisible()
  await expect(explorer.row('values.yaml')).toContainText('no resource')
  await expect(explorer.row('empty.yaml')).toContainText('empty')
  await expect(explorer.row('latin1.yaml')).toContainText('not text')
  await expect(explorer.row('Service web')).toBeVisible()
  await expect(explorer.row('DestinationRule web')).toBeVisible()
  await expect(notice(/notes\.txt is neither YAML nor JSON\./)).toBeVisible()
}

function expectedBytes() {
  const files = new Map(readFolder(folder))
  expect(files.delete('notes.txt')).toBe(true)
  return files
}

test('a folder opens, accounts for each file and comes back byte for byte', async ({ editor }) => {
  await editor.openFirstVisit()
  await editor.firstVisit.chooseFolder(folder, () => editor.firstVisit.openFolder.click())
  await editor.canvas.expectDrawn()
  await expect(editor.canvas.node('Virtual service web in shop, 1 route')).toBeVisible()
  await expect(editor.canvas.node('Subset v1 of web')).toBeVisible()
  await editor.explorer.show('Files')
  await editor.explorer.openAll()
  await expectAccountedFor({ explorer: editor.explorer, notice: (text) => editor.notice(text) })

  await editor.explorer.row('latin1.yaml').click()
  await expect(editor.inspector).toContainText(/UTF-8/)
  expectSameBytes(await editor.exportAll(), expectedBytes())
})

test('a folder opened by keyboard alone accounts for each file', async ({ editor, keyboard }) => {
  await editor.openFirstVisit()
  const { firstVisit, explorer } = editor
  await firstVisit.chooseFolder(folder, () => keyboard.activate(firstVisit.openFolder))
  await editor.canvas.expectDrawn()
  await keyboard.reachRegion(explorer.region)
  await keyboard.reach(explorer.order('Resources'))
  await keyboard.press('ArrowRight')
  await expect(explorer.order('Files')).toBeChecked()
  for (const name of ['charts', 'templates', 'mesh', 'rule.yaml']) {
    await explorer.walkTo(keyboard, name)
    await keyboard.press('ArrowRight')
    await expect(explorer.row(name)).toHaveAttribute('aria-expanded', 'true')
  }
  await expectAccountedFor({ explorer, notice: (text) => editor.notice(text) })
  expectSameBytes(await editor.exportAllBy(keyboard), expectedBytes())
})
