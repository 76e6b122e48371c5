import process from 'node:process'
import { escapeHiddenJson } from '@meshdraft/yaml'
import { readWorkspaceSettings } from '@meshdraft/engine'
import { parseArguments, readChoice } from './arguments.ts'
import { formatCodeList, listCodes } from './code-list.ts'
import { deriveView, listFindings } from './findings.ts'
import type { CheckResult } from './findings.ts'
import { applyFixed, diffFixed, fixInputs, writeFixed } from './fix.ts'
import { countOf, formatFindings, summarise } from './format-findings.ts'
import { toGithubAnnotations } from './github.ts'
import { toJunit } from './junit.ts'
import { createPaint, isColourWanted } from './paint.ts'
import { createProgress } from './progress.ts'
import { toSarif } from './sarif.ts'
import { readSettingsAlone, readWorkspace, SETTINGS_OPTIONS } from './settings.ts'
import type { WorkspaceInputs } from './settings.ts'
import { UsageError } from './usage-error.ts'

const FORMATS = ['text', 'json', 'sarif', 'junit', 'github'] as const
type Format = (typeof FORMATS)[number]

const THRESHOLDS = ['error', 'warning', 'info', 'never'] as const
type Threshold = (typeof THRESHOLDS)[number]

/** `meshdraft check`: exit status 0 nothing at or above the threshold, 1 something was. */
export async function runCheck(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArguments(args, {
    ...SETTINGS_OPTIONS,
    format: { type: 'string' },
    'fail-on': { type: 'string', default: 'error' },
    fix: { type: 'boolean', default: false },
    'fix-dry-run': { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    progress: { type: 'boolean', default: false },
  })
  const format = readChoice('--format', values.format ?? 'text', FORMATS)
  const threshold = readChoice('--fail-on', values['fail-on'], THRESHOLDS)
  if (values.list) return printCodes(positionals, values, format)
  if (values.fix && values['fix-dry-run']) {
    throw new UsageError('--fix writes and --fix-dry-run does not; give one of them.')
  }
  if (values['fix-dry-run'] && values.format !== undefined) {
    throw new UsageError('--fix-dry-run prints a diff and takes no --format.')
  }
  const inputs = await readWorkspace(positionals, values)
  const progress = createProgress(values.progress)
  if (!values.fix && !values['fix-dry-run']) {
    const view = deriveView(inputs, (it) => progress.report(it))
    progress.end()
    const result = listFindings(inputs, view)
    process.stdout.write(render(result, inputs, format))
    return isOver(result, threshold) ? 1 : 0
  }
  const fixing = fixInputs(inputs, progress)
  progress.end()
  const fixed = applyFixed(inputs, fixing)
  const result = listFindings(fixed, fixing.view, fixing.fixed)
  if (values.fix) {
    await writeFixed(fixing)
    process.stdout.write(render(result, fixed, format))
  } else {
    process.stdout.write(diffFixed(fixing))
    const files = countOf(fixing.files.length, 'file')
    process.stderr.write(`${files} would change. Left would be, of ${summarise(result)}\n`)
  }
  return isOver(result, threshold) ? 1 : 0
}

function render(result: CheckResult, inputs: WorkspaceInputs, format: Format): string {
  const files = [...inputs.files, ...inputs.refused]
  switch (format) {
    case 'text':
      return formatFindings(result, files, createPaint(isColourWanted()))
    case 'json':
      return toJson(result)
    case 'sarif':
      return toJson(toSarif(result))
    case 'junit':
      return toJunit(result, files)
    case 'github':
      return toGithubAnnotations(result)
  }
}

async function printCodes(
  paths: readonly string[],
  values: Parameters<typeof readWorkspace>[1],
  format: Format,
): Promise<number> {
  if (format !== 'text' && format !== 'json') {
    throw new UsageError('--list prints text or json.')
  }
  const inputs =
    paths.length === 0 ? await readSettingsAlone(values) : await readWorkspace(paths, values)
  const { mesh, severities } = readWorkspaceSettings(inputs.settings, inputs.files)
  const { istioVersion } = mesh
  const codes = listCodes(istioVersion, new Map(severities))
  process.stdout.write(format === 'json' ? toJson({ istioVersion, codes }) : formatCodeList(codes))
  return 0
}

function toJson(value: unknown): string {
  return `${escapeHiddenJson(JSON.stringify(value, undefined, 2))}\n`
}

function isOver({ diagnostics }: CheckResult, threshold: Threshold): boolean {
  if (threshold === 'never') return false
  const failing = THRESHOLDS.slice(0, THRESHOLDS.indexOf(threshold) + 1)
  return diagnostics.some(({ severity }) => failing.includes(severity))
}
