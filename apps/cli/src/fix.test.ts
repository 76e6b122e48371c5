import { spawnSync } from 'node:child_process'
import { readFile, readdir } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeFolder, tryCommand } from '../test/try-command.ts'
import { runCheck } from './check.ts'

const ROUTES = `# kept\r
apiVersion: networking.istio.io/v1\r
kind: VirtualService\r
metadata: { name: web, namespace: shop }\r
spec:\r
  hosts: [web]\r
  gateways: [absent]\r
  http:\r
    - timeout: soon\r
      retries: { attempts: "3" }\r
      route:\r
        - destination: { host: api }\r
          weight: 10\r
        - destination: { host: web } # a remark\r
          weight: "90"`

const FIXED = ROUTES.replace('"3"', '3').replace('"90"', '90')

let place: Awaited<ReturnType<typeof makeFolder>>

beforeEach(async () => {
  place = await makeFolder({ 'routes.yaml': ROUTES, 'sub folder/copy.yaml': ROUTES })
})
afterEach(() => place.remove())

const check = (...args: readonly string[]) =>
  tryCommand(runCheck, place.folder, '--root', place.folder, ...args)

const read = (name: string) => readFile(place.at(name), 'utf8')

describe('--fix', () => {
  it('writes what needs no choice, and says what it did and what is left', async () => {
    const { status, out } = await check('--fix')
    expect(await read('routes.yaml')).toBe(FIXED)
    expect(await read('sub folder/copy.yaml')).toBe(FIXED)
    expect(out).toContain('routes.yaml fixed SCH-063: Remove the quotes  VirtualService/shop/web')
    expect(out).toMatch(/4 fixed\.\n$/)
    expect(out).toContain('error CEL-01')
    expect(status).toBe(1)
  })

  it('leaves nothing beside the files, and nothing to do for a second run', async () => {
    await check('--fix')
    expect((await readdir(place.folder)).toSorted()).toEqual(['routes.yaml', 'sub folder'])
    const { out } = await check('--fix', '--format', 'json')
    expect(JSON.parse(out)).toMatchObject({ fixed: [] })
  })

  it('tells in JSON what was fixed', async () => {
    const { out } = await check('--fix', '--format', 'json', '--fail-on', 'never')
    const { fixed, diagnostics } = JSON.parse(out)
    expect(fixed).toHaveLength(4)
    expect(fixed[0]).toMatchObject({ code: 'SCH-063', title: 'Remove the quotes' })
    expect(diagnostics.filter((it: { code: string }) => it.code === 'SCH-063')).toEqual([])
  })

  it.each([
    [['-'], 'Standard input'],
    [['--fix-dry-run'], '--fix-dry-run'],
  ])('refuses %j beside it', async (args, named) => {
    await expect(tryCommand(runCheck, '--fix', ...args)).rejects.toThrow(named)
  })
})

describe('--fix-dry-run', () => {
  it('writes nothing and prints a diff', async () => {
    const { out, err } = await check('--fix-dry-run')
    expect(await read('routes.yaml')).toBe(ROUTES)
    expect(out).toContain(
      '-      retries: { attempts: "3" }\r\n+      retries: { attempts: 3 }\r\n',
    )
    expect(out).toContain('\\ No newline at end of file')
    expect(err).toContain('2 files would change.')
  })

  it.each([
    ['patch', ['-p0', '--binary', '--force']],
    ['git', ['apply', '-p0', '--whitespace=nowarn']],
  ])('prints what %s can apply', async (program, args) => {
    const { out } = await check('--fix-dry-run')
    const input = out.replaceAll(`${place.folder}/`, '')
    const result = spawnSync(program, args, {
      cwd: place.folder,
      input,
      encoding: 'utf8',
      env: { ...process.env, GIT_CEILING_DIRECTORIES: place.folder },
    })
    // Where the program is not there the claim cannot be tried.
    if (result.error) return
    expect(`${result.stdout}${result.stderr}`).not.toContain('rejected')
    expect(await read('routes.yaml')).toBe(FIXED)
    expect(await read('sub folder/copy.yaml')).toBe(FIXED)
  })

  it('takes no format', async () => {
    await expect(check('--fix-dry-run', '--format', 'json')).rejects.toThrow('--format')
  })
})
