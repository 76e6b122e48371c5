import type { PlainValue } from '@meshdraft/yaml'
import { asMap, valueAt } from '@meshdraft/model'
import type { AdmissionContext } from '../admission-context.ts'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import { findOrderFaults } from './order-faults.ts'
import type { OrderedRule, OrderFault, Section } from './order-faults.ts'

/**
 * Lists with more conditions are not put into another order: each fix holds, and is tried on, the
 * whole list.
 */
const MOST_CONDITIONS_TO_MOVE = 200

/** A list of rules and what is wrong with its order. */
export interface OrderedList {
  readonly section: Section
  readonly rules: readonly OrderedRule[]
  readonly faults: readonly OrderFault[]
  readonly context: AdmissionContext
}

/** Yields what would remove a fault of order and bring no other. */
export function fixOrderFault(fault: OrderFault, list: OrderedList): readonly Fix[] {
  const { section, rules, context } = list
  const { fix } = context
  const path = ['spec', section, fault.rule]
  switch (fault.code) {
    case 'VS-100':
      return fix.remove('Remove the rule', path, CHOICE)
    case 'VS-101':
      // What is below comes into use with it.
      return moveRule(
        fault.code,
        { title: 'Move the rule without match to the end', from: fault.by, to: rules.length - 1 },
        list,
      )
    case 'VS-102':
      return removeCopy(fault.rule, list)
    case 'VS-103': {
      // Without its last match, a rule would apply to everything.
      const isWhole = list.faults.some(({ code, rule }) => code === 'VS-102' && rule === fault.rule)
      return isWhole
        ? removeCopy(fault.rule, list)
        : fix.remove('Remove the match', [...path, 'match', fault.match])
    }
    default: {
      const { by } = fault
      if (by.rule !== fault.rule) {
        // The rule comes into use with it.
        return moveRule(
          fault.code,
          { title: 'Move the rule with the longer prefix up', from: fault.rule, to: by.rule },
          list,
        )
      }
      // The matches of one rule do the same in any order.
      const matches = rules[fault.rule]?.matches ?? []
      const moved = moveWithin(matches, fault.match, by.match)
      const changed = rules.map((rule, i) =>
        i === fault.rule ? { ...rule, matches: moved } : rule,
      )
      return isBetter(fault.code, changed, list)
        ? fix.move(
            'Move the longer prefix up',
            [...path, 'match', fault.match],
            [...path, 'match', by.match],
          )
        : []
    }
  }
}

/** A rule that does something else than the one before it may be there for a reason. */
function removeCopy(rule: number, { section, faults, context }: OrderedList): readonly Fix[] {
  const { fix, resource } = context
  const found = faults.find((fault) => fault.code === 'VS-103' && fault.rule === rule)
  const by = found?.code === 'VS-103' ? found.by : undefined
  const read = (index: number) => writePlain(valueAt(resource.value, ['spec', section, index]))
  const isCopy = by !== undefined && read(rule) === read(by)
  return fix.remove('Remove the rule', ['spec', section, rule], isCopy ? {} : CHOICE)
}

/** A rule as text, without its name and whatever the order of its keys. */
function writePlain(rule: PlainValue | undefined): string {
  return JSON.stringify({ ...asMap(rule), name: '' }, (_, value: PlainValue) => {
    const map = asMap(value)
    return map === undefined
      ? value
      : Object.fromEntries(Object.entries(map).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
}

interface Move {
  readonly title: string
  readonly from: number
  readonly to: number
}

function moveRule(
  code: OrderFault['code'],
  { title, from, to }: Move,
  list: OrderedList,
): readonly Fix[] {
  const { section, rules, context } = list
  if (!isBetter(code, moveWithin(rules, from, to), list)) return []
  return context.fix.move(title, ['spec', section, from], ['spec', section, to], CHOICE)
}

/** Whether another order has less faults of a code, and more of no other. */
function isBetter(
  code: OrderFault['code'],
  rules: readonly OrderedRule[],
  { faults }: OrderedList,
): boolean {
  if (countMatches(rules) > MOST_CONDITIONS_TO_MOVE) return false
  const before = countCodes(faults)
  const after = countCodes(findOrderFaults(rules))
  return (
    (after.get(code) ?? 0) < (before.get(code) ?? 0) &&
    [...after].every(([other, count]) => count <= (before.get(other) ?? 0))
  )
}

function countMatches(rules: readonly OrderedRule[]): number {
  let count = 0
  for (const { matches } of rules) count += Math.max(matches.length, 1)
  return count
}

function countCodes(faults: readonly OrderFault[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { code } of faults) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}

function moveWithin<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const moved = [...items]
  moved.splice(to, 0, ...moved.splice(from, 1))
  return moved
}
