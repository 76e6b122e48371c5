import { double, enumOf, list, map, message, plainDuration, ref, string, uint32 } from '../dsl.ts'
import type { Shape } from '../dsl.ts'
import { ClientTLSSettings } from './destination-rule-client-tls.ts'
import { ConnectionPoolSettings } from './destination-rule-connection-pool.ts'
import { LoadBalancerSettings } from './destination-rule-load-balancer.ts'
import { OutlierDetection } from './destination-rule-outlier-detection.ts'
import { exportTo, PortSelector } from './shared.ts'

/** Messages of DestinationRule; the parts of a traffic policy have files of their own. */

export const PortTrafficPolicy = message('TrafficPolicy.PortTrafficPolicy', {
  description:
    'Traffic policy of one port. It replaces the policy of the host for that port as a whole: what is absent here falls back to the defaults, not to the policy above.',
  reference: 'destination-rule',
  fields: {
    port: ref(PortSelector, {
      description: 'Port of the service to which the policy applies.',
    }),
    loadBalancer: ref(LoadBalancerSettings, {
      description: 'How the next endpoint is chosen.',
      default: 'LEAST_REQUEST',
    }),
    connectionPool: ref(ConnectionPoolSettings, {
      description: 'Limits on connections and requests.',
      default: 'no limits',
    }),
    outlierDetection: ref(OutlierDetection, {
      description: 'Takes failing endpoints out of the pool for a while.',
      default: 'no endpoint is ejected',
    }),
    tls: ref(ClientTLSSettings, {
      description: 'How connections to this port are encrypted.',
      default: 'mutual TLS inside the mesh, else none',
    }),
  },
})
export type PortTrafficPolicy = Shape<typeof PortTrafficPolicy>

export const TunnelSettings = message('TrafficPolicy.TunnelSettings', {
  description:
    'Wraps TCP or TLS connections in an HTTP tunnel: the host of the rule is the proxy, the target lies behind it.',
  reference: 'destination-rule',
  fields: {
    protocol: string({
      description: 'HTTP method that opens the tunnel: CONNECT or POST.',
      default: 'CONNECT',
      example: 'CONNECT',
    }),
    targetHost: string({
      description: 'Where the tunnel leads: a full name or an IP address.',
      required: true,
      format: 'address',
      example: 'api.example.com',
    }),
    targetPort: uint32({
      description: 'Port to which the tunnel leads, 1 to 65535.',
      required: true,
      example: '443',
    }),
  },
})
export type TunnelSettings = Shape<typeof TunnelSettings>

export const ProxyProtocol = message('TrafficPolicy.ProxyProtocol', {
  description:
    'Sends the PROXY protocol header, which tells the server the address of the original client. The server must expect it.',
  reference: 'destination-rule',
  fields: {
    version: enumOf(
      {
        V1: 'The header as a line of text.',
        V2: 'The header in binary form.',
      },
      { description: 'Version of the header.', default: 'V1', example: 'V2' },
    ),
  },
})
export type ProxyProtocol = Shape<typeof ProxyProtocol>

export const RetryBudget = message('TrafficPolicy.RetryBudget', {
  description:
    'Limits retries to a share of the requests under way, so that retries cannot multiply an overload.',
  reference: 'destination-rule',
  fields: {
    percent: double({
      description: 'Retries allowed at a time, as a share of active and waiting requests.',
      nullable: true,
      minimum: 0,
      maximum: 100,
      default: '20',
      unit: 'percent',
      example: '20',
    }),
    budgetInterval: plainDuration({
      description: 'Time over which requests are counted for the share.',
      default: 'only requests under way count',
      example: '10s',
    }),
    minRetryConcurrency: uint32({
      description: 'Retries that are always allowed at a time, however few requests there are.',
      default: '3',
      unit: 'retries',
      example: '3',
    }),
  },
})
export type RetryBudget = Shape<typeof RetryBudget>

