import { expect, it } from 'vitest'
import { findFileIssues } from './file-issues.ts'

it.each<
  [title: string, text: string, documents: number, found: [code: string, severity: string][]]
>([
  ['an ordinary file', 'a: 1\n', 1, []],
  ['3 MiB', 'x'.repeat(3 * 1024 * 1024), 1, []],
  ['more than the API server takes', 'é'.repeat(1_600_000), 1, [['YML-TOO-LARGE', 'warning']]],
  ['more than 10 MiB', 'x'.repeat(10 * 1024 * 1024 + 1), 1, [['YML-TOO-LARGE', 'error']]],
  ['too many documents', '', 20_001, [['YML-TOO-MANY-DOCUMENTS', 'error']]],
])('%s', (_title, text, documents, found) => {
  expect(findFileIssues(text, documents).map(({ code, severity }) => [code, severity])).toEqual(
    found,
  )
})
