import { readDestinationRule, resolveHost } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { LoadBalancerSettings, TrafficPolicy } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { Analyzer, AnalyzerContext } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'

const WARMED: ReadonlySet<string> = new Set([
  'ROUND_ROBIN',
  'LEAST_REQUEST',
  'LEAST_CONN',
  'UNSPECIFIED',
])

/** Load balancer settings that cancel each other. */
export const loadBalancer: Analyzer = {
  name: 'destination-rule/load-balancer',
  description: 'Every load balancer setting has an effect.',
  subject: 'DestinationRule',
  codes: ['MD-050'],
  needs: [],
  check(rule, context) {
    const { trafficPolicy, subsets = [] } = readDestinationRule(rule)
    checkPolicy(trafficPolicy, ['spec', 'trafficPolicy'], rule, context)
    for (const [i, subset] of subsets.entries()) {
      checkPolicy(subset.trafficPolicy, ['spec', 'subsets', i, 'trafficPolicy'], rule, context)
    }
  },
}

function checkPolicy(
  policy: TrafficPolicy | undefined,
  path: FieldPath,
  rule: Resource,
  context: AnalyzerContext,
): void {
  if (policy?.loadBalancer !== undefined) {
    checkSettings(policy.loadBalancer, [...path, 'loadBalancer'], undefined, rule, context)
  }
  for (const [i, settings] of (policy?.portLevelSettings ?? []).entries()) {
    if (settings.loadBalancer === undefined) continue
    const place = [...path, 'portLevelSettings', i, 'loadBalancer']
    checkSettings(settings.loadBalancer, place, settings.port?.number, rule, context)
  }
}

function checkSettings(
  settings: LoadBalancerSettings,
  path: FieldPath,
  port: number | undefined,
  rule: Resource,
  { lookup, report }: AnalyzerContext,
): void {
  const { simple, consistentHash, localityLbSetting, warmup } = settings
  const fix = fixesOf(rule)
  const algorithm = consistentHash === undefined ? simple : 'consistentHash'
  if (warmup !== undefined && algorithm !== undefined && !WARMED.has(algorithm)) {
    const place = [...path, 'warmup']
    const fixes = fix.prune('Remove warmup', place, CHOICE)
    report('MD-050', place, { kind: 'warmup', algorithm }, { at: 'key', fixes })
  }
  if (localityLbSetting?.enabled === false) {
    for (const field of ['distribute', 'failover', 'failoverPriority'] as const) {
      if ((localityLbSetting[field] ?? []).length === 0) continue
      const place = [...path, 'localityLbSetting', field]
      const fixes = fix.prune(`Remove ${field}`, place, CHOICE)
      report('MD-050', place, { kind: 'disabled', field }, { at: 'key', fixes })
    }
  }
  const byRequest = (['httpHeaderName', 'httpCookie', 'httpQueryParameterName'] as const).find(
    (field) => consistentHash?.[field] !== undefined,
  )
  const protocol = byRequest === undefined ? undefined : findTcpPort(rule, port, lookup)
  if (byRequest !== undefined && protocol !== undefined) {
    const place = [...path, 'consistentHash', byRequest]
    report('MD-050', place, { kind: 'tcp', field: byRequest, ...protocol }, { at: 'key' })
  }
}

/** A port without HTTP that the hash is for: the given one, or the only kind the host has. */
function findTcpPort(rule: Resource, port: number | undefined, lookup: Lookup) {
  const { host = '' } = readDestinationRule(rule)
  if (host === '' || host.startsWith('*')) return undefined
  const fqdn = resolveHost(host, rule.namespace, lookup.settings.clusterDomain)
  const ports = lookup
    .hostTargets(fqdn)
    .flatMap((target) => target.ports)
    .filter(({ number }) => port === undefined || number === port)
  const isTcp = ({ protocol }: (typeof ports)[number]) =>
    protocol !== undefined && !/^(?:HTTP|HTTP2|GRPC|GRPC-WEB)$/u.test(protocol)
  const [first] = ports
  if (first === undefined || !ports.every(isTcp)) return undefined
  return { port: first.number, protocol: first.protocol ?? '' }
}
