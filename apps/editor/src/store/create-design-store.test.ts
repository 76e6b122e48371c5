import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toDocumentId } from '@meshdraft/model'
import { createDesignStore } from './create-design-store.ts'
import type { DesignStore } from './create-design-store.ts'
import type { EditOptions } from './design-state.ts'
import { createTextFile } from './file-changes.ts'
import type { FileChange } from './file-changes.ts'
import { buildFiles, buildTextFile } from './workspace-file.ts'
import type { WorkspaceFiles } from './workspace-file.ts'

function openStore(...texts: readonly string[]): DesignStore {
  const store = createDesignStore()
  store.getState().openWorkspace({
    name: 'shop',
    source: { type: 'local', id: 'a' },
    files: texts.map((text, i) => buildTextFile(`${i}.yaml`, text)),
  })
  return store
}

function textsOf(files: WorkspaceFiles): readonly (readonly [string, string])[] {
  return [...files.values()].map((file) => [file.path, file.type === 'text' ? file.text : ''])
}

function insert(path: string, start: number, newText: string, end = start): FileChange {
  return { type: 'edit', path, edits: [{ range: { start, end }, newText }] }
}

const step: EditOptions = { origin: 'form', history: 'step', label: 'Set weight' }
const typing: EditOptions = { origin: 'yaml', history: 'merge', label: 'Type', mergeKey: 'line 1' }

describe('write gate', () => {
  it('an edit changes the text, the version and what followers see', () => {
    const store = openStore('a: 1\n')
    const { version } = store.getState()
    expect(store.getState().applyEdits([insert('0.yaml', 3, '2', 4)], step)).toBe(true)
    expect(textsOf(store.getState().files)).toEqual([['0.yaml', 'a: 2\n']])
    expect(store.getState().lastChange).toMatchObject({ version: version + 1, origin: 'form' })
  })
  it('a shared copy is not changed, and says so', () => {
    const store = createDesignStore()
    store.getState().openWorkspace({
      name: 'link',
      source: { type: 'shared' },
      files: [buildTextFile('0.yaml', 'a: 1\n')],
    })
    expect(store.getState().applyEdits([insert('0.yaml', 0, '#')], step)).toBe(false)
    store.getState().keepShared('kept')
    expect(store.getState().applyEdits([insert('0.yaml', 0, '#')], step)).toBe(true)
  })
  it('a change of a file that is not there throws and leaves everything as it was', () => {
    const store = openStore('a: 1\n')
    const before = store.getState()
    expect(() =>
      before.applyEdits([insert('0.yaml', 0, '#'), insert('9.yaml', 0, '#')], step),
    ).toThrow(RangeError)
    expect(store.getState().files).toBe(before.files)
    expect(store.getState().undoSteps).toEqual([])
  })
  it('a document table is kept in step with the text', () => {
    const store = openStore('a: 1\n')
    store.getState().applyEdits([insert('0.yaml', 5, '---\nb: 2\n')], step)
    const file = store.getState().files.get('0.yaml')
    expect(file?.type === 'text' && file.tiles).toEqual([
      { start: 0, end: 5 },
      { start: 5, end: 14 },
    ])
  })
})

