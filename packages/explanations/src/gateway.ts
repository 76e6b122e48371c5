import { dedent, manifest, manifests } from './explanation.ts'
import type { Explanations } from './explanation.ts'
import { SERVER_TLS_EXPLANATIONS } from './server-tls.ts'

/** A Gateway with one server. */
function server(fields: string): string {
  const lines = dedent(fields).split('\n')
  return manifest(
    'Gateway',
    ['servers:', ...lines.map((line, i) => `${i === 0 ? '- ' : '  '}${line}`)].join('\n'),
  )
}

/** A Gateway with one server for plain HTTP. */
function http(fields: string): string {
  return server(`port:\n  number: 80\n  name: http\n  protocol: HTTP\n${dedent(fields)}`)
}

/** A Gateway with one server for HTTPS. */
function https(fields: string): string {
  return server(
    `port:\n  number: 443\n  name: https\n  protocol: HTTPS\nhosts: [shop.example.com]\n${dedent(fields)}`,
  )
}

const SERVERS = `
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [shop.example.com]
`

const ENDS_TLS = `
  tls:
    mode: SIMPLE
    credentialName: shop-certificate
`

export const GATEWAY_EXPLANATIONS: Explanations = {
  'GW-001': {
    what: 'The name of a Gateway has a dot, or is longer than 63 characters.',
    why: 'VirtualServices may name a Gateway as “name.namespace”, so a dot would be read as the end of the name. Istio refuses such Gateways.',
    howToFix:
      'Use letters, digits and hyphens. The fix renames the Gateway in VirtualServices as well.',
    fails: manifests(
      manifest('Gateway', SERVERS, 'shop.public'),
      manifest(
        'VirtualService',
        `
        hosts: [shop.example.com]
        gateways: [shop.public]
        http:
        - route:
          - destination:
              host: cart.shop.svc.cluster.local
        `,
      ),
    ),
    marks: 'shop.public',
    passes: manifest('Gateway', SERVERS, 'shop-public'),
  },
  'GW-002': {
    what: 'A Gateway has no servers.',
    why: 'Each server opens one port. Without any the Gateway opens none, and Istio refuses it.',
    howToFix: 'Add a server with a port and the hosts that it serves.',
    fails: manifest('Gateway', 'servers: []'),
    marks: '[]',
    passes: manifest('Gateway', SERVERS),
  },
  'GW-004': {
    what: 'A server of a Gateway has no hosts.',
    why: 'The hosts say which requests the server takes. Istio does not take an empty list for all hosts; it refuses the Gateway.',
    howToFix: 'Name the hosts, or write “*” to serve all of them.',
    fails: http('hosts: []'),
    marks: '[]',
    passes: http('hosts: ["*"]'),
  },
  'GW-005': {
    what: 'A host of a server is not a domain name.',
    why: 'Istio compares it with the host of each request. It refuses what can match none, such as a wildcard in the middle of a name.',
    howToFix:
      'Write a full name, a wildcard at the very start as in “*.example.com”, “*”, or an IP address.',
    fails: http('hosts: [shop.*.example.com]'),
    marks: 'shop.*.example.com',
    passes: http('hosts: ["*.example.com"]'),
  },
  'GW-006': {
    what: 'The namespace in front of a host is not one, or one of the two parts is missing.',
    why: '“namespace/host” lets only VirtualServices of that namespace serve the host. Istio refuses a namespace that cannot exist.',
    howToFix: 'Write a namespace, “.” for that of the Gateway or “*” for any; or the host alone.',
    fails: http('hosts: [shop_team/shop.example.com]'),
    marks: 'shop_team/shop.example.com',
    passes: http('hosts: [shop-team/shop.example.com]'),
  },
  'GW-007': {
    what: 'A host of a server is a short name.',
    why: 'Clients call a Gateway from anywhere, so Istio does not complete short names there and refuses them.',
    howToFix: 'Write the full name that clients call.',
    fails: manifests(
      http('hosts: [cart]'),
      `
      apiVersion: v1
      kind: Service
      metadata:
        name: cart
        namespace: shop
      spec:
        ports:
        - name: http
          port: 80
      `,
    ),
    marks: 'cart',
    passes: http('hosts: [cart.shop.svc.cluster.local]'),
  },
  'GW-008': {
    what: 'The wildcard of a host stands for a part of a label.',
    why: 'A certificate and a route know wildcards for whole labels only. Istio refuses “*example.com” on a Gateway.',
    howToFix: 'Put a dot behind the wildcard, or write “*” alone.',
    fails: http('hosts: ["*shop.example.com"]'),
    marks: '"*shop.example.com"',
    passes: http('hosts: ["*.shop.example.com"]'),
  },
  'GW-009': {
    what: 'A server of a Gateway has no port.',
    why: 'Without a port there is nothing to open. The API server and Istio refuse the Gateway.',
    howToFix: 'Add the port with its number, name and protocol.',
    fails: server('hosts: [shop.example.com]'),
    marks: 'hosts',
    passes: http('hosts: [shop.example.com]'),
  },
  'GW-010': {
    what: 'The protocol of a server is not one that Istio knows, or is missing.',
    why: 'The protocol decides how the Gateway reads the traffic. Unlike a Service, a Gateway does not detect it, so Istio refuses the Gateway.',
    howToFix: 'Write HTTP, HTTPS, HTTP2, GRPC, GRPC-Web, TLS, TCP, MONGO, REDIS or MYSQL.',
    fails: server(`
      port:
        number: 80
        name: http
        protocol: HTTP1
      hosts: [shop.example.com]
    `),
    marks: 'HTTP1',
    passes: http('hosts: [shop.example.com]'),
  },
  'GW-011': {
    what: 'The port number of a server is not between 1 and 65535.',
    why: 'There is no such port to listen on. Istio refuses the Gateway. Only a server on a socket has port number 0.',
    howToFix: 'Write the number of the port that the Gateway opens.',
    fails: server(`
      port:
        number: 70000
        name: http
        protocol: HTTP
      hosts: [shop.example.com]
    `),
    marks: '70000',
    passes: http('hosts: [shop.example.com]'),
  },
  'GW-012': {
    what: 'The port of a server has a targetPort.',
    why: 'The Service in front of the Gateway’s pods maps ports; here the field would do nothing, so Istio refuses it.',
    howToFix: 'Remove targetPort. Set it in the Service if the pods listen elsewhere.',
    fails: server(`
      port:
        number: 80
        name: http
        protocol: HTTP
        targetPort: 8080
      hosts: [shop.example.com]
    `),
    marks: '8080',
    passes: http('hosts: [shop.example.com]'),
  },
  'GW-013': {
    what: 'The port of a server has no name.',
    why: 'Istio tells the ports of a Gateway apart by name and refuses a port without one.',
    howToFix: 'Name it after its protocol and number, e.g. http-80.',
    fails: server(`
      port:
        number: 80
        name: ""
        protocol: HTTP
      hosts: [shop.example.com]
    `),
    marks: '""',
    passes: http('hosts: [shop.example.com]'),
  },
  'GW-014': {
    what: 'Two servers of a Gateway give their ports the same name.',
    why: 'Istio tells the ports apart by name and refuses the Gateway.',
    howToFix: 'Rename one of them, e.g. to its protocol and number.',
    fails: manifest(
      'Gateway',
      `
      servers:
      - port: { number: 80, name: http, protocol: HTTP }
        hosts: [shop.example.com]
      - port: { number: 8080, name: http, protocol: HTTP }
        hosts: [api.example.com]
      `,
    ),
    marks: 'http',
    passes: manifest(
      'Gateway',
      `
      servers:
      - port: { number: 80, name: http, protocol: HTTP }
        hosts: [shop.example.com]
      - port: { number: 8080, name: http-api, protocol: HTTP }
        hosts: [api.example.com]
      `,
    ),
  },
  'GW-015': {
    what: 'A server binds to a socket whose path is not usable.',
    why: 'A socket is a file with an absolute path, or an abstract name that starts with “@”. Istio refuses anything else.',
    howToFix: 'Write “unix:///path/to/file” or “unix://@name”.',
    fails: server(`
      port:
        number: 0
        name: http
        protocol: HTTP
      bind: unix:///var/run/shop/
      hosts: [shop.example.com]
    `),
    marks: 'unix:///var/run/shop/',
    passes: server(`
      port:
        number: 0
        name: http
        protocol: HTTP
      bind: unix:///var/run/shop
      hosts: [shop.example.com]
    `),
  },
  'GW-016': {
    what: 'A server binds to a socket and has a port number.',
    why: 'It can listen on one of the two only. Istio refuses the Gateway.',
    howToFix: 'Set the port number to 0, or remove bind to listen on the port.',
    fails: server(`
      port:
        number: 80
        name: http
        protocol: HTTP
      bind: unix:///var/run/shop
      hosts: [shop.example.com]
    `),
    marks: '80',
    passes: server(`
      port:
        number: 0
        name: http
        protocol: HTTP
      bind: unix:///var/run/shop
      hosts: [shop.example.com]
    `),
  },
  'GW-017': {
    what: 'A server binds to something that is neither an IP address nor a socket.',
    why: 'Istio resolves no names here and takes no port with the address. It refuses the Gateway.',
    howToFix:
      'Write an IP address, or “unix://” and a path. Without bind the server listens on all addresses.',
    fails: http(`
      bind: localhost
      hosts: [shop.example.com]
    `),
    marks: 'localhost',
    passes: http(`
      bind: 127.0.0.1
      hosts: [shop.example.com]
    `),
  },
  'GW-018': {
    what: 'A server speaks HTTPS or TLS and has no tls settings.',
    why: 'The Gateway would not know with which certificate to answer. Istio refuses it.',
    howToFix:
      'Add tls: a mode such as SIMPLE with a certificate, or PASSTHROUGH to hand the connection on unopened.',
    fails: https(''),
    marks: 'port',
    passes: https(ENDS_TLS),
  },
  'GW-019': {
    what: 'A server of a plain HTTP protocol has a TLS mode or certificate files.',
    why: 'HTTP is not encrypted, so there is no TLS to end. On such a port tls may only say httpsRedirect. Istio refuses the rest.',
    howToFix: 'Keep only httpsRedirect, remove tls, or change the protocol to HTTPS.',
    fails: http(`
      hosts: [shop.example.com]
      tls:
        httpsRedirect: true
        mode: SIMPLE
        credentialName: shop-certificate
    `),
    marks: 'tls',
    passes: http(`
      hosts: [shop.example.com]
      tls:
        httpsRedirect: true
    `),
  },
  'GW-020': {
    what: 'A server of a protocol such as TCP or MONGO has tls settings.',
    why: 'Of all protocols only HTTPS and TLS are encrypted. Istio refuses the Gateway.',
    howToFix: 'Change the protocol to TLS: what is inside is then handed on as TCP. Or remove tls.',
    fails: server(`
      port:
        number: 5432
        name: postgres
        protocol: TCP
      hosts: [db.example.com]
      tls:
        mode: SIMPLE
        credentialName: db-certificate
    `),
    marks: 'tls',
    passes: server(`
      port:
        number: 5432
        name: postgres
        protocol: TLS
      hosts: [db.example.com]
      tls:
        mode: SIMPLE
        credentialName: db-certificate
    `),
  },
  'GW-021': {
    what: 'httpsRedirect is set on a server that does not speak plain HTTP.',
    why: 'A redirect is the answer to a plain HTTP request. On an HTTPS port it has no effect, or sends clients in a circle.',
    howToFix: 'Remove it here, and set it on the server for HTTP, port 80.',
    fails: https(`
      tls:
        mode: SIMPLE
        credentialName: shop-certificate
        httpsRedirect: true
    `),
    marks: 'true',
    passes: https(ENDS_TLS),
  },
  ...SERVER_TLS_EXPLANATIONS,
}