export const TrafficPolicy = message('TrafficPolicy', {
  description:
    'How the clients of a host behave towards it: balancing, limits, ejection, TLS. At least one member is needed.',
  reference: 'destination-rule',
  fields: {
    loadBalancer: ref(LoadBalancerSettings, {
      description: 'How the next endpoint is chosen.',
      default: 'LEAST_REQUEST',
    }),
    connectionPool: ref(ConnectionPoolSettings, {
      description: 'Limits on connections and requests. Beyond them requests fail fast with 503.',
      default: 'no limits',
    }),
    outlierDetection: ref(OutlierDetection, {
      description: 'Takes failing endpoints out of the pool for a while.',
      default: 'no endpoint is ejected',
    }),
    tls: ref(ClientTLSSettings, {
      description: 'How connections to the host are encrypted.',
      default: 'mutual TLS inside the mesh, else none',
    }),
    portLevelSettings: list(ref(PortTrafficPolicy), {
      description:
        'Policies of single ports. For its port such a policy replaces the one above entirely.',
      maxItems: 4096,
      default: 'one policy for all ports',
    }),
    tunnel: ref(TunnelSettings, {
      description:
        'Wraps TCP or TLS connections in an HTTP tunnel, e.g. through a forward proxy. Not together with proxyProtocol.',
      default: 'no tunnel',
      isAdvanced: true,
    }),
    proxyProtocol: ref(ProxyProtocol, {
      description: 'Sends the PROXY protocol header before the data. Not together with tunnel.',
      default: 'no header',
      isAdvanced: true,
    }),
    retryBudget: ref(RetryBudget, {
      description: 'Limits retries to a share of the requests under way.',
      default: 'retries are limited by connectionPool.http.maxRetries only',
      isAdvanced: true,
    }),
  },
})
export type TrafficPolicy = Shape<typeof TrafficPolicy>

export const Subset = message('Subset', {
  description: 'A named part of the endpoints of the host, e.g. one version. Routes refer to it.',
  reference: 'destination-rule',
  fields: {
    name: string({
      description: 'Name by which routes refer to the subset: a DNS label, unique in the rule.',
      required: true,
      example: 'v2',
    }),
    labels: map(string(), {
      description:
        'Labels an endpoint must carry, in addition to the selector of the service. Without labels the subset holds every endpoint.',
      default: 'every endpoint of the host',
      example: '{ version: v2 }',
    }),
    trafficPolicy: ref(TrafficPolicy, {
      description:
        'Policy for this subset. A member set here replaces the member of the same name above as a whole. It takes effect only for routes that name the subset.',
      default: 'the traffic policy of the rule',
    }),
  },
})
export type Subset = Shape<typeof Subset>

export const DestinationRuleWorkloadSelector = message('DestinationRuleWorkloadSelector', {
  description: 'Selects the client workloads, in the namespace of the rule, that follow it.',
  reference: 'destination-rule#DestinationRule-workload_selector',
  fields: {
    matchLabels: map(string({ maxLength: 63, rules: ['CEL-04'] }), {
      description: 'Labels that the pod of the client must all carry. Wildcards are not allowed.',
      maxProperties: 4096,
      rules: ['CEL-02', 'CEL-03'],
      default: 'every workload of the namespace',
      example: '{ app: checkout }',
      reference: 'https://istio.io/latest/docs/reference/config/type/workload-selector/',
    }),
  },
})
export type DestinationRuleWorkloadSelector = Shape<typeof DestinationRuleWorkloadSelector>

export const DestinationRule = message('DestinationRule', {
  description:
    'What happens to traffic after a route has chosen the host: named subsets, balancing, limits, ejection of failing endpoints, TLS. It is the proxy of the client that follows it.',
  reference: 'destination-rule',
  fields: {
    host: string({
      description:
        'Service the rule is about: a Kubernetes service or a host of a ServiceEntry, or a wildcard such as “*.prod.svc.cluster.local”. A short name is completed with the namespace of this resource, whatever the namespace of the client.',
      required: true,
      format: 'destinationHost',
      example: 'reviews.prod.svc.cluster.local',
    }),
    trafficPolicy: ref(TrafficPolicy, {
      description: 'Policy for the host as a whole.',
      default: 'the defaults of the mesh',
    }),
    subsets: list(ref(Subset), {
      description: 'Named parts of the endpoints, which routes can choose.',
      default: 'no subsets',
    }),
    exportTo: exportTo('the rule'),
    workloadSelector: ref(DestinationRuleWorkloadSelector, {
      description:
        'Restricts the rule to some client workloads of its namespace. exportTo can then only be “.”.',
      default: 'all client workloads that see the rule',
      isAdvanced: true,
    }),
  },
})
export type DestinationRule = Shape<typeof DestinationRule>
