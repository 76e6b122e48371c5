// As istioctl: what lives here belongs to the cluster itself and is no input of its analyzers.
const SYSTEM_NAMESPACES: ReadonlySet<string> = new Set([
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'local-path-storage',
])

/**
 * Whether a namespace is one of those that istioctl leaves out of its analysis.
 * @see https://github.com/istio/istio/blob/master/pkg/config/analysis/local/istiod_analyze.go
 */
export function isSystemNamespace(namespace: string): boolean {
  return SYSTEM_NAMESPACES.has(namespace)
}
