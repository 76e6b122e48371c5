import { readVirtualService } from '@meshdraft/model'
import type { GatewayName, Lookup, Resource } from '@meshdraft/model'
import { suggestName } from '@meshdraft/schema'
import { setValue } from '@meshdraft/yaml'
import type { FieldPath } from '@meshdraft/yaml'
import type { Analyzer } from '../../analyzer.ts'
import { toFixes } from '../../fixes.ts'
import { listSome } from '../../words.ts'
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
    const { namespace } = virtualService
    for (const [i, gatewayRef] of (readVirtualService(virtualService).gateways ?? []).entries()) {
      if (!isGatewayName(gatewayRef)) continue
      if (findAnalyzedGateway(gatewayRef, namespace, lookup)) continue
      const path = ['spec', 'gateways', i]
      const { name, namespace: gatewayNamespace } = toAnalyzedName(gatewayRef, namespace)
      // Kiali, like the proxy, understands the legacy form `name.ns`.
      const isLegacyName = lookup.gateway(gatewayRef, namespace) !== undefined
      const suggestions = suggestGateways(gatewayRef, namespace, lookup)
      report(
        'IST0101',
        path,
        {
          kind: 'gateway',
          name,
          namespace: gatewayNamespace,
          hint: describeHint(suggestions, namespace, lookup),
        },
        {
          // A gateway that does not exist admits no host either.
          aliases: isLegacyName ? ['IST0132'] : ['KIA1102', 'IST0132'],
          fixes: suggestions.flatMap((text) => useGateway(virtualService, path, text)),
        },
      )
    }
  },
}

function useGateway(virtualService: Resource, path: FieldPath, gatewayRef: string) {
  const { document, basePath } = virtualService
  const plan = setValue(document, [...basePath, ...path], gatewayRef)
  return toFixes(`Use gateway ${gatewayRef}`, virtualService, plan)
}

/** Gateways of the same name elsewhere, else of the most similar name, else the only one. */
function suggestGateways(gatewayRef: string, namespace: string, lookup: Lookup): readonly string[] {
  const known = lookup.gatewayNames()
  const legacy = lookup.gateway(gatewayRef, namespace)
  if (legacy) return [writeRef(legacy, namespace)]
  const { name } = toAnalyzedName(gatewayRef, namespace)
  const nearest = suggestName(
    name,
    known.map((gateway) => gateway.name),
  )
  const found = known.filter((gateway) => gateway.name === nearest)
  return (found.length > 0 || known.length > 1 ? found : known)
    .map((gateway) => writeRef(gateway, namespace))
    .slice(0, MOST_SUGGESTIONS)
}

function describeHint(suggestions: readonly string[], namespace: string, lookup: Lookup): string {
  const [only] = suggestions
  if (only !== undefined && suggestions.length === 1) return `Did you mean “${only}”?`
  const all = lookup.gatewayNames().map((gateway) => writeRef(gateway, namespace))
  return `Defined: ${listSome(suggestions.length > 1 ? suggestions : all)}.`
}

function writeRef(gateway: GatewayName, namespace: string): string {
  return gateway.namespace === namespace ? gateway.name : `${gateway.namespace}/${gateway.name}`
}
