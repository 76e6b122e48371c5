import { decodeResource } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import { toCatalogueKind } from '@meshdraft/schema'
import type { CatalogueKind } from '@meshdraft/schema'
import { buildFinding } from '../build-finding.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { fixesOf, renewFixes } from '../fixer.ts'
import { isInVersion } from '../istio-version.ts'
import type { AdmissionContext } from './admission-context.ts'
import { checkDestinationRule } from './destination-rule/check-destination-rule.ts'
import { checkGateway } from './gateway/check-gateway.ts'
import { checkDecoding } from './metadata/check-decoding.ts'
import { checkKind, checkMetadata } from './metadata/check-metadata.ts'
import { checkTopLevelKeys } from './metadata/check-top-level-keys.ts'
import { checkServiceEntry } from './service-entry/check-service-entry.ts'
import { checkSidecar } from './sidecar/check-sidecar.ts'
import { checkVirtualService } from './virtual-service/check-virtual-service.ts'
import { checkWorkloadEntry } from './workload/check-workload-entry.ts'
import { checkWorkloadGroup } from './workload/check-workload-group.ts'

/** How to check. */
export interface AdmissionOptions {
  /** Go on where the webhook returns early; absent: as the settings of the workspace say. */
  readonly isExhaustive?: boolean
}

/**
 * Checks one resource as Istio's validating webhook does: errors are what it rejects, warnings what
 * it warns of, and findings of severity `info` are warnings that it makes but loses on the way.
 *
 * @param lookup - for fixes; the verdict depends on the resource alone.
 */
export function checkAdmission(
  resource: Resource,
  lookup: Lookup,
  { isExhaustive = lookup.settings.isExhaustive === true }: AdmissionOptions = {},
): Diagnostic[] {
  renewFixes(resource)
  const diagnostics: Diagnostic[] = []
  const context: AdmissionContext = {
    resource,
    lookup,
    isExhaustive,
    fix: fixesOf(resource),
    report(code, path, values = {}, extra) {
      if (!isInVersion(code, lookup.settings.istioVersion)) return
      diagnostics.push(buildFinding(resource, code, path, values, extra))
    },
  }
  const kind = toCatalogueKind(resource.apiVersion, resource.kind)
  if (kind === undefined) {
    checkKind(context)
    return diagnostics
  }
  checkObject(kind, context)
  if (isExhaustive || !diagnostics.some(({ severity }) => severity === 'error')) {
    checkTopLevelKeys(kind, context)
  }
  return diagnostics
}

function checkObject(kind: CatalogueKind, context: AdmissionContext): void {
  const { resource, isExhaustive } = context
  const isDecoded = checkDecoding(decodeResource(kind, resource).issues, context)
  if (!isDecoded && !isExhaustive) return
  const goesOn = checkMetadata(context)
  if (!goesOn && !isExhaustive) return
  switch (kind) {
    case 'VirtualService':
      checkVirtualService(decodeResource(kind, resource).spec, context)
      break
    case 'DestinationRule':
      checkDestinationRule(decodeResource(kind, resource).spec, context)
      break
    case 'Gateway':
      checkGateway(decodeResource(kind, resource).spec, context)
      break
    case 'ServiceEntry':
      checkServiceEntry(decodeResource(kind, resource).spec, context)
      break
    case 'Sidecar':
      checkSidecar(decodeResource(kind, resource).spec, context)
      break
    case 'WorkloadEntry':
      checkWorkloadEntry(decodeResource(kind, resource).spec, context)
      break
    default:
      checkWorkloadGroup(decodeResource(kind, resource).spec, context)
  }
}
