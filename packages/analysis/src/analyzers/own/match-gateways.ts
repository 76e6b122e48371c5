import { MESH_GATEWAY, readVirtualService, resolveGatewayRef } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import { suggestName } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import { buildHostCheck, isFreeInMesh } from '../../admission/virtual-service/mesh-binding.ts'
import type { Analyzer } from '../../analyzer.ts'
import { findGatewayRefBreaches } from '../../admission/common/gateway-refs.ts'
import { fixesOf } from '../../fixer.ts'
import { findAnalyzedGateway } from '../virtual-service/gateway-of.ts'
import { listSome } from '../../words.ts'

/** A match can only narrow the gateways of its VirtualService. */
export const matchGateways: Analyzer = {
  name: 'virtual-service/match-gateways',
  description: 'Gateways that a match names are among those of its VirtualService.',
  subject: 'VirtualService',
  codes: ['MD-039'],
  needs: [],
  check(virtualService, { lookup, report }) {
    const { gateways = [], hosts = [] } = readVirtualService(virtualService)
    // The gateways of a delegate are those of its root.
    if (hosts.length === 0) return
    const listed = gateways.length === 0 ? [MESH_GATEWAY] : gateways
    const known = new Set(listed.map((name) => toGatewayId(name, virtualService)))
    for (const { name, path } of listMatchGateways(virtualService)) {
      if (name === '' || known.has(toGatewayId(name, virtualService))) continue
      const nearest = suggestName(name, listed)
      const only = listed.length === 1 ? listed[0] : nearest
      const isUsable = only !== undefined && findGatewayRefBreaches([only]).length === 0
      const fix = fixesOf(virtualService)
      report(
        'MD-039',
        path,
        { name, listed: listSome(listed) },
        {
          sameAs: [{ code: 'KIA1102' }],
          fixes: [
            ...(!isUsable ? [] : fix.set(`Use ${only}`, path, only, { isChoice: true })),
            ...(gateways.length === 0 || !mayBeListed(name, virtualService, lookup)
              ? []
              : fix.insert(`Add ${name} to gateways`, ['spec', 'gateways', gateways.length], name, {
                  isChoice: true,
                })),
          ],
        },
      )
    }
  },
}

/**
 * Whether a gateway may be listed: it is there, as far as the files tell, and well named; `mesh`
 * only where the hosts would do for sidecars and no other VirtualService has them there.
 */
function mayBeListed(name: string, virtualService: Resource, lookup: Lookup): boolean {
  const { namespace } = virtualService
  if (name === MESH_GATEWAY) {
    const spec = readVirtualService(virtualService)
    const findBreach = buildHostCheck(spec, true)
    const { hosts = [] } = spec
    return (
      new Set(hosts).size === hosts.length &&
      hosts.every(
        (host) =>
          host !== '*' &&
          findBreach(host) === undefined &&
          isFreeInMesh(host, virtualService, lookup),
      )
    )
  }
  if (findGatewayRefBreaches([name]).length > 0) return false
  return !lookup.hasKind('Gateway') || findAnalyzedGateway(name, namespace, lookup) !== undefined
}

/** Tells which gateway is meant, however it is written. */
export function toGatewayId(name: string, { namespace }: Resource): string {
  if (name === MESH_GATEWAY) return name
  const gateway = resolveGatewayRef(name, namespace)
  return `${gateway.namespace}/${gateway.name}`
}

/** Lists the gateways that matches name, of all protocols. */
export function listMatchGateways(virtualService: Resource) {
  const spec = readVirtualService(virtualService)
  const places: { readonly name: string; readonly path: FieldPath }[] = []
  for (const protocol of ['http', 'tls', 'tcp'] as const) {
    for (const [i, { match = [] }] of (spec[protocol] ?? []).entries()) {
      for (const [j, { gateways = [] }] of match.entries()) {
        for (const [k, name] of gateways.entries()) {
          places.push({ name, path: ['spec', protocol, i, 'match', j, 'gateways', k] })
        }
      }
    }
  }
  return places
}
