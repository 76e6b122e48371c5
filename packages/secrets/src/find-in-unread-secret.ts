import { REDACTED } from './finding.ts'
import type { Hit } from './finding.ts'
import { isHidden } from './field-names.ts'

const KIND = /^\s*["']?kind["']?\s*:\s*["']?Secret["']?\s*(?:#.*)?$/
const HOLDER = /^(\s*)["']?(data|stringData)["']?\s*:\s*(?:#.*)?$/
const ENTRY = /^\s*["']?([^\s"':]{1,253})["']?\s*:[ \t]+(.*)$/

/**
 * Finds the values of Secrets in a document that cannot be read as YAML (a template, a mistake in
 * it), line by line. What a template fills in is no secret yet.
 */
export function findInUnreadSecret(text: string): readonly Hit[] {
  const lines = listLines(text)
  if (!lines.some(({ line }) => KIND.test(line))) return []
  const hits: Hit[] = []
  let holder: { readonly indent: number; readonly field: string } | undefined
  for (const { line, start } of lines) {
    if (line.trim() === '') continue
    const indent = line.length - line.trimStart().length
    if (holder && indent <= holder.indent) holder = undefined
    if (!holder) {
      const [, space, field] = HOLDER.exec(line) ?? []
      if (space !== undefined && field !== undefined) holder = { indent: space.length, field }
      continue
    }
    const [, key, value = ''] = ENTRY.exec(line) ?? []
    // A line without a key is part of a block that began above it.
    const shown = key === undefined ? line.trim() : value.trim()
    const bare = shown.replace(/^(["'])(.*)\1$/, '$2')
    if (/^[|>][-+\d]*$/.test(bare) || isHidden(bare) || bare.startsWith('#')) continue
    const at = start + line.lastIndexOf(bare)
    const title = `${holder.field} ${key === undefined ? '' : `“${key}” `}of a Secret`
    hits.push({
      kind: 'kubernetes-secret',
      title,
      range: { start: at, end: at + bare.length },
      replacement: REDACTED,
    })
  }
  return hits
}

function listLines(text: string): readonly { readonly line: string; readonly start: number }[] {
  const lines: { readonly line: string; readonly start: number }[] = []
  for (let start = 0; start < text.length;) {
    const next = text.indexOf('\n', start)
    const end = next === -1 ? text.length : next
    lines.push({ line: text.slice(start, end).replace(/\r$/, ''), start })
    start = end + 1
  }
  return lines
}
