import { asStringMap, readDestinationRule, resolveHost, valueAt } from '@meshdraft/model'
import type { HostTarget, Lookup, Resource } from '@meshdraft/model'
import type { TrafficPolicy } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import { readService } from '../read-service.ts'
import type { Analyzer, AnalyzerContext } from '../../analyzer.ts'
import { fixesOf } from '../../fixer.ts'
import { toRelated } from '../../related.ts'
import { findMutualTlsMode } from './peer-authentication.ts'

const PLAIN: ReadonlySet<string> = new Set(['DISABLE', 'SIMPLE', 'MUTUAL'])
const MOST_WORKLOADS = 50

/** What clients send must be what the workloads behind the host accept. */
export const mutualTls: Analyzer = {
  name: 'destination-rule/mutual-tls',
  description: 'TLS settings of a host fit the PeerAuthentication of its workloads.',
  subject: 'DestinationRule',
  codes: ['MD-024'],
  needs: ['Service'],
  check(rule, context) {
    const { host = '', trafficPolicy, subsets = [] } = readDestinationRule(rule)
    if (host === '' || host.startsWith('*')) return
    const policies: readonly (readonly [TrafficPolicy | undefined, FieldPath])[] = [
      [trafficPolicy, ['spec', 'trafficPolicy']],
      ...subsets.map((subset, i): readonly [TrafficPolicy | undefined, FieldPath] => [
        subset.trafficPolicy,
        ['spec', 'subsets', i, 'trafficPolicy'],
      ]),
    ]
    if (!policies.some(([policy]) => policy !== undefined && setsTls(policy))) return
    const fqdn = resolveHost(host, rule.namespace, context.lookup.settings.clusterDomain)
    const service = context.lookup
      .hostTargets(fqdn)
      .find(({ resource }) => resource.kind === 'Service')
    if (service === undefined) return
    for (const [policy, path] of policies) {
      if (policy !== undefined) checkPolicy(policy, path, rule, service, context)
    }
  },
}

function setsTls({ tls, portLevelSettings = [] }: TrafficPolicy): boolean {
  return tls?.mode !== undefined || portLevelSettings.some((one) => one.tls?.mode !== undefined)
}

function checkPolicy(
  policy: TrafficPolicy,
  path: FieldPath,
  rule: Resource,
  service: HostTarget,
  context: AnalyzerContext,
): void {
  const { tls, portLevelSettings = [] } = policy
  if (tls?.mode !== undefined) {
    checkMode(tls.mode, [...path, 'tls'], undefined, rule, service, context)
  }
  for (const [i, settings] of portLevelSettings.entries()) {
    if (settings.tls?.mode === undefined) continue
    const place = [...path, 'portLevelSettings', i, 'tls']
    checkMode(settings.tls.mode, place, settings.port?.number, rule, service, context)
  }
}

function checkMode(
  mode: string,
  path: FieldPath,
  port: number | undefined,
  rule: Resource,
  service: HostTarget,
  { lookup, report }: AnalyzerContext,
): void {
  const { selector = {}, ports } = readService(service.resource)
  if (Object.keys(selector).length === 0) return
  const target = ports.find((one) => one.port === port)?.targetPort
  const workloadPort = typeof target === 'number' ? target : port
  const workloads = lookup.workloads(selector, service.resource.namespace)
  for (const workload of workloads.slice(0, MOST_WORKLOADS)) {
    const conflict = findConflict(mode, workload, workloadPort, lookup)
    if (conflict === undefined) continue
    const fix = fixesOf(rule)
    const removal = fix.prune('Remove tls, so that Istio chooses', path, { isChoice: true })
    const mutual = fix.set('Set ISTIO_MUTUAL', [...path, 'mode'], 'ISTIO_MUTUAL', {
      isChoice: true,
    })
    const { policy } = conflict
    const written = policy && lookup.resource('PeerAuthentication', policy.namespace, policy.name)
    report(
      'MD-024',
      [...path, 'mode'],
      { kind: conflict.kind, mode, workload: workload.name, policy: policy?.name ?? '' },
      {
        fixes: conflict.kind === 'strict' ? [...mutual, ...removal] : removal,
        related:
          written === undefined
            ? []
            : [toRelated(written, ['spec', 'mtls'], 'The mode is set here.')],
      },
    )
    return
  }
}

function findConflict(
  mode: string,
  workload: Resource,
  port: number | undefined,
  lookup: Lookup,
): { readonly kind: 'strict' | 'disabled' | 'no-proxy'; readonly policy?: Resource } | undefined {
  if (isWithoutProxy(workload)) {
    return mode === 'ISTIO_MUTUAL' ? { kind: 'no-proxy' } : undefined
  }
  const found = findMutualTlsMode(workload, port, lookup)
  if (found.policy === undefined) return undefined
  const { policy } = found
  if (found.mode === 'STRICT' && PLAIN.has(mode)) return { kind: 'strict', policy }
  if (found.mode === 'DISABLE' && mode === 'ISTIO_MUTUAL') return { kind: 'disabled', policy }
  return undefined
}

const INJECT = 'sidecar.istio.io/inject'

/** Whether a workload opts out of the sidecar by label or annotation. */
function isWithoutProxy(workload: Resource): boolean {
  const metadata = workload.kind === 'Pod' ? ['metadata'] : ['spec', 'template', 'metadata']
  return ['labels', 'annotations'].some(
    (field) => asStringMap(valueAt(workload.value, [...metadata, field]))[INJECT] === 'false',
  )
}
