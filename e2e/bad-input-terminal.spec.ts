import { expect, test } from '@playwright/test'
import { BAD_INPUTS, LIMIT_INPUTS, writeRoute } from '@meshdraft/fixtures'
import { writeFolder } from './bad-input-page.ts'
import { runProgram as run } from './bad-input-program.ts'
import { expectSameBytes } from './workspace-bytes.ts'

const GOOD = { path: 'good.yaml', content: writeRoute('good') }
const FILES = [...BAD_INPUTS, GOOD]
/** Everything a terminal might obey or hide, but line ends. */
const HIDDEN =
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/

interface Result {
  readonly diagnostics: readonly {
    readonly file: string
    readonly code: string
    readonly severity: string
    readonly message: string
    readonly range: { readonly start: { readonly line: number; readonly column: number } }
    readonly fixes: readonly { readonly title: string }[]
  }[]
}

/** What the JSON says of one file, in the words of the table. */
function describeFile({ diagnostics }: Result, file: string) {
  return diagnostics
    .filter((it) => it.file === file)
    .map(({ code, severity, range }) => ({ code, severity, ...range.start }))
}

test('check tells of every bad input where it is, what it is and how to mend it', async () => {
  const folder = writeFolder(FILES)
  try {
    const before = folder.bytes()
    const json = await run(folder.path, 'check', '.', '--format', 'json')
    expect(json).toMatchObject({ status: 1, err: '' })
    expect(HIDDEN.test(json.out)).toBe(false)
    const result = JSON.parse(json.out) as Result
    const text = await run(folder.path, 'check', '.')
    expect(text).toMatchObject({ status: 1, err: '' })
    expect(HIDDEN.test(text.out)).toBe(false)
    expect(text.out).not.toMatch(/^\s+at .*:\d+:\d+/m)

    for (const { path, title, findings } of BAD_INPUTS) {
      const expected = findings.map(({ code, severity, line, column }) => ({
        code,
        severity,
        line,
        column,
      }))
      expect(describeFile(result, path), title).toEqual(expected)
      const own = result.diagnostics.filter((it) => it.file === path)
      for (const [i, { words, fix, line, column, severity, code }] of findings.entries()) {
        expect(own[i]?.message).toContain(words)
        expect(own[i]?.fixes[0]?.title).toBe(fix)
        expect(text.out).toContain(`${path}:${line}:${column} ${severity} ${code}`)
      }
    }
    expect(describeFile(result, GOOD.path)).toEqual([])
    expectSameBytes(folder.bytes(), before)
  } finally {
    folder.remove()
  }
})

test('check --fix mends what has one way, and leaves bytes that are no text alone', async () => {
  const folder = writeFolder(FILES)
  try {
    const before = folder.bytes()
    expect(await run(folder.path, 'check', '.', '--fix')).toMatchObject({ status: 1, err: '' })
    const after = folder.bytes()
    for (const { path, isReadOnly } of BAD_INPUTS) {
      if (isReadOnly)
        expect(after.get(path)?.equals(before.get(path) ?? Buffer.alloc(0))).toBe(true)
    }
    for (const path of ['03-mark-inside.yaml', '06-nul.yaml', '26-returns.yaml']) {
      const mended = BAD_INPUTS.find((it) => it.path === path)?.mended
      expect(after.get(path)?.toString('utf8'), path).toBe(mended?.text)
    }
  } finally {
    folder.remove()
  }
})

test('check names the limit that a file is over, and reads the others', async () => {
  const inputs = LIMIT_INPUTS.map(({ path, buildOver }) => ({ path, content: buildOver() }))
  const folder = writeFolder([...inputs, GOOD])
  try {
    const { status, out, err } = await run(folder.path, 'check', '.', '--format', 'json')
    expect({ status, err }).toEqual({ status: 1, err: '' })
    const result = JSON.parse(out) as Result
    for (const { path, title, finding } of LIMIT_INPUTS) {
      const { words, ...place } = finding
      expect(describeFile(result, path), title).toEqual([place])
      expect(result.diagnostics.find((it) => it.file === path)?.message).toContain(words)
    }
    expect(describeFile(result, GOOD.path)).toEqual([])
  } finally {
    folder.remove()
  }
})

test('what stands in a manifest cannot move the cursor of a terminal', async () => {
  const hostile = '\u001B[2J\u202Ered\u0007\u009B31m\u200B'
  const content = `${writeRoute('plain')}${hostile}: 1\n"${hostile}": [*${hostile}]\n`
  const folder = writeFolder([{ path: 'hostile.yaml', content }])
  try {
    for (const format of ['text', 'json', 'sarif', 'junit', 'github']) {
      const { out, err } = await run(folder.path, 'check', '.', '--format', format)
      expect(out).toContain('hostile.yaml')
      expect(HIDDEN.test(out + err), format).toBe(false)
    }
  } finally {
    folder.remove()
  }
})
