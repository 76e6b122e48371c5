import { expect, it } from 'vitest'
import { createTextFile } from '../store/file-changes.ts'
import { buildFiles, buildTextFile } from '../store/workspace-file.ts'
import { previewChanges } from './preview-changes.ts'

const files = buildFiles([buildTextFile('a.yaml', 'spec:\n  host: a\n  port: 80\n')])

it('a change is shown by the lines that come and go, as far left as they can be', () => {
  const edits = [{ range: { start: 14, end: 15 }, newText: 'b' }]
  expect(previewChanges(files, [{ type: 'edit', path: 'a.yaml', edits }])).toEqual({
    summary: '1 line in 1 file',
    lines: [
      { sign: '−', text: 'host: a' },
      { sign: '+', text: 'host: b' },
    ],
    moreCount: 0,
  })
})

it('a new file is all new lines; of many the first are shown', () => {
  const text = 'a: 1\nb: 2\nc: 3\n'
  expect(previewChanges(files, [createTextFile('b.yaml', text)], 2)).toEqual({
    summary: '3 lines in 1 file',
    lines: [
      { sign: '+', text: 'a: 1' },
      { sign: '+', text: 'b: 2' },
    ],
    moreCount: 1,
  })
})
