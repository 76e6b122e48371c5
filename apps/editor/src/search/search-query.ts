import { findPlainText, isWhole } from '@meshdraft/search'
import type { FindInLine } from '@meshdraft/search'

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
  | { readonly ok: true; readonly find: FindInLine }
  | { readonly ok: false; readonly reason: string }

/** Makes the search of a query. RE2 is fetched when the first expression is looked for. */
export async function readSearchQuery(query: SearchQuery): Promise<ReadQuery> {
  if (!query.isExpression) return { ok: true, find: findPlainText(query) }
  const { readLineExpression } = await import('./read-expression.ts')
  const read = readLineExpression(query.text, query.isCaseSensitive)
  if (!read.ok) return { ok: false, reason: `RE2 does not accept this: ${read.reason}.` }
  const { findInLine } = read
  if (!query.isWholeWord) return { ok: true, find: findInLine }
  return {
    ok: true,
    *find(line) {
      for (const match of findInLine(line)) if (isWhole(line, match.range)) yield match
    },
  }
}
