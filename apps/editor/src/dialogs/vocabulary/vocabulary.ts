import type { GraphNode } from '@meshdraft/graph'

/** A word of the field, and what it means. */
export interface Term {
  readonly word: string
  readonly meaning: string
}

/** A word for what the graph draws as a node. */
export interface NodeTerm extends Term {
  /** A node that shows the drawing. */
  readonly sample: Omit<GraphNode, 'id'>
}

/** Things that are drawn, in the direction of the traffic. */
export const DRAWN: readonly NodeTerm[] = [
  {
    word: 'Server',
    meaning:
      'One entry of a Gateway’s servers: a port, a protocol and the hosts that may be called there.',
    sample: { type: 'server', label: '443 HTTPS', detail: 'shop.example.com' },
  },
  {
    word: 'Mesh',
    meaning:
      'All sidecars together. A VirtualService without gateways applies to calls between services.',
    sample: { type: 'mesh', label: 'mesh', detail: 'all sidecars' },
  },
  {
    word: 'Virtual service',
    meaning: 'Routes for one or more hosts, at gateways, in the mesh, or both.',
    sample: { type: 'virtualService', label: 'storefront', detail: 'shop' },
  },
  {
    word: 'Route',
    meaning:
      'One entry of http, tls or tcp. Routes are tried in order, and the first whose match fits takes the request; the number is its place.',
    sample: { type: 'route', label: 'everyone', detail: 'every request', order: 4 },
  },
  {
    word: 'Subset',
    meaning:
      'Some of a service’s workloads, chosen by labels in a DestinationRule, such as one version.',
    sample: { type: 'subset', label: 'v1' },
  },
  {
    word: 'Service',
    meaning: 'A Kubernetes Service: a name and ports that workloads answer.',
    sample: { type: 'service', label: 'reviews', detail: ':9080' },
  },
  {
    word: 'Service entry',
    meaning: 'A host outside the mesh, or one that Kubernetes does not know, made known to Istio.',
    sample: { type: 'serviceEntry', label: 'api.example.com', detail: ':443' },
  },
  {
    word: 'Workload',
    meaning: 'What runs: a Deployment, a Pod, a WorkloadEntry.',
    sample: { type: 'workload', label: 'reviews-v1' },
  },
  {
    word: 'Answer',
    meaning: 'The proxy answers by itself: a redirect or a direct response. No service is called.',
    sample: { type: 'answer', label: '301 /cart' },
  },
  {
    word: 'Missing',
    meaning: 'Named by a route or gateway and defined nowhere in the files.',
    sample: { type: 'missing', label: 'v3', missing: 'subset' },
  },
  {
    word: 'Folded',
    meaning: 'A namespace or a service with its parts, drawn as one. Expand it to see them.',
    sample: {
      type: 'folded',
      label: 'ratings',
      detail: '5 objects',
      fold: { of: 'service', count: 5, column: 4 },
    },
  },
]

/** Words for what stands in the files. */
export const WORDS: readonly Term[] = [
  {
    word: 'Match',
    meaning:
      'Conditions of a route. Within one match all must hold; of several matches one is enough.',
  },
  { word: 'Destination', meaning: 'Where a route sends traffic: host, subset and port.' },
  {
    word: 'Weight',
    meaning: 'A destination’s share of its route’s traffic. The line is as thick as the share.',
  },
  {
    word: 'Host',
    meaning:
      'A name as written. A short one is completed with the namespace of the object that names it.',
  },
  { word: 'FQDN', meaning: 'A host in full, such as reviews.shop.svc.cluster.local.' },
  { word: 'Workspace', meaning: 'The files being edited together.' },
  { word: 'Document', meaning: 'One part of a YAML file, between two lines of three hyphens.' },
  { word: 'Resource', meaning: 'A document that is a Kubernetes object.' },
  {
    word: 'Finding',
    meaning:
      'Something a check says, with a code, a place and, where there is one, a fix. F1 explains its code.',
  },
]
