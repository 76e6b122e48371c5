import { expect, it } from 'vitest'
import { asksForHelp, parseArguments } from './arguments.ts'

it.each([
  [['--help'], true],
  [['a.yaml', '-h'], true],
  [['a.yaml'], false],
  [['--', '--help'], false],
])('whether %j asks for help is %s', (args, expected) => {
  expect(asksForHelp(args)).toBe(expected)
})

it('an unknown option is told where to find the known ones', () => {
  expect(() => parseArguments(['--fx'], {})).toThrow(/--fx.*meshdraft --help/)
})

it('an option without its value is told so', () => {
  expect(() => parseArguments(['--istio'], { istio: { type: 'string' } })).toThrow(
    /argument missing/,
  )
})
