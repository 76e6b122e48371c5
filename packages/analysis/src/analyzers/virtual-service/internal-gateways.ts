import { KUBERNETES_GATEWAY, readVirtualService, resolveGatewayRef } from '@meshdraft/model'
import type { Lookup } from '@meshdraft/model'
import { findGatewayRefBreaches } from '../../admission/common/gateway-refs.ts'
import type { Analyzer } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { INTERNAL_GATEWAY } from './gateway-of.ts'

/** @see https://istio.io/latest/docs/reference/config/analysis/ist0165/ */
export const internalGateways: Analyzer = {
  name: 'virtual-service/internal-gateways',
  description: 'No VirtualService names a Gateway that Istio makes itself.',
  subject: 'VirtualService',
  codes: ['IST0165'],
  needs: [],
  check(virtualService, { lookup, report }) {
    const { namespace } = virtualService
    for (const [i, gatewayRef] of (readVirtualService(virtualService).gateways ?? []).entries()) {
      if (!gatewayRef.slice(gatewayRef.indexOf('/') + 1).includes(INTERNAL_GATEWAY)) continue
      const path = ['spec', 'gateways', i]
      const source = findSource(gatewayRef, namespace, lookup)
      report(
        'IST0165',
        path,
        { gateway: gatewayRef },
        {
          fixes:
            source === undefined
              ? []
              : fixesOf(virtualService).set(`Use gateway ${source}`, path, source, CHOICE),
        },
      )
    }
  },
}

/** The Gateway of the Kubernetes Gateway API that the internal one is made from. */
function findSource(gatewayRef: string, namespace: string, lookup: Lookup): string | undefined {
  const source = gatewayRef.slice(0, gatewayRef.indexOf(INTERNAL_GATEWAY))
  const gateway = source.includes('/')
    ? resolveGatewayRef(source, namespace)
    : { namespace, name: source }
  const found = lookup.resource(KUBERNETES_GATEWAY, gateway.namespace, gateway.name)
  return found === undefined || findGatewayRefBreaches([source]).length > 0 ? undefined : source
}
