import { expect, it } from 'vitest'
import { buildCodeFrame } from './code-frame.ts'
import { createPaint, isColourWanted } from './paint.ts'
import { createProgress } from './progress.ts'

const at = (line: number, column: number, endLine: number, endColumn: number) => ({
  start: { line, column },
  end: { line: endLine, column: endColumn },
})

/** Each line with its mark in brackets. */
function draw(range: ReturnType<typeof at>, lines: readonly string[]) {
  return buildCodeFrame(range, lines).map(
    ({ number, text, markStart, markLength }) =>
      `${number} ${text.slice(0, markStart)}[${text.slice(markStart, markStart + markLength)}]${text.slice(markStart + markLength)}`,
  )
}

it.each([
  [at(1, 7, 1, 9), ['hosts: ab c'], ['1 hosts:[ a]b c']],
  [at(1, 1, 1, 1), ['a'], ['1 [a]']],
  [at(1, 3, 2, 4), ['a: b', '  c: d'], ['1 a:[ b]', '2   [c]: d']],
  [at(1, 1, 2, 1), ['a: b', 'c: d'], ['1 [a: b]']],
  [at(1, 4, 1, 5), ['a: \u001B[1m'], ['1 a: [\\u001b][1m']],
])('marks %j', (range, lines, expected) => {
  expect(draw(range, lines)).toEqual(expected)
})

it('shows of many lines the first ones and the last', () => {
  const lines = Array.from({ length: 50 }, (_, i) => `  line ${i + 1}`)
  const frame = buildCodeFrame(at(10, 3, 40, 9), lines)
  expect(frame.map(({ number }) => number)).toEqual([10, 11, 12, 13, 40])
})

it('cuts a long line around its mark', () => {
  const line = `${'a'.repeat(5_000)}MARK${'b'.repeat(5_000)}`
  const [shown] = draw(at(1, 5_001, 1, 5_005), [line])
  expect(shown?.length).toBeLessThan(200)
  expect(shown).toContain('a[MARK]b')
})

it.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
])('on a terminal: %j, with %j, there are colours: %j', (isTerminal, environment, expected) => {
  expect(isColourWanted(isTerminal, environment)).toBe(expected)
  expect(createPaint(expected).bold('a').includes('\u001B')).toBe(expected)
})

it('keeps quiet for a second, then tells how far it is, and clears its line', () => {
  let time = 0
  let written = ''
  const target = { write: (text: string) => (written += text), isTerminal: true, now: () => time }
  const progress = createProgress(false, { ...target, write: (text) => void target.write(text) })
  const step = { documentsDone: 3, documentsTotal: 9, path: 'a\u001B.yaml' }
  progress.report(step)
  expect(written).toBe('')
  time = 1_001
  progress.report(step)
  progress.report(step)
  expect(written).toBe('\r\u001B[K3 of 9 documents: a\\u001b.yaml')
  progress.end()
  expect(written.endsWith('\r\u001B[K')).toBe(true)
})

it('says nothing where nobody reads along, unless asked', () => {
  let time = 5_000
  let written = ''
  const write = (text: string) => void (written += text)
  const step = { documentsDone: 3, documentsTotal: 9, path: 'a.yaml' }
  for (const isAskedFor of [false, true]) {
    const progress = createProgress(isAskedFor, { write, isTerminal: false, now: () => time })
    time += 2_000
    progress.report(step)
    progress.end()
  }
  expect(written).toBe('3 of 9 documents: a.yaml\n')
})
