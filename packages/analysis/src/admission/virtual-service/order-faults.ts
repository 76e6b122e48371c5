import type { VirtualServiceSpec } from '@meshdraft/schema'
import { writeIdentity } from './match-identity.ts'
import { readPrefixCondition } from './prefix-condition.ts'
import type { PrefixCondition } from './prefix-condition.ts'
import { findCovered } from './prefix-overlap.ts'

/** The lists of rules in a VirtualService; each is looked at for itself. */
export type Section = 'http' | 'tls' | 'tcp'

/** A rule, as far as its place among the others counts. */
export interface OrderedRule {
  readonly name: string
  readonly matches: readonly OrderedMatch[]
}

interface OrderedMatch {
  /** Equal for matches with the same conditions. */
  readonly identity: string
  /** Of a match by prefix. */
  readonly condition: PrefixCondition | undefined
}

/** A match of a list: index of its rule, and its index there. */
export interface MatchPlace {
  readonly rule: number
  readonly match: number
}

/** A rule or match that is never used because of an earlier rule, `by`. */
export type OrderFault =
  | { readonly code: 'VS-100' | 'VS-101'; readonly rule: number; readonly by: number }
  | { readonly code: 'VS-102'; readonly rule: number }
  | ({ readonly code: 'VS-103'; readonly by: number } & MatchPlace)
  | ({ readonly code: 'VS-104'; readonly by: MatchPlace } & MatchPlace)

/** How many conditions a list has: matches, and rules without any. */
export function countConditions(rules: readonly { readonly match?: readonly unknown[] }[]): number {
  let count = 0
  for (const { match = [] } of rules) count += Math.max(match.length, 1)
  return count
}

/** Reads the rules of one list. */
export function readRules(spec: VirtualServiceSpec, section: Section): readonly OrderedRule[] {
  switch (section) {
    case 'http':
      return (spec.http ?? []).map(({ name = '', match = [] }) => ({
        name,
        matches: match.map((one) => ({
          identity: writeIdentity(one),
          condition: readPrefixCondition(one),
        })),
      }))
    default:
      return (spec[section] ?? []).map(({ match = [] }) => ({
        name: '',
        matches: match.map((one) => ({ identity: writeIdentity(one), condition: undefined })),
      }))
  }
}

/**
 * Finds the rules and matches of a list that are never used, as the webhook does.
 *
 * Only a rule without `match` counts as one that takes everything, `match: [{}]` does not. Behind
 * such a rule nothing else is looked at. A rule is told once that it is not reached, where the
 * webhook says the same for each of its matches.
 *
 * @returns in the order of the rules and their matches.
 */
export function findOrderFaults(rules: readonly OrderedRule[]): readonly OrderFault[] {
  const faults: OrderFault[] = []
  const ruleByIdentity = new Map<string, number>()
  const places: MatchPlace[] = []
  const conditions: (PrefixCondition | undefined)[] = []
  let catchAll: number | undefined
  for (const [rule, { matches }] of rules.entries()) {
    if (matches.length === 0) {
      if (catchAll !== undefined) faults.push({ code: 'VS-100', rule, by: catchAll })
      catchAll = rule
      continue
    }
    if (catchAll !== undefined) {
      faults.push({ code: 'VS-101', rule, by: catchAll })
      continue
    }
    let duplicates = 0
    for (const [match, { identity, condition }] of matches.entries()) {
      const by = ruleByIdentity.get(identity)
      if (by !== undefined) {
        faults.push({ code: 'VS-103', rule, match, by })
        duplicates += 1
        continue
      }
      ruleByIdentity.set(identity, rule)
      places.push({ rule, match })
      conditions.push(condition)
    }
    if (duplicates === matches.length) faults.push({ code: 'VS-102', rule })
  }
  for (const [covered, coverer] of findCovered(conditions)) {
    const place = places[covered]
    const by = places[coverer]
    if (place !== undefined && by !== undefined) faults.push({ code: 'VS-104', ...place, by })
  }
  return faults
}
