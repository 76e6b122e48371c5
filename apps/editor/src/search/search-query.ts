import { findPlainText, isWhole, readRequiredText } from '@meshdraft/search'
import type { TextSearch } from '@meshdraft/search'

/** What is looked for in the workspace. */
export interface SearchQuery {
  readonly text: string
  readonly isCaseSensitive: boolean
  readonly isWholeWord: boolean
  /** An RE2 expression. */
  readonly isExpression: boolean
  /** Patterns of file paths, between commas; empty: all files. */
  readonly files: string
}

export type ReadQuery =
  | { readonly ok: true; readonly search: TextSearch }
  | { readonly ok: false; readonly reason: string }

/** Makes the search of a query. RE2 is fetched when the first expression is looked for. */
export async function readSearchQuery(query: SearchQuery): Promise<ReadQuery> {
  const { text, isCaseSensitive, isWholeWord } = query
  if (!query.isExpression) return { ok: true, search: findPlainText(query) }
  const { readLineExpression } = await import('./read-expression.ts')
  const read = readLineExpression(text, isCaseSensitive)
  if (!read.ok) return { ok: false, reason: `RE2 does not accept this: ${read.reason}.` }
  const { findInLine } = read
  const required = readRequiredText(text)
  const known = required !== undefined && { required: { text: required, isCaseSensitive } }
  if (!isWholeWord) return { ok: true, search: { findInLine, ...known } }
  return {
    ok: true,
    search: {
      ...known,
      *findInLine(line) {
        for (const match of findInLine(line)) if (isWhole(line, match.range)) yield match
      },
    },
  }
}
