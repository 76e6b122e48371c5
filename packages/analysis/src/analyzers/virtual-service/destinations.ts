import { asMap, valueAt } from '@meshdraft/model'
import type { Destination, VirtualServiceSpec } from '@meshdraft/schema'
import type { FieldPath, PlainValue } from '@meshdraft/yaml'

/** A place where a VirtualService sends traffic. */
export interface PlacedDestination {
  readonly destination: Destination
  readonly path: FieldPath
  readonly isMirror: boolean
}

/** Lists every destination of a VirtualService: tcp, tls, http routes, then mirrors. */
export function listDestinations(spec: VirtualServiceSpec): readonly PlacedDestination[] {
  const routes = (['tcp', 'tls', 'http'] as const).flatMap((protocol) =>
    (spec[protocol] ?? []).flatMap((rule, i) =>
      (rule.route ?? []).flatMap(({ destination }, j) =>
        place(destination, ['spec', protocol, i, 'route', j, 'destination'], false),
      ),
    ),
  )
  const mirrors = (spec.http ?? []).flatMap(({ mirror, mirrors = [] }, i) => [
    ...place(mirror, ['spec', 'http', i, 'mirror'], true),
    ...mirrors.flatMap(({ destination }, j) =>
      place(destination, ['spec', 'http', i, 'mirrors', j, 'destination'], true),
    ),
  ])
  return [...routes, ...mirrors]
}

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

function place(
  destination: Destination | undefined,
  path: FieldPath,
  isMirror: boolean,
): readonly PlacedDestination[] {
  return destination === undefined ? [] : [{ destination, path, isMirror }]
}
