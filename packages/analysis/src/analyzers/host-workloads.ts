import { readServiceEntry } from '@meshdraft/model'
import type { HostTarget, Labels, Lookup } from '@meshdraft/model'
import { readService } from './read-service.ts'
import { WORKLOAD_KINDS } from './labels.ts'

/** Labels of all that a host is meant to run on; undefined where nothing selects it. */
export function readHostSelector({ resource }: HostTarget): Labels | undefined {
  return resource.kind === 'ServiceEntry'
    ? readServiceEntry(resource).workloadSelector?.labels
    : readService(resource).selector
}

/** Whether labels may be those of a subset of the host: workloads have them, or there are none at all. */
export function maySelect(labels: Labels, target: HostTarget, lookup: Lookup): boolean {
  if (!WORKLOAD_KINDS.some((kind) => lookup.hasKind(kind))) return true
  const wanted = { ...readHostSelector(target), ...labels }
  return lookup.workloads(wanted, target.resource.namespace).length > 0
}
