import type { Severity } from '@meshdraft/analysis'
import { toExplainLink } from './explain-link.ts'
import { monaco } from './monaco.ts'
import type { PlacedDiagnostic } from './place-diagnostics.ts'
import type { PositionMap } from './positions.ts'

const OWNER = 'meshdraft'
const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 }

/** Underlines findings in a text model; Monaco shows their messages on hover. */
export function setMarkers(
  textModel: monaco.editor.ITextModel,
  placed: readonly PlacedDiagnostic[],
  map: PositionMap,
): void {
  monaco.editor.setModelMarkers(
    textModel,
    OWNER,
    placed.map(({ diagnostic, range }) => ({
      ...map.toRange(range),
      severity: toSeverity(diagnostic.severity),
      message: [diagnostic.message, ...diagnostic.related.map(({ message }) => message)].join('\n'),
      code: toExplainLink(diagnostic.code),
    })),
  )
}

/** Builds the severity shapes in the margin: the worst of each line on which a finding starts. */
export function buildGlyphs(
  placed: readonly PlacedDiagnostic[],
  map: PositionMap,
): monaco.editor.IModelDeltaDecoration[] {
  const worstByLine = new Map<number, Severity>()
  for (const { diagnostic, range } of placed) {
    const line = map.toPosition(range.start).lineNumber
    const known = worstByLine.get(line)
    if (known === undefined || RANK[known] < RANK[diagnostic.severity]) {
      worstByLine.set(line, diagnostic.severity)
    }
  }
  return [...worstByLine].map(([line, severity]) => ({
    range: new monaco.Range(line, 1, line, 1),
    options: {
      glyphMarginClassName: `meshdraft-glyph meshdraft-glyph-${severity}`,
      stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
    },
  }))
}

function toSeverity(severity: Severity): monaco.MarkerSeverity {
  switch (severity) {
    case 'error':
      return monaco.MarkerSeverity.Error
    case 'warning':
      return monaco.MarkerSeverity.Warning
    case 'info':
      return monaco.MarkerSeverity.Info
  }
}
