import { describe, expect, it } from 'vitest'
import { applyFileChanges } from '../store/file-changes.ts'
import type { FileChange } from '../store/file-changes.ts'
import { buildFiles, buildTextFile } from '../store/workspace-file.ts'
import { createEditLog } from './edit-log.ts'

const PATH = 'a.yaml'
const FIRST = 'a: 1\n'
const SECOND = '---\nb: two\n'

/** Applies batches one version after the other, beginning at version 1. */
function play(batches: readonly FileChange[][]) {
  let files = buildFiles([buildTextFile(PATH, FIRST + SECOND)])
  const log = createEditLog(1)
  for (const [i, changes] of batches.entries()) {
    const change = { version: i + 2, changes, origin: 'yaml', isReplaced: false } as const
    log.add(change, files)
    files = applyFileChanges(files, changes).files
  }
  const file = files.get(PATH)
  const text = file?.type === 'text' ? file.text : ''
  return { files, log, text }
}

const insert = (at: number, newText: string): FileChange[] => [
  { type: 'edit', path: PATH, edits: [{ range: { start: at, end: at }, newText }] },
]

/** Where `two` of the second document was found at version 1. */
const FOUND = { start: SECOND.indexOf('two'), end: SECOND.indexOf('two') + 3 }

describe('places found in an older text', () => {
  it.each([
    ['nothing was typed', []],
    ['something was typed before', [insert(0, '# first\n')]],
    ['something was typed behind', [insert((FIRST + SECOND).length, 'c: 3\n')]],
    ['a document was added before', [insert(0, 'x: 1\n---\n')]],
    ['several versions passed', [insert(0, '# a\n'), insert(2, 'bc'), insert(0, '\n')]],
  ])('are found again after %s', (_, batches) => {
    const { files, log, text } = play(batches)
    const range = log.since(1, PATH, files)?.(1, FOUND)
    expect(text.slice(range?.start, range?.end)).toBe('two')
  })

  it('count from the version they were found at', () => {
    const { files, log, text } = play([insert(0, '# first\n'), insert(0, '# second\n')])
    log.forgetUpTo(2)
    const range = log.since(2, PATH, files)?.(1, FOUND)
    expect(text.slice(range?.start, range?.end)).toBe('two')
    expect(log.since(1, PATH, files)).toBeUndefined()
  })

  it('are unknown after the file was replaced', () => {
    const { files, log } = play([
      [{ type: 'remove', path: PATH }],
      [{ type: 'create', file: buildTextFile(PATH, 'new: 1\n') }],
    ])
    expect(log.since(1, PATH, files)).toBeUndefined()
  })
})
