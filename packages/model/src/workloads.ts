import { asStringMap, valueAt } from './plain.ts'
import type { FieldPath } from '@meshdraft/yaml'
import { toKindName } from './kinds.ts'
import type { Labels, Resource } from './resources.ts'

const LABEL_PATHS: ReadonlyMap<string, FieldPath> = new Map<string, FieldPath>([
  ['Pod', ['metadata', 'labels']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'metadata', 'labels']],
  ['WorkloadEntry', ['spec', 'labels']],
  ['WorkloadGroup', ['spec', 'metadata', 'labels']],
  ...['DaemonSet', 'Deployment', 'Job', 'ReplicaSet', 'ReplicationController', 'StatefulSet'].map(
    (kind): [string, FieldPath] => [kind, ['spec', 'template', 'metadata', 'labels']],
  ),
])

/**
 * Yields the labels that selectors see on what a resource runs: a Pod's own, the pod template's of
 * a Deployment and the like, a WorkloadEntry's. `undefined` if it runs nothing.
 */
export function readWorkloadLabels(resource: Resource): Labels | undefined {
  const path = LABEL_PATHS.get(toKindName(resource.group, resource.kind))
  return path === undefined ? undefined : asStringMap(valueAt(resource.value, path))
}
