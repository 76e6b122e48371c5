import { expect, test } from 'vitest'
import { explainBase64 } from './base64.ts'

test.each(['aGVsbG8=', '', 'aGVs\nbG8='])('%j is base64', (text) => {
  expect(explainBase64(text)).toBeUndefined()
})

test.each(['aGVsbG8', 'aGV=sbG8', 'a-b_'])('%j is not', (text) => {
  expect(explainBase64(text)).toBeDefined()
})
