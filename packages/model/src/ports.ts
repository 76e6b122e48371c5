import { asList, asMap, asString, valueAt } from './plain.ts'
import type { HostPort } from './lookup.ts'
import type { Resource } from './resources.ts'

const NAMED_PROTOCOLS: ReadonlySet<string> = new Set([
  'GRPC',
  'GRPC-WEB',
  'HTTP',
  'HTTP2',
  'HTTPS',
  'MONGO',
  'MYSQL',
  'REDIS',
  'TCP',
  'TLS',
  'UDP',
])

const APP_PROTOCOLS: ReadonlyMap<string, string> = new Map([
  ['kubernetes.io/h2c', 'HTTP2'],
  ['kubernetes.io/ws', 'HTTP'],
  ['kubernetes.io/wss', 'HTTPS'],
])

/**
 * Yields the ports of a Service or ServiceEntry; entries without a number are left out.
 *
 * A Service's protocol comes from `appProtocol`, else from the port's name up to the first `-`;
 * absent where neither says it (Istio then looks at the traffic).
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export function readPorts(resource: Resource): readonly HostPort[] {
  const isService = resource.kind === 'Service'
  return asList(valueAt(resource.value, ['spec', 'ports'])).flatMap((item) => {
    const port = asMap(item) ?? {}
    const number = isService ? port['port'] : port['number']
    if (typeof number !== 'number') return []
    const name = asString(port['name'])
    const protocol = isService
      ? readServiceProtocol(asString(port['protocol']), asString(port['appProtocol']), name)
      : asString(port['protocol'])?.toUpperCase()
    return [
      {
        number,
        ...(name === undefined ? {} : { name }),
        ...(protocol === undefined || protocol === '' ? {} : { protocol }),
      },
    ]
  })
}

function readServiceProtocol(
  transport: string | undefined,
  appProtocol: string | undefined,
  name: string | undefined,
): string | undefined {
  if (transport === 'UDP') return 'UDP'
  const special = appProtocol === undefined ? undefined : APP_PROTOCOLS.get(appProtocol)
  if (special !== undefined) return special
  const text = (appProtocol ?? name ?? '').toUpperCase()
  if (text.startsWith('GRPC-WEB')) return 'GRPC-WEB'
  const [protocol = ''] = text.split('-')
  return NAMED_PROTOCOLS.has(protocol) ? protocol : undefined
}
