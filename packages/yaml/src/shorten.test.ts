import { expect, it } from 'vitest'
import { shortenValues } from './shorten.ts'

const LONG = 'a'.repeat(500)
const CUT = `${'a'.repeat(79)}…`

it.each([
  ['Host “a” is unknown.', 'Host “a” is unknown.'],
  [`Host “${LONG}” is unknown.`, `Host “${CUT}” is unknown.`],
  [`Host "${LONG}" is unknown.`, `Host "${CUT}" is unknown.`],
  [`Change to ${LONG}`, `Change to ${CUT}`],
  [`Text “${'b '.repeat(300)}” is long.`, `Text “${'b '.repeat(39)}b…” is long.`],
  ['word '.repeat(100), 'word '.repeat(100)],
  ['Host “\u202Emoc” is unknown.', 'Host “\\u202emoc” is unknown.'],
  [`Host “${'\u001B'.repeat(500)}”`, `Host “${'\\u001b'.repeat(79)}…”`],
])('of %j too long values are cut', (text, expected) => {
  expect(shortenValues(text)).toBe(expected)
})

it('the whole is cut, without half a character at its end', () => {
  expect(shortenValues('b '.repeat(100_000))).toHaveLength(1000)
  const cut = shortenValues('😀'.repeat(1000))
  expect(cut).not.toMatch(/\p{Surrogate}/u)
  expect(cut.length).toBeLessThanOrEqual(80)
})

it('many quotes are read in linear time', () => {
  expect(shortenValues('“'.repeat(1_000_000))).toHaveLength(80)
})
