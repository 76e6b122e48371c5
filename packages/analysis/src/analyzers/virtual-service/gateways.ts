import { MESH_GATEWAY, readVirtualService } from '@meshdraft/model'
import type { GatewayName, Lookup, Resource } from '@meshdraft/model'
import { suggestName } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import { findGatewayRefBreaches } from '../../admission/common/gateway-refs.ts'
import { matchesClaims } from '../../admission/virtual-service/check-top-level.ts'
import type { Analyzer } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { inNamespace, listSome } from '../../words.ts'
import { listMatchGateways, toGatewayId } from '../own/match-gateways.ts'
import { findAnalyzedGateway, isGatewayName, toAnalyzedName } from './gateway-of.ts'

const MOST_SUGGESTIONS = 3

/**
 * As istioctl: entries of `spec.gateways` only, not of `match[].gateways`.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0101/
 */
export const gateways: Analyzer = {
  name: 'virtual-service/gateways',
  description: 'Every gateway a VirtualService names exists.',
  subject: 'VirtualService',
  codes: ['IST0101'],
  needs: ['Gateway'],
  check(virtualService, { lookup, report }) {
    const { namespace, hasNamespace } = virtualService
    let matched: PathsByGateway | undefined
    for (const [i, gatewayRef] of (readVirtualService(virtualService).gateways ?? []).entries()) {
      if (!isGatewayName(gatewayRef)) continue
      if (findAnalyzedGateway(gatewayRef, namespace, lookup)) continue
      const path = ['spec', 'gateways', i]
      const { name, namespace: gatewayNamespace } = toAnalyzedName(gatewayRef, namespace)
      const isWritten = hasNamespace || (gatewayRef.includes('/') && !gatewayRef.startsWith('./'))
      const similar = findSimilar(gatewayRef, namespace, lookup)
      const defined = lookup.gatewayNames().map((gateway) => writeRef(gateway, namespace))
      const [only] = similar
      // Claims need a RequestAuthentication at the gateway, of which nothing is known here.
      const usable = (defined.length === 1 ? defined : similar)
        .filter(
          (text) =>
            !matchesClaims(readVirtualService(virtualService)) &&
            text !== MESH_GATEWAY &&
            findGatewayRefBreaches([text]).length === 0 &&
            findAnalyzedGateway(text, namespace, lookup) !== undefined,
        )
        .slice(0, MOST_SUGGESTIONS)
      if (usable.length > 0) matched ??= groupMatchGateways(virtualService)
      const places = [path, ...(matched?.get(toGatewayId(gatewayRef, virtualService)) ?? [])]
      report(
        'IST0101',
        path,
        {
          kind: 'gateway',
          name,
          where: inNamespace(isWritten ? gatewayNamespace : undefined),
          hint: only === undefined ? `Defined: ${listSome(defined)}.` : `Did you mean “${only}”?`,
        },
        {
          // A gateway that does not exist admits no host either.
          aliases: ['IST0132'],
          // Matches that name the gateway are to name it as the VirtualService does.
          fixes: usable.flatMap((text) =>
            fixesOf(virtualService).steps(
              `Use gateway ${text}`,
              places.map((place) => ['set', place, text] as const),
              CHOICE,
            ),
          ),
        },
      )
    }
  },
}

type PathsByGateway = ReadonlyMap<string, readonly FieldPath[]>

/** Where matches name gateways, by the gateway that is meant. */
function groupMatchGateways(virtualService: Resource): PathsByGateway {
  const paths = new Map<string, FieldPath[]>()
  for (const { name, path } of listMatchGateways(virtualService)) {
    const id = toGatewayId(name, virtualService)
    const known = paths.get(id)
    if (known === undefined) paths.set(id, [path])
    else known.push(path)
  }
  return paths
}

/** Gateways of the same name elsewhere, else those of the most similar name. */
function findSimilar(gatewayRef: string, namespace: string, lookup: Lookup): readonly string[] {
  const legacy = lookup.gateway(gatewayRef, namespace)
  if (legacy) return [writeRef(legacy, namespace)]
  const known = lookup.gatewayNames()
  const nearest = suggestName(
    toAnalyzedName(gatewayRef, namespace).name,
    known.map(({ name }) => name),
  )
  return known.filter(({ name }) => name === nearest).map((gateway) => writeRef(gateway, namespace))
}

function writeRef(gateway: GatewayName, namespace: string): string {
  return gateway.namespace === namespace ? gateway.name : `${gateway.namespace}/${gateway.name}`
}
