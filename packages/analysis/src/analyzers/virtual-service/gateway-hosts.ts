import {
  hostsForNamespace,
  overlaps,
  readGateway,
  readServerHosts,
  readVirtualService,
  toKindName,
} from '@meshdraft/model'
import type { Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { listSome } from '../../words.ts'
import { findAnalyzedGateway, isGatewayName } from './gateway-of.ts'

/**
 * As istioctl: hosts are compared as written, short names are not completed. A gateway that does
 * not exist admits nothing.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0132/
 */
export const gatewayHosts: Analyzer = {
  name: 'virtual-service/gateway-hosts',
  description: 'Every gateway a VirtualService names admits one of its hosts.',
  subject: 'VirtualService',
  codes: ['IST0132'],
  needs: ['Gateway'],
  check(virtualService, { lookup, report }) {
    const { namespace } = virtualService
    const { gateways = [], hosts = [] } = readVirtualService(virtualService)
    for (const [i, gatewayRef] of gateways.entries()) {
      if (!isGatewayName(gatewayRef)) continue
      const gateway = findAnalyzedGateway(gatewayRef, namespace, lookup)
      const admitted = gateway ? listAdmittedHosts(gateway, namespace) : []
      if (hosts.some((host) => admitted.some((other) => overlaps(host, other)))) continue
      const hint =
        admitted.length > 0
          ? `Admitted: ${listSome(admitted)}.`
          : `It admits no host for namespace “${namespace}”.`
      report('IST0132', ['spec', 'gateways', i], {
        kind: hosts.length > 0 ? 'hosts' : 'none',
        gateway: gatewayRef,
        hosts: listSome(hosts),
        hint,
      })
    }
  },
}

/** The hosts of all servers (or listeners) that VirtualServices of `namespace` may use. */
function listAdmittedHosts(gateway: Resource, namespace: string): readonly string[] {
  if (toKindName(gateway.group, gateway.kind) !== 'Gateway') return readServerHosts(gateway)
  const servers = readGateway(gateway).servers ?? []
  const hosts = servers.flatMap((server) =>
    hostsForNamespace(server.hosts ?? [], gateway, namespace),
  )
  return [...new Set(hosts)]
}
