import { mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runCheck } from './check.ts'
import { runEdit } from './edit.ts'
import { runGraph } from './graph.ts'
import { runSchema } from './schema.ts'
import { UsageError } from './usage-error.ts'

const GATEWAY = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: shop
spec:
  selector: { istio: ingress }
  servers:
    - port: { number: 80, name: http, protocol: HTTP }
      hosts: [shop.example.com]
`

const ROUTE = `# kept\r
apiVersion: networking.istio.io/v1\r
kind: VirtualService\r
metadata:\r
  name: web\r
  namespace: shop\r
spec:\r
  hosts: [shop.example.com]\r
  gateways: [edgy] # one letter too many\r
  http:\r
    - route:\r
        - destination: { host: web }\r
          weight: 90 # see the runbook\r
        - destination: { host: api }\r
          weight: 10\r
`

let folder = ''
let printed = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meshdraft-'))
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
    return true
  })
  await writeFile(path.join(folder, 'gateway.yaml'), GATEWAY)
  await writeFile(path.join(folder, 'route.yaml'), ROUTE)
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

describe('check', () => {
  it('prints the contract as JSON and ends with 1 for an error', async () => {
    expect(await runCheck([folder, '--format', 'json'])).toBe(1)
    const result: unknown = JSON.parse(printed)
    expect(result).toMatchObject({
      resources: 2,
      diagnostics: [
        {
          code: 'IST0101',
          layer: 'analysis',
          severity: 'error',
          resource: { kind: 'VirtualService', namespace: 'shop', name: 'web' },
          file: path.join(folder, 'route.yaml'),
          range: { start: { line: 9, column: 14 }, end: { line: 9, column: 18 } },
          path: '/spec/gateways/0',
          fixes: [
            {
              title: 'Use gateway edge',
              isChoice: true,
              edits: [
                {
                  file: path.join(folder, 'route.yaml'),
                  range: { start: { line: 9, column: 14 }, end: { line: 9, column: 18 } },
                  text: 'edge',
                },
              ],
            },
          ],
        },
      ],
    })
    expect(result).toHaveProperty('skipped')
  })

  it('names what it did not check', async () => {
    await runCheck([folder, '--format', 'json'])
    expect(JSON.parse(printed)).toMatchObject({
      skipped: expect.arrayContaining([expect.objectContaining({ missingKinds: ['Service'] })]),
    })
  })

  it.each([
    ['never', 0],
    ['error', 1],
    ['warning', 1],
  ])('ends by its threshold %s with %i', async (threshold, status) => {
    expect(await runCheck([folder, '--fail-on', threshold])).toBe(status)
  })

  it('shows the line and marks the place', async () => {
    await runCheck([folder])
    const lines = printed.split('\n')
    const marked = lines.findIndex((line) => line.includes('edgy]'))
    const start = lines[marked]?.indexOf('edgy') ?? -1
    expect(lines[marked + 1]?.slice(start, start + 4)).toBe('^^^^')
  })

  it('prints no control character of a manifest', async () => {
    const hostile = GATEWAY.replace('name: edge', String.raw`name: "\u001b[31mred\u202e"`)
    await writeFile(path.join(folder, 'hostile.yaml'), `${hostile}  selectr: {}\n`)
    await runCheck([path.join(folder, 'hostile.yaml'), '--fail-on', 'never'])
    expect(printed).toContain(String.raw`\u001b[31mred\u202e`)
    expect(printed).not.toContain('\u001B')
    expect(printed).not.toContain('\u202E')
  })

  it('reports a file that is not text and checks the others', async () => {
    await writeFile(path.join(folder, 'binary.yaml'), new Uint8Array([0xff, 0xfe, 0xff]))
    await runCheck([folder, '--format', 'json'])
    const { diagnostics, resources } = JSON.parse(printed)
    expect(resources).toBe(2)
    expect(diagnostics[0]).toMatchObject({ layer: 'syntax', severity: 'error' })
  })

  it('writes SARIF with one result a finding', async () => {
    await runCheck([folder, '--format', 'sarif'])
    expect(JSON.parse(printed)).toMatchObject({
      version: '2.1.0',
      runs: [{ results: [{ ruleId: 'IST0101', level: 'error' }] }],
    })
  })

  it.each([
    [['--format', 'xml'], 'xml'],
    [['--fail-on', 'hint'], 'hint'],
    [['--istio', 'latest'], 'latest'],
    [['--unknown'], '--unknown'],
    [['/no/such/file.yaml'], '/no/such/file.yaml'],
    [[], 'Name a file'],
  ])('refuses %j with a line that names it', async (args, named) => {
    const paths = args[0]?.startsWith('--') && args[0] !== '--unknown' ? [folder] : []
    const error = await runCheck([...paths, ...args]).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(UsageError)
    expect(String(error)).toContain(named)
  })

  it('reads a file once that is named twice', async () => {
    const file = path.join(folder, 'gateway.yaml')
    await runCheck([file, `${folder}/./gateway.yaml`, '--format', 'json'])
    expect(JSON.parse(printed)).toMatchObject({ resources: 1, diagnostics: [] })
  })

  it('does not follow a symbolic link', async () => {
    await symlink(path.join(folder, 'route.yaml'), path.join(folder, 'link.yaml'))
    await runCheck([folder, '--format', 'json'])
    expect(JSON.parse(printed)).toMatchObject({ resources: 2 })
  })
})

describe('edit', () => {
  const run = (...args: string[]) =>
    runEdit([path.join(folder, 'route.yaml'), '--resource', 'VirtualService/shop/web', ...args])

  it('sets one scalar and leaves every other byte', async () => {
    expect(await run('--set', '/spec/http/0/route/0/weight', '80')).toBe(0)
    expect(printed).toBe(ROUTE.replace('weight: 90', 'weight: 80'))
    expect(await readFile(path.join(folder, 'route.yaml'), 'utf8')).toBe(ROUTE)
  })

  it('applies operations in order and writes when told to', async () => {
    await run(
      '--write',
      '--insert',
      '/spec/gateways/-',
      '"mesh"',
      '--move',
      '/spec/gateways/1',
      '/spec/gateways/0',
      '--remove',
      '/spec/http/0/route/0/weight',
    )
    const text = await readFile(path.join(folder, 'route.yaml'), 'utf8')
    expect(text).toContain('gateways: [mesh, edgy]')
    expect(text).not.toContain('weight: 90')
    expect(printed).toBe('')
  })

  it('keeps an integer that is too large for a double', async () => {
    await run('--set', '/spec/http/0/route/0/weight', '9007199254740993')
    expect(printed).toContain('weight: 9007199254740993 #')
  })

  it.each([
    ['deeper than the limit', `${'['.repeat(120)}${']'.repeat(120)}`],
    ['out of the range of numbers', '1e400'],
    ['half a character', String.raw`"\ud800"`],
  ])('writes no value that is %s', async (_, value) => {
    await expect(run('--write', '--set', '/spec/http/0/timeout', value)).rejects.toThrow(UsageError)
    expect(await readFile(path.join(folder, 'route.yaml'), 'utf8')).toBe(ROUTE)
  })

  it('does not guess which of two documents is meant', async () => {
    await writeFile(path.join(folder, 'twice.yaml'), `${ROUTE}---\r\n${ROUTE}`)
    const args = ['--resource', 'VirtualService/shop/web', '--remove', '/spec/http']
    await expect(runEdit([path.join(folder, 'twice.yaml'), ...args])).rejects.toThrow('2 documents')
  })

  it('leaves nothing beside the file it writes', async () => {
    await run('--write', '--remove', '/spec/http')
    expect((await readdir(folder)).toSorted()).toEqual(['gateway.yaml', 'route.yaml'])
  })

  it.each([
    [['--set', '/spec/hosts', 'shop'], 'not JSON'],
    [['--set', 'spec/hosts', '1'], 'JSON Pointer'],
    [['--set', '/spec/http/x', '1'], 'list index'],
    [['--remove', '/spec/nothing'], ''],
    [['--frobnicate'], '--frobnicate'],
    [[], 'operation'],
  ])('refuses %j', async (args, named) => {
    const error = await run(...args).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(UsageError)
    expect(String(error)).toContain(named)
  })

  it('says when the resource is not in the file', async () => {
    const args = ['--resource', 'VirtualService//web', '--set', '/spec', '{}']
    await expect(runEdit([path.join(folder, 'route.yaml'), ...args])).rejects.toThrow(
      'has no VirtualService “web”',
    )
  })
})

describe('graph', () => {
  it('prints nodes and edges that only name each other', async () => {
    await runGraph([folder])
    const { nodes, edges } = JSON.parse(printed)
    const ids = new Set(nodes.map((node: { id: string }) => node.id))
    expect(ids).toContain('vs:shop/web')
    expect(edges.length).toBeGreaterThan(0)
    for (const edge of edges) expect([ids.has(edge.from), ids.has(edge.to)]).toEqual([true, true])
  })

  it('names each item of a List', async () => {
    const items = ['a', 'b'].map((name) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
    }))
    await writeFile(
      path.join(folder, 'list.json'),
      JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
    )
    await runGraph([path.join(folder, 'list.json')])
    const { nodes } = JSON.parse(printed)
    expect(nodes.map((node: { resource: { name: string } }) => node.resource.name)).toEqual([
      'a',
      'b',
    ])
  })

  it('draws the rest when a file cannot be read, says which it left out, and ends with 2', async () => {
    await runGraph([folder])
    const whole = printed
    printed = ''
    let told = ''
    vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
      told += String(chunk)
      return true
    })
    await writeFile(path.join(folder, 'binary.yaml'), new Uint8Array([0xff, 0xfe, 0xff]))
    await writeFile(path.join(folder, 'deep.yaml'), `a: ${'['.repeat(200)}${']'.repeat(200)}\n`)
    expect(await runGraph([folder])).toBe(2)
    expect(printed).toBe(whole)
    expect(told.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^meshdraft: .*binary\.yaml is left out: The file is UTF-16/),
      expect.stringMatching(/^meshdraft: .*deep\.yaml is left out: .*100 levels/),
    ])
  })

  it('keeps what leads to a host and what it leads to', async () => {
    await runGraph([folder, '--host', 'other.example.com'])
    expect(JSON.parse(printed)).toEqual({ nodes: [], edges: [] })
  })
})

describe('schema', () => {
  it('prints the JSON Schema of a kind', async () => {
    await runSchema(['virtualservice'])
    expect(JSON.parse(printed)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'VirtualService',
    })
  })

  it('refuses a kind it does not know', async () => {
    await expect(runSchema(['EnvoyFilter'])).rejects.toThrow(UsageError)
  })
})