describe('history', () => {
  it('undo restores the text and where one was looking; redo brings both back', () => {
    const store = openStore('a: 1\n')
    const before = { documentId: toDocumentId('0.yaml', 0), path: ['a'], origin: 'form' } as const
    store.getState().select(before)
    const after = { ...before, path: [] }
    store.getState().applyEdits([insert('0.yaml', 3, '2', 4)], { ...step, selection: after })
    store.getState().undo()
    expect(textsOf(store.getState().files)).toEqual([['0.yaml', 'a: 1\n']])
    expect(store.getState().selection?.path).toEqual(['a'])
    store.getState().redo()
    expect(textsOf(store.getState().files)).toEqual([['0.yaml', 'a: 2\n']])
    expect(store.getState().selection?.path).toEqual([])
  })
  it('typing in one place is one step', () => {
    const store = openStore('')
    for (const [i, char] of ['a', 'b', 'c'].entries()) {
      store.getState().applyEdits([insert('0.yaml', i, char)], typing)
    }
    expect(store.getState().undoSteps).toHaveLength(1)
    store.getState().undo()
    expect(textsOf(store.getState().files)).toEqual([['0.yaml', '']])
  })
  it.each([
    ['another place', { ...typing, mergeKey: 'line 2' }],
    ['another surface', { ...typing, origin: 'form' } as const],
    ['no place at all', { origin: 'yaml', history: 'merge', label: 'Type' } as const],
  ])('typing in %s starts a step', (_what, options) => {
    const store = openStore('')
    store.getState().applyEdits([insert('0.yaml', 0, 'a')], typing)
    store.getState().applyEdits([insert('0.yaml', 1, 'b')], options)
    expect(store.getState().undoSteps).toHaveLength(2)
  })
  it('typing after an undo does not join the step before it', () => {
    const store = openStore('')
    store.getState().applyEdits([insert('0.yaml', 0, 'a')], typing)
    store.getState().applyEdits([insert('0.yaml', 1, 'b')], step)
    store.getState().undo()
    store.getState().applyEdits([insert('0.yaml', 1, 'c')], typing)
    store.getState().undo()
    expect(textsOf(store.getState().files)).toEqual([['0.yaml', 'a']])
  })
  it('an edit takes away what could be redone', () => {
    const store = openStore('')
    store.getState().applyEdits([insert('0.yaml', 0, 'a')], step)
    store.getState().undo()
    store.getState().applyEdits([insert('0.yaml', 0, 'b')], step)
    expect(store.getState().redoSteps).toEqual([])
  })
  it('another workspace starts with an empty history', () => {
    const store = openStore('')
    store.getState().applyEdits([insert('0.yaml', 0, 'a')], step)
    store.getState().openWorkspace({ name: 'b', source: { type: 'local', id: 'b' }, files: [] })
    store.getState().undo()
    expect(store.getState().files.size).toBe(0)
  })
  it('any steps undone give the first bytes, redone give the last ones', () => {
    const change = fc.record({
      kind: fc.constantFrom('edit', 'create', 'remove', 'rename'),
      file: fc.nat(),
      at: fc.nat(),
      length: fc.nat(4),
      text: fc.constantFrom('', 'a: 1\n', '---\n', '\r\n', 'é🙂', '...\n'),
      isMerged: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const store = openStore('a: 1\n---\nb: 2\n', '')
        const start = textsOf(store.getState().files)
        for (const [i, it] of changes.entries()) {
          const { files } = store.getState()
          const paths = [...files.keys()]
          const path = paths[it.file % Math.max(1, paths.length)]
          const file = path === undefined ? undefined : files.get(path)
          const options = it.isMerged ? typing : step
          if (it.kind === 'create') {
            store.getState().applyEdits([createTextFile(`new-${i}.yaml`, it.text)], options)
          } else if (path === undefined || file?.type !== 'text') continue
          else if (it.kind === 'remove') {
            store.getState().applyEdits([{ type: 'remove', path }], options)
          } else if (it.kind === 'rename') {
            store
              .getState()
              .applyEdits([{ type: 'rename', from: path, to: `moved-${i}.yaml` }], options)
          } else {
            const from = it.at % (file.text.length + 1)
            const end = Math.min(file.text.length, from + it.length)
            store.getState().applyEdits([insert(path, from, it.text, end)], options)
          }
        }
        const end = textsOf(store.getState().files)
        while (store.getState().undoSteps.length > 0) store.getState().undo()
        expect(textsOf(store.getState().files)).toEqual(start)
        while (store.getState().redoSteps.length > 0) store.getState().redo()
        expect(textsOf(store.getState().files)).toEqual(end)
        expect(store.getState().files).toEqual(buildFiles(rebuild(store.getState().files)))
      }),
      { numRuns: 200 },
    )
  })
})

/** The same files with their document tables made from scratch. */
function rebuild(files: WorkspaceFiles) {
  return textsOf(files).map(([path, text]) => buildTextFile(path, text))
}

describe('what is said', () => {
  it('an edit says what it did, typing does not', () => {
    const store = openStore('a: 1\n')
    store.getState().applyEdits([insert('0.yaml', 0, '#')], typing)
    expect(store.getState().announcement).toBe('Opened shop: 1 file.')
    store.getState().applyEdits([insert('0.yaml', 0, '#')], step)
    expect(store.getState().announcement).toBe('Set weight: done.')
  })
  it('the same words again are other words, so that they are spoken again', () => {
    const store = openStore('a: 1\n')
    const { announce } = store.getState()
    announce('Copied.')
    const first = store.getState().announcement
    announce('Copied.')
    const second = store.getState().announcement
    expect(second).not.toBe(first)
    expect(second.trim()).toBe('Copied.')
    announce('Copied.')
    expect(store.getState().announcement).not.toBe(second)
  })
  it('what continues the last step is said once', () => {
    const store = openStore('a: 1\n')
    const dragging: EditOptions = { ...step, history: 'merge', mergeKey: 'weight' }
    store.getState().applyEdits([insert('0.yaml', 3, '2', 4)], dragging)
    store.getState().announce('Something else.')
    store.getState().applyEdits([insert('0.yaml', 3, '3', 4)], dragging)
    expect(store.getState().announcement).toBe('Something else.')
  })
})
