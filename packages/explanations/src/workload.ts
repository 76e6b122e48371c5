import { dedent, manifest } from './explanation.ts'
import type { Explanations } from './explanation.ts'

const entry = (spec: string): string => manifest('WorkloadEntry', spec, 'ledger-1')

/** A WorkloadGroup with a probe. */
function group(probe: string): string {
  const lines = dedent(probe).split('\n')
  return manifest(
    'WorkloadGroup',
    ['template:', '  serviceAccount: ledger', 'probe:', ...lines.map((line) => `  ${line}`)].join(
      '\n',
    ),
    'ledger',
  )
}

const HTTP_PROBE = `
  httpGet:
    path: /healthz
    port: 8080
`

export const WORKLOAD_EXPLANATIONS: Explanations = {
  'WE-001': {
    what: 'The workload has neither an address nor a network.',
    why: 'There is no way to reach it, so Istio refuses it.',
    howToFix:
      'Write the IP address or the name of the machine. In another network without direct access, name the network instead.',
    fails: entry('ports: { http: 8080 }'),
    marks: 'spec',
    passes: entry('address: 10.1.0.7\nports: { http: 8080 }'),
  },
  'WE-002': {
    what: 'The workload has a network but no address.',
    why: 'Clients reach it only through the gateway of that network. Without such a gateway it gets no traffic.',
    howToFix: 'Add the address, unless the way through the gateway is what you want.',
    fails: entry('network: vm-network'),
    marks: 'vm-network',
    passes: entry('address: 10.1.0.7\nnetwork: vm-network'),
    noFixBecause: 'Only you know the address of the machine.',
  },
  'WE-003': {
    what: 'The address is a socket, but what follows “unix://” is not the path of one.',
    why: 'Envoy opens a socket by its absolute path, or by a name that starts with “@”. Istio refuses the rest.',
    howToFix: 'Write an absolute path that names the socket itself, not its folder.',
    fails: entry('address: unix:///var/run/ledger.sock/'),
    marks: 'unix:///var/run/ledger.sock/',
    passes: entry('address: unix:///var/run/ledger.sock'),
  },
  'WE-004': {
    what: 'A workload that is reached by a socket lists ports.',
    why: 'A socket has no ports, so Istio refuses the workload.',
    howToFix: 'Remove the ports, or write an IP address.',
    fails: entry('address: unix:///var/run/ledger.sock\nports: { http: 8080 }'),
    marks: 'ports',
    passes: entry('address: unix:///var/run/ledger.sock'),
  },
  'WE-005': {
    what: 'The address is neither an IP address nor a name that DNS can have.',
    why: 'Istio refuses a workload that nobody could connect to.',
    howToFix: 'Write an IP address or a full name, without a port, a mask or a wildcard.',
    fails: entry('address: 10.1.0.7:8080'),
    marks: '10.1.0.7:8080',
    passes: entry('address: 10.1.0.7\nports: { http: 8080 }'),
  },
  'WE-006': {
    what: 'The name of a port has characters that a port name cannot have, or more than 63.',
    why: 'The names are matched with those of a ServiceEntry, which takes letters, digits and inner hyphens only. Istio refuses others.',
    howToFix: 'Use the name that the ServiceEntry gives the port.',
    fails: entry('address: 10.1.0.7\nports: { http_api: 8080 }'),
    marks: 'http_api',
    passes: entry('address: 10.1.0.7\nports: { http-api: 8080 }'),
  },
  'WE-007': {
    what: 'The number of a port is not one from 1 to 65535.',
    why: 'No process can listen on it, so Istio refuses the workload.',
    howToFix: 'Write the port that the process listens on.',
    fails: entry('address: 10.1.0.7\nports: { http: 80800 }'),
    marks: '80800',
    passes: entry('address: 10.1.0.7\nports: { http: 8080 }'),
  },
  'WE-008': {
    what: 'A label of the workload is not one that Kubernetes allows.',
    why: 'No selector could ever match it, so Istio refuses the workload.',
    howToFix:
      'Use letters, digits, hyphens, underscores and dots, with a letter or digit at both ends. A prefix like “example.com/” may stand before the key.',
    fails: entry('address: 10.1.0.7\nlabels: { app: ledger, team: book keeping }'),
    marks: 'team',
    passes: entry('address: 10.1.0.7\nlabels: { app: ledger, team: book-keeping }'),
  },
  'WG-001': {
    what: 'The WorkloadGroup has no template.',
    why: 'A machine that joins gets its WorkloadEntry from the template, so Istio refuses a group without one.',
    howToFix: 'Add a template. It may be empty; often it names serviceAccount and ports.',
    fails: manifest('WorkloadGroup', 'metadata:\n  labels: { app: ledger }', 'ledger'),
    marks: 'spec',
    passes: manifest(
      'WorkloadGroup',
      'metadata:\n  labels: { app: ledger }\ntemplate: {}',
      'ledger',
    ),
  },
  'WG-002': {
    what: 'A label that the group gives to its workloads is not one that Kubernetes allows.',
    why: 'No selector could ever match it, so Istio refuses the group.',
    howToFix:
      'Use letters, digits, hyphens, underscores and dots, with a letter or digit at both ends.',
    fails: manifest(
      'WorkloadGroup',
      'metadata:\n  labels: { app: "ledger *" }\ntemplate: {}',
      'ledger',
    ),
    marks: 'app',
    passes: manifest(
      'WorkloadGroup',
      'metadata:\n  labels: { app: ledger }\ntemplate: {}',
      'ledger',
    ),
  },
  'WG-003': {
    what: 'A time or a count of the probe is negative.',
    why: 'Neither the schema nor Istio’s webhook accepts a negative number.',
    howToFix: 'Write 0 for the default, or a positive number.',
    fails: group(`${HTTP_PROBE}  initialDelaySeconds: -5`),
    marks: '-5',
    passes: group(`${HTTP_PROBE}  initialDelaySeconds: 5`),
  },
  'WG-004': {
    what: 'The port of an HTTP probe is not one from 1 to 65535.',
    why: 'Nothing can be asked there, so Istio refuses the group.',
    howToFix: 'Write the port on which the workload answers the probe.',
    fails: group('httpGet:\n  path: /healthz\n  port: 80800'),
    marks: '80800',
    passes: group('httpGet:\n  path: /healthz\n  port: 8080'),
  },
  'WG-005': {
    what: 'The scheme of an HTTP probe is neither HTTP nor HTTPS, in capitals.',
    why: 'The proxy on the machine knows these two, so Istio refuses others.',
    howToFix: 'Write HTTP or HTTPS.',
    fails: group('httpGet:\n  path: /healthz\n  port: 8443\n  scheme: https'),
    marks: 'https',
    passes: group('httpGet:\n  path: /healthz\n  port: 8443\n  scheme: HTTPS'),
  },
  'WG-007': {
    what: 'A header of an HTTP probe has no name, or one with other characters than letters, digits and hyphens.',
    why: 'The schema lets underscores pass, but Istio’s webhook does not.',
    howToFix: 'Use hyphens instead.',
    fails: group(
      'httpGet:\n  path: /healthz\n  port: 8080\n  httpHeaders:\n    - name: x_probe\n      value: mesh',
    ),
    marks: 'x_probe',
    passes: group(
      'httpGet:\n  path: /healthz\n  port: 8080\n  httpHeaders:\n    - name: x-probe\n      value: mesh',
    ),
  },
  'WG-008': {
    what: 'The port of a TCP probe is not one from 1 to 65535.',
    why: 'No connection can be opened there, so Istio refuses the group.',
    howToFix: 'Write the port on which the workload listens.',
    fails: group('tcpSocket:\n  port: 0'),
    marks: '0',
    passes: group('tcpSocket:\n  port: 5432'),
  },
  'WG-009': {
    what: 'The probe is to run a command, but names none.',
    why: 'There is nothing to run, so Istio refuses the group.',
    howToFix: 'List the program and its arguments, one item each.',
    fails: group('exec:\n  command: []'),
    marks: 'command',
    passes: group('exec:\n  command: [/usr/local/bin/check, --quick]'),
  },
  'WG-010': {
    what: 'The probe says how often to check, but not how.',
    why: 'Istio refuses a probe without httpGet, tcpSocket or exec.',
    howToFix: 'Add one of the three, or remove the probe.',
    fails: group('periodSeconds: 5'),
    marks: 'probe',
    passes: group(`${HTTP_PROBE}  periodSeconds: 5`),
  },
  'WG-011': {
    what: 'The probe uses the health protocol of gRPC.',
    why: 'The schema has a field for it, but the webhook of current Istio versions does not know it and rejects the group.',
    howToFix: 'Check by opening a connection to the same port, or ask an HTTP path.',
    fails: group('grpc:\n  port: 9090'),
    marks: 'grpc',
    passes: group('tcpSocket:\n  port: 9090'),
  },
}
