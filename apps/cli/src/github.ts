import type { CheckResult, Finding } from './findings.ts'
import { escapeControls } from './terminal.ts'

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const

/**
 * Yields the findings as workflow commands, which GitHub shows beside the lines of a change.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function toGithubAnnotations({ diagnostics }: CheckResult): string {
  return diagnostics.map((finding) => `${toCommand(finding)}\n`).join('')
}

function toCommand({ severity, code, message, file, range, fixes }: Finding): string {
  const { start, end } = range
  const properties = [
    ['file', file.replaceAll('\\', '/')],
    ['line', start.line],
    ['endLine', end.line],
    // Columns count only within one line.
    ...(start.line === end.line
      ? ([
          ['col', start.column],
          ['endColumn', end.column],
        ] as const)
      : []),
    ['title', `meshdraft ${code}`],
  ] as const
  const said = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  const [fix] = fixes
  const text = fix ? `${message} Fix: ${fix.title}.` : message
  return `::${COMMANDS[severity]} ${said.join(',')}::${escapeData(escapeControls(text))}`
}

// A line end would end the command, and a manifest could start one of its own behind it.
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
