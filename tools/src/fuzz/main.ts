import process from 'node:process'
import { parseArgs } from 'node:util'
import { fuzzCrashes } from './crash-fuzz.ts'
import { fuzzChecks } from './fuzz-checks.ts'
import { fuzzEngine } from './fuzz-engine.ts'
import { fuzzFaults } from './fuzz-faults.ts'
import { fuzzFixes } from './fuzz-fixes.ts'
import { fuzzJournal } from './fuzz-journal.ts'
import { fuzzLossless } from './fuzz-lossless.ts'
import { fuzzPayloads } from './fuzz-payloads.ts'
import type { Fuzz } from './fuzz.ts'

// `npm run fuzz [-- --only NAME] [--count N] [--seed N]`: the properties of the unit tests, for long.

const FUZZES: readonly Fuzz[] = [
  fuzzEngine,
  fuzzFaults,
  fuzzLossless,
  fuzzChecks,
  fuzzFixes,
  fuzzJournal,
  fuzzCrashes,
  fuzzPayloads,
]

const { values } = parseArgs({
  options: { only: { type: 'string' }, count: { type: 'string' }, seed: { type: 'string' } },
})
const seed = readNumber('--seed', values.seed) ?? Date.now() % 2 ** 31
const count = readNumber('--count', values.count)
const chosen = FUZZES.filter(({ name }) => values.only === undefined || name === values.only)
if (chosen.length === 0) {
  refuse(`--only takes one of: ${FUZZES.map(({ name }) => name).join(', ')}`)
}
process.stdout.write(`seed ${seed}\n`)
let failures = 0
for (const { name, unit, defaultCount, run } of chosen) {
  const start = Date.now()
  const result = await run({ seed, count: count ?? defaultCount })
  const seconds = Math.round((Date.now() - start) / 1_000)
  process.stdout.write(
    `${name}: ${result.done} ${unit}, ${result.failures.length} failed, ${seconds} s${
      result.note === undefined ? '' : ` (${result.note})`
    }\n`,
  )
  for (const failure of result.failures) process.stdout.write(`  ${failure}\n`)
  failures += result.failures.length
}
if (failures > 0) process.exitCode = 1

function readNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 0)
    refuse(`${option} takes a number; “${text}” is none.`)
  return number
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}
