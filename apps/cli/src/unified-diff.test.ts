import { expect, it } from 'vitest'
import { writeUnifiedDiff } from './unified-diff.ts'

const LINES = Array.from({ length: 20 }, (_, i) => `line ${i + 1}\n`).join('')

it.each([
  ['equal texts', LINES, LINES, ''],
  ['a new file', '', 'a\nb\n', '--- f\n+++ f\n@@ -0,0 +1,2 @@\n+a\n+b\n'],
  ['an emptied file', 'a\n', '', '--- f\n+++ f\n@@ -1 +0,0 @@\n-a\n'],
  [
    'a last line without its end',
    'a\nb',
    'a\nc',
    '--- f\n+++ f\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n',
  ],
])('writes %s', (_, before, after, expected) => {
  expect(writeUnifiedDiff('f', before, after)).toBe(expected)
})

it('puts changes whose context meets into one hunk, others apart', () => {
  const near = LINES.replace('line 5\n', 'five\n').replace('line 11\n', 'eleven\n')
  expect(writeUnifiedDiff('f', LINES, near).match(/^@@.*@@$/gm)).toEqual(['@@ -2,13 +2,13 @@'])
  const far = LINES.replace('line 5\n', 'five\n').replace('line 15\n', '')
  expect(writeUnifiedDiff('f', LINES, far).match(/^@@.*@@$/gm)).toEqual([
    '@@ -2,7 +2,7 @@',
    '@@ -12,7 +12,6 @@',
  ])
})

it.each([
  ['a b.yaml', '--- a b.yaml\t\n'],
  ['a"\n.yaml', '--- "a\\042\\012.yaml"\n'],
])('names %j so that it ends where it ends', (name, expected) => {
  expect(writeUnifiedDiff(name, 'a\n', 'b\n')).toContain(expected)
})
