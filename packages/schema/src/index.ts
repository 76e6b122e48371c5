export {
  CATALOGUE_KINDS,
  describeKind,
  describeMessage,
  isCatalogueKind,
  toCatalogueKind,
} from './catalogue.ts'
export { conform } from './conform.ts'
export type { SpecByKind } from './conform.ts'
export { decodeSpec } from './decode.ts'
export type { DecodedSpec, DecodeIssue } from './decode.ts'
export type {
  CatalogueKind,
  EnumValue,
  FieldDescriptor,
  FieldType,
  KindDescriptor,
  ListType,
  MapType,
  MessageDescriptor,
  MessageName,
  NumberType,
  OneOfDescriptor,
  SchemaIssue,
  StringFormat,
  StringType,
} from './descriptors.ts'
export { parseDuration } from './duration.ts'
export {
  completeKeys,
  describeField,
  describeMessageAt,
  describeType,
  listFields,
} from './fields.ts'
export { OWN_KEYWORDS, toJsonSchema } from './json-schema.ts'
export type { JsonSchema } from './json-schema.ts'
export type { ClientTLSSettings } from './messages/destination-rule-client-tls.ts'
export type { ConnectionPoolSettings } from './messages/destination-rule-connection-pool.ts'
export type {
  ConsistentHashLB,
  LoadBalancerSettings,
  LocalityLoadBalancerSetting,
} from './messages/destination-rule-load-balancer.ts'
export type { OutlierDetection } from './messages/destination-rule-outlier-detection.ts'
export type {
  DestinationRule as DestinationRuleSpec,
  PortTrafficPolicy,
  Subset,
  TrafficPolicy,
} from './messages/destination-rule.ts'
export type { ServerTLSSettings } from './messages/gateway-server-tls.ts'
export type { Gateway as GatewaySpec, Port, Server } from './messages/gateway.ts'
export type { ServiceEntry as ServiceEntrySpec, ServicePort } from './messages/service-entry.ts'
export type { Destination, PortSelector, StringMatch, WorkloadSelector } from './messages/shared.ts'
export type {
  IstioEgressListener,
  IstioIngressListener,
  OutboundTrafficPolicy,
  Sidecar as SidecarSpec,
  SidecarPort,
} from './messages/sidecar.ts'
export type {
  CorsPolicy,
  Delegate,
  HeaderOperations,
  Headers,
  HTTPDirectResponse,
  HTTPFaultInjection,
  HTTPMatchRequest,
  HTTPMirrorPolicy,
  HTTPRedirect,
  HTTPRetry,
  HTTPRewrite,
  HTTPRoute,
  HTTPRouteDestination,
  L4MatchAttributes,
  Percent,
  RouteDestination,
  TCPRoute,
  TLSMatchAttributes,
  TLSRoute,
  VirtualService as VirtualServiceSpec,
} from './messages/virtual-service.ts'
export type {
  ReadinessProbe,
  WorkloadEntry as WorkloadEntrySpec,
  WorkloadGroup as WorkloadGroupSpec,
} from './messages/workload.ts'
export { conformReference, toReferenceKind } from './references.ts'
export type {
  DeploymentReference,
  Labels,
  NamespaceReference,
  PodReference,
  ReferenceByKind,
  ReferenceKind,
  SecretReference,
  ServicePortReference,
  ServiceReference,
} from './references.ts'
export { toProtoName } from './proto-names.ts'
export { suggestName } from './suggest-name.ts'
export { validate } from './validate.ts'
