import { describe, expect, it } from 'vitest'
import { LIMITS } from '@meshdraft/yaml'
import { cleanPath, describeSkipped, planOpening } from './plan-opening.ts'
import { buildFile } from './read-files.ts'

function offer(...paths: readonly string[]) {
  return paths.map((path) => ({ path, size: 10 }))
}

describe('opening', () => {
  it('YAML and JSON are read, the rest is named', () => {
    const plan = planOpening(offer('b.yml', 'a.YAML', 'c.json', 'logo.png', 'Makefile'))
    expect(plan.files.map((file) => file.path)).toEqual(['a.YAML', 'b.yml', 'c.json'])
    expect(describeSkipped(plan.skipped)).toEqual([
      '2 files, each is neither YAML nor JSON: logo.png, Makefile.',
    ])
  })
  it('the folder that holds everything names the workspace and leaves the paths', () => {
    const plan = planOpening(offer('shop/routes/a.yaml', 'shop/b.yaml'))
    expect(plan.folder).toBe('shop')
    expect(plan.files.map((file) => file.path)).toEqual(['b.yaml', 'routes/a.yaml'])
  })
  it('files of several folders keep their paths', () => {
    const plan = planOpening(offer('shop/a.yaml', 'pay/a.yaml'))
    expect(plan.folder).toBeUndefined()
    expect(plan.files.map((file) => file.path)).toEqual(['pay/a.yaml', 'shop/a.yaml'])
  })
  it('a file that is too large to be checked is opened', () => {
    const plan = planOpening([{ path: 'a.yaml', size: LIMITS.fileBytes + 1 }])
    expect(plan.files.map((file) => file.path)).toEqual(['a.yaml'])
    expect(plan.skipped).toEqual([])
  })
  it('a file larger than a workspace stays outside with the reason', () => {
    const plan = planOpening([{ path: 'a.yaml', size: LIMITS.workspaceBytes + 1 }])
    expect(describeSkipped(plan.skipped)).toEqual(['a.yaml would take the workspace over 50 MiB.'])
  })
  it('a workspace over the limit takes what fits', () => {
    const size = LIMITS.fileBytes
    const plan = planOpening(
      offer('a', 'b', 'c', 'd', 'e', 'f').map(({ path }) => ({ path: `${path}.yaml`, size })),
    )
    expect(plan.files).toHaveLength(5)
    expect(plan.skipped.map((file) => file.path)).toEqual(['f.yaml'])
  })
  it.each([
    ['a/b.yaml', 'a/b.yaml'],
    ['/a/./b.yaml', 'a/b.yaml'],
    [String.raw`a\b.yaml`, 'a/b.yaml'],
    ['../b.yaml', undefined],
    ['a/../../b.yaml', undefined],
    ['C:/b.yaml', undefined],
    ['a\u0007.yaml', undefined],
    ['', undefined],
  ])('the path %j becomes %j', (path, expected) => {
    expect(cleanPath(path)).toBe(expected)
  })
})

describe('bytes of a file', () => {
  it('text stays text, with its byte order mark and line ends', () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0x3a, 0x0d, 0x0a])
    expect(buildFile('a.yaml', bytes)).toMatchObject({ type: 'text', text: '\uFEFFa:\r\n' })
  })
  it('what is not UTF-8 is kept byte for byte, with the reason', () => {
    const bytes = new Uint8Array([0x61, 0xff])
    expect(buildFile('a.yaml', bytes)).toMatchObject({ type: 'bytes', bytes })
  })
})
