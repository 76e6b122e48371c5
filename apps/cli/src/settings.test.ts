import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeFolder, tryCommand } from '../test/try-command.ts'
import { runCheck } from './check.ts'
import type { Finding } from './findings.ts'
import { runGraph } from './graph.ts'

const ROUTES = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web }
spec:
  hosts: [web]
  gateways: [absent]
  http: [{ route: [{ destination: { host: web } }] }]
`

const GATEWAY = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }]
`

let place: Awaited<ReturnType<typeof makeFolder>>

beforeEach(async () => {
  place = await makeFolder({
    '.meshdraft.yaml': 'severity: { IST0101: off }\nistioVersion: 1.27\ndefaultNamespace: shop\n',
    'a/b/routes.yaml': ROUTES,
    'a/c/gateway.yaml': GATEWAY,
  })
})
afterEach(() => place.remove())

const listCodes = (findings: readonly Pick<Finding, 'code'>[]) => findings.map(({ code }) => code)

async function check(...args: readonly string[]) {
  const { out } = await tryCommand(runCheck, ...args, '--format', 'json')
  return JSON.parse(out)
}

describe('the settings of a workspace', () => {
  it.each([
    ['the folder itself', ['.']],
    ['a folder below', ['a']],
    ['files of several folders below', ['a/b/routes.yaml', 'a/c']],
  ])('are found from %s', async (_, paths) => {
    const given = paths.map((name) => place.at(name))
    const result = await check(...given, '--root', place.folder)
    expect(path.resolve(result.settings.file)).toBe(place.at('.meshdraft.yaml'))
    expect(result.settings.istioVersion).toBe('1.27')
    expect(listCodes(result.diagnostics)).not.toContain('IST0101')
    expect(listCodes(result.suppressed)).toContain('IST0101')
    expect(result.resources).toBe(2)
  })

  it('are not looked for above the root', async () => {
    const result = await check(place.at('a'), '--root', place.at('a'))
    expect(result.settings).toEqual({ istioVersion: '1.30' })
    expect(listCodes(result.diagnostics)).toContain('IST0101')
  })

  it('yield to options', async () => {
    const result = await check(place.folder, '--istio', '1.29', '--namespace', 'other')
    expect(result.settings.istioVersion).toBe('1.29')
  })

  it('take a version as releases are tagged', async () => {
    const result = await check(place.folder, '--istio', 'v1.29')
    expect(result.settings.istioVersion).toBe('1.29')
  })

  it('may be named', async () => {
    const { at, remove } = await makeFolder({ 'ci.yaml': 'severity: { IST0101: info }\n' })
    const result = await check(place.at('a'), '--config', at('ci.yaml'))
    const found = result.diagnostics.find(({ code }: Finding) => code === 'IST0101')
    expect(found).toMatchObject({ severity: 'info' })
    await expect(check(place.at('a'), '--config', at('gone.yaml'))).rejects.toThrow('gone.yaml')
    await remove()
  })

  it('report their own mistakes, and fail the check', async () => {
    const { folder, remove } = await makeFolder({ '.meshdraft.yaml': 'istioVersion: new\n' })
    const { status, out } = await tryCommand(runCheck, folder)
    await remove()
    expect(status).toBe(1)
    expect(out).toContain('.meshdraft.yaml:1:15 error CFG-004')
    expect(out).not.toContain('YML-NOT-AN-OBJECT')
  })

  it('that the documentation shows are sound', async () => {
    const guide = await readFile(new URL('../../../docs/ci.md', import.meta.url), 'utf8')
    const [, text = ''] = /```yaml\n(istioVersion:[^`]*)```/.exec(guide) ?? []
    const { folder, remove } = await makeFolder({ '.meshdraft.yaml': text })
    const result = await check(folder)
    await remove()
    expect(text).toContain('suppress:')
    expect(result.diagnostics).toEqual([])
    expect(result.settings.istioVersion).toBe('1.29')
  })

  it('hold for the graph too', async () => {
    const { out } = await tryCommand(runGraph, place.at('a'), '--root', place.folder)
    expect(JSON.parse(out).nodes.map((node: { id: string }) => node.id)).toContain('vs:shop/web')
  })
})
