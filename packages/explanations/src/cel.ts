import { dedent, manifest } from './explanation.ts'
import type { Explanations } from './explanation.ts'

/** A DestinationRule that selects the workloads it applies to by this label. */
function clientsWith(label: string): string {
  return manifest(
    'DestinationRule',
    `
    host: reviews
    workloadSelector:
      matchLabels:
        ${label}
    `,
  )
}

/** A Gateway with one HTTPS server with these TLS settings. */
function tls(settings: string): string {
  const lines = dedent(settings).split('\n')
  return manifest(
    'Gateway',
    [
      'servers:',
      '- port: { number: 443, name: https, protocol: HTTPS }',
      '  hosts: [shop.example.com]',
      '  tls:',
      ...lines.map((line) => `    ${line}`),
    ].join('\n'),
  )
}

/** A ServiceEntry for one host. */
function serviceEntry(fields: string, host = 'api.example.com'): string {
  return manifest('ServiceEntry', `hosts: ["${host}"]\n${dedent(fields)}`)
}

/** A ServiceEntry with one HTTPS port. */
function https(fields: string): string {
  return serviceEntry(`ports:\n- { number: 443, name: https, protocol: HTTPS }\n${dedent(fields)}`)
}

function workload(fields: string): string {
  return manifest('WorkloadEntry', fields)
}

const ONE_PORT = `
  ports:
  - { number: 443, name: https, protocol: HTTPS }
  resolution: DNS
`

