import { dedent, manifest } from './explanation.ts'
import type { Explanations } from './explanation.ts'

/** A Sidecar with one ingress listener. */
function ingress(fields: string): string {
  const lines = dedent(fields).split('\n')
  return manifest(
    'Sidecar',
    ['ingress:', ...lines.map((line, i) => `${i === 0 ? '- ' : '  '}${line}`)].join('\n'),
  )
}

/** An ingress listener for plain HTTP. */
function http(fields: string): string {
  return ingress(`port:\n  number: 9080\n  protocol: HTTP\n${dedent(fields)}`)
}

/** An ingress listener that ends TLS with these settings. */
function tls(settings: string): string {
  const lines = dedent(settings).split('\n')
  return ingress(
    [
      'port:',
      '  number: 9443',
      '  protocol: HTTPS',
      'tls:',
      ...lines.map((line) => `  ${line}`),
    ].join('\n'),
  )
}

const FILES = `
  mode: SIMPLE
  serverCertificate: /etc/certs/server.pem
  privateKey: /etc/certs/key.pem
`

export const SIDECAR_INGRESS_EXPLANATIONS: Explanations = {
  'SC-005': {
    what: 'An ingress listener has no port.',
    why: 'Each listener takes requests on one port. The API server and Istio refuse one without.',
    howToFix: 'Add the port with its number and protocol.',
    fails: ingress('defaultEndpoint: 127.0.0.1:8080'),
    marks: 'defaultEndpoint',
    passes: http('defaultEndpoint: 127.0.0.1:8080'),
  },
  'SC-006': {
    what: 'The port of an ingress listener has a targetPort.',
    why: 'The port of the application is set by defaultEndpoint. Istio refuses targetPort, as it would do nothing.',
    howToFix: 'Remove targetPort and set defaultEndpoint if the application listens elsewhere.',
    fails: ingress(`
      port:
        number: 9080
        protocol: HTTP
        targetPort: 8080
    `),
    marks: '8080',
    passes: http('defaultEndpoint: 127.0.0.1:8080'),
  },
  'SC-007': {
    what: 'The name, protocol or number of an ingress port is not usable.',
    why: 'Name and protocol may be left out, but what is written has to be a DNS label and a protocol that Istio knows, and the number a port. It refuses the Sidecar.',
    howToFix:
      'Correct what is marked: a name of letters, digits and inner hyphens, a protocol such as HTTP or TCP, a number from 1 to 65535.',
    fails: ingress(`
      port:
        number: 9080
        protocol: HTTP1
    `),
    marks: 'HTTP1',
    passes: http(''),
  },
  'SC-008': {
    what: 'An ingress listener binds to something that is not an IP address.',
    why: 'Istio resolves no names here, and requests from outside cannot come through a socket. It refuses the Sidecar.',
    howToFix: 'Write an IP address, or remove bind to listen on the addresses of the workload.',
    fails: http('bind: localhost'),
    marks: 'localhost',
    passes: http('bind: 127.0.0.1'),
  },
  'SC-009': {
    what: 'Two ingress listeners have the same port number.',
    why: 'A port takes one listener, even where the addresses they bind to differ. Istio refuses the Sidecar.',
    howToFix: 'Remove one of them, or change its port.',
    fails: manifest(
      'Sidecar',
      `
      ingress:
      - port: { number: 9080, protocol: HTTP }
      - port: { number: 9080, protocol: TCP }
      `,
    ),
    marks: '9080',
    passes: manifest(
      'Sidecar',
      `
      ingress:
      - port: { number: 9080, protocol: HTTP }
      - port: { number: 9090, protocol: TCP }
      `,
    ),
  },
  'SC-010': {
    what: 'defaultEndpoint is a socket whose path is not usable.',
    why: 'A socket is a file with an absolute path, or an abstract name that starts with “@”. Istio refuses anything else.',
    howToFix: 'Write “unix:///path/to/file” or “unix://@name”.',
    fails: http('defaultEndpoint: unix:///var/run/shop/'),
    marks: 'unix:///var/run/shop/',
    passes: http('defaultEndpoint: unix:///var/run/shop'),
  },
  'SC-011': {
    what: 'defaultEndpoint is not an address with a port.',
    why: 'The sidecar hands requests on to it and needs both. Istio refuses anything else.',
    howToFix:
      'Write “127.0.0.1:port”, “0.0.0.0:port” for the address of the workload, or “[::1]:port”.',
    fails: http('defaultEndpoint: "8080"'),
    marks: '"8080"',
    passes: http('defaultEndpoint: 127.0.0.1:8080'),
  },
  'SC-012': {
    what: 'defaultEndpoint leads to another address than those of the workload.',
    why: 'The sidecar serves the application beside it only. Istio refuses other addresses and names.',
    howToFix: 'Use 127.0.0.1 or [::1], or 0.0.0.0 or [::] for the address of the workload.',
    fails: http('defaultEndpoint: localhost:8080'),
    marks: 'localhost:8080',
    passes: http('defaultEndpoint: 127.0.0.1:8080'),
  },
  'SC-013': {
    what: 'The port of defaultEndpoint is not a number from 1 to 65535.',
    why: 'There is no such port to hand requests on to. Istio refuses the Sidecar.',
    howToFix: 'Write the number of the port on which the application listens.',
    fails: http('defaultEndpoint: 127.0.0.1:http'),
    marks: '127.0.0.1:http',
    passes: http('defaultEndpoint: 127.0.0.1:8080'),
  },
  'SC-014': {
    what: 'An ingress listener is to check names in the certificates of clients.',
    why: 'Sidecars do not do that; only Gateways check subjectAltNames. Istio refuses the Sidecar.',
    howToFix: 'Remove subjectAltNames.',
    fails: tls(`${dedent(FILES)}\nsubjectAltNames: [client.example.com]`),
    marks: 'subjectAltNames',
    passes: tls(FILES),
  },
  'SC-015': {
    what: 'An ingress listener is to redirect to HTTPS.',
    why: 'Sidecars do not redirect; only Gateways do. Istio refuses the Sidecar.',
    howToFix: 'Remove httpsRedirect.',
    fails: tls(`${dedent(FILES)}\nhttpsRedirect: true`),
    marks: 'httpsRedirect',
    passes: tls(FILES),
  },
  'SC-016': {
    what: 'An ingress listener names a Secret for its certificate.',
    why: 'Sidecars read certificates from files that are mounted into the proxy. Istio refuses credentialName.',
    howToFix:
      'Mount the Secret into the proxy and name its files in serverCertificate and privateKey.',
    fails: tls(`
      mode: SIMPLE
      credentialName: shop-certificate
    `),
    marks: 'credentialName',
    passes: tls(FILES),
  },
  'SC-017': {
    what: 'An ingress listener names Secrets for its certificates.',
    why: 'Sidecars read one certificate from files that are mounted into the proxy. Istio refuses credentialNames.',
    howToFix:
      'Mount a Secret into the proxy and name its files in serverCertificate and privateKey.',
    fails: tls(`
      mode: SIMPLE
      credentialNames: [shop-rsa, shop-ecdsa]
    `),
    marks: 'credentialNames',
    passes: tls(FILES),
  },
  'SC-018': {
    what: 'An ingress listener has a list of certificates.',
    why: 'Sidecars take one certificate. Istio refuses tlsCertificates.',
    howToFix: 'Move the files of one certificate up to serverCertificate and privateKey.',
    fails: tls(`
      mode: SIMPLE
      tlsCertificates:
      - serverCertificate: /etc/certs/server.pem
        privateKey: /etc/certs/key.pem
    `),
    marks: 'tlsCertificates',
    passes: tls(FILES),
  },
  'SC-019': {
    what: 'The mode of TLS is not one for an ingress listener.',
    why: 'The mesh speaks its own mutual TLS without tls settings, and only Gateways can take the destination from the server name. Istio refuses both modes.',
    howToFix:
      'Remove tls for the mutual TLS of the mesh; use SIMPLE or MUTUAL with certificates of your own.',
    fails: tls('mode: ISTIO_MUTUAL'),
    marks: 'ISTIO_MUTUAL',
    passes: tls(FILES),
  },
  'SC-020': {
    what: 'An ingress listener ends TLS on a port of another protocol.',
    why: 'Of all protocols only HTTPS and TLS are encrypted. Istio refuses tls settings with any other.',
    howToFix: 'Change the protocol to HTTPS, or to TLS for anything but HTTP; or remove tls.',
    fails: ingress(`
      port:
        number: 9443
        protocol: HTTP
      tls:
        mode: SIMPLE
        serverCertificate: /etc/certs/server.pem
        privateKey: /etc/certs/key.pem
    `),
    marks: 'tls',
    passes: tls(FILES),
  },
  'SC-023': {
    what: 'HTTP settings of a connection pool stand on a port that is not HTTP.',
    why: 'The sidecar sees no requests there, so only the TCP settings have an effect. Without a protocol the port counts as not HTTP.',
    howToFix: 'Set the protocol to HTTP if it is, or use tcp settings.',
    fails: ingress(`
      port:
        number: 9080
        protocol: TCP
      connectionPool:
        http:
          http2MaxRequests: 100
    `),
    marks: 'http',
    passes: http(`
      connectionPool:
        http:
          http2MaxRequests: 100
    `),
  },
}
