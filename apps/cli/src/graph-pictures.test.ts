import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runGraph } from './graph.ts'
import { UsageError } from './usage-error.ts'

const SHOP = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [edgy]
  http:
    - name: '<script>alert("1")</script>'
      match: [{ uri: { prefix: '/a&b' } }]
      route:
        - { destination: { host: web }, weight: 90 }
        - { destination: { host: api }, weight: 10 }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ports: [{ port: 80, name: http }] }
---
apiVersion: v1
kind: Service
metadata: { name: mail, namespace: post }
spec: { ports: [{ port: 25, name: smtp }] }
`

let folder = ''
let printed = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meshdraft-'))
  await writeFile(path.join(folder, 'shop.yaml'), SHOP)
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
    return true
  })
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

describe('meshdraft graph --format svg', () => {
  it('draws names as text, escaped, under the title', async () => {
    await runGraph([folder, '--format', 'svg', '--title', 'Shop & post'])
    expect(printed).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /)
    expect(printed.endsWith('</svg>\n')).toBe(true)
    expect(printed).toContain('>Shop &amp; post</text>')
    expect(printed).toContain('>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;')
    expect(printed).not.toContain('<script')
    expect(printed).toContain('>Named but not defined</text>')
  })

  it('is light unless asked for dark', async () => {
    await runGraph([folder, '--format', 'svg'])
    expect(printed).toContain('fill="#f8f9fb"')
    printed = ''
    await runGraph([folder, '--format', 'svg', '--theme', 'dark'])
    expect(printed).toContain('fill="#111418"')
    expect(printed).not.toContain('#f8f9fb')
  })

  it('draws the namespace or the host that is asked for', async () => {
    await runGraph([folder, '--format', 'svg', '--namespace', 'post'])
    expect(printed).toContain('>mail</text>')
    expect(printed).not.toContain('>web</text>')
    printed = ''
    await runGraph([folder, '--format', 'svg', '--host', 'shop.example.com'])
    expect(printed).toContain('>web</text>')
    expect(printed).not.toContain('>mail</text>')
  })
})

describe('meshdraft graph --format mermaid', () => {
  it('prints a flowchart with shares and without a tag', async () => {
    await runGraph([folder, '--format', 'mermaid'])
    const lines = printed.split('\n')
    expect(lines[0]).toBe('flowchart LR')
    expect(printed).toContain('|"90%"|')
    expect(printed).toContain('#60;script#62;alert#40;#34;1#34;#41;')
    expect(printed).not.toMatch(/[<`]|%%/)
    const label = 'web – :80'
    expect(lines.filter((line) => line.endsWith(`["${label}"]:::service`))).toHaveLength(1)
  })

  it('has the title in front', async () => {
    await runGraph([folder, '--format', 'mermaid', '--title', 'Shop "x"'])
    expect(printed.startsWith('---\ntitle: "Shop \\u0022x\\u0022"\n---\nflowchart LR\n')).toBe(true)
  })
})

describe('meshdraft graph', () => {
  it.each([
    [['--format', 'png'], '--format takes json, mermaid, svg; “png” is none of them.'],
    [['--format', 'svg', '--theme', 'blue'], '--theme takes light, dark; “blue” is none of them.'],
    [['--theme', 'dark'], '--theme and --title belong to --format svg or mermaid.'],
    [['--title', 'Shop'], '--theme and --title belong to --format svg or mermaid.'],
  ])('refuses %j', async (args, message) => {
    await expect(runGraph([folder, ...args])).rejects.toThrow(new UsageError(message))
    expect(printed).toBe('')
  })
})
