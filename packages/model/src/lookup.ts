import type { DocumentId, MeshSettings, Resource } from './resources.ts'

/**
 * One thing a lookup may read, e.g. `resource:Gateway/istio-ingress/shop` or `kind:Service`.
 * Every read is recorded; an edit names the facts it changed; who read a changed fact runs again.
 */
export type FactKey = string & { readonly __brand: 'FactKey' }

/** A host that can receive traffic: a Service or one host of a ServiceEntry. */
export interface HostTarget {
  readonly fqdn: string
  readonly resource: Resource
  readonly ports: readonly HostPort[]
  /** Namespaces it is visible in: `*`, or names (R12). */
  readonly exportTo: readonly string[]
}

export interface HostPort {
  readonly number: number
  readonly name?: string
  /** Upper case, e.g. `HTTP`; absent when nothing says it. */
  readonly protocol?: string
}

/** A subset with the DestinationRule that defines it. */
export interface SubsetDefinition {
  readonly name: string
  readonly rule: Resource
  /** Position in `spec.subsets`. */
  readonly index: number
}

/** How a resource stands among those of its kind, namespace and name. */
export interface Definitions {
  /** Position among them, from 0; -1 for a resource without a name, or one that is not there. */
  readonly index: number
  readonly count: number
  /** The first six of them. */
  readonly first: readonly Resource[]
}

/**
 * All that an analyzer or a graph builder sees of the workspace besides its own subject. Results
 * are in a fixed order (file path, then position) so that the same texts give the same answers.
 * Where several resources share kind, namespace and name, the last in path order counts.
 *
 * A kind is named as `toKindName` writes it: `Gateway` is Istio's, the one of the Kubernetes Gateway
 * API is `KUBERNETES_GATEWAY`.
 *
 * How wide a fact is decides what may be read of a resource that is handed out; reading more may
 * show an outdated state:
 * - `resource`, `duplicates`, `gateway`: everything, text and ranges too.
 * - `definitions`: count, order and place. Findings that point into the first ones hold places in
 *   their documents, which whoever runs checks has to follow.
 * - `hostTargets`, `destinationRules`, `wildcardDestinationRules`, `workloads`, `resources`,
 *   `gatewaysOnPort`, `gatewaysServing`, `gatewaysWithCertificate`, `hostTargetsNamed`,
 *   `servicesSelecting`: identity and value,
 *   not the text: to point at it or edit it ask `resource` as well.
 * - `subsets`, `meshVirtualServices`, `virtualServicesOfGateway`, `delegatingVirtualServices`:
 *   identity and what the lookup is about (`spec.hosts`, `gateways` and `exportTo` of a
 *   VirtualService), so that a changed weight does not reach them. `virtualServicesRoutingTo`,
 *   `virtualServicesNaming` and `virtualServicesSplitting`: these, and host and subset of every destination.
 */
