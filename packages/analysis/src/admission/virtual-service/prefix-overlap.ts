import { compareText } from '@meshdraft/model'
import type { PrefixCondition } from './prefix-condition.ts'

/**
 * Comparisons of values in one list. Matches that are equal but for their prefix need none, so only
 * thousands of matches that share a prefix and differ in headers come near it; of those, some that
 * are covered may then go unnoticed.
 */
const MOST_COMPARISONS = 500_000

/** Conditions with one prefix and one shape, in order; of equal ones only the first. */
interface Group {
  readonly members: { readonly place: number; readonly values: readonly string[] }[]
  readonly placeByValues: Map<string, number>
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
    const node = nodeByPrefix.get(prefix)
    if (node === undefined) continue
    const valuesKey = JSON.stringify(values)
    let coverer = Infinity
    for (let above = node.parent; above !== undefined; above = above.parent) {
      comparisonsLeft -= 1
      if (comparisonsLeft < 0) break
      const group = above.groupByShape.get(shape)
      if (group === undefined) continue
      coverer = Math.min(coverer, group.placeByValues.get(valuesKey) ?? Infinity)
      for (const member of group.members) {
        comparisonsLeft -= 1
        if (member.place >= coverer || comparisonsLeft < 0) break
        if (!isCovered(values, member.values)) continue
        coverer = member.place
        break
      }
    }
    if (coverer !== Infinity) covererByPlace.set(place, coverer)
    addTo(node, condition, place, valuesKey)
  }
  return covererByPlace
}

function isCovered(values: readonly string[], by: readonly string[]): boolean {
  return values.every((value, i) => by[i]?.startsWith(value) === true)
}

function addTo(
  { groupByShape }: PrefixNode,
  { shape, values }: PrefixCondition,
  place: number,
  valuesKey: string,
): void {
  const group: Group = groupByShape.get(shape) ?? { members: [], placeByValues: new Map() }
  groupByShape.set(shape, group)
  if (group.placeByValues.has(valuesKey)) return
  group.placeByValues.set(valuesKey, place)
  group.members.push({ place, values })
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
  return nodeByPrefix
}
