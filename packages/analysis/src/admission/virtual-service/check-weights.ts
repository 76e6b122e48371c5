import type { FieldPath } from '@meshdraft/yaml'
import type { AdmissionContext } from '../admission-context.ts'
import { findWeightBreaches } from '../common/destinations.ts'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'

/** Codes for a weight below 0, and for weights that add up to nothing. */
export interface WeightCodes {
  readonly weight: string
  readonly sum: string
}

/**
 * Reports weights that share out no traffic (COM-038, COM-039).
 *
 * @param path - of the list of destinations.
 */
export function checkWeights(
  codes: WeightCodes,
  destinations: readonly { readonly weight?: number }[],
  path: FieldPath,
  context: AdmissionContext,
): void {
  const weights = destinations.map(({ weight }) => weight)
  for (const { index, message } of findWeightBreaches(weights)) {
    if (index === undefined) {
      const fixes = splitEvenly(weights, path, context)
      context.report(codes.sum, path, { message }, { at: 'key', fixes })
      continue
    }
    const field = [...path, index, 'weight']
    const sum = weights.reduce<number>(
      (total, weight, i) => total + (i === index ? 0 : (weight ?? 0)),
      0,
    )
    // With 0 instead, nothing might be left of the sum.
    const isSound = weights.length === 1 || sum !== 0
    const fixes = isSound ? context.fix.set('Change to 0', field, 0, CHOICE) : []
    context.report(codes.weight, field, { message }, { fixes })
  }
}

/** Shares of equal size that add up to 100, or of 1 among more than 100 destinations. */
function splitEvenly(
  weights: readonly (number | undefined)[],
  path: FieldPath,
  { fix }: AdmissionContext,
): readonly Fix[] {
  const title = 'Share the traffic evenly'
  // Who writes weights of 0 may want one of the destinations to have everything.
  const traits = weights.every((weight) => weight === undefined) ? {} : CHOICE
  const share = Math.max(1, Math.floor(100 / weights.length))
  const rest = Math.max(0, 100 - share * weights.length)
  // Each weight is in an item of its own, so that the edits do not touch each other.
  const parts = weights.map((_, i) => {
    const weight = share + (i < rest ? 1 : 0)
    return fix.set(title, [...path, i, 'weight'], weight)
  })
  if (parts.some((part) => part.length === 0)) return []
  const edits = parts.flatMap(([part]) => part?.edits ?? [])
  return [{ title, edits, ...traits }]
}
