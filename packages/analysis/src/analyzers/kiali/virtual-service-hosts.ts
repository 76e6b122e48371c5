import type { Analyzer } from '../../analyzer.ts'
import { listRouteHosts } from '../virtual-service/destinations.ts'
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
    for (const { host, paths } of listRouteHosts(virtualService)) {
      if (isKnownHost(readHost(host, namespace, lookup), namespace, lookup)) continue
      const severity = toMissingSeverity(lookup)
      for (const path of paths) {
        const sameAs = [{ code: 'IST0101' }]
        report('KIA1101', [...path, 'host'], { host }, { severity, sameAs })
      }
    }
  },
}
