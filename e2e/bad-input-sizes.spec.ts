import { writeRoute } from '@meshdraft/fixtures'
import { openFolder, writeFolder } from './bad-input-page.ts'
import type { TestFolder } from './bad-input-page.ts'
import { runProgram } from './bad-input-program.ts'
import { expect, test } from './test.ts'

const MIB = 1024 * 1024
const GOOD = { path: 'good.yaml', content: writeRoute('good') }
const comments = (bytes: number) => `# ${'x'.repeat(61)}\n`.repeat(bytes / 64)

/** Six files of 9 MiB: the last finds no room in 50 MiB. */
const LARGE = [
  GOOD,
  ...Array.from({ length: 6 }, (_, i) => ({ path: `large-${i}.yaml`, content: comments(9 * MIB) })),
]
/** One file more than a workspace takes. */
const MANY = [
  GOOD,
  ...Array.from({ length: 20_000 }, (_, i) => ({
    path: `many/${String(i).padStart(5, '0')}.yaml`,
    content: '',
  })),
]

let folder: TestFolder

test.afterEach(() => folder.remove())

test('of more than 50 MiB the editor opens what fits, names the rest and works on', async ({
  editor,
}) => {
  test.setTimeout(300_000)
  folder = writeFolder(LARGE)
  await openFolder(editor, folder)
  await expect(editor.notice(/large-5\.yaml would take the workspace over 50 MiB\./)).toBeVisible()
  await expect(editor.canvas.node('Route 1')).toBeVisible()
  await expect(editor.saved).toBeVisible()
})

test('of more than 20,000 files the editor opens what fits and names the rest', async ({
  editor,
}) => {
  test.setTimeout(300_000)
  folder = writeFolder(MANY)
  await openFolder(editor, folder)
  await expect(editor.notice(/many\/19999\.yaml is beyond 20,000 files\./)).toBeVisible()
  await expect(editor.canvas.node('Route 1')).toBeVisible()
})

test('of more than 50 MiB a terminal checks what fits and names the rest', async () => {
  test.setTimeout(300_000)
  folder = writeFolder(LARGE)
  const { status, out, err } = await runProgram(folder.path, 'check', '.')
  expect({ status, err }).toEqual({ status: 1, err: '' })
  expect(out).toContain('large-5.yaml:1:1 error YML-TOO-LARGE')
  expect(out).toContain('The workspace has more than 50 MiB, so this file is not read')
  expect(out).not.toContain('large-4.yaml:1:1 error')
  expect(out).not.toContain('good.yaml:')
})

test('a folder of more than 20,000 files is refused in a terminal, in one line', async () => {
  test.setTimeout(300_000)
  folder = writeFolder(MANY)
  expect(await runProgram(folder.path, 'check', '.')).toEqual({
    status: 2,
    out: '',
    err: 'meshdraft: . holds more than 20,000 files.\n',
  })
})
