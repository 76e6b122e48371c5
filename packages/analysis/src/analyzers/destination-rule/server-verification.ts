import { readDestinationRule } from '@meshdraft/model'
import type { Resource } from '@meshdraft/model'
import type { ClientTLSSettings } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { Analyzer } from '../../analyzer.ts'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { isAsRead } from '../../written-path.ts'

/**
 * As istioctl: policies of subsets are not looked at.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0128/
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0129/
 */
export const serverVerification: Analyzer = {
  name: 'destination-rule/server-verification',
  description: 'Every DestinationRule that originates TLS verifies the server.',
  subject: 'DestinationRule',
  codes: ['IST0128', 'IST0129'],
  needs: [],
  check(rule, { report }) {
    const { host = '', trafficPolicy = {}, workloadSelector } = readDestinationRule(rule)
    const isSelective = workloadSelector !== undefined
    const policy = ['spec', 'trafficPolicy']
    const { tls, portLevelSettings = [] } = trafficPolicy
    if (tls !== undefined && isUnverified(tls, isSelective)) {
      const path = [...policy, 'tls', 'caCertificates']
      const values = { mode: tls.mode ?? '', host }
      report('IST0128', path, values, { fixes: useSystemRoots(rule, path, tls) })
    }
    for (const [i, settings] of portLevelSettings.entries()) {
      if (settings.tls === undefined || !isUnverified(settings.tls, isSelective)) continue
      const path = [...policy, 'portLevelSettings', i, 'tls', 'caCertificates']
      const port = settings.port?.number ?? 0
      const values = { mode: settings.tls.mode ?? '', host, port }
      report('IST0129', path, values, { fixes: useSystemRoots(rule, path, settings.tls) })
    }
  },
}

// A credentialName counts only where the rule is for certain workloads: other sidecars cannot read it.
function isUnverified(tls: ClientTLSSettings, isSelective: boolean): boolean {
  const { mode, caCertificates = '', credentialName = '' } = tls
  if (mode !== 'SIMPLE' && mode !== 'MUTUAL') return false
  return caCertificates === '' && (credentialName === '' || !isSelective)
}

/** None where the webhook would refuse both together. */
function useSystemRoots(
  rule: Resource,
  path: FieldPath,
  { credentialName = '', insecureSkipVerify }: ClientTLSSettings,
): readonly Fix[] {
  if (credentialName !== '' || insecureSkipVerify === true) return []
  const beside = ['caCertificates', 'credentialName', 'insecureSkipVerify'].map((name) => [
    ...path.slice(0, -1),
    name,
  ])
  if (!beside.every((field) => isAsRead(rule.value, field))) return []
  return fixesOf(rule).set('Verify with the system’s root certificates', path, 'system', CHOICE)
}
