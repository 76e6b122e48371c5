import { MESH_GATEWAY, readDestinationRule, readVirtualService } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { DestinationRuleSpec } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { Analyzer, AnalyzerContext } from '../../analyzer.ts'
import { isAmbient, isEnrolled } from './ambient.ts'
import { readHost } from './host.ts'

/** Hosts of an object that only a waypoint can serve, with the codes Kiali has for its kind. */
interface Policy {
  readonly object: Resource
  readonly hosts: readonly { readonly host: string; readonly path: FieldPath }[]
  readonly codes: { readonly away: string; readonly bypassed: string; readonly unserved: string }
}

/**
 * What routes HTTP or TLS in the mesh needs a waypoint in ambient mode, and one in the namespace of
 * the Service.
 * @see https://istio.io/latest/docs/ambient/usage/l7-features/
 */
export const ambientVirtualServices: Analyzer = {
  name: 'kiali/virtual-service/ambient',
  description: 'Routes for Services in ambient mode are where a waypoint applies them.',
  subject: 'VirtualService',
  codes: ['KIA1109', 'KIA1113', 'KIA1114'],
  needs: ['Namespace'],
  check(virtualService, context) {
    const { hosts = [], gateways = [], http = [], tls = [] } = readVirtualService(virtualService)
    const isInMesh = gateways.length === 0 || gateways.includes(MESH_GATEWAY)
    if (!isInMesh || (http.length === 0 && tls.length === 0)) return
    checkPolicy(
      {
        object: virtualService,
        hosts: hosts.map((host, i) => ({ host, path: ['spec', 'hosts', i] })),
        codes: { away: 'KIA1114', bypassed: 'KIA1113', unserved: 'KIA1109' },
      },
      context,
    )
  },
}

/** As for VirtualServices: connection pools of HTTP, ejection and hashing by header are the waypoint's. */
export const ambientDestinationRules: Analyzer = {
  name: 'kiali/destination-rule/ambient',
  description: 'HTTP settings for Services in ambient mode are where a waypoint applies them.',
  subject: 'DestinationRule',
  codes: ['KIA0210', 'KIA0211', 'KIA0212'],
  needs: ['Namespace'],
  check(rule, context) {
    const spec = readDestinationRule(rule)
    const { trafficPolicy, subsets = [], host = '' } = spec
    const policies = [trafficPolicy, ...subsets.map((subset) => subset.trafficPolicy)]
    if (!policies.some(needsWaypoint)) return
    checkPolicy(
      {
        object: rule,
        hosts: [{ host, path: ['spec', 'host'] }],
        codes: { away: 'KIA0212', bypassed: 'KIA0211', unserved: 'KIA0210' },
      },
      context,
    )
  },
}

function needsWaypoint(policy: DestinationRuleSpec['trafficPolicy']): boolean {
  const { consistentHash } = policy?.loadBalancer ?? {}
  return (
    (consistentHash?.httpHeaderName ?? '') !== '' ||
    consistentHash?.httpCookie !== undefined ||
    policy?.connectionPool?.http !== undefined ||
    policy?.outlierDetection !== undefined
  )
}

function checkPolicy({ object, hosts, codes }: Policy, { lookup, report }: AnalyzerContext): void {
  const seen = new Set<string>()
  for (const { host, path } of hosts) {
    const service = findAmbientService(host, object.namespace, lookup)
    if (service === undefined || seen.has(service.key)) continue
    seen.add(service.key)
    const { name, namespace } = service
    if (namespace !== object.namespace) report(codes.away, path, { host, namespace })
    if (!isEnrolled(namespace, lookup, service.labels)) {
      report(codes.bypassed, path, { host, name, namespace })
    }
  }
  if (seen.size > 0) return
  const { namespace } = object
  if (!isAmbient(namespace, lookup) || isEnrolled(namespace, lookup)) return
  const [first] = hosts
  report(codes.unserved, first?.path ?? ['spec', 'hosts'], { namespace })
}

function findAmbientService(host: string, namespace: string, lookup: Lookup): Resource | undefined {
  if (host === '' || host === '*') return undefined
  const { isService, namespace: owner, text } = readHost(host, namespace, lookup)
  if (!isService || !isAmbient(owner, lookup)) return undefined
  return lookup.hostTargetsNamed(text).find(({ resource }) => resource.kind === 'Service')?.resource
}
