import type { DecodeIssue } from '@meshdraft/schema'
import { CHOICE } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'

/**
 * COM-046: values that Istio cannot decode.
 *
 * @returns whether the webhook goes on.
 */
export function checkDecoding(
  issues: readonly DecodeIssue[],
  { report, fix }: AdmissionContext,
): boolean {
  for (const { path, message, suggestion } of issues) {
    const fixes =
      suggestion === undefined ? [] : fix.set(`Change to ${suggestion}`, path, suggestion, CHOICE)
    report('COM-046', path, { message }, { fixes })
  }
  return issues.length === 0
}
