import { describe, expect, it } from 'vitest'
import { createTextFile } from '../store/file-changes.ts'
import type { FileChange } from '../store/file-changes.ts'
import { buildFiles, buildTextFile } from '../store/workspace-file.ts'
import { listEngineFiles, toWorkspaceChanges } from './connect-engine.ts'

const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47])
const image = { type: 'bytes', path: 'b.yaml', bytes, reason: 'An image.' } as const
const refusal: unknown = expect.objectContaining({ code: 'YML-NOT-TEXT' })
const files = buildFiles([buildTextFile('a.yaml', 'a: 1\n'), image])
const edit: FileChange = {
  type: 'edit',
  path: 'a.yaml',
  edits: [{ range: { start: 3, end: 4 }, newText: '2' }],
}

describe('what the engine is told', () => {
  it('it reads texts, and is told why it does not read the others', () => {
    expect(listEngineFiles(files)).toEqual([
      { path: 'a.yaml', text: 'a: 1\n' },
      { path: 'b.yaml', text: '', refusal },
    ])
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
  it('files that are not text come, go and move with their reason', () => {
    const remove = { type: 'remove', path: 'b.yaml' } as const
    const put = { type: 'put', path: 'c.yaml', text: '', refusal }
    expect(toWorkspaceChanges([remove], files)).toEqual([remove])
    const create = { type: 'create', file: { ...image, path: 'c.yaml' } } as const
    expect(toWorkspaceChanges([create], files)).toEqual([put])
    const rename = { type: 'rename', from: 'b.yaml', to: 'c.yaml' } as const
    expect(toWorkspaceChanges([rename], files)).toEqual([remove, put])
  })
})
