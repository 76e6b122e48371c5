import { asStringMap, asStrings, toServiceFqdn, valueAt } from '@meshdraft/model'
import type { GraphBuilder } from './builder.ts'
import { describePorts, readPortFacts } from './destinations.ts'
import { startFragment, toSource } from './draft.ts'
import { drawWorkloads, toWorkloadNode } from './workload-nodes.ts'

/** Draws a Kubernetes Service and the workloads it selects. */
export const serviceBuilder: GraphBuilder = {
  subject: 'Service',
  build(resource, lookup) {
    const draft = startFragment()
    const { name, namespace } = resource
    const fqdn = toServiceFqdn(name, namespace, lookup.settings.clusterDomain)
    const id = `service:${fqdn}`
    const detail = describePorts(resource)
    draft.addNode({
      id,
      type: 'service',
      label: name,
      ...(detail !== undefined && { detail }),
      namespace,
      source: toSource(resource),
      ...readPortFacts(resource),
      hosts: [fqdn],
    })
    const selector = asStringMap(valueAt(resource.value, ['spec', 'selector']))
    drawWorkloads(id, selector, namespace, lookup, draft)
    return draft.finish()
  },
}

/** Draws the hosts of a ServiceEntry and the workloads it selects. */
export const serviceEntryBuilder: GraphBuilder = {
  subject: 'ServiceEntry',
  build(resource, lookup) {
    const draft = startFragment()
    const detail = describePorts(resource)
    const ports = readPortFacts(resource)
    const hosts = asStrings(valueAt(resource.value, ['spec', 'hosts']))
    const selector = asStringMap(valueAt(resource.value, ['spec', 'workloadSelector', 'labels']))
    for (const [i, host] of hosts.entries()) {
      const id = `se:${host}`
      draft.addNode({
        id,
        type: 'serviceEntry',
        label: host,
        ...(detail !== undefined && { detail }),
        namespace: resource.namespace,
        source: toSource(resource, 'spec', 'hosts', i),
        ...ports,
        hosts: [host],
      })
      drawWorkloads(id, selector, resource.namespace, lookup, draft)
    }
    return draft.finish()
  },
}

const WORKLOAD_KINDS = [
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Job',
  'CronJob',
  'WorkloadEntry',
  'WorkloadGroup',
]

/** Draws workloads; what selects them draws the edges. */
export const workloadBuilders: readonly GraphBuilder[] = WORKLOAD_KINDS.map((subject) => ({
  subject,
  build: (resource) => ({
    nodes: [{ ...toWorkloadNode(resource), source: toSource(resource) }],
    edges: [],
  }),
}))
