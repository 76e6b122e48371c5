import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { decodeLink, encodeLink } from '@meshdraft/share'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { buildHostileLinks, wrapText } from '../../../packages/share/test/hostile-links.ts'
import { runOpen } from './open.ts'
import { runShare } from './share.ts'
import { UsageError } from './usage-error.ts'

const ROUTE = '# kept\r\nkind: VirtualService\r\nweight: 10\r\n'
// Drawn when the test runs: no token stands in the repository.
const TOKEN = `ghp_${'a1B2'.repeat(9)}`

let folder = ''
let printed = ''
let told = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meshdraft-'))
  printed = ''
  told = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    told += String(chunk)
    return true
  })
  await mkdir(path.join(folder, 'in', 'routes'), { recursive: true })
  await writeFile(path.join(folder, 'in', 'routes', 'web.yaml'), ROUTE)
  await writeFile(path.join(folder, 'in', 'a.yml'), '')
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

function at(...parts: readonly string[]): string {
  return path.join(folder, ...parts)
}

async function share(...args: readonly string[]): Promise<string> {
  printed = ''
  expect(await runShare(args)).toBe(0)
  return printed.trim()
}

function read(link: string) {
  const decoded = decodeLink(link.slice(link.indexOf('#')))
  if (!decoded.ok) throw new TypeError(decoded.reason)
  return decoded.design
}

