import process from 'node:process'
import { parseArgs } from 'node:util'
import { isKept } from './bench.ts'
import type { Bench } from './bench.ts'
import { formBench } from './browser/form-bench.ts'
import { typingBench } from './browser/typing-bench.ts'
import { checkBench } from './check-bench.ts'
import { engineBench } from './engine-bench.ts'
import { findBench } from './find-bench.ts'
import { layoutBench } from './layout-bench.ts'
import { formatRows } from './print-rows.ts'
import { searchBench } from './search-bench.ts'

// `npm run bench [-- --only NAME]`: ratios against other libraries on this machine, now.

const BENCHES: readonly Bench[] = [
  engineBench,
  checkBench,
  layoutBench,
  searchBench,
  findBench,
  formBench,
  typingBench,
]

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const chosen = BENCHES.filter(({ name }) => values.only === undefined || name === values.only)
if (chosen.length === 0) {
  const names = BENCHES.map(({ name }) => name).join(', ')
  process.stderr.write(`--only takes one of: ${names}\n`)
  process.exitCode = 2
}
let isMissed = false
for (const { name, run } of chosen) {
  process.stdout.write(`${name}\n`)
  const rows = await run()
  process.stdout.write(`${formatRows(rows)}\n\n`)
  if (!rows.every(isKept)) isMissed = true
}
if (isMissed) process.exitCode = 1
