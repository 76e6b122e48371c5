import type { FieldPath, TextRange } from '@meshdraft/yaml'
import type { DocumentSummary } from '@meshdraft/engine'
import type { ChangeMarks } from './change-marks.ts'
import { monaco } from './monaco.ts'
import type { PositionMap } from './positions.ts'

type Decoration = monaco.editor.IModelDeltaDecoration

const { NeverGrowsWhenTypingAtEdges } = monaco.editor.TrackedRangeStickiness

/** Yields the path whose lines are marked: the nearest item of a list around the selected field. */
export function findScope(path: FieldPath): FieldPath {
  const index = path.findLastIndex((step) => typeof step === 'number')
  return index === -1 ? path : path.slice(0, index + 1)
}

/** Builds the line beside what is selected. */
export function buildScope(range: TextRange, map: PositionMap): Decoration[] {
  return [
    {
      range: map.toRange(range),
      options: {
        isWholeLine: true,
        marginClassName: 'meshdraft-scope',
        stickiness: NeverGrowsWhenTypingAtEdges,
      },
    },
  ]
}

/** Builds what differs from the baseline: bars, changed parts, and what a value was. */
export function buildChanges(marks: ChangeMarks, lineCount: number): Decoration[] {
  const bars = marks.bars.map(({ startLine, endLine }): Decoration => ({
    range: new monaco.Range(startLine, 1, endLine, 1),
    options: { isWholeLine: true, linesDecorationsClassName: 'meshdraft-changed' },
  }))
  const gaps = marks.gaps.map(({ line, count }): Decoration => {
    const isPastEnd = line > lineCount
    const at = Math.max(1, Math.min(line, lineCount))
    return {
      range: new monaco.Range(at, 1, at, 1),
      options: {
        linesDecorationsClassName: isPastEnd ? 'meshdraft-removed-after' : 'meshdraft-removed',
        linesDecorationsTooltip: count === 1 ? '1 line removed' : `${count} lines removed`,
      },
    }
  })
  const parts = marks.parts.map(({ line, startColumn, endColumn }): Decoration => ({
    range: new monaco.Range(line, startColumn, line, endColumn),
    options: {
      inlineClassName: 'meshdraft-changed-part',
      stickiness: NeverGrowsWhenTypingAtEdges,
    },
  }))
  const former = marks.formerValues.map(({ line, value }): Decoration => ({
    range: new monaco.Range(line, Number.MAX_SAFE_INTEGER, line, Number.MAX_SAFE_INTEGER),
    options: injectText(`was ${value}`),
  }))
  return [...bars, ...gaps, ...parts, ...former]
}

/** Builds the lines between the documents of a stream, each with the name of what follows. */
export function buildDividers(
  documents: readonly DocumentSummary[],
  tiles: readonly TextRange[],
  map: PositionMap,
): Decoration[] {
  if (documents.length < 2 || documents.length !== tiles.length) return []
  return documents.flatMap((document, i): Decoration[] => {
    const tile = tiles[i]
    if (!tile) return []
    const { lineNumber } = map.toPosition(tile.start)
    const name = describeDocument(document)
    const end = Number.MAX_SAFE_INTEGER
    return [
      ...(i === 0
        ? []
        : [
            {
              range: new monaco.Range(lineNumber, 1, lineNumber, 1),
              options: { isWholeLine: true, className: 'meshdraft-divider' },
            },
          ]),
      ...(i === 0 || name === ''
        ? []
        : [
            {
              range: new monaco.Range(lineNumber, end, lineNumber, end),
              options: injectText(name),
            },
          ]),
    ]
  })
}

/** Names the document in a few words, e.g. `VirtualService reviews`. */
export function describeDocument({ resources, form }: DocumentSummary): string {
  const [first, ...others] = resources
  if (!first) return form === 'template' ? 'template' : ''
  const name = `${first.kind} ${first.name}`.trim()
  return others.length === 0 ? name : `${name} and ${others.length} more`
}

function injectText(text: string): monaco.editor.IModelDecorationOptions {
  return {
    showIfCollapsed: true,
    after: {
      // Space as text: padding would stand between the end of the line and the caret.
      content: `\u00A0\u00A0${text.replaceAll(/[\r\n\t]+/g, ' ')}`,
      inlineClassName: 'meshdraft-note',
      inlineClassNameAffectsLetterSpacing: true,
      cursorStops: monaco.editor.InjectedTextCursorStops.Left,
    },
  }
}
