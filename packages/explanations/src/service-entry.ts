import { dedent, manifest } from './explanation.ts'
import type { Explanations } from './explanation.ts'

const entry = (spec: string): string => manifest('ServiceEntry', spec, 'external')

const HTTPS = '- { number: 443, name: https, protocol: HTTPS }'
const HTTP = '- { number: 80, name: http, protocol: HTTP }'
const MONGO = '- { number: 27017, name: mongo, protocol: MONGO }'

/** A ServiceEntry for one host, looked up by DNS. */
function dns(fields: string, ports = HTTPS): string {
  return entry(`hosts: [api.example.com]\nports:\n${ports}\nresolution: DNS\n${dedent(fields)}`)
}

/** A ServiceEntry of which only the hosts differ. */
const withHosts = (hosts: string): string =>
  entry(`hosts: ${hosts}\nports:\n${HTTPS}\nresolution: NONE`)

/** A ServiceEntry of which only the ports differ. */
const withPorts = (...ports: readonly string[]): string =>
  entry(`hosts: [api.example.com]\nports:\n${ports.join('\n')}\nresolution: DNS`)

/** A ServiceEntry for databases at known addresses. */
const database = (endpoints: string, resolution = 'STATIC'): string =>
  entry(
    `hosts: [ledger.example.com]\nports:\n${MONGO}\nresolution: ${resolution}\nendpoints:\n${dedent(endpoints)}`,
  )

/** A ServiceEntry that looks up the name of each request. */
const dynamic = (fields: string, ports = HTTP): string =>
  entry(`hosts: ["*.example.com"]\nports:\n${ports}\nresolution: DYNAMIC_DNS\n${dedent(fields)}`)

const labelled = (label: string, text: string): string =>
  text.replace('  namespace: shop\n', `  namespace: shop\n  labels:\n    ${label}\n`)

