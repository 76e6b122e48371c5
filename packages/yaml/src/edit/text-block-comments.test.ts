import { expect, it } from 'vitest'
import { applyEdits, insertValue, parseDocument, readValue } from '../index.ts'

it.each([
  ['a comment deeper than the new field', 'a: x\n\n   # apart\n # nearly\n'],
  ['a comment that stands at once below', 'a: x\n    # deep\nb: 1\n'],
  ['a comment deeper than the new field, with CRLF', 'a: x\r\n\r\n   # apart\r\n'],
])('a text of several lines does not take in %s', (_, text) => {
  const plan = insertValue(parseDocument(text), ['new'], 'a\n\nb\n')
  if (!plan.ok) throw new TypeError(plan.message)
  const document = parseDocument(applyEdits(text, plan.edits))
  expect(readValue(document, ['new'])).toBe('a\n\nb\n')
  expect(document.text.match(/#.*/g)).toEqual(text.match(/#.*/g))
})
