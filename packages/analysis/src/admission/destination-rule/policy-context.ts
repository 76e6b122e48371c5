import type { FieldPath } from '@meshdraft/yaml'
import type { FindingExtra } from '../../analyzer.ts'
import type { AdmissionContext } from '../admission-context.ts'

/** What the rules of a traffic policy see. */
export interface PolicyContext extends AdmissionContext {
  /** Whether this is the policy of the whole host: in subsets and ports the webhook loses warnings. */
  readonly keepsWarnings: boolean
}

/** Reports a warning of the webhook, or a hint of our own where the webhook loses the warning. */
export function warn(
  code: string,
  path: FieldPath,
  extra: FindingExtra,
  { keepsWarnings, report }: PolicyContext,
): void {
  report(code, path, {}, keepsWarnings ? extra : { ...extra, severity: 'info', aliasesOnly: [] })
}
