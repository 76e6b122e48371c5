import type { Explanation, Explanations } from './explanation.ts'
import { CEL_EXPLANATIONS } from './cel.ts'
import { DESTINATION_RULE_EXPLANATIONS } from './destination-rule.ts'
import { GATEWAY_EXPLANATIONS } from './gateway.ts'
import { ISTIOCTL_EXPLANATIONS } from './istioctl.ts'
import { KIALI_EXPLANATIONS } from './kiali.ts'
import { METADATA_EXPLANATIONS } from './metadata.ts'
import { OWN_EXPLANATIONS } from './own.ts'
import { SCHEMA_EXPLANATIONS } from './schema.ts'
import { SERVICE_ENTRY_EXPLANATIONS } from './service-entry.ts'
import { SIDECAR_EXPLANATIONS } from './sidecar.ts'
import { SYNTAX_EXPLANATIONS } from './syntax.ts'
import { VIRTUAL_SERVICE_EXPLANATIONS } from './virtual-service.ts'
import { VIRTUAL_SERVICE_ROUTES_EXPLANATIONS } from './virtual-service-routes.ts'
import { WORKLOAD_EXPLANATIONS } from './workload.ts'
import { WORKSPACE_FILE_EXPLANATIONS } from './workspace-file.ts'

export type { Explanation } from './explanation.ts'
export { findMark } from './mark-places.ts'
export {
  describeTools,
  describeVersions,
  listTools,
  shortenExample,
  writeCodePage,
} from './code-page.ts'
export type { ReportingTool } from './code-page.ts'

const EXPLANATIONS: Explanations = {
  ...SYNTAX_EXPLANATIONS,
  ...SCHEMA_EXPLANATIONS,
  ...CEL_EXPLANATIONS,
  ...METADATA_EXPLANATIONS,
  ...VIRTUAL_SERVICE_EXPLANATIONS,
  ...VIRTUAL_SERVICE_ROUTES_EXPLANATIONS,
  ...DESTINATION_RULE_EXPLANATIONS,
  ...GATEWAY_EXPLANATIONS,
  ...SERVICE_ENTRY_EXPLANATIONS,
  ...SIDECAR_EXPLANATIONS,
  ...WORKLOAD_EXPLANATIONS,
  ...ISTIOCTL_EXPLANATIONS,
  ...KIALI_EXPLANATIONS,
  ...OWN_EXPLANATIONS,
  ...WORKSPACE_FILE_EXPLANATIONS,
}

/** Yields what there is to say about a code; undefined for a code that nothing reports. */
export function explain(code: string): Explanation | undefined {
  return Object.hasOwn(EXPLANATIONS, code) ? EXPLANATIONS[code] : undefined
}

/** Every code that is explained, in the order of the layers. */
export const EXPLAINED_CODES: readonly string[] = Object.keys(EXPLANATIONS)
