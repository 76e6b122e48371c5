import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { buildArchive, buildStream, listChangedFiles, listRemovedPaths } from './index.ts'

const gateway = { path: 'gateway.yaml', content: 'kind: Gateway\n' }
const route = { path: 'routes/web.yaml', content: '# kept\nkind: VirtualService' }

describe('changed files', () => {
  it('are those whose bytes differ, and new ones', () => {
    const baseline = new Map<string, string | Uint8Array>([
      ['gateway.yaml', 'kind: Gateway\n'],
      ['logo.png', new Uint8Array([1, 2])],
      ['gone.yaml', ''],
    ])
    const logo = { path: 'logo.png', content: new Uint8Array([1, 3]) }
    expect(listChangedFiles([gateway, route, logo], baseline)).toEqual([route, logo])
    expect(listRemovedPaths([gateway, route], baseline)).toEqual(['gone.yaml', 'logo.png'])
  })
})

describe('a stream', () => {
  it('keeps the text of each file and separates them', () => {
    expect(buildStream([gateway, route]).text).toBe(
      'kind: Gateway\n---\n# kept\nkind: VirtualService',
    )
    expect(buildStream([route, gateway]).text).toBe(
      '# kept\nkind: VirtualService\n---\nkind: Gateway\n',
    )
  })

  it('adds no second separator', () => {
    const second = { path: 'b.yaml', content: '---\nkind: Sidecar\n' }
    expect(buildStream([gateway, second]).text).toBe('kind: Gateway\n---\nkind: Sidecar\n')
  })

  it('names what cannot be applied', () => {
    const template = { path: 't.yaml', content: 'name: {{ .Values.name }}\n' }
    const empty = { path: 'e.yaml', content: '# nothing yet\n' }
    const binary = { path: 'x.png', content: new Uint8Array([0]) }
    const { text, leftOut } = buildStream([template, gateway, empty, binary])
    expect(text).toBe(gateway.content)
    expect(leftOut.map((file) => file.path)).toEqual(['t.yaml', 'e.yaml', 'x.png'])
  })
})

describe('an archive', () => {
  it('holds every file byte for byte and is the same each time', () => {
    const bytes = new Uint8Array([0xff, 0, 1])
    const archive = buildArchive([gateway, route, { path: 'x.bin', content: bytes }])
    const files = unzipSync(archive)
    expect(strFromU8(files['routes/web.yaml'] ?? new Uint8Array())).toBe(route.content)
    expect([...(files['x.bin'] ?? [])]).toEqual([...bytes])
    expect(buildArchive([gateway, route, { path: 'x.bin', content: bytes }])).toEqual(archive)
  })

  it('refuses a path that leaves the folder', () => {
    expect(() => buildArchive([{ path: '../x.yaml', content: '' }])).toThrow(RangeError)
  })
})
