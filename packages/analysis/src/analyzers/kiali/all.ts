import type { Analyzer } from '../../analyzer.ts'
import { ambientDestinationRules, ambientVirtualServices } from './ambient-policies.ts'
import { destinationRuleHosts } from './destination-rule-hosts.ts'
import { widePlainText, wideMutualTls } from './destination-rule-mtls.ts'
import { destinationRuleMultiMatch } from './destination-rule-multi-match.ts'
import { subsetLabels, subsetWorkloads } from './destination-rule-subsets.ts'
import { destinationRuleTls } from './destination-rule-tls.ts'
import { exportToAnalyzers } from './export-to.ts'
import { gatewayMultiMatch, gatewaySelectors } from './gateways.ts'
import { plainPeers, strictPeers } from './peer-authentications.ts'
import { serviceEntryMultiMatch } from './service-entry-multi-match.ts'
import { servicePortNames, serviceTargetPorts } from './service-ports.ts'
import { sidecarEgressHosts, sidecarOutboundTraffic } from './sidecar-egress.ts'
import { rootSidecar, sidecarMultiMatch, sidecarSelector } from './sidecar-selectors.ts'
import { gatewayNames, virtualServiceGateways } from './virtual-service-gateways.ts'
import { virtualServiceHosts } from './virtual-service-hosts.ts'
import { virtualServiceRoutes } from './virtual-service-routes.ts'
import { virtualServiceSingleHost } from './virtual-service-single-host.ts'
import { virtualServiceSubsets } from './virtual-service-subsets.ts'
import { workloadGroupLabels, workloadGroupServiceAccount } from './workload-groups.ts'

/**
 * What Kiali checks of the traffic configuration, each with Kiali's own severity and path.
 * @see https://kiali.io/docs/features/validations/
 */
export const KIALI_ANALYZERS: readonly Analyzer[] = [
  virtualServiceRoutes,
  virtualServiceHosts,
  virtualServiceGateways,
  gatewayNames,
  virtualServiceSingleHost,
  virtualServiceSubsets,
  ambientVirtualServices,
  destinationRuleHosts,
  subsetWorkloads,
  subsetLabels,
  destinationRuleMultiMatch,
  destinationRuleTls,
  wideMutualTls,
  widePlainText,
  ambientDestinationRules,
  gatewayMultiMatch,
  gatewaySelectors,
  serviceEntryMultiMatch,
  sidecarMultiMatch,
  sidecarSelector,
  rootSidecar,
  sidecarEgressHosts,
  sidecarOutboundTraffic,
  ...exportToAnalyzers,
  workloadGroupServiceAccount,
  workloadGroupLabels,
  strictPeers,
  plainPeers,
  servicePortNames,
  serviceTargetPorts,
]
