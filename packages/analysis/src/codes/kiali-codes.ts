import type { Severity } from '../diagnostic.ts'
import { analysisCodes } from './code-description.ts'

type Messages = string | Readonly<Record<string, string>>
type Row = readonly [code: string, name: string, severity: Severity, messages: Messages]

const ROWS: readonly Row[] = [
  [
    'KIA0002',
    'MultipleWideSidecars',
    'error',
    'Further Sidecars of this namespace have no selector: {others}. Only one of them applies.',
  ],
  [
    'KIA0003',
    'OverlappingSidecarSelectors',
    'error',
    'A workload with “{labels}” is selected by further Sidecars: {others}. Only one of them applies.',
  ],
  [
    'KIA0004',
    'SelectorWithoutWorkload',
    'warning',
    'No workload of this namespace has the labels “{labels}”.',
  ],
  [
    'KIA0005',
    'ExportToUnknownNamespace',
    'error',
    'Namespace “{name}” of exportTo does not exist.',
  ],
  [
    'KIA0201',
    'OverlappingDestinationRules',
    'warning',
    {
      same: 'Further DestinationRules are for host “{host}”: {others}. Put them together.',
      overlap:
        'Further DestinationRules are for hosts that “{host}” overlaps with: {others}. Only the one with the narrowest host applies.',
    },
  ],
  [
    'KIA0202',
    'DestinationRuleHostNotFound',
    'error',
    'Host “{host}” belongs to no Service, ServiceEntry or application that is seen here.',
  ],
  [
    'KIA0203',
    'SubsetWithoutWorkload',
    'error',
    {
      used: 'No workload of host “{host}” has the labels “{labels}” of subset “{name}”, to which traffic is routed.',
      unused:
        'No workload of host “{host}” has the labels “{labels}” of subset “{name}”; nothing is routed to it yet.',
    },
  ],
  [
    'KIA0204',
    'MutualTlsNotRepeated',
    'warning',
    'Host “{host}” gets mutual TLS from {others}; this rule is for it too and says nothing of TLS.',
  ],
  [
    'KIA0205',
    'MeshNotReadyForMutualTls',
    'error',
    'Calls to “{host}” use mutual TLS, but no PeerAuthentication of the mesh turns it on.',
  ],
  [
    'KIA0206',
    'NamespaceNotReadyForMutualTls',
    'error',
    'Calls to “{host}” use mutual TLS, but no PeerAuthentication of namespace “{namespace}” or of the mesh turns it on.',
  ],
  [
    'KIA0207',
    'NamespaceRefusesPlainText',
    'error',
    'Calls to “{host}” go without TLS, but namespace “{namespace}” takes mutual TLS only.',
  ],
  [
    'KIA0208',
    'MeshRefusesPlainText',
    'error',
    'Calls to “{host}” go without TLS, but the mesh takes mutual TLS only.',
  ],
  [
    'KIA0209',
    'SubsetWithoutLabels',
    'warning',
    'Subset “{name}” has no labels, so that it is the whole host.',
  ],
  [
    'KIA0210',
    'AmbientRuleWithoutWaypoint',
    'warning',
    'Namespace “{namespace}” is in ambient mode without a waypoint, and only a waypoint applies HTTP settings.',
  ],
  [
    'KIA0211',
    'AmbientServiceBypassesWaypoint',
    'warning',
    'Service “{name}” of namespace “{namespace}” uses no waypoint, and only a waypoint applies HTTP settings.',
  ],
  [
    'KIA0212',
    'AmbientRuleElsewhere',
    'warning',
    'The waypoint of “{host}” reads DestinationRules of namespace “{namespace}” only.',
  ],
  [
    'KIA0301',
    'OverlappingGatewayHosts',
    'warning',
    'Host “{host}” on port {port} overlaps with {others}.',
  ],
  [
    'KIA0302',
    'GatewayWithoutWorkload',
    'warning',
    'No workload has the labels “{labels}”, so that nothing serves this Gateway.',
  ],
  [
    'KIA0401',
    'MeshClientsWithoutMutualTls',
    'error',
    'The mesh takes mutual TLS only, but no DestinationRule for “{host}” makes clients use it.',
  ],
  [
    'KIA0501',
    'NamespaceClientsWithoutMutualTls',
    'error',
    'Namespace “{namespace}” takes mutual TLS only, but no DestinationRule for “{host}” or the mesh makes clients use it.',
  ],
  [
    'KIA0505',
    'NamespaceClientsWithMutualTls',
    'error',
    'Namespace “{namespace}” takes plain text only, but the DestinationRule for “{host}” makes clients use mutual TLS.',
  ],
  [
    'KIA0506',
    'MeshClientsWithMutualTls',
    'error',
    'The mesh takes plain text only, but the DestinationRule for “{host}” makes clients use mutual TLS.',
  ],
  [
    'KIA0601',
    'PortNameWithoutProtocol',
    'error',
    'Port name “{name}” does not begin with a protocol, as in “http” or “http-web”.',
  ],
  ['KIA0602', 'UnknownAppProtocol', 'error', 'Istio knows no appProtocol “{name}”.'],
  [
    'KIA0701',
    'TargetPortNotDeclared',
    'warning',
    'Deployment “{name}” declares no container port “{port}”.',
  ],
  [
    'KIA1004',
    'SidecarHostNotFound',
    'warning',
    'Host “{name}” of “{host}” belongs to no Service or ServiceEntry.',
  ],
  [
    'KIA1006',
    'RootSidecarWithSelector',
    'warning',
    'A Sidecar of the root namespace “{namespace}” is the default for all namespaces; a selector keeps it from that.',
  ],
  [
    'KIA1007',
    'AmbiguousOutboundPolicy',
    'info',
    {
      omitted:
        'Without a mode, outboundTrafficPolicy means REGISTRY_ONLY. Write the mode, or remove the block.',
      written:
        'Kiali cannot tell REGISTRY_ONLY from a mode that was forgotten, as both look the same to it.',
    },
  ],
  [
    'KIA1101',
    'RouteHostNotFound',
    'error',
    'Host “{host}” belongs to no Service or ServiceEntry that is seen here.',
  ],
  ['KIA1102', 'GatewayNotFound', 'error', 'There is no Gateway “{name}” of Istio.'],
  [
    'KIA1104',
    'WeightOfSingleDestination',
    'warning',
    'The only destination of a rule gets all traffic, not {weight} percent.',
  ],
  [
    'KIA1105',
    'RepeatedDestination',
    'warning',
    'Host “{host}”{subset} stands {count} times in this rule.',
  ],
  [
    'KIA1106',
    'OverlappingVirtualServices',
    'warning',
    {
      others: 'Host “{host}” has further VirtualServices at the same gateways: {others}.',
      itself: 'Host “{host}” meets another host of this VirtualService.',
    },
  ],
  [
    'KIA1107',
    'RouteSubsetNotFound',
    'warning',
    {
      message: 'Subset “{subset}” of host “{host}” is not defined. {hint}',
      unseen:
        'Subset “{subset}” of host “{host}” is defined by DestinationRule {rule}, which namespace “{namespace}” does not {reason}.',
    },
  ],
  [
    'KIA1108',
    'LegacyGatewayName',
    'info',
    'Gateway name “{name}” has the old form with dots. Write “{text}”.',
  ],
  [
    'KIA1109',
    'AmbientRoutesWithoutWaypoint',
    'warning',
    'Namespace “{namespace}” is in ambient mode without a waypoint, and only a waypoint applies these routes.',
  ],
  [
    'KIA1113',
    'AmbientServiceWithoutRoutes',
    'warning',
    'Service “{name}” of namespace “{namespace}” uses no waypoint, and only a waypoint applies these routes.',
  ],
  [
    'KIA1114',
    'AmbientRoutesElsewhere',
    'warning',
    'The waypoint of “{host}” reads VirtualServices of namespace “{namespace}” only.',
  ],
  [
    'KIA1211',
    'RepeatedServiceEntryPort',
    'warning',
    'Port {number} of host “{host}” is also given by {others}.',
  ],
  [
    'KIA1212',
    'ServiceEntryProtocolConflict',
    'warning',
    'Port {number} of host “{host}” speaks {protocol} here, and something else in {others}.',
  ],
  [
    'KIA1701',
    'ServiceAccountNotFound',
    'warning',
    'Service account “{name}” does not exist in this namespace.',
  ],
  [
    'KIA1702',
    'EqualWorkloadGroups',
    'warning',
    'Further WorkloadGroups have the labels “{labels}”: {others}.',
  ],
]

/** What Kiali reports, under its codes. */
export const KIALI_CODES = analysisCodes(
  ROWS.map(([code, name, severity, messages]) => ({
    code,
    name,
    severity,
    messages: typeof messages === 'string' ? { message: messages } : messages,
    // The fragment finds the text: the page's own anchors hold whole titles.
    docs: `https://kiali.io/docs/features/validations/#:~:text=${code}`,
  })),
)
