import type { DocumentId } from '@meshdraft/model'
import { mergeDiagnostics } from '@meshdraft/analysis'
import type { Diagnostic } from '@meshdraft/analysis'
import type { DocumentState } from './document-state.ts'
import type {
  ControlFindings,
  ControlledFindings,
  SuppressedFinding,
} from './workspace-settings/control-findings.ts'

/** Yields the other documents whose text the findings point into or would edit. */
export function collectMentions(
  findings: readonly Diagnostic[],
  own: DocumentId,
): ReadonlySet<DocumentId> {
  const places = findings.flatMap(({ fixes, related }) => [
    ...related,
    ...fixes.flatMap(({ edits }) => edits),
  ])
  return new Set(places.map(({ documentId }) => documentId).filter((id) => id !== own))
}

/**
 * Yields findings without what points into a text that is gone: the resource stands for the last
 * good state of a document, and an edit at its offsets would hit something else.
 */
export function withoutMentions(
  findings: readonly Diagnostic[],
  isGone: (id: DocumentId) => boolean,
): readonly Diagnostic[] {
  return findings.map((finding) => {
    const related = finding.related.filter(({ documentId }) => !isGone(documentId))
    const fixes = finding.fixes.filter(
      ({ edits }) => !edits.some(({ documentId }) => isGone(documentId)),
    )
    const isWhole =
      related.length === finding.related.length && fixes.length === finding.fixes.length
    return isWhole ? finding : { ...finding, related, fixes }
  })
}

/** Yields findings of a document that has moved, with their own places moved along. */
export function moveFindings(
  findings: readonly Diagnostic[],
  from: DocumentId,
  to: DocumentId,
): readonly Diagnostic[] {
  const move = <T extends { readonly documentId: DocumentId }>(place: T): T =>
    place.documentId === from ? { ...place, documentId: to } : place
  return findings.map((finding) => ({
    ...move(finding),
    fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => move(edit)) })),
    related: finding.related.map((place) => move(place)),
  }))
}

/** Yields all findings of a document; one cause at one path is one finding. What an annotation leaves out takes no part in that. */
export function joinFindings(
  { findings, isBroken, note, subjects, summary }: DocumentState,
  control: ControlFindings,
): ControlledFindings {
  // A broken document keeps the subjects of its last good text, with their findings.
  const others = isBroken ? [] : subjects.flatMap((subject) => subject.findings)
  const diagnostics = mergeDiagnostics([
    ...(note ? [note] : []),
    ...findings,
    ...others.filter(({ annotated }) => annotated === undefined),
  ])
  // The settings have no say in what is wrong with themselves.
  if (summary.isSettings) return { diagnostics, suppressed: [] }
  const controlled = control(diagnostics)
  const annotated = mergeDiagnostics(others.filter((it) => it.annotated !== undefined))
  if (annotated.length === 0) return controlled
  return { ...controlled, suppressed: [...controlled.suppressed, ...annotated.map(toSuppressed)] }
}

function toSuppressed({ annotated, ...diagnostic }: Diagnostic): SuppressedFinding {
  const reason = annotated?.reason
  return { diagnostic, by: 'annotation', ...(reason !== undefined && { reason }) }
}
