// A bare kind name always means the kind of the group given here, so that a Knative Service or a
// Gateway of the Kubernetes Gateway API is never taken for the kind that Istio's references mean.
const GROUPS_BY_KIND: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    '': [
      'ConfigMap',
      'Endpoints',
      'LimitRange',
      'Namespace',
      'Node',
      'PersistentVolume',
      'PersistentVolumeClaim',
      'Pod',
      'ReplicationController',
      'ResourceQuota',
      'Secret',
      'Service',
      'ServiceAccount',
    ],
    apps: ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
    extensions: ['DaemonSet', 'Deployment', 'ReplicaSet'],
    batch: ['CronJob', 'Job'],
    'networking.istio.io': [
      'DestinationRule',
      'EnvoyFilter',
      'Gateway',
      'ProxyConfig',
      'ServiceEntry',
      'Sidecar',
      'VirtualService',
      'WorkloadEntry',
      'WorkloadGroup',
    ],
    'security.istio.io': ['AuthorizationPolicy', 'PeerAuthentication', 'RequestAuthentication'],
    'telemetry.istio.io': ['Telemetry'],
    'extensions.istio.io': ['WasmPlugin'],
  }).reduce((groupsByKind, [group, kinds]) => {
    for (const kind of kinds) groupsByKind.set(kind, [...(groupsByKind.get(kind) ?? []), group])
    return groupsByKind
  }, new Map<string, string[]>()),
)

const CLUSTER_SCOPED_KINDS: ReadonlySet<string> = new Set([
  'APIService.apiregistration.k8s.io',
  'ClusterRole.rbac.authorization.k8s.io',
  'ClusterRoleBinding.rbac.authorization.k8s.io',
  'CustomResourceDefinition.apiextensions.k8s.io',
  'GatewayClass.gateway.networking.k8s.io',
  'IngressClass.networking.k8s.io',
  'MutatingWebhookConfiguration.admissionregistration.k8s.io',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass.scheduling.k8s.io',
  'StorageClass.storage.k8s.io',
  'ValidatingAdmissionPolicy.admissionregistration.k8s.io',
  'ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io',
  'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
])

/** The Gateway of the Kubernetes Gateway API, as `toKindName` writes it. */
export const KUBERNETES_GATEWAY = 'Gateway.gateway.networking.k8s.io'

/**
 * Yields the name under which lookups know a kind: the kind alone for Istio's kinds and the usual
 * Kubernetes ones (`Gateway`, `Service`), else `KIND.GROUP` (`Gateway.gateway.networking.k8s.io`).
 */
export function toKindName(group: string, kind: string): string {
  if (GROUPS_BY_KIND.get(kind)?.includes(group)) return kind
  return group === '' ? kind : `${kind}.${group}`
}

/** Whether objects of this kind live in no namespace. */
export function isClusterScoped(kindName: string): boolean {
  return CLUSTER_SCOPED_KINDS.has(kindName)
}
