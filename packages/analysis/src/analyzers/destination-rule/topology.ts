import { asString, readWorkloadLabels, valueAt } from '@meshdraft/model'
import type { Labels, Lookup, Resource } from '@meshdraft/model'
import { holdsLabels, writeLabels } from '../labels.ts'

// Istio gives these of the node to what runs there.
const NODE_LABELS: ReadonlySet<string> = new Set([
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'topology.istio.io/subzone',
])
const HOST_NAME = 'kubernetes.io/hostname'

/** Whether any workload has `labels`, its own and those of the node it runs on together. */
export function hasWorkload(labels: Labels, lookup: Lookup): boolean {
  if (lookup.workloads(labels).length > 0) return true
  const own: Record<string, string> = {}
  let isTopological = false
  for (const [key, value] of Object.entries(labels)) {
    if (NODE_LABELS.has(key) || key === HOST_NAME) isTopological = true
    else own[key] = value
  }
  return isTopological && runsOnNode(lookup.workloads(own), lookup.resources('Node'), labels)
}

type Verdicts = Map<string, boolean>
const verdicts = new WeakMap<readonly Resource[], WeakMap<readonly Resource[], Verdicts>>()

function runsOnNode(
  workloads: readonly Resource[],
  nodes: readonly Resource[],
  labels: Labels,
): boolean {
  const byNodes = verdicts.get(workloads) ?? new WeakMap<readonly Resource[], Verdicts>()
  verdicts.set(workloads, byNodes)
  const known: Verdicts = byNodes.get(nodes) ?? new Map()
  byNodes.set(nodes, known)
  const id = writeLabels(labels)
  const verdict =
    known.get(id) ??
    workloads.some((workload) =>
      holdsLabels(withNodeLabels(workload, toNodesByName(nodes)), labels),
    )
  known.set(id, verdict)
  return verdict
}

const nodesByName = new WeakMap<readonly Resource[], ReadonlyMap<string, Resource>>()

function toNodesByName(nodes: readonly Resource[]): ReadonlyMap<string, Resource> {
  const known = nodesByName.get(nodes) ?? new Map(nodes.map((node) => [node.name, node]))
  nodesByName.set(nodes, known)
  return known
}

function withNodeLabels(workload: Resource, nodes: ReadonlyMap<string, Resource>): Labels {
  const labels = readWorkloadLabels(workload) ?? {}
  const node = nodes.get(asString(valueAt(workload.value, ['spec', 'nodeName'])) ?? '')
  if (node === undefined) return labels
  const given = Object.entries(node.labels).filter(
    ([key, value]) => NODE_LABELS.has(key) && value !== '',
  )
  return { ...labels, ...Object.fromEntries(given), [HOST_NAME]: node.name }
}
