import { dedent, manifest } from './explanation.ts'
import type { Explanations } from './explanation.ts'
import { SIDECAR_INGRESS_EXPLANATIONS } from './sidecar-ingress.ts'

const IMPORTS = `
  egress:
  - hosts: ["./*", "istio-system/*"]
`

/** A Sidecar with one egress listener for a port, with these fields besides. */
function egress(fields: string): string {
  const lines = dedent(fields).split('\n')
  return manifest(
    'Sidecar',
    [
      'egress:',
      ...lines.map((line, i) => `${i === 0 ? '- ' : '  '}${line}`),
      '  hosts: ["./*"]',
    ].join('\n'),
  )
}

/** A Sidecar that imports these hosts, one a line. */
function imports(...hosts: readonly string[]): string {
  return manifest(
    'Sidecar',
    ['egress:', '- hosts:', ...hosts.map((host) => `  - ${host}`)].join('\n'),
  )
}

/** A Sidecar that lets calls to unknown hosts out as this policy says. */
function outbound(policy: string): string {
  const lines = dedent(policy).split('\n')
  return manifest(
    'Sidecar',
    ['outboundTrafficPolicy:', ...lines.map((line) => `  ${line}`)].join('\n'),
  )
}

export const SIDECAR_EXPLANATIONS: Explanations = {
  'SC-001': {
    what: 'A label of the workloadSelector has no key, or a wildcard.',
    why: 'A selector compares whole labels, so a wildcard would match nothing. Istio refuses the Sidecar and checks nothing else in it.',
    howToFix: 'Write the key and the value as the pods carry them.',
    fails: manifest(
      'Sidecar',
      `
      workloadSelector:
        labels:
          app: cart*
      egress:
      - hosts: ["./*", "istio-system/*"]
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
      - hosts: ["./*", "istio-system/*"]
      `,
    ),
  },
  'SC-002': {
    what: 'A Sidecar has a workloadSelector without labels.',
    why: 'It selects every workload of the namespace, as if the selector were not there. Istio warns, for a selector is written to name some.',
    howToFix: 'Remove the selector, or add the labels of the workloads.',
    fails: manifest('Sidecar', `workloadSelector: {}\n${dedent(IMPORTS)}`),
    marks: 'workloadSelector',
    passes: manifest('Sidecar', IMPORTS),
  },
  'SC-003': {
    what: 'A Sidecar says nothing about traffic.',
    why: 'It would change nothing, so Istio refuses it.',
    howToFix: 'List in egress the hosts that the workloads call, or remove the Sidecar.',
    fails: manifest('Sidecar', 'workloadSelector:\n  labels:\n    app: cart'),
    marks: 'spec',
    passes: manifest('Sidecar', IMPORTS),
  },
  ...SIDECAR_INGRESS_EXPLANATIONS,
  'SC-026': {
    what: 'An egress listener without a port is not the last one.',
    why: 'It takes all ports that no other listener names. Istio wants it at the end of the list and refuses the Sidecar.',
    howToFix: 'Move it to the end. Of two such listeners make one.',
    fails: manifest(
      'Sidecar',
      `
      egress:
      - hosts: ["./*"]
      - port: { number: 9080, protocol: HTTP }
        hosts: ["prod/*"]
      `,
    ),
    marks: 'hosts',
    passes: manifest(
      'Sidecar',
      `
      egress:
      - port: { number: 9080, protocol: HTTP }
        hosts: ["prod/*"]
      - hosts: ["./*"]
      `,
    ),
  },
  'SC-028': {
    what: 'The port of an egress listener has a targetPort.',
    why: 'Where a request goes is decided by the service that is called. Istio refuses the field, as it would do nothing.',
    howToFix: 'Remove targetPort.',
    fails: egress(`
      port:
        number: 9080
        protocol: HTTP
        targetPort: 8080
    `),
    marks: '8080',
    passes: egress(`
      port:
        number: 9080
        protocol: HTTP
    `),
  },
  'SC-029': {
    what: 'The name or the protocol of an egress port is not usable.',
    why: 'Both may be left out, but what is written has to be a DNS label and a protocol that Istio knows. It refuses the Sidecar.',
    howToFix:
      'Use letters, digits and inner hyphens for the name, and a protocol such as HTTP or TCP.',
    fails: egress(`
      port:
        number: 9080
        name: http_reviews
        protocol: HTTP
    `),
    marks: 'http_reviews',
    passes: egress(`
      port:
        number: 9080
        name: http-reviews
        protocol: HTTP
    `),
  },
  'SC-030': {
    what: 'The port of an egress listener has number 0 or none, and no socket takes its place.',
    why: 'A listener needs a port or a socket to listen on. Istio refuses the Sidecar.',
    howToFix: 'Write the port number, or bind to a socket: “unix:///path”.',
    fails: egress(`
      port:
        protocol: HTTP
    `),
    marks: 'port',
    passes: egress(`
      port:
        number: 9080
        protocol: HTTP
    `),
  },
  'SC-031': {
    what: 'An egress listener binds to a socket whose path is not usable.',
    why: 'A socket is a file with an absolute path, or an abstract name that starts with “@”. Istio refuses anything else.',
    howToFix: 'Write “unix:///path/to/file” or “unix://@name”.',
    fails: egress(`
      port:
        number: 0
        protocol: HTTP
      bind: unix:///var/run/reviews/
    `),
    marks: 'unix:///var/run/reviews/',
    passes: egress(`
      port:
        number: 0
        protocol: HTTP
      bind: unix:///var/run/reviews
    `),
  },
  'SC-032': {
    what: 'Traffic to a socket is said to be captured.',
    why: 'The kernel redirects connections to ports, not to sockets: the application has to open the socket itself. Istio refuses IPTABLES here.',
    howToFix: 'Set captureMode to NONE, or remove it.',
    fails: egress(`
      port:
        number: 0
        protocol: HTTP
      bind: unix:///var/run/reviews
      captureMode: IPTABLES
    `),
    marks: 'IPTABLES',
    passes: egress(`
      port:
        number: 0
        protocol: HTTP
      bind: unix:///var/run/reviews
      captureMode: NONE
    `),
  },
  'SC-033': {
    what: 'The port number or the address of an egress listener is not usable.',
    why: 'It has to be a port from 1 to 65535 and an IP address, without a port of its own. Istio refuses the Sidecar.',
    howToFix: 'Correct the number, or write an IP address such as 127.0.0.1.',
    fails: egress(`
      port:
        number: 9080
        protocol: HTTP
      bind: localhost
    `),
    marks: 'localhost',
    passes: egress(`
      port:
        number: 9080
        protocol: HTTP
      bind: 127.0.0.1
    `),
  },
  'SC-034': {
    what: 'Two egress listeners bind to the same socket.',
    why: 'Only one can listen there. Istio refuses the Sidecar.',
    howToFix: 'Give one of them another socket, or bring the hosts together in one listener.',
    fails: manifest(
      'Sidecar',
      `
      egress:
      - port: { number: 0, protocol: HTTP }
        bind: unix:///var/run/shop
        hosts: ["./*"]
      - port: { number: 0, protocol: HTTP }
        bind: unix:///var/run/shop
        hosts: ["prod/*"]
      `,
    ),
    marks: 'unix:///var/run/shop',
    passes: manifest(
      'Sidecar',
      `
      egress:
      - port: { number: 0, protocol: HTTP }
        bind: unix:///var/run/shop
        hosts: ["./*", "prod/*"]
      `,
    ),
  },
  'SC-035': {
    what: 'Two egress listeners have the same port number.',
    why: 'A port takes one listener, even where the addresses they bind to differ. Istio refuses the Sidecar.',
    howToFix: 'Bring the hosts together in one listener.',
    fails: manifest(
      'Sidecar',
      `
      egress:
      - port: { number: 9080, protocol: HTTP }
        hosts: ["./*"]
      - port: { number: 9080, protocol: HTTP }
        hosts: ["prod/*"]
      `,
    ),
    marks: '9080',
    passes: manifest(
      'Sidecar',
      `
      egress:
      - port: { number: 9080, protocol: HTTP }
        hosts: ["./*", "prod/*"]
      `,
    ),
  },
  'SC-036': {
    what: 'An egress listener has no hosts.',
    why: 'A listener says which hosts the workload can call. Istio refuses one without any.',
    howToFix: 'Name the hosts, e.g. “./*” for all of the own namespace.',
    fails: manifest('Sidecar', 'egress:\n- hosts: []'),
    marks: '[]',
    passes: manifest('Sidecar', 'egress:\n- hosts: ["./*"]'),
  },
  'SC-037': {
    what: 'An entry of hosts says what another one says already.',
    why: 'The list becomes longer without importing more. Perhaps another host was meant.',
    howToFix: 'Remove the entry that adds nothing.',
    fails: imports('./*', './cart.shop.svc.cluster.local'),
    marks: './cart.shop.svc.cluster.local',
    passes: imports('./*', 'prod/cart.prod.svc.cluster.local'),
  },
  'SC-038': {
    what: 'Hosts are listed beside “*/*”.',
    why: '“*/*” imports every host of every namespace, so that the Sidecar narrows nothing and the other entries have no effect.',
    howToFix: 'Remove “*/*” to import only what is listed, or remove the others.',
    fails: imports('"*/*"', 'prod/*'),
    marks: 'hosts',
    passes: imports('prod/*'),
  },
  'SC-039': {
    what: 'An entry of hosts is not a namespace and a host with a slash between.',
    why: 'A Sidecar imports hosts by the namespace that they are visible from. Istio refuses entries without one, and short names.',
    howToFix:
      'Write “namespace/host”. The namespace may be “.” for the own or “*” for any; the host is a full name, “*.suffix” or “*”.',
    fails: imports('cart.shop.svc.cluster.local'),
    marks: 'cart.shop.svc.cluster.local',
    passes: imports('./cart.shop.svc.cluster.local'),
  },
  'SC-041': {
    what: 'An egressProxy is named, but calls to unknown hosts are refused.',
    why: 'The proxy would take these calls. Without a mode REGISTRY_ONLY applies, which lets none out. Istio refuses the Sidecar.',
    howToFix: 'Set mode ALLOW_ANY, or remove egressProxy.',
    fails: outbound(`
      egressProxy:
        host: egress.shop.svc.cluster.local
        port:
          number: 8080
    `),
    marks: 'egressProxy',
    passes: outbound(`
      mode: ALLOW_ANY
      egressProxy:
        host: egress.shop.svc.cluster.local
        port:
          number: 8080
    `),
  },
  'SC-042': {
    what: 'The host of the egressProxy is not a full name.',
    why: 'It names one service, so wildcards and IP addresses are not allowed. Istio refuses the Sidecar.',
    howToFix: 'Write the full name of the service, e.g. egress.shop.svc.cluster.local.',
    fails: outbound(`
      mode: ALLOW_ANY
      egressProxy:
        host: "*.shop.svc.cluster.local"
        port:
          number: 8080
    `),
    marks: '"*.shop.svc.cluster.local"',
    passes: outbound(`
      mode: ALLOW_ANY
      egressProxy:
        host: egress.shop.svc.cluster.local
        port:
          number: 8080
    `),
  },
  'SC-043': {
    what: 'The egressProxy has no port.',
    why: 'Calls to unknown hosts come on any port; the proxy listens on one, which has to be named. Istio refuses the Sidecar.',
    howToFix: 'Add the port of the service.',
    fails: outbound(`
      mode: ALLOW_ANY
      egressProxy:
        host: egress.shop.svc.cluster.local
    `),
    marks: 'egressProxy',
    passes: outbound(`
      mode: ALLOW_ANY
      egressProxy:
        host: egress.shop.svc.cluster.local
        port:
          number: 8080
    `),
  },
  'SC-044': {
    what: 'The egressProxy is not a usable destination: its host, subset or port is malformed.',
    why: 'It is checked as the destination of a route is. Istio refuses the Sidecar.',
    howToFix: 'Correct what is marked; leave subset out where none is meant.',
    fails: outbound(`
      mode: ALLOW_ANY
      egressProxy:
        host: egress.shop.svc.cluster.local
        subset: v_1
        port:
          number: 8080
    `),
    marks: 'v_1',
    passes: outbound(`
      mode: ALLOW_ANY
      egressProxy:
        host: egress.shop.svc.cluster.local
        subset: v1
        port:
          number: 8080
    `),
  },
}
