import { ANALYZERS } from './analyzers/all.ts'
import type { Lookup } from '@meshdraft/model'

/** A check that said nothing because kinds it needs are not in the workspace. */
export interface SkippedAnalyzer {
  readonly check: string
  readonly codes: readonly string[]
  readonly missingKinds: readonly string[]
}

/** Lists the checks that have something to check but lack kinds that they need. */
export function listSkipped(lookup: Lookup): readonly SkippedAnalyzer[] {
  return ANALYZERS.flatMap(({ name, codes, needs, needsAny = [], subject }) => {
    const hasAny = needsAny.some((kind) => lookup.hasAnalyzedKind(kind))
    const missingKinds = [
      ...needs.filter((kind) => !lookup.hasAnalyzedKind(kind)),
      ...(hasAny ? [] : needsAny),
    ]
    const isSkipped = missingKinds.length > 0 && lookup.hasAnalyzedKind(subject)
    return isSkipped ? [{ check: name, codes, missingKinds }] : []
  })
}
