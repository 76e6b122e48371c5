import type { Lookup, Resource } from '@meshdraft/model'
import { readPodAnnotations } from '../labels.ts'

/** Whether the traffic of a workload goes through ambient mode, not through a sidecar. */
export function isAmbientWorkload(workload: Resource): boolean {
  return readPodAnnotations(workload)['ambient.istio.io/redirection'] === 'enabled'
}

// Many Sidecars have one selector.
const firstByWorkloads = new WeakMap<
  readonly Resource[],
  { readonly first: Resource | undefined }
>()

/** The first of these workloads that is in ambient mode. */
export function findAmbientWorkload(workloads: readonly Resource[]): Resource | undefined {
  const known = firstByWorkloads.get(workloads) ?? { first: workloads.find(isAmbientWorkload) }
  firstByWorkloads.set(workloads, known)
  return known.first
}

/** Whether a namespace is in ambient mode; labels that inject sidecars take precedence. */
export function isAmbientNamespace(namespace: string, lookup: Lookup): boolean {
  const labels = lookup.resource('Namespace', '', namespace)?.labels
  if (labels === undefined || labels['istio-injection'] === 'enabled') return false
  return !labels['istio.io/rev'] && labels['istio.io/dataplane-mode'] === 'ambient'
}
