import { asMap, readVirtualService, remember, valueAt } from '@meshdraft/model'
import type { Destination, VirtualServiceSpec } from '@meshdraft/schema'
import type { FieldPath, PlainValue } from '@meshdraft/yaml'

/** A place where a VirtualService sends traffic. */
export interface PlacedDestination {
  readonly destination: Destination
  readonly path: FieldPath
  readonly isMirror: boolean
}

/** Lists every destination of a VirtualService: tcp, tls, http routes, then mirrors. */
export const listDestinations = remember((resource): readonly PlacedDestination[] => {
  const spec = readVirtualService(resource)
  const placed: PlacedDestination[] = []
  for (const protocol of ['tcp', 'tls', 'http'] as const) {
    for (const [i, { route = [] }] of (spec[protocol] ?? []).entries()) {
      for (const [j, { destination }] of route.entries()) {
        if (destination === undefined) continue
        const path = ['spec', protocol, i, 'route', j, 'destination']
        placed.push({ destination, path, isMirror: false })
      }
    }
  }
  for (const [i, { mirror, mirrors = [] }] of (spec.http ?? []).entries()) {
    if (mirror !== undefined) {
      placed.push({ destination: mirror, path: ['spec', 'http', i, 'mirror'], isMirror: true })
    }
    for (const [j, { destination }] of mirrors.entries()) {
      if (destination === undefined) continue
      const path = ['spec', 'http', i, 'mirrors', j, 'destination']
      placed.push({ destination, path, isMirror: true })
    }
  }
  return placed
})

/** A host that routes name. */
export interface RouteHost {
  readonly host: string
  /** Of each destination with it. */
  readonly paths: readonly FieldPath[]
  /** Paths of the destinations by their subset, of those that have one. */
  readonly pathsBySubset: ReadonlyMap<string, readonly FieldPath[]>
}

/** Lists the hosts that the routes of a VirtualService send traffic to, each once; no mirrors. */
export const listRouteHosts = remember((resource): readonly RouteHost[] => {
  const hosts = new Map<
    string,
    { readonly paths: FieldPath[]; readonly pathsBySubset: Map<string, FieldPath[]> }
  >()
  for (const { destination, path, isMirror } of listDestinations(resource)) {
    const { host = '', subset = '' } = destination
    if (isMirror || host === '') continue
    const known = hosts.get(host) ?? { paths: [], pathsBySubset: new Map<string, FieldPath[]>() }
    hosts.set(host, known)
    known.paths.push(path)
    if (subset === '') continue
    const paths = known.pathsBySubset.get(subset)
    if (paths === undefined) known.pathsBySubset.set(subset, [path])
    else paths.push(path)
  }
  return [...hosts].map(([host, found]) => ({ host, ...found }))
})

/** Lists the routes that stand there as maps but name no destination. */
export function listMissingDestinations(
  spec: VirtualServiceSpec,
  value: PlainValue,
): readonly FieldPath[] {
  return (['tcp', 'tls', 'http'] as const).flatMap((protocol) =>
    (spec[protocol] ?? []).flatMap((rule, i) =>
      (rule.route ?? []).flatMap(({ destination }, j) => {
        const path = ['spec', protocol, i, 'route', j]
        const route = destination === undefined ? asMap(valueAt(value, path)) : undefined
        const isMissing = route !== undefined && !Object.hasOwn(route, 'destination')
        return isMissing ? [[...path, 'destination']] : []
      }),
    ),
  )
}
