/** A part of a resource, and where it sits. */
export interface Fragment {
  readonly placement: string
  readonly value: unknown
  /** The `bind` of the server around a port. */
  readonly bind?: string
}

const ROUTE = { destination: { host: 'reviews' } }
const LONE_ROUTE = [ROUTE]

/** Specs around a fragment, by its place; they are valid if the fragment is. */
const PLACES: Readonly<
  Record<string, (fragment: Fragment) => readonly (readonly [kind: string, spec: unknown])[]>
> = {
  'VirtualService spec.http[]': ({ value }) => [virtualService({ http: [value] })],
  'VirtualService spec.http[] of a delegate (a VirtualService without hosts)': ({ value }) => [
    ['VirtualService', { http: [value] }],
  ],
  'Gateway spec.servers[].tls': ({ value }) => [
    gateway({ port: { number: 443, name: 'https', protocol: 'HTTPS' }, hosts: ['*'], tls: value }),
  ],
  'Gateway spec.servers[]': ({ value }) => [gateway(value)],
  'Gateway spec.servers[].port': ({ value, bind }) => [
    gateway({ port: value, hosts: ['*'], ...(bind === undefined ? {} : { bind }) }),
  ],
  'DestinationRule spec.trafficPolicy': ({ value }) => [destinationRule(value)],
  'DestinationRule spec.trafficPolicy.connectionPool': ({ value }) => [
    destinationRule({ connectionPool: value }),
  ],
  'DestinationRule spec.trafficPolicy.loadBalancer': ({ value }) => [
    destinationRule({ loadBalancer: value }),
  ],
  'DestinationRule spec.trafficPolicy.outlierDetection': ({ value }) => [
    destinationRule({ outlierDetection: value }),
  ],
  'DestinationRule spec.trafficPolicy.tls': ({ value }) => [destinationRule({ tls: value })],
  'VirtualService spec.http[].fault': ({ value }) => [http({ fault: value })],
  'VirtualService spec.http[].fault.abort': ({ value }) => [http({ fault: { abort: value } })],
  'VirtualService spec.http[].fault.delay': ({ value }) => [http({ fault: { delay: value } })],
  'VirtualService spec.tcp[].route or spec.tls[].route': ({ value }) => [
    virtualService({ tcp: [{ route: value }] }),
    virtualService({ tls: [{ match: [{ sniHosts: ['shop.example.com'] }], route: value }] }),
  ],
  'VirtualService spec.http[].retries': ({ value }) => [http({ retries: value })],
  'VirtualService spec.http[].redirect': ({ value }) => [
    virtualService({ http: [{ redirect: value }] }),
  ],
  'VirtualService spec.http[].rewrite': ({ value }) => [http({ rewrite: value })],
  'VirtualService spec.http[].rewrite.uriRegexRewrite': ({ value }) => [
    http({ rewrite: { uriRegexRewrite: value } }),
  ],
  'VirtualService spec.http[].corsPolicy': ({ value }) => [http({ corsPolicy: value })],
  'VirtualService spec.http[].match[]': ({ value }) => [http({ match: [value] })],
  'VirtualService spec.http[].directResponse': ({ value }) => [
    virtualService({ http: [{ directResponse: value }] }),
  ],
  'VirtualService spec.http[].route': ({ value }) => [virtualService({ http: [{ route: value }] })],
  'VirtualService spec.http[].route[]': ({ value }) => [
    virtualService({ http: [{ route: [value] }] }),
  ],
  'VirtualService spec.http[].route[].destination': ({ value }) => [
    virtualService({ http: [{ route: [{ destination: value }] }] }),
  ],
  'ServiceEntry spec.ports[]': ({ value }) => [
    ['ServiceEntry', { hosts: ['shop.example.com'], resolution: 'DNS', ports: [value] }],
  ],
}

/** Yields the manifests that hold a fragment at its place; none for a place that is not known. */
export function placeFragment(fragment: Partial<Fragment>): readonly string[] {
  const { placement = '', value, ...rest } = fragment
  const place = Object.hasOwn(PLACES, placement) ? PLACES[placement] : undefined
  return (place?.({ placement, value, ...rest }) ?? []).map(([kind, spec]) =>
    writeManifest(kind, spec),
  )
}

/** Writes a manifest as JSON, which is YAML. */
export function writeManifest(kind: string, spec: unknown, namespace = 'bar'): string {
  const metadata = { name: 'foo', namespace }
  return JSON.stringify({ apiVersion: 'networking.istio.io/v1', kind, metadata, spec })
}

function virtualService(routes: object): readonly [string, unknown] {
  return ['VirtualService', { hosts: ['shop.example.com'], ...routes }]
}

function http(parts: object): readonly [string, unknown] {
  return virtualService({ http: [{ route: LONE_ROUTE, ...parts }] })
}

function gateway(server: unknown): readonly [string, unknown] {
  return ['Gateway', { servers: [server] }]
}

function destinationRule(trafficPolicy: unknown): readonly [string, unknown] {
  return ['DestinationRule', { host: 'reviews', trafficPolicy }]
}
