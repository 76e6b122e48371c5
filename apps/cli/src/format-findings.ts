import { buildCodeFrame } from './code-frame.ts'
import type { CheckResult, Finding, Fixed } from './findings.ts'
import { createPaint } from './paint.ts'
import type { Paint } from './paint.ts'
import type { InputFile } from './read-inputs.ts'
import { escapeControls } from './terminal.ts'

/** Other places shown with a finding. */
const MOST_RELATED = 3

/** Yields findings for people: place, what is wrong, the lines with the place marked, the fixes. */
export function formatFindings(
  result: CheckResult,
  files: readonly InputFile[],
  paint: Paint = createPaint(false),
): string {
  const linesOf = createLineReader(files)
  const findings = result.diagnostics.map((finding) =>
    formatFinding(finding, linesOf(finding.file), paint),
  )
  const skipped = describeSkipped(result)
  const fixed = (result.fixed ?? []).map((it) => formatFixed(it, paint))
  return [
    ...fixed,
    ...(fixed.length > 0 ? [''] : []),
    ...findings,
    ...skipped,
    summarise(result),
    '',
  ].join('\n')
}

/** Names the codes that were not looked for, one line for the same missing kinds. */
function describeSkipped({ skipped }: CheckResult): readonly string[] {
  const codesByKinds = new Map<string, Set<string>>()
  for (const { codes, missingKinds } of skipped) {
    const kinds = missingKinds.join(', ')
    const known = codesByKinds.get(kinds) ?? new Set()
    for (const code of codes) known.add(code)
    codesByKinds.set(kinds, known)
  }
  return [...codesByKinds].map(
    ([kinds, codes]) =>
      `Not checked without any ${kinds} in these files: ${[...codes].join(', ')}.`,
  )
}

/** Says of a finding that it has been put right. */
export function formatFixed({ file, code, title, resource }: Fixed, paint: Paint): string {
  const name = nameResource(resource)
  return `${escapeControls(file)} ${paint.bold('fixed')} ${code}: ${escapeControls(title)}${name}`
}

/** Counts what was found, in one line. */
export function summarise({
  resources,
  settings,
  diagnostics,
  suppressed,
  fixed,
}: CheckResult): string {
  const count = (severity: Finding['severity'], word: string) =>
    countOf(diagnostics.filter((finding) => finding.severity === severity).length, word)
  const counts = [count('error', 'error'), count('warning', 'warning'), count('info', 'note')]
  if (suppressed.length > 0) counts.push(`${suppressed.length} suppressed`)
  if (fixed) counts.push(`${fixed.length} fixed`)
  return `${countOf(resources, 'resource')} for Istio ${settings.istioVersion}: ${counts.join(', ')}.`
}

/** Writes `1 file`, `2 files`. */
export function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

function createLineReader(files: readonly InputFile[]): (filePath: string) => readonly string[] {
  const textByPath = new Map(files.map((file) => [file.path, file.text]))
  const linesByPath = new Map<string, readonly string[]>()
  return (filePath) => {
    const known = linesByPath.get(filePath)
    if (known) return known
    const lines = (textByPath.get(filePath) ?? '').split(/\r\n|\n|\r/)
    linesByPath.set(filePath, lines)
    return lines
  }
}

function formatFinding(finding: Finding, lines: readonly string[], paint: Paint): string {
  const { start } = finding.range
  const { severity } = finding
  const codes = [finding.code, ...finding.aliases].join(', ')
  const place = `${escapeControls(finding.file)}:${start.line}:${start.column}`
  const head = `${paint.bold(place)} ${paint.severity(severity, severity)} ${codes}${nameResource(finding.resource)}`
  const frame = buildCodeFrame(finding.range, lines)
  const width = String(frame.at(-1)?.number ?? 0).length
  const shown = frame.flatMap(({ number, text, markStart, markLength }, i) => [
    // A gap between the numbers is a gap in the text.
    ...(i > 0 && frame[i - 1]?.number !== number - 1
      ? [paint.dim(`  ${' '.repeat(width)} ⋮`)]
      : []),
    `${paint.dim(`  ${String(number).padStart(width)} │`)} ${text}`,
    `${paint.dim(`  ${' '.repeat(width)} │`)} ${' '.repeat(markStart)}${paint.severity(severity, '^'.repeat(markLength))}`,
  ])
  const fixes = finding.fixes.map(
    ({ title, isChoice, createsObject }) =>
      `  ${isChoice || createsObject ? 'choice' : 'fix'}: ${escapeControls(title)}`,
  )
  const related = finding.related
    .slice(0, MOST_RELATED)
    .map(
      ({ file, range, message }) =>
        `  see ${escapeControls(file)}:${range.start.line}:${range.start.column}: ${escapeControls(message)}`,
    )
  return [head, `  ${escapeControls(finding.message)}`, ...shown, ...related, ...fixes, ''].join(
    '\n',
  )
}

function nameResource(resource: Finding['resource']): string {
  if (!resource) return ''
  const { kind, namespace, name } = resource
  return `  ${escapeControls([kind, namespace, name].filter(Boolean).join('/'))}`
}
