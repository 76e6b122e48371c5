import type { YamlDocument } from '../document.ts'
import { parseDocument } from '../parse.ts'
import { applyEdits } from '../text.ts'
import { replace, succeed } from './plan.ts'
import type { EditPlan } from './plan.ts'

/** One edit of several; it sees the document as the ones before leave it. */
export type EditStep = (document: YamlDocument) => EditPlan

/**
 * Yields the edits that several steps make together, each planned on the outcome of the one before.
 * One step keeps its own edits; of several the changed region becomes one edit.
 *
 * @returns the first failure, if any step fails.
 */
export function planSteps(document: YamlDocument, steps: readonly EditStep[]): EditPlan {
  const [first, ...rest] = steps
  const plan = first === undefined ? succeed() : first(document)
  if (!plan.ok || rest.length === 0) return plan
  let text = applyEdits(document.text, plan.edits)
  for (const step of rest) {
    const next = step(parseDocument(text))
    if (!next.ok) return next
    text = applyEdits(text, next.edits)
  }
  return succeed(...diffOnce(document.text, text))
}

/** The smallest single replacement that makes `after` of `before`; it never splits a surrogate pair. */
function diffOnce(before: string, after: string) {
  if (before === after) return []
  let start = 0
  const shorter = Math.min(before.length, after.length)
  while (start < shorter && before[start] === after[start]) start += 1
  if (isLowSurrogate(before, start) || isLowSurrogate(after, start)) start -= 1
  let tail = 0
  while (
    tail < shorter - start &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail += 1
  }
  if (tail > 0 && isLowSurrogate(before, before.length - tail)) tail -= 1
  return [replace(start, before.length - tail, after.slice(start, after.length - tail))]
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc_00 && code <= 0xdf_ff
}
