import { MESH_GATEWAY, readVirtualService, remember } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { FieldPath } from '@meshdraft/yaml'
import { isDnsLabel } from '../../admission/common/hosts.ts'
import type { Analyzer } from '../../analyzer.ts'
import { fixesOf } from '../../fixer.ts'
import { isFoundOnlyAs } from '../virtual-service/gateway-of.ts'

interface PlacedRef {
  readonly gatewayRef: string
  readonly path: FieldPath
}

/**
 * Kiali knows the legacy form `name.namespace`, but no Gateway of the Kubernetes Gateway API. After a
 * failure it skips the lists that follow.
 */
export const virtualServiceGateways: Analyzer = {
  name: 'kiali/virtual-service/gateways',
  description: 'Every gateway a VirtualService and its matches name is one of Istio’s Gateways.',
  subject: 'VirtualService',
  codes: ['KIA1102'],
  needs: ['Gateway'],
  check(virtualService, { lookup, report }) {
    for (const list of listRefs(virtualService)) {
      const missing = list.filter(
        ({ gatewayRef }) => findGateway(gatewayRef, virtualService.namespace, lookup) === undefined,
      )
      for (const { gatewayRef, path } of missing) {
        const sameAs = [{ code: 'IST0101' }]
        report('KIA1102', path, { name: gatewayRef }, { sameAs })
      }
      if (missing.length > 0 && lookup.settings.isExhaustive !== true) return
    }
  },
}

/** The form `namespace/name` has replaced names with dots. */
export const gatewayNames: Analyzer = {
  name: 'kiali/virtual-service/gateway-names',
  description: 'Gateways are named in the form `namespace/name`.',
  subject: 'VirtualService',
  codes: ['KIA1108'],
  needs: [],
  check(virtualService, { lookup, report }) {
    const { namespace: own } = virtualService
    for (const { gatewayRef, path } of listRefs(virtualService).flat()) {
      if (gatewayRef.includes('/') || !gatewayRef.includes('.')) continue
      const [name = '', namespace = ''] = gatewayRef.split('.')
      const text = `${namespace}/${name}`
      report(
        'KIA1108',
        path,
        { name: gatewayRef, text },
        {
          sameAs: [{ code: 'VS-031' }, { code: 'VS-098' }],
          fixes:
            !isDnsLabel(name) ||
            !isDnsLabel(namespace) ||
            isFoundOnlyAs(gatewayRef, text, own, lookup)
              ? []
              : fixesOf(virtualService).set(`Use gateway ${text}`, path, text),
        },
      )
    }
  },
}

/** References but `mesh`, list by list: of the VirtualService, then of each match of an HTTP rule. */
const listRefs = remember((virtualService): readonly (readonly PlacedRef[])[] => {
  const { gateways = [], http = [] } = readVirtualService(virtualService)
  const place = (refs: readonly string[], path: FieldPath) =>
    refs
      .map((gatewayRef, i) => ({ gatewayRef, path: [...path, i] }))
      .filter(({ gatewayRef }) => gatewayRef !== MESH_GATEWAY)
  return [
    place(gateways, ['spec', 'gateways']),
    ...http.flatMap(({ match = [] }, i) =>
      match.flatMap(({ gateways: refs = [] }, j) =>
        refs.length === 0 ? [] : [place(refs, ['spec', 'http', i, 'match', j, 'gateways'])],
      ),
    ),
  ]
})

// Kiali reads `./name` as a name with a dot and finds nothing; it is Istio's form for the own
// namespace and no mistake.
function findGateway(gatewayRef: string, namespace: string, lookup: Lookup): Resource | undefined {
  if (gatewayRef.endsWith('.svc')) return undefined
  const { clusterDomain } = lookup.settings
  const [, , ...domain] = gatewayRef.includes('/') ? [] : gatewayRef.split('.')
  const isForeign = domain.length > 0 && domain.join('.') !== `svc.${clusterDomain}`
  return isForeign ? undefined : lookup.gateway(gatewayRef, namespace)
}
