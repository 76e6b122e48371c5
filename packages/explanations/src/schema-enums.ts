import { trafficPolicy } from './destination-rule-manifests.ts'
import { manifest } from './explanation.ts'
import type { Explanations } from './explanation.ts'
import { httpRoute, serverTls } from './schema-manifests.ts'

const ENUM_WHY =
  'The API server accepts the listed values only, and their case counts. It refuses the object.'

const MESH_EXTERNAL = (resolution: string) =>
  manifest(
    'ServiceEntry',
    `
    hosts:
      - api.partner.example
    ports:
      - number: 443
        name: tls
        protocol: TLS
    resolution: ${resolution}
    `,
    'partner',
  )

/** Values that a field does not have. */
export const ENUM_EXPLANATIONS: Explanations = {
  'SCH-020': {
    what: 'There is no load balancing algorithm of this name.',
    why: ENUM_WHY,
    howToFix: 'Write LEAST_REQUEST, ROUND_ROBIN, RANDOM or PASSTHROUGH.',
    fails: trafficPolicy('loadBalancer:\n  simple: ROUNDROBIN'),
    marks: 'ROUNDROBIN',
    passes: trafficPolicy('loadBalancer:\n  simple: ROUND_ROBIN'),
  },
  'SCH-021': {
    what: 'There is no policy for HTTP/2 of this name.',
    why: ENUM_WHY,
    howToFix: 'Write DEFAULT, DO_NOT_UPGRADE or UPGRADE.',
    fails: trafficPolicy('connectionPool:\n  http:\n    h2UpgradePolicy: upgrade'),
    marks: 'upgrade',
    passes: trafficPolicy('connectionPool:\n  http:\n    h2UpgradePolicy: UPGRADE'),
  },
  'SCH-022': {
    what: 'There is no TLS mode of this name for clients.',
    why: ENUM_WHY,
    howToFix: 'Write DISABLE, SIMPLE, MUTUAL or ISTIO_MUTUAL.',
    fails: trafficPolicy('tls:\n  mode: istio_mutual'),
    marks: 'istio_mutual',
    passes: trafficPolicy('tls:\n  mode: ISTIO_MUTUAL'),
  },
  'SCH-023': {
    what: 'There is no such version of the PROXY protocol.',
    why: ENUM_WHY,
    howToFix: 'Write V1 for the header as text, or V2 for its binary form.',
    fails: trafficPolicy('proxyProtocol:\n  version: v2'),
    marks: 'v2',
    passes: trafficPolicy('proxyProtocol:\n  version: V2'),
  },
  'SCH-024': {
    what: 'There is no TLS mode of this name for servers.',
    why: ENUM_WHY,
    howToFix:
      'Write SIMPLE, MUTUAL, OPTIONAL_MUTUAL, ISTIO_MUTUAL, PASSTHROUGH or AUTO_PASSTHROUGH.',
    fails: serverTls('mode: SIMPEL\ncredentialName: shop-certificate'),
    marks: 'SIMPEL',
    passes: serverTls('mode: SIMPLE\ncredentialName: shop-certificate'),
  },
  'SCH-025': {
    what: 'There is no version of TLS of this name.',
    why: ENUM_WHY,
    howToFix: 'Write TLS_AUTO, TLSV1_0, TLSV1_1, TLSV1_2 or TLSV1_3.',
    fails: serverTls('mode: SIMPLE\ncredentialName: shop-certificate\nminProtocolVersion: TLSV1.2'),
    marks: 'TLSV1.2',
    passes: serverTls(
      'mode: SIMPLE\ncredentialName: shop-certificate\nminProtocolVersion: TLSV1_2',
    ),
  },
  'SCH-026': {
    what: 'There is no such resolution or location of a ServiceEntry.',
    why: ENUM_WHY,
    howToFix:
      'For resolution write NONE, STATIC, DNS, DNS_ROUND_ROBIN or DYNAMIC_DNS; for location MESH_EXTERNAL or MESH_INTERNAL.',
    fails: MESH_EXTERNAL('dns'),
    marks: 'dns',
    passes: MESH_EXTERNAL('DNS'),
  },
  'SCH-027': {
    what: 'There is no such mode of a Sidecar.',
    why: ENUM_WHY,
    howToFix:
      'For outboundTrafficPolicy.mode write REGISTRY_ONLY or ALLOW_ANY; for captureMode DEFAULT, IPTABLES or NONE.',
    fails: manifest('Sidecar', 'outboundTrafficPolicy:\n  mode: REGISTRY', 'default'),
    marks: 'REGISTRY',
    passes: manifest('Sidecar', 'outboundTrafficPolicy:\n  mode: REGISTRY_ONLY', 'default'),
  },
  'SCH-028': {
    what: 'There is no such value for a member of a route.',
    why: ENUM_WHY,
    howToFix:
      'For redirect.derivePort write FROM_PROTOCOL_DEFAULT or FROM_REQUEST_PORT; for corsPolicy.unmatchedPreflights FORWARD or IGNORE.',
    fails: httpRoute('redirect:\n  scheme: https\n  derivePort: FROM_PROTOCOL'),
    marks: 'FROM_PROTOCOL',
    passes: httpRoute('redirect:\n  scheme: https\n  derivePort: FROM_PROTOCOL_DEFAULT'),
  },
}