export const SERVICE_ENTRY_EXPLANATIONS: Explanations = {
  'SE-001': {
    what: 'A label of workloadSelector has a wildcard, or no key.',
    why: 'A selector compares whole labels. Istio refuses the ServiceEntry, and looks at nothing else in it.',
    howToFix: 'Write the labels that the workloads carry, or leave the label out.',
    fails: entry(
      `hosts: [ledger.example.com]\nports:\n${MONGO}\nlocation: MESH_INTERNAL\nresolution: STATIC\nworkloadSelector:\n  labels: { app: "ledger*" }`,
    ),
    marks: '"ledger*"',
    passes: entry(
      `hosts: [ledger.example.com]\nports:\n${MONGO}\nlocation: MESH_INTERNAL\nresolution: STATIC\nworkloadSelector:\n  labels: { app: ledger }`,
    ),
  },
  'SE-002': {
    what: 'The workloadSelector has no labels.',
    why: 'It selects every workload of the namespace, so that each of them becomes an endpoint of the host.',
    howToFix: 'Name the labels of the workloads that serve the host.',
    fails: entry(
      `hosts: [ledger.example.com]\nports:\n${MONGO}\nlocation: MESH_INTERNAL\nresolution: STATIC\nworkloadSelector: {}`,
    ),
    marks: 'workloadSelector',
    passes: entry(
      `hosts: [ledger.example.com]\nports:\n${MONGO}\nlocation: MESH_INTERNAL\nresolution: STATIC\nworkloadSelector:\n  labels: { app: ledger }`,
    ),
  },
  'SE-003': {
    what: 'The ServiceEntry lists endpoints and selects workloads as well.',
    why: 'Both say where the service runs. Istio takes one of them and refuses two.',
    howToFix: 'Remove the endpoints or the workloadSelector.',
    fails: database('- address: 10.1.0.7\nworkloadSelector:\n  labels: { app: ledger }', 'STATIC'),
    marks: 'workloadSelector',
    passes: database('- address: 10.1.0.7'),
  },
  'SE-004': {
    what: 'The ServiceEntry names no host.',
    why: 'Clients call a service by its host, so without one there is nothing to add to the mesh.',
    howToFix: 'List the names by which clients call the service.',
    fails: withHosts('[]'),
    marks: '[]',
    passes: withHosts('[api.example.com]'),
  },
  'SE-005': {
    what: 'The host is “*” alone.',
    why: 'It would take in every name there is, those of the mesh too. Istio refuses it.',
    howToFix: 'Name the domain, as in “*.example.com”.',
    fails: withHosts('["*"]'),
    marks: '"*"',
    passes: withHosts('["*.example.com"]'),
  },
  'SE-006': {
    what: 'A host is not a name that DNS can have.',
    why: 'Istio refuses it. IP addresses are no hosts either; they belong under addresses.',
    howToFix: 'Write a full name, or a wildcard at the very start, as in “*.example.com”.',
    fails: withHosts('[api.*.example.com]'),
    marks: 'api.*.example.com',
    passes: withHosts('["*.example.com"]'),
  },
  'SE-007': {
    what: 'The wildcard of a host stands for a part of a label only.',
    why: 'Istio takes such a host, but warns of it: Envoy and certificates know wildcards for whole labels.',
    howToFix: 'Put a dot behind the wildcard, or name each host.',
    fails: withHosts('["*example.com"]'),
    marks: '"*example.com"',
    passes: withHosts('["*.example.com"]'),
  },
  'SE-008': {
    what: 'An address is neither an IP address nor a CIDR block.',
    why: 'Connections are compared with the addresses, and names cannot be. Istio refuses the ServiceEntry.',
    howToFix: 'Write an IP address, or a block like “10.0.0.0/8”. Names belong under hosts.',
    fails: dns('addresses: [api.example.com]'),
    marks: 'api.example.com',
    passes: dns('addresses: [192.0.2.10]'),
  },
  'SE-009': {
    what: 'An address is a CIDR block, but the resolution is not NONE or STATIC.',
    why: 'With DNS a single address stands for the service, and a block has many. Istio refuses it.',
    howToFix: 'Write a single address, or set resolution to NONE or STATIC.',
    fails: dns('addresses: [192.0.2.10/32]'),
    marks: '192.0.2.10/32',
    passes: dns('addresses: [192.0.2.10]'),
  },
  'SE-011': {
    what: 'Two ports have the same name.',
    why: 'Endpoints refer to ports by name, so names have to differ. Schema and webhook refuse the ServiceEntry.',
    howToFix: 'Give each port a name of its own.',
    fails: withPorts(HTTP, '- { number: 8080, name: http, protocol: HTTP }'),
    marks: 'http',
    passes: withPorts(HTTP, '- { number: 8080, name: http-8080, protocol: HTTP }'),
  },
  'SE-012': {
    what: 'Two ports have the same number.',
    why: 'A call to that port could mean either of them. Schema and webhook refuse the ServiceEntry.',
    howToFix: 'Remove one of them, or correct its number.',
    fails: withPorts(HTTP, '- { number: 80, name: web, protocol: HTTP }'),
    marks: '80',
    passes: withPorts(HTTP, '- { number: 8080, name: web, protocol: HTTP }'),
  },
  'SE-013': {
    what: 'A targetPort is not a number from 1 to 65535.',
    why: 'No endpoint can listen on it, so Istio refuses the ServiceEntry.',
    howToFix: 'Write the port of the endpoints, or leave targetPort out if it is the same.',
    fails: withPorts('- { number: 80, name: http, protocol: HTTP, targetPort: 80800 }'),
    marks: '80800',
    passes: withPorts('- { number: 80, name: http, protocol: HTTP, targetPort: 8080 }'),
  },
  'SE-014': {
    what: 'A TCP port has no address by which its traffic could be recognised.',
    why: 'A TCP connection carries no name of a host. Without an address, Istio takes every connection to that port for this service, wherever it goes.',
    howToFix:
      'List the addresses that clients connect to. With another resolution than NONE Istio can also assign one.',
    fails: entry(
      'hosts: [ledger.example.com]\nports:\n- { number: 5432, name: tcp, protocol: TCP }\nresolution: NONE',
    ),
    marks: 'TCP',
    passes: entry(
      'hosts: [ledger.example.com]\naddresses: [192.0.2.10]\nports:\n- { number: 5432, name: tcp, protocol: TCP }\nresolution: NONE',
    ),
  },
  'SE-015': {
    what: 'The name of a port has characters that a port name cannot have, or more than 63, or is missing.',
    why: 'Istio refuses the ServiceEntry.',
    howToFix:
      'Use letters, digits and inner hyphens. The fix renames the port in the endpoints as well.',
    fails: withPorts('- { number: 443, name: https_api, protocol: HTTPS }'),
    marks: 'https_api',
    passes: withPorts('- { number: 443, name: https-api, protocol: HTTPS }'),
  },
  'SE-016': {
    what: 'The protocol of a port is not one that Istio knows.',
    why: 'Istio refuses the ServiceEntry rather than guess what clients speak.',
    howToFix:
      'Write HTTP, HTTPS, HTTP2, GRPC, GRPC-Web, TLS, TCP, UDP, MONGO, REDIS or MYSQL. TCP fits whatever has no name here.',
    fails: withPorts('- { number: 443, name: https, protocol: HTPS }'),
    marks: 'HTPS',
    passes: withPorts('- { number: 443, name: https, protocol: HTTPS }'),
  },
  'SE-017': {
    what: 'The number of a port is not one from 1 to 65535.',
    why: 'No client can call it, so schema and webhook refuse the ServiceEntry.',
    howToFix: 'Write the port that clients call.',
    fails: withPorts('- { number: 44300000, name: https, protocol: HTTPS }'),
    marks: '44300000',
    passes: withPorts('- { number: 443, name: https, protocol: HTTPS }'),
  },
  'SE-018': {
    what: 'The ServiceEntry lists endpoints, but its resolution is NONE, which is the default.',
    why: 'NONE connects to whatever address the client asked for, so that endpoints would not be used. Istio refuses them.',
    howToFix: 'Set resolution to STATIC for IP addresses, or to DNS for names.',
    fails: entry(`hosts: [ledger.example.com]\nports:\n${MONGO}\nendpoints:\n- address: 10.1.0.7`),
    marks: 'endpoints',
    passes: database('- address: 10.1.0.7'),
  },
  'SE-019': {
    what: 'The ServiceEntry selects workloads, but its resolution is NONE, which is the default.',
    why: 'NONE connects to whatever address the client asked for, so the selected workloads get no traffic from it.',
    howToFix: 'Set resolution to STATIC.',
    fails: entry(
      `hosts: [ledger.example.com]\nports:\n${MONGO}\nlocation: MESH_INTERNAL\nworkloadSelector:\n  labels: { app: ledger }`,
    ),
    marks: 'workloadSelector',
    passes: entry(
      `hosts: [ledger.example.com]\nports:\n${MONGO}\nlocation: MESH_INTERNAL\nresolution: STATIC\nworkloadSelector:\n  labels: { app: ledger }`,
    ),
  },
  'SE-022': {
    what: 'With resolution STATIC an endpoint has a name instead of an IP address.',
    why: 'STATIC looks nothing up, so a name leads nowhere. Istio refuses it.',
    howToFix: 'Write IP addresses, or set resolution to DNS.',
    fails: database('- address: db-1.example.com'),
    marks: 'db-1.example.com',
    passes: database('- address: db-1.example.com', 'DNS'),
  },
  'SE-023': {
    what: 'An endpoint maps a port that the ServiceEntry does not list.',
    why: 'The ports of endpoints refer to those of the ServiceEntry by name. Istio refuses a name that leads nowhere.',
    howToFix: 'Use the name of a port of the ServiceEntry.',
    fails: database('- address: 10.1.0.7\n  ports: { mongodb: 27018 }'),
    marks: 'mongodb',
    passes: database('- address: 10.1.0.7\n  ports: { mongo: 27018 }'),
  },
  'SE-024': {
    what: 'An endpoint is a socket, but the ServiceEntry has several ports or none.',
    why: 'All calls to a socket arrive at the same place, so Istio asks for exactly one port.',
    howToFix: 'Keep one port, or write a ServiceEntry for each.',
    fails: entry(
      `hosts: [ledger.example.com]\nports:\n${HTTP}\n${MONGO}\nresolution: STATIC\nendpoints:\n- address: unix:///var/run/ledger.sock`,
    ),
    marks: 'unix:///var/run/ledger.sock',
    passes: entry(
      `hosts: [ledger.example.com]\nports:\n${MONGO}\nresolution: STATIC\nendpoints:\n- address: unix:///var/run/ledger.sock`,
    ),
  },
  'SE-025': {
    what: 'The hosts are to be looked up by DNS, and one of them is a wildcard or no name.',
    why: 'DNS has no answer for “*.example.com”. Istio refuses the ServiceEntry unless it lists endpoints to look up instead.',
    howToFix:
      'Set resolution to NONE to connect where the client wanted to, to DYNAMIC_DNS to look up the name of each request, or list endpoints.',
    fails: entry(
      'hosts: ["*.example.com"]\nports:\n- { number: 443, name: tls, protocol: TLS }\nresolution: DNS',
    ),
    marks: '"*.example.com"',
    passes: entry(
      'hosts: ["*.example.com"]\nports:\n- { number: 443, name: tls, protocol: TLS }\nresolution: NONE',
    ),
  },
  'SE-026': {
    what: 'With resolution DNS_ROUND_ROBIN there is more than one endpoint.',
    why: 'It keeps to the first answer for one name. Schema and webhook refuse more.',
    howToFix: 'Set resolution to DNS to balance over all endpoints, or keep one.',
    fails: database('- address: db-1.example.com\n- address: db-2.example.com', 'DNS_ROUND_ROBIN'),
    marks: 'endpoints',
    passes: database('- address: db-1.example.com\n- address: db-2.example.com', 'DNS'),
  },
  'SE-027': {
    what: 'With DNS an endpoint has an address that is neither a name nor an IP address.',
    why: 'It cannot be looked up, so Istio refuses the ServiceEntry.',
    howToFix: 'Write a full name without wildcard, or an IP address. Sockets need STATIC.',
    fails: database('- address: db_1.example.com', 'DNS'),
    marks: 'db_1.example.com',
    passes: database('- address: db-1.example.com', 'DNS'),
  },
  'SE-028': {
    what: 'A label of an endpoint is not one that Kubernetes allows.',
    why: 'No subset could ever select it, so Istio refuses the ServiceEntry.',
    howToFix:
      'Use letters, digits, hyphens, underscores and dots, with a letter or digit at both ends.',
    fails: database('- address: db-1.example.com\n  labels: { version: v1+beta }', 'DNS'),
    marks: 'version',
    passes: database('- address: db-1.example.com\n  labels: { version: v1-beta }', 'DNS'),
  },
  'SE-029': {
    what: 'A port of an endpoint is not one of the ServiceEntry, or has no usable name or number.',
    why: 'The ports of endpoints refer to those of the ServiceEntry by name. Istio refuses a name that leads nowhere.',
    howToFix: 'Use the name of a port of the ServiceEntry, and a number from 1 to 65535.',
    fails: database('- address: db-1.example.com\n  ports: { mongodb: 27018 }', 'DNS'),
    marks: 'mongodb',
    passes: database('- address: db-1.example.com\n  ports: { mongo: 27018 }', 'DNS'),
  },
  'SE-030': {
    what: 'Several hosts share the same addresses on a port whose connections do not show the host.',
    why: 'The proxy recognises the connection by its address, and cannot tell which of the hosts was meant.',
    howToFix: 'Write a ServiceEntry for each host, with addresses of its own.',
    fails: entry(
      `hosts: [api.example.com, www.example.com]\naddresses: [192.0.2.10]\nports:\n${HTTPS}\nresolution: DNS`,
    ),
    marks: 'hosts',
    passes: entry(`hosts: [api.example.com, www.example.com]\nports:\n${HTTPS}\nresolution: DNS`),
    noFixBecause: 'Only you know which address belongs to which host.',
  },
  'SE-031': {
    what: 'With resolution DYNAMIC_DNS there is no host.',
    why: 'It looks up the names of requests below a wildcard, so it needs one. Istio refuses the ServiceEntry.',
    howToFix: 'List a wildcard host, e.g. “*.example.com”.',
    fails: entry(`hosts: []\nports:\n${HTTP}\nresolution: DYNAMIC_DNS`),
    marks: '[]',
    passes: dynamic(''),
  },
  'SE-032': {
    what: 'With resolution DYNAMIC_DNS a host has no wildcard.',
    why: 'A single name is looked up by resolution DNS. Istio refuses it here.',
    howToFix: 'Write a wildcard, or set resolution to DNS.',
    fails: entry(`hosts: [example.com]\nports:\n${HTTP}\nresolution: DYNAMIC_DNS`),
    marks: 'example.com',
    passes: dynamic(''),
  },
  'SE-033': {
    what: 'With resolution DYNAMIC_DNS the ServiceEntry lists addresses.',
    why: 'Each name of the wildcard has addresses of its own, so Istio refuses a common list.',
    howToFix: 'Remove the addresses.',
    fails: dynamic('addresses: [192.0.2.10]'),
    marks: 'addresses',
    passes: dynamic(''),
  },
  'SE-034': {
    what: 'With resolution DYNAMIC_DNS the ServiceEntry lists endpoints.',
    why: 'The names of the requests are looked up, so endpoints would not be used. Istio refuses them.',
    howToFix: 'Remove the endpoints, or set resolution to DNS.',
    fails: dynamic('endpoints:\n- address: www.example.com'),
    marks: 'endpoints',
    passes: dynamic(''),
  },
  'SE-035': {
    what: 'With resolution DYNAMIC_DNS a port has a protocol that does not show the host of a request.',
    why: 'The proxy reads the name to look up from the request or from the TLS handshake. Istio accepts HTTP, HTTP2, GRPC and TLS.',
    howToFix: 'Write one of the four. For HTTPS, TLS means the same here.',
    fails: dynamic('', HTTPS),
    marks: 'HTTPS',
    passes: dynamic('', '- { number: 443, name: https, protocol: TLS }'),
  },
  'SE-037': {
    what: 'The ServiceEntry is inside the mesh, has resolution DYNAMIC_DNS, and uses a waypoint.',
    why: 'A waypoint cannot look up workloads of the mesh by the name of the request, so Istio refuses the three together.',
    howToFix: 'Set location to MESH_EXTERNAL, or remove the label of the waypoint.',
    fails: labelled('istio.io/use-waypoint: waypoint', dynamic('location: MESH_INTERNAL')),
    marks: 'MESH_INTERNAL',
    passes: labelled('istio.io/use-waypoint: waypoint', dynamic('location: MESH_EXTERNAL')),
  },
  'SE-039': {
    what: 'There are several hosts, and a port whose traffic does not show which of them is meant.',
    why: 'HTTP names the host in each request and TLS in the handshake; plain TCP does not. Istio refuses the ServiceEntry.',
    howToFix: 'Write a ServiceEntry for each host, or state the protocol if it is HTTP or TLS.',
    fails: entry(
      'hosts: [db-1.example.com, db-2.example.com]\nports:\n- { number: 3306, name: mysql, protocol: MYSQL }\nresolution: DNS',
    ),
    marks: 'hosts',
    passes: entry(
      'hosts: [db-1.example.com]\nports:\n- { number: 3306, name: mysql, protocol: MYSQL }\nresolution: DNS',
    ),
  },
  'SE-040': {
    what: 'An item of exportTo is no namespace, stands there twice, or stands beside “*” or “~”.',
    why: 'Istio refuses the ServiceEntry rather than guess who is to see it.',
    howToFix:
      'List each namespace once, “.” for the own one. “*” for all and “~” for none stand alone.',
    fails: dns('exportTo: [".", "*"]'),
    marks: '"*"',
    passes: dns('exportTo: ["*"]'),
  },
}
