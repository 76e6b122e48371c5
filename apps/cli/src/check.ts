import process from 'node:process'
import { parseArguments, readChoice } from './arguments.ts'
import { checkFiles } from './findings.ts'
import type { CheckResult } from './findings.ts'
import { formatFindings } from './format-findings.ts'
import { readInputs } from './read-inputs.ts'
import { toSarif } from './sarif.ts'
import { readSettings } from './settings.ts'

const FORMATS = ['text', 'json', 'sarif'] as const
const THRESHOLDS = ['error', 'warning', 'info', 'never'] as const
type Threshold = (typeof THRESHOLDS)[number]

/** `meshdraft check`: exit status 0 nothing at or above the threshold, 1 something was. */
export async function runCheck(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArguments(args, {
    format: { type: 'string', default: 'text' },
    'fail-on': { type: 'string', default: 'error' },
    istio: { type: 'string' },
    namespace: { type: 'string' },
  })
  const format = readChoice('--format', values.format, FORMATS)
  const threshold = readChoice('--fail-on', values['fail-on'], THRESHOLDS)
  const settings = readSettings(values)
  const inputs = await readInputs(positionals)
  const result = checkFiles(inputs, settings)
  if (format === 'text') process.stdout.write(formatFindings(result, inputs.files))
  else {
    const output = format === 'json' ? result : toSarif(result)
    process.stdout.write(`${JSON.stringify(output, undefined, 2)}\n`)
  }
  return isOver(result, threshold) ? 1 : 0
}

function isOver({ diagnostics }: CheckResult, threshold: Threshold): boolean {
  if (threshold === 'never') return false
  const failing = THRESHOLDS.slice(0, THRESHOLDS.indexOf(threshold) + 1)
  return diagnostics.some(({ severity }) => failing.includes(severity))
}
