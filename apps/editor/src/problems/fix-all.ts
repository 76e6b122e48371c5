import type { Diagnostic, PlacedEdit } from '@meshdraft/analysis'
import { createTakenRanges, findPlainFix } from '@meshdraft/engine'

/** The plain fixes of several findings as one. */
export interface JoinedFixes {
  readonly edits: readonly PlacedEdit[]
  /** Findings that are fixed by it. */
  readonly count: number
}

/**
 * Joins the plain fix of each finding. A fix whose edits overlap those of an earlier one waits for
 * the next time; one that is equal to an earlier one (a subset missed twice) counts with it.
 */
export function joinFixes(diagnostics: readonly Diagnostic[]): JoinedFixes {
  const taken = createTakenRanges<PlacedEdit['documentId']>()
  const joined: PlacedEdit[] = []
  const seen = new Set<string>()
  let count = 0
  for (const diagnostic of diagnostics) {
    const edits = findPlainFix(diagnostic)?.edits ?? []
    if (edits.length === 0) continue
    const name = JSON.stringify(edits)
    if (!seen.has(name)) {
      if (!taken.take(edits.map(({ documentId, range }) => ({ key: documentId, range })))) continue
      seen.add(name)
      joined.push(...edits)
    }
    count += 1
  }
  return { edits: joined, count }
}
