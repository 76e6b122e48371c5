import { compareDocumentIds } from '@meshdraft/model'
import type { Diagnostic } from '@meshdraft/analysis'
import { isStale } from '../store/design-state.ts'
import type { DesignState, Selection } from '../store/design-state.ts'

/** Yields all findings in the order of the texts: by file, document and place. */
export function listProblems(state: DesignState): readonly Diagnostic[] {
  return [...state.view.diagnosticsByDocument.values()]
    .flat()
    .toSorted(
      (a, b) => compareDocumentIds(a.documentId, b.documentId) || a.range.start - b.range.start,
    )
}

/** Finds the finding after (1) or before (−1) the selection; round the end it starts anew. */
export function findProblem(state: DesignState, step: 1 | -1): Diagnostic | undefined {
  const problems = listPlaces(listProblems(state))
  const { selection } = state
  if (!selection) return problems.at(step === 1 ? 0 : -1)
  const at = problems.findIndex((problem) => isAt(problem, selection))
  if (at !== -1) return problems.at((at + step) % problems.length)
  const next = problems.findIndex(
    (problem) => compareDocumentIds(problem.documentId, selection.documentId) >= 0,
  )
  if (next === -1) return problems.at(step === 1 ? 0 : -1)
  return problems.at(step === 1 ? next : next - 1)
}

/** Of several findings at one place the first: the next key press must leave the place for good. */
function listPlaces(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>()
  return problems.filter(({ documentId, fieldPath }) => {
    const place = JSON.stringify([documentId, fieldPath])
    if (seen.has(place)) return false
    seen.add(place)
    return true
  })
}

function isAt(
  problem: Diagnostic,
  { documentId, path }: Pick<Selection, 'documentId' | 'path'>,
): boolean {
  return (
    problem.documentId === documentId &&
    problem.fieldPath.length === path.length &&
    problem.fieldPath.every((part, i) => part === path[i])
  )
}

/** Selects the next or previous finding and says it. */
export function selectProblem(state: DesignState, step: 1 | -1): void {
  const problem = findProblem(state, step)
  if (!problem) {
    state.announce(isStale(state) ? 'The files are still being checked.' : 'Nothing found.')
    return
  }
  const { documentId, fieldPath } = problem
  state.select({ documentId, path: fieldPath, origin: 'problems' })
  state.announce(problem.message)
}