describe('share and open', () => {
  it('bring a folder back byte for byte', async () => {
    const link = await share(at('in'), '--base', 'https://mesh.example.com/edit?x=1#y')
    expect(link).toMatch(/^https:\/\/mesh\.example\.com\/edit\?x=1#v1\./)
    expect(await runOpen([link, at('out')])).toBe(0)
    expect((await readdir(at('out'), { recursive: true })).sort()).toEqual([
      'a.yml',
      'routes',
      path.join('routes', 'web.yaml'),
    ])
    expect(await readFile(at('out', 'routes', 'web.yaml'), 'utf8')).toBe(ROUTE)
    expect(await readdir(folder)).toEqual(['in', 'out'])
  })

  it('carry what the files are compared with', async () => {
    await writeFile(at('old.yaml'), ROUTE.replace('10', '30'))
    const link = await share(at('in', 'routes', 'web.yaml'), '--baseline', at('old.yaml'))
    const { files, baseline } = read(link)
    expect(files.map((file) => file.path)).toEqual(['web.yaml'])
    expect(baseline).toEqual([{ path: 'web.yaml', text: ROUTE.replace('10', '30') }])
  })
})

describe('share', () => {
  it('makes no link of files with secrets and says where they are, without them', async () => {
    await writeFile(at('in', 'b.yaml'), `a: 1\ntoken: ${TOKEN}\n`)
    expect(await runShare([at('in')])).toBe(1)
    expect(printed).toBe('')
    expect(told).toContain('b.yaml:2:8  GitHub token\n')
    expect(told).toContain('--redact')
    expect(told).not.toContain(TOKEN)
  })

  it('hides secrets or leaves them in, as it is told', async () => {
    await writeFile(at('in', 'b.yaml'), `token: ${TOKEN}\n`)
    const hidden = read(await share(at('in'), '--redact'))
    expect(hidden.files.find((file) => file.path === 'b.yaml')?.text).toBe('token: REDACTED\n')
    const shown = read(await share(at('in'), '--include-secrets'))
    expect(shown.files.find((file) => file.path === 'b.yaml')?.text).toBe(`token: ${TOKEN}\n`)
  })

  it('leaves out what open would not write, and says so', async () => {
    await mkdir(at('in', '.github'))
    await writeFile(at('in', '.github', 'run.yaml'), 'on: push\n')
    const link = await share(at('in'))
    expect(told).toBe(
      'meshdraft: “.github/run.yaml” is left out of the link: it begins with a dot.\n',
    )
    expect(read(link).files.map((file) => file.path)).toEqual(['a.yml', 'routes/web.yaml'])
    expect(await runOpen([link, at('out')])).toBe(0)
  })

  it('searches what the files are compared with, too', async () => {
    await writeFile(at('old.yaml'), `token: ${TOKEN}\n`)
    expect(await runShare([at('in', 'a.yml'), '--baseline', at('old.yaml')])).toBe(1)
  })

  it.each([
    [[]],
    [['missing.yaml']],
    [['IN', '--base', 'javascript:alert(1)']],
    [['IN', '--base', 'https://me:word@example.com/']],
    [['IN', '--redact', '--include-secrets']],
    [['IN', '--baseline', 'missing']],
    [['IN', '--always']],
  ])('refuses %j in one line', async (args) => {
    const given = args.map((arg) => (arg === 'IN' ? at('in') : arg))
    await expect(runShare(given)).rejects.toThrow(UsageError)
    expect(printed).toBe('')
  })

  it('refuses a design that does not fit', async () => {
    await writeFile(at('in', 'big.yaml'), '#'.repeat(3_000_000))
    await expect(runShare([at('in')])).rejects.toThrow(/needs \d+ bytes; a link carries 2097152/)
  })
})

describe('open', () => {
  const good = encodeLink({ name: 'x', files: [{ path: 'a.yaml', text: 'a: 1\n' }] })
  const link = good.ok ? `#${good.fragment}` : ''

  it('takes an empty folder and leaves any other alone', async () => {
    await mkdir(at('empty'))
    expect(await runOpen([link, at('empty')])).toBe(0)
    await expect(runOpen([link, at('empty')])).rejects.toThrow(/is not empty/)
    await expect(runOpen([link, at('in', 'a.yml')])).rejects.toThrow(/is no folder/)
    await mkdir(at('real'))
    await symlink(at('real'), at('linked'))
    await expect(runOpen([link, at('linked')])).rejects.toThrow(/is no folder/)
    expect(await readdir(at('real'))).toEqual([])
  })

  it.each([
    '.git/config.yaml',
    '.github/workflows/a.yaml',
    'a/.hidden.yaml',
    'C:/a.yaml',
    'nul.yaml',
    'a/COM1.yaml',
    'a?.yaml',
    'a ./b.yaml',
    'Makefile',
    '.envrc',
    '../a.yaml',
    '/a.yaml',
    'a\\b.yaml',
    'a\u0000.yaml',
  ])('writes nothing of a link with %j in it', async (filePath) => {
    const files = [
      ['ok.yaml', ''],
      [filePath, 'x'],
    ]
    const hostile = wrapText(JSON.stringify({ n: 'x', f: files }))
    await expect(runOpen([`#${hostile}`, at('out')])).rejects.toThrow(UsageError)
    expect(await readdir(folder)).toEqual(['in'])
  })

  it.each([
    [['a.yaml', 'A.yaml']],
    [['a.yaml', 'a.yaml/b.yaml']],
    [['\u00e4.yaml', 'a\u0308.yaml']],
  ])('writes nothing of files that are one on some systems: %j', async (paths) => {
    const hostile = wrapText(JSON.stringify({ n: 'x', f: paths.map((it) => [it, '']) }))
    await expect(runOpen([`#${hostile}`, at('out')])).rejects.toThrow(UsageError)
    expect(await readdir(folder)).toEqual(['in'])
  })

  it('answers sixty hostile links with one line or with plain files', async () => {
    for (const [i, { title, fragment }] of buildHostileLinks('alert(1)').entries()) {
      const target = at(`out-${i}`)
      try {
        await runOpen([`https://example.com/#${fragment}`, target])
        expect(await readdir(target), title).not.toEqual([])
      } catch (error) {
        expect(error, title).toBeInstanceOf(UsageError)
        expect(String(error), title).not.toContain('\n')
        await expect(readdir(target), title).rejects.toThrow(/ENOENT/)
      }
    }
    const left = (await readdir(folder)).filter((name) => !/^(?:in|out-\d+)$/.test(name))
    expect(left).toEqual([])
  })

  it.each([
    [[]],
    [['#v1.']],
    [['https://example.com/', 'OUT']],
    [['#v7.1.00000000.A', 'OUT']],
    [['#v1.900.deadbeef.AAAA', 'OUT']],
    [['#v1.4.deadbeef.AAAA', 'OUT', 'more']],
  ])('refuses %j in one line', async (args) => {
    await expect(runOpen(args.map((arg) => (arg === 'OUT' ? at('out') : arg)))).rejects.toThrow(
      UsageError,
    )
    expect(await readdir(folder)).toEqual(['in'])
  })
})
