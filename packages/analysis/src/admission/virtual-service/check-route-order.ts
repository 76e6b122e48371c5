import type { FieldPath } from '@meshdraft/yaml'
import type { VirtualServiceSpec } from '@meshdraft/schema'
import type { AdmissionCheck, AdmissionContext } from '../admission-context.ts'
import { toRelated } from '../../related.ts'
import { fixOrderFault } from './fix-order-fault.ts'
import { countConditions, findOrderFaults, readRules } from './order-faults.ts'
import type { OrderedRule, OrderFault, Section } from './order-faults.ts'

/**
 * Findings of one code in one list: whoever has more has one cause for all of them. The verdict
 * stays, for what is cut are only further findings of the same code.
 */
const MOST_FINDINGS = 100

/** Findings of one code that bring fixes, times conditions: the plan of each goes through the list. */
const MOST_CONDITIONS_IN_FIXES = 20_000

/** Reports rules and matches that earlier ones leave nothing for (VS-100 to VS-104). */
export const checkRouteOrder: AdmissionCheck<VirtualServiceSpec> = (spec, context) => {
  for (const section of ['http', 'tls', 'tcp'] as const) {
    // One condition alone has nothing before it.
    const conditions = countConditions(spec[section] ?? [])
    if (conditions < 2) continue
    const rules = readRules(spec, section)
    const faults = findOrderFaults(rules)
    const countByCode = new Map<string, number>()
    for (const fault of faults) {
      const count = (countByCode.get(fault.code) ?? 0) + 1
      countByCode.set(fault.code, count)
      if (count > MOST_FINDINGS) continue
      const fixes =
        count * conditions > MOST_CONDITIONS_IN_FIXES
          ? []
          : fixOrderFault(fault, { section, rules, faults, context })
      report(fault, { section, rules, fixes, context })
    }
  }
}

interface Reported {
  readonly section: Section
  readonly rules: readonly OrderedRule[]
  readonly fixes: ReturnType<typeof fixOrderFault>
  readonly context: AdmissionContext
}

function report(fault: OrderFault, { section, rules, fixes, context }: Reported): void {
  const path = ['spec', section, fault.rule]
  const name = (rule: number) => nameRule(section, rules, rule)
  const relate = (other: FieldPath, text: string) => [toRelated(context.resource, other, text)]
  const rule = name(fault.rule)
  switch (fault.code) {
    case 'VS-100':
    case 'VS-101': {
      const related = relate(['spec', section, fault.by], 'This rule takes everything.')
      context.report(fault.code, path, { rule, other: name(fault.by) }, { fixes, related })
      break
    }
    case 'VS-102': {
      context.report('VS-102', path, { rule }, { fixes })
      break
    }
    case 'VS-103': {
      const related = relate(['spec', section, fault.by], 'This rule has the same match.')
      const match = [...path, 'match', fault.match]
      // Of a rule with one match both say the same.
      const isOnly = rules[fault.rule]?.matches.length === 1
      const sameAs = isOnly ? [{ code: 'VS-102', path }] : []
      context.report('VS-103', match, { other: name(fault.by) }, { fixes, related, sameAs })
      break
    }
    default: {
      const { by } = fault
      const related = relate(prefixPath(by), 'This prefix comes first.')
      const values = {
        prefix: prefixOf(fault),
        shorter: prefixOf(by),
        other: by.rule === fault.rule ? 'this rule' : `rule ${name(by.rule)}`,
      }
      context.report('VS-104', prefixPath(fault), values, { fixes, related })
    }
  }

  function prefixPath(place: { readonly rule: number; readonly match: number }): FieldPath {
    return ['spec', section, place.rule, 'match', place.match, 'uri', 'prefix']
  }

  function prefixOf(place: { readonly rule: number; readonly match: number }): string {
    return rules[place.rule]?.matches[place.match]?.condition?.prefix ?? ''
  }
}

/** By its name, or by its place as a path has it. */
function nameRule(section: Section, rules: readonly OrderedRule[], rule: number): string {
  const { name = '' } = rules[rule] ?? {}
  return name === '' ? `${section}[${rule}]` : `“${name}”`
}
