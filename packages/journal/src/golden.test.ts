import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isSameFiles } from '../test/check-recovery.ts'
import { createStored, storeWrite } from '../test/stored-workspace.ts'
import type { JournalFile, JournalFiles } from './journal.ts'
import { planReplace } from './plan-write.ts'
import { recover } from './recover.ts'

// What a version stored is kept here for ever; a file of this folder is never changed.
const GOLDEN = ['format-1.json', 'format-2.json']

const FILES: readonly JournalFile[] = [
  { type: 'text', path: 'gateway.yaml', text: 'kind: Gateway # edge\n' },
  {
    type: 'bytes',
    path: 'notes.bin',
    bytes: new Uint8Array([255, 254, 0]),
    reason: 'It is not UTF-8.',
  },
  { type: 'text', path: 'routes/web.yaml', text: 'kind: VirtualService\r\n# edited\r\n' },
]
const BASELINE: readonly JournalFile[] = [
  { type: 'text', path: 'gateway.yaml', text: 'kind: Gateway # edge\n' },
  { type: 'text', path: 'old.yaml', text: 'kind: Gateway\n' },
  { type: 'text', path: 'routes/web.yaml', text: 'kind: VirtualService\r\n' },
]

describe.each(GOLDEN)('what a version stored as %s', (name) => {
  const text = readFileSync(new URL(`../test/golden/${name}`, import.meta.url), 'utf8')
  const load = (): unknown => JSON.parse(text, revive)

  it('opens whole, with its name, its place and what it is compared with', () => {
    const { head, files, baseline, lost, rest } = read(load())
    expect(head).toMatchObject({
      name: 'shop',
      sampleId: 'bookshop',
      fileCount: 3,
      selection: { filePath: 'routes/web.yaml', index: 0, path: ['spec', 'http', 0] },
    })
    expect(isSameFiles(files, toMap(FILES))).toBe(true)
    expect(isSameFiles(baseline, toMap(BASELINE))).toBe(true)
    expect(lost).toEqual([])
    expect(rest).toEqual([])
  })

  it('is the same after it was written in the present format, and again', () => {
    let stored = load()
    for (let round = 0; round < 2; round += 1) {
      const state = read(stored)
      const written = createStored(state.head.id)
      storeWrite(
        written,
        planReplace(state.head.seq, { state, changes: [], head: state.head }).write,
      )
      stored = written
      expect(isSameFiles(read(stored).files, toMap(FILES))).toBe(true)
      expect(isSameFiles(read(stored).baseline, toMap(BASELINE))).toBe(true)
      expect(read(stored).head).toMatchObject({ name: 'shop', sampleId: 'bookshop' })
    }
  })
})

function read(stored: unknown) {
  const recovery = recover(stored)
  if (recovery.type !== 'recovered') throw new Error(`It is ${recovery.type}.`)
  return recovery.workspace
}

function toMap(files: readonly JournalFile[]): JournalFiles {
  return new Map(files.map((file) => [file.path, file]))
}

function revive(key: string, value: unknown): unknown {
  return key === 'bytes' && Array.isArray(value) ? Uint8Array.from(value) : value
}
