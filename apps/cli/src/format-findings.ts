import type { CheckResult, Finding } from './findings.ts'
import type { InputFile } from './read-inputs.ts'
import { escapeControls } from './terminal.ts'

/** Yields findings for people: place, what is wrong, the line with the place marked, the fixes. */
export function formatFindings(result: CheckResult, files: readonly InputFile[]): string {
  const linesByPath = new Map(files.map((file) => [file.path, file.text.split(/\r\n|\n|\r/)]))
  const findings = result.diagnostics.map((finding) =>
    formatFinding(finding, linesByPath.get(finding.file)?.[finding.range.start.line - 1]),
  )
  const skipped = result.skipped.map(
    (skip) =>
      `Not checked: ${skip.codes.join(', ')} (${skip.check}); no ${skip.missingKinds.join(', ')} in these files.`,
  )
  return [...findings, ...skipped, summarise(result), ''].join('\n')
}

function formatFinding(finding: Finding, line: string | undefined): string {
  const { start } = finding.range
  const codes = [finding.code, ...finding.aliases].join(', ')
  const head = `${escapeControls(finding.file)}:${start.line}:${start.column} ${finding.severity} ${codes}`
  const resource = finding.resource
    ? `  ${escapeControls([finding.resource.kind, finding.resource.namespace, finding.resource.name].filter(Boolean).join('/'))}`
    : ''
  const frame = line === undefined || line.length > 200 ? [] : frameLine(finding, line)
  const fixes = finding.fixes.map((fix) => `  fix: ${escapeControls(fix.title)}`)
  return [head + resource, `  ${escapeControls(finding.message)}`, ...frame, ...fixes, ''].join(
    '\n',
  )
}

function frameLine({ range }: Finding, line: string): readonly string[] {
  const number = String(range.start.line)
  const end = range.end.line === range.start.line ? range.end.column : line.length + 1
  // Escaped characters are longer than what they stand for, so the mark counts the escaped text.
  const before = escapeControls(line.slice(0, range.start.column - 1)).length
  const marked = escapeControls(line.slice(range.start.column - 1, end - 1)).length
  return [
    `  ${number} │ ${escapeControls(line)}`,
    `  ${' '.repeat(number.length)} │ ${' '.repeat(before)}${'^'.repeat(Math.max(marked, 1))}`,
  ]
}

function summarise({ resources, diagnostics }: CheckResult): string {
  const count = (severity: Finding['severity'], word: string) => {
    const found = diagnostics.filter((finding) => finding.severity === severity).length
    return `${found} ${word}${found === 1 ? '' : 's'}`
  }
  return `${resources} resource${resources === 1 ? '' : 's'}: ${count('error', 'error')}, ${count('warning', 'warning')}, ${count('info', 'note')}.`
}
