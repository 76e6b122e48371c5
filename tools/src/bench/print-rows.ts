import { isKept } from './bench.ts'
import type { BenchRow } from './bench.ts'

const HEADS = ['what', 'Meshdraft', 'baseline', 'ratio', 'limit', ''] as const

/** Yields the rows as a table of plain text, one line each. */
export function formatRows(rows: readonly BenchRow[]): string {
  const cells = [HEADS, ...rows.map(describeRow)]
  const widths = HEADS.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)))
  return cells
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function describeRow(row: BenchRow): readonly string[] {
  const { what, value, baseline, baselineName, unit, limit } = row
  return [
    what,
    formatValue(value, unit),
    `${formatValue(baseline, unit)} (${baselineName})`,
    formatRatio(value / baseline),
    limit === undefined ? '–' : `≤ ${formatRatio(limit)}`,
    limit === undefined ? '' : isKept(row) ? 'ok' : 'MISSED',
  ]
}

function formatValue(value: number, unit: BenchRow['unit']): string {
  if (unit === 'crossings') return String(value)
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
}

/** As a fraction where it is a small one, for that is how the limits are stated. */
function formatRatio(ratio: number): string {
  return ratio > 0 && ratio < 0.5 ? `1/${Math.floor(1 / ratio)}` : ratio.toFixed(2)
}
