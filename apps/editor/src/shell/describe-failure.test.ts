import { expect, test } from 'vitest'
import { describeFailure } from './describe-failure.ts'

function withStack(stack: string, message: string): Error {
  const error = new TypeError(message)
  error.stack = stack
  return error
}

test('a report says the region, the kind of error, and where in the program it was', () => {
  const error = withStack(
    [
      'TypeError: no way',
      '    at readRow (https://edit.example/assets/index-Ab1.js:1:204)',
      '    at async https://edit.example/assets/GraphRegion-x_9.js?v=2:10:5',
    ].join('\n'),
    'no way',
  )
  expect(describeFailure('The graph', error)).toBe(
    [
      'Meshdraft: The graph stopped working.',
      'TypeError',
      '  at readRow (index-Ab1.js:1:204)',
      '  at ? (GraphRegion-x_9.js:10:5)',
      '',
    ].join('\n'),
  )
})

test('frames of Firefox and Safari are read as well', () => {
  const error = withStack('readRow@http://127.0.0.1:4173/assets/index-Ab1.js:1:204\n', 'no way')
  expect(describeFailure('The form', error)).toContain('  at readRow (index-Ab1.js:1:204)')
})

test.each([
  ['one line', 'secret-host.example is not known'],
  ['a line that looks like a frame', 'x\n    at secret-host (https://a/secret-host.js:1:2)'],
  ['several lines', 'spec:\n  hosts: [secret-host]'],
])('no word of the message is in a report: %s', (_, message) => {
  const stack = `TypeError: ${message}\n    at f (https://edit.example/assets/a.js:1:2)`
  const report = describeFailure('The form', withStack(stack, message))
  expect(report).not.toContain('secret-host')
  expect(report).toContain('  at f (a.js:1:2)')
})

test('neither a made-up name nor a thrown text is in a report', () => {
  const error = withStack('', '')
  error.name = 'secret-host.example'
  expect(describeFailure('The form', error)).not.toContain('secret')
  expect(describeFailure('The form', 'secret-host')).not.toContain('secret')
})
