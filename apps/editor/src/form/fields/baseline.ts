import type { Baseline } from '../FormContext.tsx'
import { getChild, toScalarText } from '../form-node.ts'
import type { FormNode } from '../form-node.ts'

/** Yields the earlier value below `baseline`; `undefined` where there is nothing to compare with. */
export function childBaseline(baseline: Baseline, step: string | number): Baseline {
  // Inside something new all is new: it is marked once, at the top.
  if (baseline === undefined || baseline === 'absent') return undefined
  return getChild(baseline, step) ?? 'absent'
}

/**
 * Says what a single value was when the workspace was opened, if that differs: empty when it was
 * not set.
 */
export function describeWas(node: FormNode | undefined, baseline: Baseline): string | undefined {
  if (baseline === undefined) return undefined
  if (baseline === 'absent') return node === undefined ? undefined : ''
  const was = toScalarText(baseline)
  if (was === undefined)
    return node === undefined || node.source !== baseline.source ? '…' : undefined
  return was === toScalarText(node) ? undefined : was
}

/** Whether a group or item is not in the baseline. */
export function isNew(node: FormNode | undefined, baseline: Baseline): boolean {
  return baseline === 'absent' && node !== undefined
}
