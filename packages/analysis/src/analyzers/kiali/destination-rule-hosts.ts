import { readDestinationRule, readWorkloadLabels } from '@meshdraft/model'
import type { Lookup } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { isPattern, readHost } from './host.ts'
import type { KialiHost } from './host.ts'
import { isKnownHost, toMissingSeverity } from './known-host.ts'

/** Labels that name the application of a workload; the first that it has counts. */
const APP_LABELS = ['service.istio.io/canonical-name', 'app.kubernetes.io/name', 'app']

/** Unlike istioctl, Kiali lets wildcards pass, and a workload of that name in place of a Service. */
export const destinationRuleHosts: Analyzer = {
  name: 'kiali/destination-rule/hosts',
  description: 'The host of a DestinationRule is a Service, a ServiceEntry or an application.',
  subject: 'DestinationRule',
  codes: ['KIA0202'],
  needs: ['Service'],
  check(rule, { lookup, report }) {
    const { host = '' } = readDestinationRule(rule)
    if (host === '') return
    if (findsDestination(readHost(host, rule.namespace, lookup), rule.namespace, lookup)) return
    report(
      'KIA0202',
      ['spec', 'host'],
      { host },
      { severity: toMissingSeverity(lookup), sameAs: [{ code: 'IST0174' }] },
    )
  },
}

/** Whether Kiali finds what a DestinationRule of `namespace` is for. */
export function findsDestination(host: KialiHost, namespace: string, lookup: Lookup): boolean {
  if (isPattern(host) || isKnownHost(host, namespace, lookup)) return true
  const { service, namespace: owner } = toServiceName(host)
  return owner === namespace && hasApplication(service, owner, lookup)
}

/** The Service that a host may mean: Kiali takes the first two labels of any other name for one. */
export function toServiceName({ service, namespace, isService }: KialiHost) {
  if (isService) return { service, namespace }
  const [name = '', owner] = service.split('.')
  return owner === undefined ? { service, namespace } : { service: name, namespace: owner }
}

function hasApplication(name: string, namespace: string, lookup: Lookup): boolean {
  return APP_LABELS.some((label, i) =>
    lookup.workloads({ [label]: name }, namespace).some((workload) => {
      const labels = readWorkloadLabels(workload) ?? {}
      return APP_LABELS.slice(0, i).every((earlier) => labels[earlier] === undefined)
    }),
  )
}
