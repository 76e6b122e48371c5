import { expect, it } from 'vitest'
import { DEFAULT_PREFERENCES, readPreferences } from './preferences.ts'

it.each([
  ['nothing', null],
  ['text that is no JSON', '{'],
  ['a list', '[1]'],
  ['null', 'null'],
  ['values of other types', '{"density":1,"editorFontSize":"12","wrapsLines":"yes"}'],
  ['a size that is not offered', '{"editorFontSize":400}'],
  ['shortcuts that are none', '{"shortcuts":{"undo":"Ctrl+Z","redo":[1],"share":[""]}}'],
])('%s gives the defaults', (_what, json) => {
  expect(readPreferences(json)).toEqual(DEFAULT_PREFERENCES)
})

it('what was kept comes back', () => {
  const kept = {
    density: 'roomy',
    editorFontSize: 16,
    wrapsLines: true,
    isMotionReduced: true,
    shortcuts: { share: ['Ctrl+Alt+S'], export: [] },
    isTourSeen: true,
  }
  expect(readPreferences(JSON.stringify(kept))).toEqual(kept)
})

it('a name that every object has is a name like any other', () => {
  const { shortcuts } = readPreferences('{"shortcuts":{"__proto__":["Ctrl+B"]}}')
  expect(Object.keys(shortcuts)).toEqual(['__proto__'])
  expect(Object.getPrototypeOf(shortcuts)).toBe(Object.prototype)
})
