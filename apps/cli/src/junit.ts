import type { CheckResult, Finding } from './findings.ts'
import type { InputFile } from './read-inputs.ts'
import { escapeControls } from './terminal.ts'

/**
 * Yields the findings as a JUnit report: a suite a file, a failed test a finding, and for a file
 * without findings one test that passes. Notes do not fail; they are tests that were skipped.
 *
 * @param files - the files that were checked.
 */
export function toJunit({ diagnostics }: CheckResult, files: readonly InputFile[]): string {
  const findingsByFile = new Map<string, Finding[]>(files.map((file) => [file.path, []]))
  for (const finding of diagnostics) {
    const list = findingsByFile.get(finding.file)
    if (list) list.push(finding)
    else findingsByFile.set(finding.file, [finding])
  }
  const suites = [...findingsByFile].map(([file, findings]) => writeSuite(file, findings))
  const counts = writeCounts(diagnostics, findingsByFile)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="meshdraft" ${counts}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n')
}

function writeCounts(
  findings: readonly Finding[],
  findingsByFile: ReadonlyMap<string, readonly Finding[]>,
): string {
  const clean = [...findingsByFile.values()].filter((list) => list.length === 0).length
  const notes = findings.filter(isNote).length
  return `tests="${findings.length + clean}" failures="${findings.length - notes}" errors="0" skipped="${notes}"`
}

function writeSuite(file: string, findings: readonly Finding[]): string {
  const name = escapeXml(file)
  const cases =
    findings.length === 0
      ? [`    <testcase name="no findings" classname="${name}" file="${name}"/>`]
      : findings.map((finding) => writeCase(finding, name))
  return [
    `  <testsuite name="${name}" ${writeCounts(findings, new Map([[file, findings]]))}>`,
    ...cases,
    '  </testsuite>',
  ].join('\n')
}

function writeCase(finding: Finding, file: string): string {
  const { code, message, range, severity, resource, docs } = finding
  const { line, column } = range.start
  const title = escapeXml(`${code} at ${line}:${column}`)
  const text = escapeXml(message)
  const place = `${finding.file}:${line}:${column}`
  const object = resource && [resource.kind, resource.namespace, resource.name]
  const detail = [place, object?.filter(Boolean).join('/'), message, docs]
    .filter((part) => part !== undefined)
    .map((part) => escapeXml(part))
    .join('\n')
  const outcome = isNote(finding)
    ? `<skipped message="${text}"/>`
    : `<failure type="${severity}" message="${text}">${detail}</failure>`
  return [
    `    <testcase name="${title}" classname="${file}" file="${file}" line="${line}">`,
    `      ${outcome}`,
    '    </testcase>',
  ].join('\n')
}

function isNote({ severity }: Finding): boolean {
  return severity === 'info'
}

// XML has no way to write most control characters, and none to write half of a character.
function escapeXml(text: string): string {
  return escapeControls(text)
    .replaceAll(/[\ud800-\udfff\ufffe\uffff]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
}
