import type { Diagnostic, Fix, PlacedEdit } from '@meshdraft/analysis'

/** The fix that may be made without asking which: neither one of several meanings nor a new object. */
export function findPlainFix({ fixes }: Diagnostic): Fix | undefined {
  return fixes.find(({ isChoice, createsObject }) => isChoice !== true && createsObject !== true)
}

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
  const joined: PlacedEdit[] = []
  const seen = new Set<string>()
  let count = 0
  for (const diagnostic of diagnostics) {
    const edits = findPlainFix(diagnostic)?.edits ?? []
    if (edits.length === 0) continue
    const name = JSON.stringify(edits)
    if (!seen.has(name)) {
      if (edits.some((edit) => joined.some((other) => isOverlapping(edit, other)))) continue
      seen.add(name)
      joined.push(...edits)
    }
    count += 1
  }
  return { edits: joined, count }
}

function isOverlapping(a: PlacedEdit, b: PlacedEdit): boolean {
  return (
    a.documentId === b.documentId && a.range.start <= b.range.end && b.range.start <= a.range.end
  )
}
