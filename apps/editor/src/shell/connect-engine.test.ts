import { describe, expect, it } from 'vitest'
import { createTextFile } from '../store/file-changes.ts'
import type { FileChange } from '../store/file-changes.ts'
import { buildFiles, buildTextFile } from '../store/workspace-file.ts'
import { listTexts, toWorkspaceChanges } from './connect-engine.ts'

const image = { type: 'bytes', path: 'b.yaml', bytes: new Uint8Array([0]), reason: 'x' } as const
const files = buildFiles([buildTextFile('a.yaml', 'a: 1\n'), image])
const edit: FileChange = {
  type: 'edit',
  path: 'a.yaml',
  edits: [{ range: { start: 3, end: 4 }, newText: '2' }],
}

describe('what the engine is told', () => {
  it('it reads text files only', () => {
    expect(listTexts(files)).toEqual([{ path: 'a.yaml', text: 'a: 1\n' }])
  })
  it('an edit is passed on as it is', () => {
    expect(toWorkspaceChanges([edit], files)).toEqual([edit])
  })
  it('a file that is renamed after an edit carries the edited text', () => {
    expect(
      toWorkspaceChanges([edit, { type: 'rename', from: 'a.yaml', to: 'c.yaml' }], files),
    ).toEqual([
      edit,
      { type: 'remove', path: 'a.yaml' },
      { type: 'put', path: 'c.yaml', text: 'a: 2\n' },
    ])
  })
  it('a file that is made and then edited is put and then edited', () => {
    const create = createTextFile('n.yaml', 'n: 1\n')
    const change = { ...edit, path: 'n.yaml' }
    expect(toWorkspaceChanges([create, change], files)).toEqual([
      { type: 'put', path: 'n.yaml', text: 'n: 1\n' },
      change,
    ])
  })
  it('files that are not text are left alone', () => {
    expect(toWorkspaceChanges([{ type: 'remove', path: 'b.yaml' }], files)).toEqual([])
    expect(toWorkspaceChanges([{ type: 'create', file: { ...image, path: 'c' } }], files)).toEqual(
      [],
    )
    expect(toWorkspaceChanges([{ type: 'rename', from: 'b.yaml', to: 'c.yaml' }], files)).toEqual(
      [],
    )
  })
})
