import type { ServicePortReference } from '@meshdraft/schema'
import { remember } from '@meshdraft/model'
import type { Resource } from '@meshdraft/model'
import type { FieldPath } from '@meshdraft/yaml'
import { readService } from '../read-service.ts'
import type { Analyzer } from '../../analyzer.ts'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'

const PROTOCOLS: ReadonlySet<string> = new Set([
  'doublehbone',
  'grpc',
  'grpc-web',
  'hbone',
  'http',
  'http2',
  'http_proxy',
  'https',
  'mongo',
  'mysql',
  'redis',
  'tcp',
  'tls',
  'udp',
])
const APP_PROTOCOLS: ReadonlySet<string> = new Set([
  'kubernetes.io/h2c',
  'kubernetes.io/ws',
  'kubernetes.io/wss',
])

// SMTP, DNS, MySQL and MongoDB: Istio never guesses the protocol of their traffic.
const WELL_KNOWN_PORTS: ReadonlySet<number> = new Set([25, 53, 3306, 27_017])

// Values of `gateway.istio.io/managed`: Istio makes these Services itself.
const CONTROLLERS: ReadonlySet<string> = new Set([
  'istio.io-gateway-controller',
  'istio.io-mesh-controller',
  'istio.io-eastwest-controller',
])

const OFFERED = ['http', 'grpc', 'tcp']
const OFFERED_FOR_EXTERNAL = ['http', 'https', 'tls']
const LONGEST_NAME = 63

/**
 * As istioctl: a port whose protocol neither `appProtocol` nor the beginning of its name tells.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0118/
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0150/
 */
export const servicePortNames: Analyzer = {
  name: 'service/port-names',
  description: 'Every port of a Service tells its protocol.',
  subject: 'Service',
  codes: ['IST0118', 'IST0150'],
  needs: [],
  check(service, { report }) {
    if (isIstios(service)) return
    const { ports, type } = readService(service)
    const isExternal = type === 'ExternalName'
    for (const [i, port] of ports.entries()) {
      const { name = '', appProtocol, port: number = 0 } = port
      if (tellsProtocol(port) && !(isExternal && name === 'tcp')) continue
      const field = appProtocol === undefined ? 'name' : 'appProtocol'
      const path = ['spec', 'ports', i, field]
      const fixes = tellProtocol(service, path, port, isExternal)
      if (isExternal) {
        const hint = 'Begin its name with another protocol, such as “https-”.'
        report('IST0150', path, { port: number, hint }, { fixes })
        continue
      }
      const value = appProtocol ?? name
      const kind = value === '' ? 'none' : field
      report('IST0118', path, { kind, value, port: number }, { fixes })
    }
  },
}

// Services of the control plane and of gateways that Istio makes are nobody's to rename.
function isIstios({ labels }: Resource): boolean {
  return (
    Object.hasOwn(labels, 'istio') ||
    labels['release'] === 'istio' ||
    CONTROLLERS.has(labels['gateway.istio.io/managed'] ?? '')
  )
}

/** @see https://github.com/istio/istio/blob/master/pkg/config/kube/conversion.go */
function tellsProtocol({ name = '', appProtocol, port = 0, protocol }: ServicePortReference) {
  if (protocol === 'UDP' || WELL_KNOWN_PORTS.has(port)) return true
  if (appProtocol !== undefined && APP_PROTOCOLS.has(appProtocol)) return true
  const text = (appProtocol ?? name).toLowerCase()
  if (text.startsWith('grpc-web')) return true
  return PROTOCOLS.has(text.split('-', 1)[0] ?? '')
}

const listNames = remember(
  (service): ReadonlySet<string | undefined> =>
    new Set(readService(service).ports.map(({ name }) => name)),
)

function tellProtocol(
  service: Resource,
  path: FieldPath,
  { name = '', appProtocol, port }: ServicePortReference,
  isExternal: boolean,
): readonly Fix[] {
  const taken = listNames(service)
  const offered = isExternal ? OFFERED_FOR_EXTERNAL : OFFERED
  // On 443 clients speak TLS.
  const fitting = port === 443 ? ['https', 'tls'] : offered
  return fitting.flatMap((protocol) => {
    if (appProtocol !== undefined) {
      return fixesOf(service).set(`Set appProtocol ${protocol}`, path, protocol, CHOICE)
    }
    const isBare = name === '' || name === 'tcp'
    const text = (isBare ? protocol : `${protocol}-${name}`).slice(0, LONGEST_NAME)
    if (taken.has(text)) return []
    return fixesOf(service).set(`Name it ${text}`, path, text, CHOICE)
  })
}
