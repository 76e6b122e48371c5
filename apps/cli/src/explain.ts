import process from 'node:process'
import { CODES } from '@meshdraft/analysis'
import type { CodeDescription } from '@meshdraft/analysis'
import {
  describeTools,
  describeVersions,
  explain,
  shortenExample,
  writeCodePage,
} from '@meshdraft/explanations'
import { suggestName } from '@meshdraft/schema'
import { parseArguments, readChoice } from './arguments.ts'
import { formatCodeList } from './code-list.ts'
import { createPaint, isColourWanted } from './paint.ts'
import type { Paint } from './paint.ts'
import { escapeControls } from './terminal.ts'
import { UsageError } from './usage-error.ts'

const FORMATS = ['text', 'json', 'markdown'] as const

/**
 * `meshdraft explain CODE`: what a code means, why it matters and what to do. A code of another tool
 * that stands for several of ours lists them.
 */
export async function runExplain(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArguments(args, {
    format: { type: 'string', default: 'text' },
  })
  const format = readChoice('--format', values.format, FORMATS)
  const [given, ...others] = positionals
  if (given === undefined || others.length > 0) throw new UsageError('Name one code.')
  const code = given.toUpperCase()
  const row = CODES.get(code)
  const reported = [...CODES.values()].filter(({ aliases }) => aliases.includes(code))
  if (!row && reported.length === 0) throw new UsageError(refuseCode(given))
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify(toJson(code, row, reported), undefined, 2)}\n`)
  } else if (format === 'markdown') {
    const pages = row ? [row] : reported
    process.stdout.write(pages.map((it) => writeCodePage(it, explain(it.code))).join('\n'))
  } else process.stdout.write(toText(code, row, reported, createPaint(isColourWanted())))
  return 0
}

function toJson(
  code: string,
  row: CodeDescription | undefined,
  reported: readonly CodeDescription[],
): unknown {
  const codes = reported.map((it) => it.code)
  if (!row) return { alias: code, codes }
  const { name, layer, severity, aliases, docs, since, until } = row
  return {
    code,
    name,
    layer,
    severity,
    aliases,
    docs,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(codes.length > 0 && { codes }),
    ...explain(code),
  }
}

function toText(
  code: string,
  row: CodeDescription | undefined,
  reported: readonly CodeDescription[],
  paint: Paint,
): string {
  const parts: string[] = []
  if (row) parts.push(describe(row, paint))
  if (reported.length > 0) {
    const also = row ? 'also ' : ''
    parts.push(`${code} ${also}stands for these:\n\n${formatCodeList(reported)}`)
  }
  return parts.join('\n')
}

function describe(row: CodeDescription, paint: Paint): string {
  const { code, name, layer, severity, docs } = row
  const explanation = explain(code)
  const head = `${paint.bold(`${code} ${name}`)}  ${layer} ${paint.severity(severity, severity)}`
  const facts = [describeTools(row), describeVersions(row)].filter(Boolean).join(' ')
  const blocks = [head, facts.replaceAll('`', '')]
  if (explanation) {
    const { what, why, howToFix, fails, passes, noFixBecause } = explanation
    blocks.push(`${what} ${why}`, `How to fix it: ${howToFix}`)
    if (noFixBecause !== undefined) blocks.push(`Why no fix is offered: ${noFixBecause}`)
    blocks.push(`Reported:\n${indent(fails)}`, `Not reported:\n${indent(passes)}`)
  } else blocks.push('Nothing more is written about this code.')
  return `${[...blocks, docs].join('\n\n')}\n`
}

function indent(text: string): string {
  return shortenExample(text)
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${escapeControls(line)}`))
    .join('\n')
}

function refuseCode(given: string): string {
  const known = [...new Set([...CODES.values()].flatMap(({ code, aliases }) => [code, ...aliases]))]
  const code = given.toUpperCase()
  const family = known.filter((it) => it.startsWith(`${code.split('-')[0] ?? ''}-`))
  const nearest = suggestName(code, known)
  const suggestions = nearest === undefined ? family.slice(0, 5) : nearCodes(code, nearest, known)
  const shown = given.length > 40 ? `${given.slice(0, 39)}…` : given
  return suggestions.length === 0
    ? `“${shown}” is not a code; \`meshdraft check --list\` prints all of them.`
    : `“${shown}” is not a code. Did you mean ${suggestions.join(', ')}?`
}

/** The nearest code, then those that look like it. */
function nearCodes(code: string, nearest: string, known: readonly string[]): readonly string[] {
  const rest = known.filter((it) => it !== nearest)
  const second = suggestName(code, rest)
  const third = suggestName(
    code,
    rest.filter((it) => it !== second),
  )
  return [nearest, second, third].filter((it) => it !== undefined)
}
