export { DEFAULT_MESH_SETTINGS, ISTIO_VERSIONS, MESH_GATEWAY } from './resources.ts'
export type { DocumentId, Labels, MeshSettings, Resource, ResourceKey } from './resources.ts'
export type {
  Definitions,
  FactKey,
  HostPort,
  HostTarget,
  Lookup,
  SubsetDefinition,
  WorkspaceIndex,
} from './lookup.ts'
export {
  compareSpecificity,
  compareText,
  findMostSpecific,
  hostsForNamespace,
  intersectHosts,
  isExportedTo,
  isSubsetOf,
  isWildcard,
  overlaps,
  parseServiceFqdn,
  resolveExportTo,
  resolveGatewayRef,
  resolveHost,
  toServiceFqdn,
} from './hosts.ts'
export type { GatewayName } from './hosts.ts'
export {
  compareDocumentIds,
  parseDocumentId,
  toDocumentId,
  toKeyOf,
  toResourceKey,
} from './identity.ts'
export { isClusterScoped, KUBERNETES_GATEWAY, toKindName } from './kinds.ts'
export { asList, asMap, asString, asStringMap, asStrings, isEqualValue, valueAt } from './plain.ts'
export type { PlainMap } from './plain.ts'
export { readPorts } from './ports.ts'
export { remember, rememberWith } from './remember.ts'
export { isSystemNamespace } from './system-namespaces.ts'
export { readWorkloadLabels } from './workloads.ts'
export { readListItems, readResources } from './read-resources.ts'
export {
  readDestinationRule,
  readGateway,
  readServiceEntry,
  readSidecar,
  readVirtualService,
  readWorkloadEntry,
  readWorkloadGroup,
} from './read-spec.ts'
export type { SpecReader } from './read-spec.ts'
export { createIndex } from './workspace-index.ts'
export { readExportTo } from './export-to.ts'
export { readServerHosts, toCertificateId } from './contributions.ts'
export { NAME_FACTS } from './facts.ts'
export { listKnownGateways, listKnownHosts, listNamespaces } from './known-names.ts'
export type { KnownGatewayName, KnownHostName } from './known-names.ts'
export { decodeResource } from './decode-resource.ts'
export { describeRegexError, readLineExpression } from './string-match.ts'
export type { ExpressionMatch, LineExpression } from './string-match.ts'
