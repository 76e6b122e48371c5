import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyFileChanges } from '../store/file-changes.ts'
import { buildFiles, buildTextFile } from '../store/workspace-file.ts'
import type { WorkspaceFile } from '../store/workspace-file.ts'
import { hasEdits, listDifferent, planReload } from './plan-reload.ts'

const text = (path: string, content: string) => buildTextFile(path, content)
const bytes = (path: string, ...content: readonly number[]): WorkspaceFile => ({
  type: 'bytes',
  path,
  bytes: Uint8Array.from(content),
  reason: 'Not UTF-8.',
})

describe('reloading from disk', () => {
  it('replaces only the lines that differ', () => {
    const files = buildFiles([text('a.yaml', 'one\ntwo\nthree\n')])
    expect(planReload(files, [text('a.yaml', 'one\n2\nthree\n')])).toEqual([
      {
        type: 'edit',
        path: 'a.yaml',
        edits: [{ range: { start: 4, end: 8 }, newText: '2\n' }],
      },
    ])
  })

  it('plans nothing where the disk is the same, bytes included', () => {
    const files = [text('a.yaml', 'one\n'), bytes('b.yaml', 0xff)]
    expect(planReload(buildFiles(files), [text('a.yaml', 'one\n'), bytes('b.yaml', 0xff)])).toEqual(
      [],
    )
  })

  it('leaves a file alone that is there but could not be read', () => {
    const files = buildFiles([text('a.yaml', 'one\n'), text('b.yaml', 'two\n')])
    expect(planReload(files, [text('a.yaml', 'one\n')], new Set(['b.yaml']))).toEqual([])
    expect(planReload(files, [text('a.yaml', 'one\n')])).toEqual([
      { type: 'remove', path: 'b.yaml' },
    ])
  })

  it('makes the workspace equal to the disk, and undo makes it what it was', () => {
    const line = fc.constantFrom('a: 1\n', 'b: 2\r\n', '---\n', '# 𝕊\n', '- x', '\n')
    const content = fc.array(line, { maxLength: 8 }).map((lines) => lines.join(''))
    const file = fc
      .tuple(fc.constantFrom('a.yaml', 'b.yaml', 'c/d.json'), content, fc.boolean())
      .map(([path, words, isText]) =>
        isText ? text(path, words) : bytes(path, ...new TextEncoder().encode(words)),
      )
    const folder = fc.uniqueArray(file, { maxLength: 3, selector: ({ path }) => path })
    fc.assert(
      fc.property(folder, folder, (present, disk) => {
        const before = buildFiles(present)
        const changed = applyFileChanges(before, planReload(before, disk))
        expect(changed.files).toEqual(buildFiles(disk))
        expect(applyFileChanges(changed.files, changed.inverse).files).toEqual(before)
        expect(listDifferent(changed.files, buildFiles(disk))).toEqual([])
      }),
    )
  })
})

describe('what was changed since it was opened', () => {
  const baseline = buildFiles([text('a.yaml', 'one\n'), text('b.yaml', 'two\n')])

  it.each([
    ['nothing', baseline, []],
    ['the same again', buildFiles([text('a.yaml', 'one\n'), text('b.yaml', 'two\n')]), []],
    ['a line', buildFiles([text('a.yaml', '1\n'), text('b.yaml', 'two\n')]), ['a.yaml']],
    ['a new file', buildFiles([...baseline.values(), text('c.yaml', '')]), ['c.yaml']],
    ['a file that went', buildFiles([text('a.yaml', 'one\n')]), ['b.yaml']],
    ['bytes', buildFiles([text('a.yaml', 'one\n'), bytes('b.yaml', 0xff)]), ['b.yaml']],
  ])('%s', (_, files, different) => {
    expect(listDifferent(files, baseline)).toEqual(different)
    expect(hasEdits({ files, baseline })).toBe(different.length > 0)
  })
})
