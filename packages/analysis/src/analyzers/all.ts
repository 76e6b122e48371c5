import { toKindName } from '@meshdraft/model'
import type { Resource } from '@meshdraft/model'
import type { Analyzer } from '../analyzer.ts'
import { conditions } from './conditions.ts'
import { deploymentServices } from './deployment/services.ts'
import { destinationRuleHosts } from './destination-rule/hosts.ts'
import { serverVerification } from './destination-rule/server-verification.ts'
import { subsetWorkloads } from './destination-rule/subset-workloads.ts'
import { duplicateResource } from './duplicate-resource.ts'
import { envoyFilterPatches } from './envoy-filter/patches.ts'
import { gatewayConflicts } from './gateway/conflicts.ts'
import { gatewayCredentials } from './gateway/credentials.ts'
import { gatewaySelector } from './gateway/selector.ts'
import { gatewayServicePorts } from './gateway/service-ports.ts'
import { sharedCertificates } from './gateway/shared-certificates.ts'
import { KIALI_ANALYZERS } from './kiali/all.ts'
import { OWN_ANALYZERS } from './own/all.ts'
import { serviceEntryAddresses } from './service-entry/addresses.ts'
import { serviceEntryProtocols } from './service-entry/protocols.ts'
import { servicePortNames } from './service/port-names.ts'
import { sidecarAmbientMode } from './sidecar/ambient-mode.ts'
import { sidecarConflicts } from './sidecar/conflicts.ts'
import { sidecarDeprecatedFields } from './sidecar/deprecated-fields.ts'
import { sidecarSelector } from './sidecar/selector.ts'
import { virtualServiceDeprecatedFields } from './virtual-service/deprecated-fields.ts'
import { destinationHosts } from './virtual-service/destination-hosts.ts'
import { gatewayHosts } from './virtual-service/gateway-hosts.ts'
import { gateways } from './virtual-service/gateways.ts'
import { ingressSubsets } from './virtual-service/ingress-subsets.ts'
import { internalGateways } from './virtual-service/internal-gateways.ts'
import { jwtClaims } from './virtual-service/jwt-claims.ts'
import { meshConflicts } from './virtual-service/mesh-conflicts.ts'
import { subsets } from './virtual-service/subsets.ts'

/** Every check of the analysis layer. */
export const ANALYZERS: readonly Analyzer[] = [
  duplicateResource,
  gateways,
  gatewayHosts,
  destinationHosts,
  subsets,
  meshConflicts,
  internalGateways,
  ingressSubsets,
  jwtClaims,
  virtualServiceDeprecatedFields,
  destinationRuleHosts,
  subsetWorkloads,
  serverVerification,
  gatewaySelector,
  gatewayServicePorts,
  gatewayCredentials,
  gatewayConflicts,
  sharedCertificates,
  serviceEntryAddresses,
  serviceEntryProtocols,
  sidecarSelector,
  sidecarConflicts,
  sidecarAmbientMode,
  sidecarDeprecatedFields,
  servicePortNames,
  deploymentServices,
  conditions,
  envoyFilterPatches,
  ...KIALI_ANALYZERS,
  ...OWN_ANALYZERS,
]

/** The checks to run on a resource. */
export function analyzersFor({ group, kind }: Resource): readonly Analyzer[] {
  return BY_SUBJECT.get(toKindName(group, kind)) ?? FOR_ALL
}

const FOR_ALL = ANALYZERS.filter(({ subject }) => subject === '*')
const BY_SUBJECT: ReadonlyMap<string, readonly Analyzer[]> = new Map(
  ANALYZERS.map(({ subject }) => [
    subject,
    ANALYZERS.filter((other) => other.subject === '*' || other.subject === subject),
  ]),
)
