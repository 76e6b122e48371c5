import { asList, readDestinationRule, resolveHost, valueAt } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { TrafficPolicy } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { Analyzer, AnalyzerContext } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { isAsRead } from '../../written-path.ts'

/** What outlier detection does besides: it turns locality load balancing on, and it needs hosts to spare. */
export const outlierDetection: Analyzer = {
  name: 'destination-rule/outlier-detection',
  description: 'Outlier detection can eject hosts, and changes nothing else by the way.',
  subject: 'DestinationRule',
  codes: ['MD-030', 'MD-031'],
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
  { lookup, report }: AnalyzerContext,
): void {
  const detection = policy?.outlierDetection
  if (policy === undefined || detection === undefined) return
  const place = [...path, 'outlierDetection']
  const { loadBalancer } = policy
  const { localityLbSetting, zoneAwareLbSetting, consistentHash } = loadBalancer ?? {}
  if (localityLbSetting === undefined && zoneAwareLbSetting === undefined) {
    const isHashed = consistentHash !== undefined
    const zoneAware = [...path, 'loadBalancer', 'zoneAwareLbSetting']
    const enabled = [...path, 'loadBalancer', 'localityLbSetting', 'enabled']
    report(
      'MD-030',
      place,
      { kind: isHashed ? 'hash' : 'locality' },
      {
        at: 'key',
        severity: isHashed ? 'warning' : 'info',
        fixes: [enabled, zoneAware].every((field) => isAsRead(rule.value, field))
          ? fixesOf(rule).set('Switch locality load balancing off', enabled, false, CHOICE)
          : [],
      },
    )
  }
  const { maxEjectionPercent, minHealthPercent } = detection
  if (
    maxEjectionPercent !== undefined &&
    minHealthPercent !== undefined &&
    maxEjectionPercent + minHealthPercent > 100 &&
    minHealthPercent > 0
  ) {
    const values = { kind: 'both', maxEjectionPercent, minHealthPercent }
    report('MD-031', [...place, 'minHealthPercent'], values)
  }
  const count = countEndpoints(rule, lookup)
  if (count === undefined) return
  if (count === 1) report('MD-031', place, { kind: 'one' }, { at: 'key' })
  else if (maxEjectionPercent !== undefined && (maxEjectionPercent * count) / 100 < 1) {
    const values = { kind: 'none', maxEjectionPercent, count }
    report('MD-031', [...place, 'maxEjectionPercent'], values)
  }
}

/** Endpoints of the host where a ServiceEntry lists them; how many Pods run is not in the files. */
function countEndpoints(rule: Resource, lookup: Lookup): number | undefined {
  const { host = '' } = readDestinationRule(rule)
  if (host === '' || host.startsWith('*')) return undefined
  const fqdn = resolveHost(host, rule.namespace, lookup.settings.clusterDomain)
  const [target, ...others] = lookup.hostTargets(fqdn)
  if (target?.resource.kind !== 'ServiceEntry' || others.length > 0) return undefined
  const endpoints = asList(valueAt(target.resource.value, ['spec', 'endpoints']))
  return endpoints.length === 0 ? undefined : endpoints.length
}
