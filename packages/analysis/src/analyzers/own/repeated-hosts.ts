import { readVirtualService, resolveHost } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { fixesOf } from '../../fixer.ts'

/** The webhook compares hosts as written; the proxy sees both as one name. */
export const repeatedHosts: Analyzer = {
  name: 'virtual-service/repeated-hosts',
  description: 'No host of a VirtualService stands there both short and in full.',
  subject: 'VirtualService',
  codes: ['MD-047'],
  needs: [],
  check(virtualService, { lookup, report }) {
    const { hosts = [] } = readVirtualService(virtualService)
    const first = new Map<string, string>()
    for (const [i, host] of hosts.entries()) {
      const fqdn = resolveHost(host, virtualService.namespace, lookup.settings.clusterDomain)
      const earlier = first.get(fqdn)
      if (earlier === undefined) first.set(fqdn, host)
      // Two that are written alike are the webhook's to refuse.
      if (earlier === undefined || earlier === host) continue
      const path = ['spec', 'hosts', i]
      const fixes = fixesOf(virtualService).remove(`Remove ${host}`, path)
      report('MD-047', path, { host, earlier }, { fixes, sameAs: [{ code: 'IST0109' }] })
    }
  },
}
