import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDesignStore } from './create-design-store.ts'
import { keepWorkspace } from './keep-workspace.ts'
import { buildTextFile } from './workspace-file.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

function openSecondWindow() {
  const store = createDesignStore()
  store.getState().openWorkspace({
    name: 'shop',
    source: { type: 'local', id: 'taken' },
    files: [buildTextFile('a.yaml', 'a: 1\n')],
  })
  const claimed: string[] = []
  const keeper = keepWorkspace(store, {
    claim: async (id) => {
      claimed.push(id)
      return id !== 'taken'
    },
    open: () => Promise.reject(new TypeError('no storage in this test')),
  })
  const edit = (newText: string) =>
    store
      .getState()
      .applyEdits(
        [{ type: 'edit', path: 'a.yaml', edits: [{ range: { start: 3, end: 4 }, newText }] }],
        {
          origin: 'yaml',
          history: 'step',
          label: 'Edit',
        },
      )
  return { store, keeper, claimed, edit }
}

describe('a workspace that another window saves', () => {
  it('stays as it is while it is only looked at, and says who saves it', async () => {
    const { store, keeper, claimed } = openSecondWindow()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(store.getState().source).toEqual({ type: 'local', id: 'taken' })
    expect(store.getState().kept).toMatchObject({ type: 'off' })
    expect(claimed).toEqual(['taken'])
    keeper.stop()
  })

  it.each([
    ['after it was refused', 1_000],
    ['before it was refused', 0],
  ])('becomes a copy of its own with the first edit, %s', async (_, delay) => {
    const { store, keeper, claimed, edit } = openSecondWindow()
    await vi.advanceTimersByTimeAsync(delay)
    edit('2')
    await vi.advanceTimersByTimeAsync(1_000)
    const { source, name, files, notice } = store.getState()
    expect(source).toMatchObject({ type: 'local', id: expect.not.stringMatching('taken') })
    expect(name).toBe('shop (copy)')
    expect(files.get('a.yaml')).toMatchObject({ text: 'a: 2\n' })
    expect(notice?.title).toContain('another window')
    expect(claimed).toHaveLength(2)
    keeper.stop()
  })
})
