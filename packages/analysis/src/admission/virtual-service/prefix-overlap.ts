import { compareText } from '@meshdraft/model'
import { buildValueIndex, findCandidates } from './value-index.ts'
import type { Member, ValueIndex } from './value-index.ts'
import type { PrefixCondition } from './prefix-condition.ts'

/**
 * Comparisons in one list. Ordinary lists need a few for each match; only thousands of matches that
 * share a prefix and overlap in single values come near it, and of those some that are covered may
 * then go unnoticed.
 */
const MOST_COMPARISONS = 200_000

/** Conditions with one prefix and one shape, in order; of equal ones only the first. */
interface Group {
  readonly members: Member[]
  readonly placeByValues: Map<string, number>
  /** Made when the first condition with a longer prefix is compared. */
  index?: ValueIndex
}

interface PrefixNode {
  /** With the longest other prefix that this one begins with. */
  readonly parent: PrefixNode | undefined
  readonly groupByShape: Map<string, Group>
}

/**
 * Finds the conditions that an earlier one with a shorter prefix covers (VS-104).
 *
 * Istio compares every pair and warns of each; here a condition is told its first coverer only, which
 * is found by going from prefix to shorter prefix.
 *
 * @returns for the place of each covered condition, the place of the first one that covers it.
 */
export function findCovered(
  conditions: readonly (PrefixCondition | undefined)[],
): ReadonlyMap<number, number> {
  const nodeByPrefix = buildNodes(conditions)
  const covererByPlace = new Map<number, number>()
  let comparisonsLeft = MOST_COMPARISONS
  for (const [place, condition] of conditions.entries()) {
    if (condition === undefined) continue
    const { prefix, shape, values } = condition
    let coverer = Infinity
    let above = nodeByPrefix.get(prefix)?.parent
    for (; above !== undefined && comparisonsLeft > 0; above = above.parent) {
      comparisonsLeft -= 1
      const group = above.groupByShape.get(shape)
      if (group === undefined) continue
      const equal = group.placeByValues.get(JSON.stringify(values)) ?? Infinity
      if (equal < place) coverer = Math.min(coverer, equal)
      group.index ??= buildValueIndex(group.members)
      for (const member of findCandidates(group.index, values)) {
        comparisonsLeft -= 1
        if (comparisonsLeft < 0) break
        const isFirst = member.place < place && member.place < coverer
        if (isFirst && isCovered(values, member.values)) coverer = member.place
      }
    }
    if (coverer !== Infinity) covererByPlace.set(place, coverer)
  }
  return covererByPlace
}

function isCovered(values: readonly string[], by: readonly string[]): boolean {
  return values.every((value, i) => by[i]?.startsWith(value) === true)
}

function buildNodes(
  conditions: readonly (PrefixCondition | undefined)[],
): ReadonlyMap<string, PrefixNode> {
  const prefixes = new Set(conditions.flatMap((condition) => condition?.prefix ?? []))
  const nodeByPrefix = new Map<string, PrefixNode>()
  // In order of text each prefix follows those that it begins with.
  const open: { readonly prefix: string; readonly node: PrefixNode }[] = []
  for (const prefix of [...prefixes].toSorted(compareText)) {
    while (open.length > 0 && !prefix.startsWith(open.at(-1)?.prefix ?? '')) open.pop()
    const node = { parent: open.at(-1)?.node, groupByShape: new Map<string, Group>() }
    nodeByPrefix.set(prefix, node)
    open.push({ prefix, node })
  }
  for (const [place, condition] of conditions.entries()) {
    if (condition === undefined) continue
    const node = nodeByPrefix.get(condition.prefix)
    if (node !== undefined) addTo(node, condition, place)
  }
  return nodeByPrefix
}

function addTo(
  { groupByShape }: PrefixNode,
  { shape, values }: PrefixCondition,
  place: number,
): void {
  const group: Group = groupByShape.get(shape) ?? { members: [], placeByValues: new Map() }
  groupByShape.set(shape, group)
  const key = JSON.stringify(values)
  if (group.placeByValues.has(key)) return
  group.placeByValues.set(key, place)
  group.members.push({ place, values })
}
