import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toDocumentId } from '@meshdraft/model'
import { DEFAULT_PANES } from './create-design-store.ts'
import { applyFileChanges } from './file-changes.ts'
import type { FileChange } from './file-changes.ts'
import { readKeptFile, readKeptWorkspace, toKeptFile, toSelection } from './kept-format.ts'
import type { KeptFile } from './kept-format.ts'
import { readPanes } from './local-settings.ts'
import { planKeeping } from './plan-keeping.ts'
import type { KeptPart } from './plan-keeping.ts'
import { buildFiles, buildTextFile } from './workspace-file.ts'

const files = buildFiles([buildTextFile('a.yaml', 'a: 1\n'), buildTextFile('b.yaml', 'b: 1\n')])
const opened: KeptPart = {
  name: 'shop',
  source: { type: 'local', id: 'one' },
  files,
  baseline: files,
  selection: undefined,
}

function edit(part: KeptPart, ...changes: readonly FileChange[]): KeptPart {
  return { ...part, files: applyFileChanges(part.files, changes).files }
}

const setA: FileChange = {
  type: 'edit',
  path: 'a.yaml',
  edits: [{ range: { start: 3, end: 4 }, newText: '2' }],
}

describe('what is written to the storage', () => {
  it('a workspace that is new here is written whole, unchanged files once', () => {
    const write = planKeeping(undefined, opened, 5)
    expect(write?.isFresh).toBe(true)
    expect(write?.put.map(({ role, file }) => [role, file.path])).toEqual([
      ['file', 'a.yaml'],
      ['file', 'b.yaml'],
    ])
  })
  it('after an edit only that file is written, and once what it is compared with', () => {
    const write = planKeeping(opened, edit(opened, setA), 5)
    expect(write?.isFresh).toBe(false)
    expect(write?.put).toEqual([
      { role: 'file', file: { path: 'a.yaml', text: 'a: 2\n' } },
      { role: 'baseline', file: { path: 'a.yaml', text: 'a: 1\n' } },
    ])
    const again = edit(edit(opened, setA), { ...setA, edits: [{ ...first(setA), newText: '3' }] })
    expect(planKeeping(edit(opened, setA), again, 5)?.put.map(({ role }) => role)).toEqual(['file'])
  })
  it('a shared copy is not written', () => {
    expect(planKeeping(undefined, { ...opened, source: { type: 'shared' } }, 5)).toBeUndefined()
  })
  it('whatever happens to the files, the storage holds the workspace afterwards', () => {
    const change = fc.oneof(
      fc.constant<FileChange>(setA),
      fc.constantFrom<FileChange>(
        { type: 'remove', path: 'a.yaml' },
        { type: 'rename', from: 'b.yaml', to: 'c.yaml' },
        { type: 'rename', from: 'c.yaml', to: 'b.yaml' },
        { type: 'create', file: buildTextFile('a.yaml', 'a: 9\n') },
      ),
    )
    const moves = fc.array(fc.oneof(change, fc.constantFrom('rebase', 'save')), { maxLength: 20 })
    fc.assert(
      fc.property(moves, (list) => {
        const stored = new Map<string, KeptFile>()
        let written: KeptPart | undefined
        let now = opened
        for (const move of [...list, 'save'] as const) {
          if (move === 'rebase') now = { ...now, baseline: now.files }
          else if (move === 'save') {
            const write = planKeeping(written, now, 1)
            if (write?.isFresh === true) stored.clear()
            for (const { role, path } of write?.removed ?? []) stored.delete(`${role} ${path}`)
            for (const { role, file } of write?.put ?? []) stored.set(`${role} ${file.path}`, file)
            written = now
          } else if (isPossible(now, move)) now = edit(now, move)
        }
        for (const [path, file] of now.files) {
          expect(stored.get(`file ${path}`)).toEqual(toKeptFile(file))
        }
        for (const [path, file] of now.baseline) {
          expect(stored.get(`baseline ${path}`) ?? stored.get(`file ${path}`)).toEqual(
            toKeptFile(file),
          )
        }
      }),
    )
  })
})

describe('what is read from the storage', () => {
  it('is the same that was written', () => {
    const selection = {
      documentId: toDocumentId('a#b.yaml', 2),
      path: ['spec', 0],
      origin: 'yaml',
    } as const
    const write = planKeeping(undefined, { ...opened, selection }, 5)
    const read = readKeptWorkspace(structuredClone(write?.workspace))
    expect(read).toEqual(write?.workspace)
    expect(read && toSelection(read)).toEqual({ ...selection, origin: 'open' })
  })
  it.each([
    ['nothing', undefined],
    ['a list', []],
    ['another format', { ...planKeeping(undefined, opened, 5)?.workspace, format: 2 }],
    ['no name', { ...planKeeping(undefined, opened, 5)?.workspace, name: 7 }],
    ['odd paths', { ...planKeeping(undefined, opened, 5)?.workspace, paths: ['a', null] }],
  ])('%s is not taken for a workspace', (_what, value) => {
    expect(readKeptWorkspace(value)).toBeUndefined()
  })
  it('a damaged selection costs the selection alone', () => {
    const workspace = { ...planKeeping(undefined, opened, 5)?.workspace, selection: { index: 'x' } }
    expect(readKeptWorkspace(workspace)).toMatchObject({ name: 'shop' })
    expect(readKeptWorkspace(workspace)?.selection).toBeUndefined()
  })
  it('any value whatever is read without a fault', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        readKeptWorkspace(value)
        readKeptFile(value)
      }),
    )
  })
  it('bytes come back as bytes', () => {
    const file = { type: 'bytes', path: 'x.yaml', bytes: new Uint8Array([1]), reason: 'Not text.' }
    expect(readKeptFile({ path: 'x.yaml', bytes: file.bytes, reason: file.reason })).toEqual(file)
  })
})

describe('sizes kept on the device', () => {
  it('what is missing or damaged takes its default, the rest counts', () => {
    const json = JSON.stringify({ explorerWidth: 200, inspectorWidth: 'wide', panelTab: 'other' })
    expect(readPanes(json)).toEqual({ ...DEFAULT_PANES, explorerWidth: 200 })
    expect(readPanes('{')).toEqual(DEFAULT_PANES)
    expect(readPanes(null)).toEqual(DEFAULT_PANES)
  })
})

function first(change: FileChange) {
  const [only] = change.type === 'edit' ? change.edits : []
  if (!only) throw new TypeError('not an edit')
  return only
}

function isPossible(part: KeptPart, change: FileChange): boolean {
  switch (change.type) {
    case 'edit':
    case 'remove':
      return part.files.has(change.path)
    case 'create':
      return !part.files.has(change.file.path)
    case 'rename':
      return part.files.has(change.from) && !part.files.has(change.to)
  }
}
