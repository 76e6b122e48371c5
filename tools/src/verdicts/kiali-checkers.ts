const MULTI_MATCH = ['kiali/sidecar/multi-match']
const EXPORT_TO = [
  'kiali/virtual-service/export-to',
  'kiali/destination-rule/export-to',
  'kiali/service-entry/export-to',
]
const GATEWAY_NAMES = ['kiali/virtual-service/gateways', 'kiali/virtual-service/gateway-names']
const NO_DESTINATION = [
  'kiali/destination-rule/hosts',
  'kiali/destination-rule/subset-workloads',
  'kiali/destination-rule/subset-labels',
]
const STRICT_PEERS = ['kiali/peer-authentication/strict']
const PLAIN_PEERS = ['kiali/peer-authentication/plain']
const SIDECAR_SELECTOR = ['kiali/sidecar/selector']

/** Our checks that together do what a checker of Kiali does. */
export const CHECKS_BY_KIALI_CHECKER: ReadonlyMap<string, readonly string[]> = new Map([
  ['AmbientPolicyChecker', ['kiali/virtual-service/ambient', 'kiali/destination-rule/ambient']],
  ['common/ExportToNamespaceChecker', EXPORT_TO],
  ['common/GenericMultiMatchChecker', MULTI_MATCH],
  ['common/GenericNoWorkloadFoundChecker', SIDECAR_SELECTOR],
  ['destinationrules/DisabledMeshWideMTLSChecker', ['kiali/destination-rule/wide-plain-text']],
  ['destinationrules/DisabledNamespaceWideMTLSChecker', ['kiali/destination-rule/wide-plain-text']],
  ['destinationrules/MeshWideMTLSChecker', ['kiali/destination-rule/wide-mutual-tls']],
  ['destinationrules/MultiMatchChecker', ['kiali/destination-rule/multi-match']],
  ['destinationrules/NamespaceWideMTLSChecker', ['kiali/destination-rule/wide-mutual-tls']],
  ['destinationrules/NoDestinationChecker', NO_DESTINATION],
  ['destinationrules/TrafficPolicyChecker', ['kiali/destination-rule/tls']],
  ['gateways/MultiMatchChecker', ['kiali/gateway/multi-match']],
  // Kiali has it, but does not run it: it finds nothing in any of its cases either.
  ['gateways/PortChecker', []],
  ['gateways/SelectorChecker', ['kiali/gateway/selectors']],
  ['NoServiceChecker', [...NO_DESTINATION, 'kiali/virtual-service/hosts', ...GATEWAY_NAMES]],
  ['PeerAuthenticationChecker', [...STRICT_PEERS, ...PLAIN_PEERS]],
  ['peerauthentications/DisabledMeshWideChecker', PLAIN_PEERS],
  ['peerauthentications/DisabledNamespaceWideChecker', PLAIN_PEERS],
  ['peerauthentications/MeshMtlsChecker', STRICT_PEERS],
  ['peerauthentications/NamespaceMtlsChecker', STRICT_PEERS],
  ['serviceentries/MultiMatchChecker', ['kiali/service-entry/multi-match']],
  ['serviceentries/PortChecker', []],
  ['services/PortMappingChecker', ['kiali/service/port-names', 'kiali/service/target-ports']],
  [
    'DestinationRulesChecker',
    [
      ...EXPORT_TO,
      'kiali/destination-rule/multi-match',
      'kiali/destination-rule/tls',
      'kiali/destination-rule/wide-mutual-tls',
      'kiali/destination-rule/wide-plain-text',
    ],
  ],
  [
    'VirtualServiceChecker',
    [
      ...EXPORT_TO,
      'kiali/virtual-service/routes',
      'kiali/virtual-service/single-host',
      'kiali/virtual-service/subsets',
    ],
  ],
  ['sidecars/EgressHostChecker', ['kiali/sidecar/egress-hosts']],
  ['sidecars/GlobalChecker', ['kiali/sidecar/root']],
  ['sidecars/OutboundTrafficPolicyModeChecker', ['kiali/sidecar/outbound-traffic']],
  [
    'SidecarChecker',
    [
      ...MULTI_MATCH,
      ...SIDECAR_SELECTOR,
      'kiali/sidecar/egress-hosts',
      'kiali/sidecar/root',
      'kiali/sidecar/outbound-traffic',
    ],
  ],
  ['virtualservices/NoGatewayChecker', GATEWAY_NAMES],
  ['virtualservices/NoHostChecker', ['kiali/virtual-service/hosts']],
  ['virtualservices/RouteChecker', ['kiali/virtual-service/routes']],
  ['virtualservices/SingleHostChecker', ['kiali/virtual-service/single-host']],
  ['virtualservices/SubsetPresenceChecker', ['kiali/virtual-service/subsets']],
  ['workloadgroups/DuplicateLabelsChecker', ['kiali/workload-group/labels']],
  ['workloadgroups/ServiceAccountsChecker', ['kiali/workload-group/service-account']],
])
