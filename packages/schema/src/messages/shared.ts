import { list, map, message, oneOf, ref, string, uint32 } from '../dsl.ts'
import type { Shape } from '../dsl.ts'

/** Messages that more than one kind uses. */

export const StringMatch = message('StringMatch', {
  description: 'How a piece of text is compared. The comparison is case-sensitive.',
  reference: 'virtual-service',
  fields: {
    exact: string({
      description: 'The whole text must be equal to this value.',
      example: '/health',
    }),
    prefix: string({
      description: 'The text must begin with this value.',
      example: '/api/',
    }),
    regex: string({
      description: 'The whole text must match this RE2 regular expression.',
      format: 'regex',
      example: '/v[0-9]+/.*',
    }),
  },
  oneOfs: [oneOf('match_type', 'Match by', ['exact', 'prefix', 'regex'], 'SCH-050')],
})
export type StringMatch = Shape<typeof StringMatch>

export const PortSelector = message('PortSelector', {
  description: 'Names a port of a service by its number.',
  reference: 'virtual-service',
  fields: {
    number: uint32({
      description: 'Port number of the service, as its definition lists it.',
      example: '8080',
    }),
  },
})
export type PortSelector = Shape<typeof PortSelector>

export const Destination = message('Destination', {
  description: 'A service, or a subset of its workloads, that receives traffic.',
  reference: 'virtual-service',
  fields: {
    host: string({
      description:
        'Service that receives the traffic: a Kubernetes service or a host of a ServiceEntry. A short name is completed with the namespace of this resource.',
      required: true,
      format: 'destinationHost',
      example: 'reviews.prod.svc.cluster.local',
    }),
    subset: string({
      description:
        'Subset of the service, as defined in its DestinationRule. All workloads of the service take part when it is absent.',
      format: 'subset',
      example: 'v2',
    }),
    port: ref(PortSelector, {
      description: 'Port of the service. May be left out when the service has a single port.',
    }),
  },
})
export type Destination = Shape<typeof Destination>

export const WorkloadSelector = message('WorkloadSelector', {
  description: 'Selects workloads of the same namespace by their labels.',
  reference: 'sidecar',
  fields: {
    labels: map(string({ maxLength: 63, rules: ['CEL-20'] }), {
      description: 'Labels that a pod or WorkloadEntry must all carry. Wildcards are not allowed.',
      maxProperties: 256,
      example: '{ app: reviews }',
    }),
  },
})
export type WorkloadSelector = Shape<typeof WorkloadSelector>

/** Text for the `exportTo` of the kinds that have it. */
export const exportTo = (subject: string) =>
  list(string({ format: 'namespace' }), {
    description: `Namespaces that see ${subject}: names, “.” for its own namespace, or “*” for all.`,
    default: 'all namespaces',
    example: '["."]',
  })
