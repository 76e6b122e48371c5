import { asMap, asStringMap, valueAt } from './plain.ts'
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

const POD_TEMPLATE: FieldPath = ['spec', 'template', 'metadata', 'labels']

/**
 * Yields the labels that selectors see on what a resource runs: a Pod's own, the pod template's of
 * a Deployment and the like, also of kinds that operators bring (a Rollout), a WorkloadEntry's.
 * `undefined` if it runs nothing.
 */
export function readWorkloadLabels(resource: Resource): Labels | undefined {
  const { group, kind, value } = resource
  const path = LABEL_PATHS.get(toKindName(group, kind))
  if (path !== undefined) return asStringMap(valueAt(value, path))
  const isForeign = group !== '' && !group.endsWith('istio.io')
  const labels = isForeign ? valueAt(value, POD_TEMPLATE) : undefined
  const isPodTemplate = labels !== undefined && asMap(valueAt(value, POD_SPEC)) !== undefined
  return isPodTemplate ? asStringMap(labels) : undefined
}

const POD_SPEC: FieldPath = ['spec', 'template', 'spec']