/** Rules that the API server evaluates besides types and bounds (CEL expressions of the CRDs). */
export const CEL_EXPLANATIONS: Explanations = {
  'CEL-01': {
    what: 'A duration is shorter than a millisecond, or is not a duration.',
    why: 'Durations are written as a number and a unit: ns, us, ms, s, m or h. The API server refuses others, and zero as well: it switches nothing off.',
    howToFix:
      'Write for instance 5s or 250ms. Remove the timeout of a route for none. Of other fields a default applies once they are removed.',
    fails: manifest(
      'VirtualService',
      `
      hosts: [reviews]
      http:
      - timeout: 0s
        route:
        - destination:
            host: reviews
      `,
    ),
    marks: '0s',
    passes: manifest(
      'VirtualService',
      `
      hosts: [reviews]
      http:
      - timeout: 5s
        route:
        - destination:
            host: reviews
      `,
    ),
  },
  'CEL-02': {
    what: 'The key of a selector’s label holds a wildcard.',
    why: 'A selector compares whole keys, so it would match no workload. The API server refuses it.',
    howToFix: 'Write the key as the workloads carry it.',
    fails: clientsWith('"app*": cart'),
    marks: '"app*"',
    passes: clientsWith('app: cart'),
  },
  'CEL-03': {
    what: 'A label of a selector has no key.',
    why: 'No workload can carry such a label. The API server refuses it.',
    howToFix: 'Name the label, or remove it.',
    fails: clientsWith('"": cart'),
    marks: '""',
    passes: clientsWith('app: cart'),
  },
  'CEL-04': {
    what: 'The value of a selector’s label holds a wildcard.',
    why: 'A selector compares whole values, so it would match no workload. The API server refuses it.',
    howToFix: 'Write the value as the workloads carry it.',
    fails: clientsWith('app: cart*'),
    marks: 'cart*',
    passes: clientsWith('app: cart'),
  },
  'CEL-05': {
    what: 'Both certificate files and Secrets are listed.',
    why: 'The server certificates come from one place. The API server refuses two.',
    howToFix: 'Keep tlsCertificates or credentialNames.',
    fails: tls(`
      mode: SIMPLE
      credentialNames: [shop-rsa, shop-ecdsa]
      tlsCertificates:
      - serverCertificate: /etc/certs/server.pem
        privateKey: /etc/certs/key.pem
    `),
    marks: 'tlsCertificates',
    passes: tls(`
      mode: SIMPLE
      credentialNames: [shop-rsa, shop-ecdsa]
    `),
  },
  'CEL-06': {
    what: 'A Secret is named, and Secrets are listed as well.',
    why: 'The server certificates come from one place. The API server refuses two.',
    howToFix: 'Keep credentialName for one Secret, or credentialNames for two.',
    fails: tls(`
      mode: SIMPLE
      credentialName: shop-certificate
      credentialNames: [shop-rsa, shop-ecdsa]
    `),
    marks: 'credentialNames',
    passes: tls(`
      mode: SIMPLE
      credentialName: shop-certificate
    `),
  },
  'CEL-08': {
    what: 'A ServiceEntry has both endpoints and a workloadSelector.',
    why: 'Its workloads are either listed or selected by their labels. The API server refuses both together.',
    howToFix: 'Keep one of them.',
    fails: serviceEntry(`
      ports:
      - { number: 443, name: https, protocol: HTTPS }
      resolution: STATIC
      workloadSelector:
        labels:
          app: api
      endpoints:
      - address: 10.0.0.8
    `),
    marks: 'endpoints',
    passes: serviceEntry(`
      ports:
      - { number: 443, name: https, protocol: HTTPS }
      resolution: STATIC
      workloadSelector:
        labels:
          app: db
    `),
  },
  'CEL-09': {
    what: 'A workload has neither an address nor a network.',
    why: 'Without an address it is reached through the gateway of its network; without both nothing can reach it. The API server refuses it.',
    howToFix: 'Add the address: an IP address, a name, or a socket.',
    fails: workload(`
      labels:
        app: db
    `),
    marks: 'spec',
    passes: workload(`
      address: 10.0.0.8
      labels:
        app: db
    `),
  },
  'CEL-10': {
    what: 'A ServiceEntry lists a range of addresses, but resolves its hosts by DNS.',
    why: 'A range stands for connections that are passed on to the address the client asked for. With DNS they go elsewhere. The API server refuses it.',
    howToFix: 'Use resolution NONE or STATIC, or list single addresses.',
    fails: https(`
      resolution: DNS
      addresses: [10.0.0.0/24]
    `),
    marks: '10.0.0.0/24',
    passes: https(`
      resolution: NONE
      addresses: [10.0.0.0/24]
    `),
  },
  'CEL-11': {
    what: 'A ServiceEntry has endpoints that it does not use.',
    why: 'With resolution NONE, which also applies when none is written, connections go to the address the client asked for. The API server refuses endpoints there.',
    howToFix:
      'Set resolution STATIC for endpoints with IP addresses or DNS for names, or remove the endpoints.',
    fails: https(`
      resolution: NONE
      endpoints:
      - address: 10.0.0.8
    `),
    marks: 'endpoints',
    passes: https(`
      resolution: STATIC
      endpoints:
      - address: 10.0.0.8
    `),
  },
  'CEL-12': {
    what: 'Resolution DNS_ROUND_ROBIN has several endpoints.',
    why: 'The proxy then resolves one name and uses one of the addresses at a time. The API server refuses more names.',
    howToFix: 'Keep one endpoint, or use resolution DNS.',
    fails: https(`
      resolution: DNS_ROUND_ROBIN
      endpoints:
      - address: a.example.com
      - address: b.example.com
    `),
    marks: 'endpoints',
    passes: https(`
      resolution: DNS_ROUND_ROBIN
      endpoints:
      - address: a.example.com
    `),
  },
  'CEL-13': {
    what: 'A workload at a socket has ports.',
    why: 'A socket is one end of a connection and has no ports. The API server refuses them.',
    howToFix: 'Remove ports, or write an IP address or a name as the address.',
    fails: workload(`
      address: unix:///var/run/db
      ports:
        tcp: 5432
    `),
    marks: 'ports',
    passes: workload('address: unix:///var/run/db'),
  },
  'CEL-14': {
    what: 'A socket is neither an absolute path nor an abstract name.',
    why: 'Paths that depend on the folder of the proxy lead nowhere. The API server refuses them.',
    howToFix: 'Write “unix:///path/to/file” or “unix://@name”.',
    fails: workload('address: unix://var/run/db'),
    marks: 'unix://var/run/db',
    passes: workload('address: unix:///var/run/db'),
  },
  'CEL-15': {
    what: 'A port is not a number from 1 to 65535.',
    why: 'There is no such port. The API server refuses it.',
    howToFix: 'Write the number of the port.',
    fails: workload(`
      address: 10.0.0.8
      ports:
        tcp: 70000
    `),
    marks: '70000',
    passes: workload(`
      address: 10.0.0.8
      ports:
        tcp: 5432
    `),
  },
  'CEL-16': {
    what: 'The path of a socket ends in a slash.',
    why: 'That is a folder, and a socket is a file. The API server refuses it.',
    howToFix: 'Name the file.',
    fails: workload('address: unix:///var/run/db/'),
    marks: 'unix:///var/run/db/',
    passes: workload('address: unix:///var/run/db/socket'),
  },
  'CEL-17': {
    what: 'A port of a workload has a name that no port of a service can have.',
    why: 'The names refer to the ports of the service. The API server refuses what is not a DNS label of up to 62 characters.',
    howToFix: 'Use letters, digits and inner hyphens, as in the service.',
    fails: workload(`
      address: 10.0.0.8
      ports:
        tcp_db: 5432
    `),
    marks: 'tcp_db',
    passes: workload(`
      address: 10.0.0.8
      ports:
        tcp-db: 5432
    `),
  },
  'CEL-18': {
    what: 'A ServiceEntry claims every host.',
    why: 'It would take over all names, those of the services of the mesh as well. The API server refuses “*”.',
    howToFix: 'Name the hosts, or a domain as in “*.example.com”.',
    fails: serviceEntry('ports:\n- { number: 443, name: tls, protocol: TLS }', '*'),
    marks: '"*"',
    passes: serviceEntry('ports:\n- { number: 443, name: tls, protocol: TLS }', '*.example.com'),
  },
  'CEL-19': {
    what: 'Two ports of a ServiceEntry have the same number.',
    why: 'The number tells to which port a client connects. The API server refuses repeated ones.',
    howToFix: 'Remove one of the ports, or correct its number.',
    fails: serviceEntry(`
      ports:
      - { number: 443, name: https, protocol: HTTPS }
      - { number: 443, name: tls, protocol: TLS }
      resolution: DNS
    `),
    marks: '443',
    passes: serviceEntry(ONE_PORT),
  },
  'CEL-20': {
    what: 'The value of a selector’s label holds a wildcard.',
    why: 'A selector compares whole values, so it would match no workload. The API server refuses it.',
    howToFix: 'Write the value as the workloads carry it.',
    fails: manifest(
      'Sidecar',
      `
      workloadSelector:
        labels:
          app: cart*
      egress:
      - hosts: ["./*"]
      `,
    ),
    marks: 'cart*',
    passes: manifest(
      'Sidecar',
      `
      workloadSelector:
        labels:
          app: cart
      egress:
      - hosts: ["./*"]
      `,
    ),
  },
  'CEL-21': {
    what: 'The scheme of a health check is neither HTTP nor HTTPS.',
    why: 'It is compared by case. The API server refuses anything else.',
    howToFix: 'Write HTTP or HTTPS in capitals.',
    fails: manifest(
      'WorkloadGroup',
      `
      template: {}
      probe:
        httpGet:
          port: 8080
          scheme: https
      `,
    ),
    marks: 'https',
    passes: manifest(
      'WorkloadGroup',
      `
      template: {}
      probe:
        httpGet:
          port: 8080
          scheme: HTTPS
      `,
    ),
  },
}