export interface Lookup {
  readonly settings: MeshSettings
  /** Whether the workspace holds any resource of `kind`, or is said to hold all there are. */
  hasKind(kind: string): boolean
  /** As `hasKind`, without what lives in a namespace that istioctl leaves out of its analysis. */
  hasAnalyzedKind(kind: string): boolean
  /** Whether anything lives in a namespace that istioctl leaves out of its analysis. */
  hasSystemResources(): boolean
  resource(kind: string, namespace: string, name: string): Resource | undefined
  /** All resources of `kind` with this key, in order; more than one: duplicates. */
  duplicates(kind: string, namespace: string, name: string): readonly Resource[]
  /** How many share the key of `resource`, and which of them it is. Costs the same for any number. */
  definitions(resource: Resource): Definitions
  /** The Gateway that `gatewayRef` of an object in `namespace` names (R8). Not for `mesh`. */
  gateway(gatewayRef: string, namespace: string): Resource | undefined
  /** Names of all Gateways, for suggestions. */
  gatewayNames(): readonly { readonly namespace: string; readonly name: string }[]
  /**
   * What answers to `fqdn`: exact hosts first, then the ServiceEntries whose wildcard covers it,
   * most specific first. Visibility is not applied; see `HostTarget.exportTo`.
   */
  hostTargets(fqdn: string): readonly HostTarget[]
  /**
   * Services and ServiceEntries with exactly this host, a name or a wildcard: one array until they
   * change.
   */
  hostTargetsNamed(host: string): readonly HostTarget[]
  /** Every known host name, for suggestions. */
  hostNames(): readonly string[]
  /** DestinationRules whose host resolves to exactly `fqdn`, in order. */
  destinationRules(fqdn: string): readonly Resource[]
  /** DestinationRules with a wildcard host that covers `fqdn`, most specific first. */
  wildcardDestinationRules(fqdn: string): readonly Resource[]
  /** Subsets of all DestinationRules whose host resolves to exactly `fqdn`. */
  subsets(fqdn: string): readonly SubsetDefinition[]
  /**
   * VirtualServices attached to the mesh that name `fqdn` or an overlapping wildcard host. Several
   * come in the same array until they change, so that conclusions can be kept with it.
   */
  meshVirtualServices(fqdn: string): readonly Resource[]
  /** VirtualServices bound to this Gateway. */
  virtualServicesOfGateway(namespace: string, name: string): readonly Resource[]
  /** VirtualServices whose routes delegate to this one. */
  delegatingVirtualServices(namespace: string, name: string): readonly Resource[]
  /**
   * Resources of a kind in a namespace, in order, or of all namespaces for the kinds of which a mesh
   * has few: Namespace, Node, PeerAuthentication, RequestAuthentication, Sidecar, and for
   * DestinationRule, which only the few with a wildcard host should ask for. By namespace also
   * Deployment, DestinationRule, Gateway, Pod, Secret, Service, ServiceAccount, WorkloadGroup.
   * Of other kinds none is listed.
   */
  resources(kind: string, namespace?: string): readonly Resource[]
  /** DestinationRules with a wildcard host, in order. */
  wildcardRules(): readonly Resource[]
  /** ServiceEntries with this host, whatever its case; `host` in lower case. Value, not text. */
  serviceEntriesNamed(host: string): readonly Resource[]
  /**
   * ServiceEntries one of whose hosts, without a leading `*`, is an end of `host`, even within a
   * label. Only their hosts and `exportTo` may be read.
   */
  serviceEntriesEnding(host: string): readonly Resource[]
  /** ServiceEntries with an endpoint whose labels contain all of `labels`, which are not empty. */
  serviceEntriesWithEndpoint(labels: Readonly<Record<string, string>>): readonly Resource[]
  /**
   * VirtualServices with a host that may belong to a Service of `namespace`, or with `*` while living
   * in it. As `virtualServicesOfGateway`: identity, `spec.hosts`, `gateways` and `exportTo`.
   */
  virtualServicesNamingIn(namespace: string): readonly Resource[]
  /** VirtualServices with a route or mirror whose host resolves to exactly `fqdn`, in order. */
  virtualServicesRoutingTo(fqdn: string): readonly Resource[]
  /** VirtualServices that name a host resolving to exactly `fqdn`, wherever they apply, in order. */
  virtualServicesNaming(fqdn: string): readonly Resource[]
  /** Istio Gateways with a server on the port, in order. */
  gatewaysOnPort(port: number): readonly Resource[]
  /** Istio Gateways with a server on `port` (0: without a number) that has `host` as written, in order. */
  gatewaysServing(host: string, port: number): readonly Resource[]
  /** Istio Gateways with a server of this certificate, as `toCertificateId` names it, in order. */
  gatewaysWithCertificate(certificate: string): readonly Resource[]
  /** Services of `namespace` whose selector, which is not empty, a workload with `labels` satisfies. */
  servicesSelecting(
    labels: Readonly<Record<string, string>>,
    namespace: string,
  ): readonly Resource[]
  /**
   * VirtualServices with an HTTP route to a subset of `host` and with `host` among their own hosts,
   * both as written, in order.
   */
  virtualServicesSplitting(host: string): readonly Resource[]
  /** Pods and pod templates of workloads whose labels contain all of `labels`; `namespace` absent: any. */
  workloads(labels: Readonly<Record<string, string>>, namespace?: string): readonly Resource[]
}

/** The resources of one workspace, by the facts that lookups ask for. Mutable, owned by one engine. */
export interface WorkspaceIndex {
  /**
   * Replaces what stands in one document.
   *
   * @returns the facts whose answer may have changed; empty when nothing a lookup sees changed.
   */
  put(documentId: DocumentId, resources: readonly Resource[]): ReadonlySet<FactKey>
  /** Yields a lookup that tells `record` every fact it reads. */
  lookup(record: (fact: FactKey) => void): Lookup
  /** All resources in order (file path, then position). */
  resources(): readonly Resource[]
}
