import { asList, asMap, asString, asStringMap, readWorkloadLabels, valueAt } from '@meshdraft/model'
import type { Labels, Lookup, Resource } from '@meshdraft/model'
import { suggestName } from '@meshdraft/schema'
import { findLabelBreaches } from '../admission/common/labels.ts'

/** Kinds that run something; a file seldom holds Pods, but the workloads that make them. */
export const WORKLOAD_KINDS: readonly string[] = [
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
  'WorkloadEntry',
  'WorkloadGroup',
]

/** Writes labels as Kubernetes does, by name: `app=reviews,version=v1`. */
export function writeLabels(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(',')
}

/** Whether `labels` hold all of `wanted`. */
export function holdsLabels(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value)
}

/** Labels that a workload needs to match both selectors; undefined if none can. */
export function joinSelectors(a: Labels, b: Labels): Labels | undefined {
  const isOneOff = Object.entries(a).some(([key, value]) => (b[key] ?? value) !== value)
  return isOneOff ? undefined : { ...a, ...b }
}

/** A selector that nothing matches: which label is at fault, and what it may be meant to be. */
export interface UnmatchedSelector {
  /** The first label that no workload has; undefined if only all of them together match nothing. */
  readonly key: string | undefined
  /** Values of that label with which the selector would match. */
  readonly suggestions: readonly string[]
}

const MOST_SUGGESTIONS = 3

/** Explains why no workload (of `namespace`, where given) has `labels`. */
export function explainUnmatched(
  labels: Labels,
  lookup: Lookup,
  namespace?: string,
): UnmatchedSelector {
  const keys = Object.keys(labels)
  const key =
    keys.find((name) => lookup.workloads({ [name]: labels[name] ?? '' }, namespace).length === 0) ??
    (keys.length === 1 ? keys[0] : undefined)
  if (key === undefined) return { key, suggestions: [] }
  const known = listValues(lookup.workloads({}, namespace), key)
  const nearest = suggestName(labels[key] ?? '', known)
  const likely = nearest === undefined ? known.slice(0, MOST_SUGGESTIONS) : [nearest]
  return {
    key,
    suggestions: likely.filter(
      (value) => lookup.workloads({ ...labels, [key]: value }, namespace).length > 0,
    ),
  }
}

const MOST_VALUES = 100
const valuesByWorkloads = new WeakMap<readonly Resource[], Map<string, readonly string[]>>()

/** Valid values that a label has on workloads, each once, in order; of very many the first hundred. */
export function listValues(workloads: readonly Resource[], key: string): readonly string[] {
  const known = valuesByWorkloads.get(workloads) ?? new Map<string, readonly string[]>()
  valuesByWorkloads.set(workloads, known)
  const listed = known.get(key)
  if (listed !== undefined) return listed
  const values = new Set<string>()
  for (const workload of workloads) {
    const value = readWorkloadLabels(workload)?.[key]
    if (value !== undefined && findLabelBreaches({ [key]: value }).length === 0) values.add(value)
    if (values.size >= MOST_VALUES) break
  }
  known.set(key, [...values])
  return [...values]
}

const TEMPLATE_KINDS: ReadonlySet<string> = new Set([
  'DaemonSet',
  'Deployment',
  'Job',
  'ReplicaSet',
  'StatefulSet',
])

/** Annotations of the pods that a workload runs. */
export function readPodAnnotations({ kind, value, annotations }: Resource): Labels {
  return TEMPLATE_KINDS.has(kind)
    ? asStringMap(valueAt(value, ['spec', 'template', 'metadata', 'annotations']))
    : annotations
}

/** Whether a proxy named `istio-proxy`, with an image, is among the containers of a pod template. */
export function hasProxyContainer({ value }: Resource): boolean {
  return asList(valueAt(value, ['spec', 'template', 'spec', 'containers'])).some((item) => {
    const container = asMap(item)
    return container?.['name'] === 'istio-proxy' && Boolean(asString(container['image']))
  })
}
