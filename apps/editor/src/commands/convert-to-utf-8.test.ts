import { expect, it } from 'vitest'
import { createDesignStore } from '../store/create-design-store.ts'
import { convertToUtf8, findConversion } from './convert-to-utf-8.ts'
import { buildFile } from './read-files.ts'

const PATH = 'a.yaml'
const UTF_16 = Uint8Array.from(
  [0xff, 0xfe, ...Array.from('a: é\n', (it) => [it.charCodeAt(0), 0])].flat(),
)

function open(bytes: Uint8Array) {
  const store = createDesignStore()
  const file = buildFile(PATH, bytes)
  const source = { type: 'local', id: 'x' } as const
  store.getState().openWorkspace({ name: 'x', source, files: [file] })
  return { store, file, find: () => store.getState().files.get(PATH) }
}

it('UTF-16 becomes the same text in UTF-8, and an undo gives its bytes back', () => {
  const { store, file, find } = open(UTF_16)
  expect(file).toMatchObject({ type: 'bytes', bytes: UTF_16 })
  expect(convertToUtf8(store, PATH)).toBe(true)
  expect(find()).toMatchObject({ type: 'text', text: 'a: é\n' })
  store.getState().undo()
  expect(find()).toBe(file)
  store.getState().redo()
  expect(find()).toMatchObject({ type: 'text', text: 'a: é\n' })
})

it.each([
  ['a byte that is not UTF-8', Uint8Array.from([0x61, 0xe9])],
  ['half a character of UTF-16', UTF_16.subarray(0, -1)],
  ['an image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47])],
  ['text that is UTF-8', Uint8Array.from([0x61])],
])('%s is left as it is', (_title, bytes) => {
  const { store, file, find } = open(bytes)
  expect(findConversion(store.getState(), PATH)).toBeUndefined()
  expect(convertToUtf8(store, PATH)).toBe(false)
  expect(find()).toBe(file)
  expect(store.getState().undoSteps).toEqual([])
})
