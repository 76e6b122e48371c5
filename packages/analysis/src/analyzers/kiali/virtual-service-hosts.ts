import { readVirtualService } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { readHost } from './host.ts'
import { isKnownHost, toMissingSeverity } from './known-host.ts'

/** Unlike istioctl, Kiali completes `name.namespace` and leaves mirrors out. */
export const virtualServiceHosts: Analyzer = {
  name: 'kiali/virtual-service/hosts',
  description: 'Every host a route sends traffic to is a Service or ServiceEntry.',
  subject: 'VirtualService',
  codes: ['KIA1101'],
  needs: ['Service'],
  check(virtualService, { lookup, report }) {
    const { namespace } = virtualService
    const spec = readVirtualService(virtualService)
    for (const protocol of ['http', 'tcp', 'tls'] as const) {
      for (const [i, { route = [] }] of (spec[protocol] ?? []).entries()) {
        for (const [j, { destination }] of route.entries()) {
          const { host = '' } = destination ?? {}
          if (host === '') continue
          if (isKnownHost(readHost(host, namespace, lookup), namespace, lookup)) continue
          report(
            'KIA1101',
            ['spec', protocol, i, 'route', j, 'destination', 'host'],
            { host },
            { severity: toMissingSeverity(lookup), sameAs: [{ code: 'IST0101' }] },
          )
        }
      }
    }
  },
}
