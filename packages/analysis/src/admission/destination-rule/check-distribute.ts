import type { FieldPath } from '@meshdraft/yaml'
import type { LocalityLoadBalancerSetting } from '@meshdraft/schema'
import { CHOICE } from '../../fixer.ts'
import type { FixStep } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { findLocalityBreach, findLocalitySetBreach } from './localities.ts'
import { rescale } from './rescale.ts'

type Distribute = NonNullable<LocalityLoadBalancerSetting['distribute']>
type Weights = readonly (readonly [locality: string, weight: number])[]

/** Each weight is an edit of its own. */
const MOST_EDITS = 10

/**
 * Checks how traffic is shared among localities (DR-035 to DR-038).
 *
 * @returns whether the webhook goes on to the rules on failover.
 */
export function checkDistribute(
  distribute: Distribute | undefined,
  path: FieldPath,
  context: AdmissionContext,
): boolean {
  for (const [i, { to = {} }] of (distribute ?? []).entries()) {
    const field = [...path, i, 'to']
    const weights = Object.entries(to)
    const isSound = checkWeights(weights, field, context)
    if (!isSound && !context.isExhaustive) return false
    checkTargets(weights, field, context)
  }
  const sources = (distribute ?? []).map(({ from = '' }) => from)
  const breach = findLocalityBreach(sources)
  if (breach !== undefined) {
    const { index, kind } = breach
    context.report('DR-038', [...path, index, 'from'], { kind, locality: sources[index] ?? '' })
  }
  return true
}

function checkWeights(weights: Weights, path: FieldPath, context: AdmissionContext): boolean {
  let isSound = true
  for (const [locality, weight] of weights) {
    if (weight >= 1 && weight <= 100) continue
    context.report('DR-035', [...path, locality], { locality, weight })
    isSound = false
    if (!context.isExhaustive) return false
  }
  if (!isSound) return false
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  if (total === 100) return true
  const fixes = fixTotal(weights, path, context)
  context.report('DR-036', path, { total }, { at: 'key', fixes })
  return false
}

function fixTotal(weights: Weights, path: FieldPath, { fix }: AdmissionContext) {
  const scaled = rescale(
    weights.map(([, weight]) => weight),
    100,
  )
  const steps: FixStep[] = []
  for (const [i, [locality, weight]] of weights.entries()) {
    const share = scaled?.[i] ?? weight
    if (share !== weight) steps.push(['set', [...path, locality], share])
  }
  if (steps.length === 0 || steps.length > MOST_EDITS) return []
  return fix.steps('Rescale to 100', steps, CHOICE)
}

function checkTargets(weights: Weights, path: FieldPath, { report }: AdmissionContext): void {
  const localities = weights.map(([locality]) => locality)
  const breach = findLocalitySetBreach(localities)
  if (breach === undefined) return
  const locality = localities[breach.index] ?? ''
  const kind = breach.dependsOnOrder ? 'random' : breach.kind
  report('DR-037', [...path, locality], { kind, locality }, { at: 'key' })
}
