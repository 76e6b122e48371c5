import { shortenValues } from '@meshdraft/yaml'
import type { CodeDescription } from './codes/code-description.ts'
import { DESTINATION_RULE_CODES } from './codes/destination-rule-codes.ts'
import { GATEWAY_CODES } from './codes/gateway-codes.ts'
import { ISTIOCTL_CODES } from './codes/istioctl-codes.ts'
import { KIALI_CODES } from './codes/kiali-codes.ts'
import { METADATA_CODES } from './codes/metadata-codes.ts'
import { OWN_CODES } from './codes/own-codes.ts'
import { SCHEMA_CODES } from './codes/schema-codes.ts'
import { SERVICE_ENTRY_CODES } from './codes/service-entry-codes.ts'
import { SIDECAR_CODES } from './codes/sidecar-codes.ts'
import { SYNTAX_CODES } from './codes/syntax-codes.ts'
import { VIRTUAL_SERVICE_CODES } from './codes/virtual-service-codes.ts'
import { VIRTUAL_SERVICE_ROUTE_CODES } from './codes/virtual-service-route-codes.ts'
import { WORKLOAD_CODES } from './codes/workload-codes.ts'
import { WORKSPACE_FILE_CODES } from './codes/workspace-file-codes.ts'

export type { CodeDescription } from './codes/code-description.ts'

// A code is never reused for another meaning. Which code a finding carries: the rule's own for what
// the API server or the webhook says; for what needs more than one object istioctl's code, else
// Kiali's, else ours (MD).
const ROWS: readonly CodeDescription[] = [
  ...SYNTAX_CODES,
  ...SCHEMA_CODES,
  ...METADATA_CODES,
  ...VIRTUAL_SERVICE_CODES,
  ...VIRTUAL_SERVICE_ROUTE_CODES,
  ...DESTINATION_RULE_CODES,
  ...GATEWAY_CODES,
  ...SERVICE_ENTRY_CODES,
  ...SIDECAR_CODES,
  ...WORKLOAD_CODES,
  ...ISTIOCTL_CODES,
  ...KIALI_CODES,
  ...OWN_CODES,
  ...WORKSPACE_FILE_CODES,
]

/** Every code a diagnostic may carry. */
export const CODES: ReadonlyMap<string, CodeDescription> = new Map(
  ROWS.map((row) => [row.code, row]),
)

/**
 * Yields what is known about a code.
 *
 * @throws RangeError if the table lacks it: whoever reports a code adds its row.
 */
export function describeCode(code: string): CodeDescription {
  const row = CODES.get(code)
  if (row === undefined) throw new RangeError(`Code ${code} is not in the table of codes.`)
  return row
}

const ALIASES: ReadonlySet<string> = new Set(ROWS.flatMap(({ aliases }) => aliases))

/** Whether a code, or an alias of one, is in the table. */
export function isKnownCode(code: string): boolean {
  return CODES.has(code) || ALIASES.has(code)
}

/**
 * Builds the message of a finding.
 *
 * @param values - fill the `{names}`; `kind` picks among several messages.
 * @throws RangeError if the code has no message for these values.
 */
export function buildMessage(
  { code, messages }: CodeDescription,
  values: Readonly<Record<string, string | number>>,
): string {
  const template = messages[String(values['kind'] ?? 'message')]
  if (template === undefined) throw new RangeError(`Code ${code} has no message for these values.`)
  const fill = (_: string, name: string) => shortenValues(String(values[name] ?? ''))
  // A value may be a sentence; what is quoted in one or in the template must be short.
  return shortenValues(template.replaceAll(/\{(\w+)\}/g, fill), Number.POSITIVE_INFINITY).trim()
}
