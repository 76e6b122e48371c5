import { trafficPolicy } from './destination-rule-manifests.ts'
import { manifest } from './explanation.ts'
import type { Explanations } from './explanation.ts'
import { httpMatch, httpRoute } from './schema-manifests.ts'

const CHOICE_WHY =
  'Only one of them can apply, so the API server refuses the object. A member counts as soon as its key is there, whatever its value.'
const CHOICE_FIX = 'Keep the one that you mean and remove the others.'
const CHOICE = {
  why: CHOICE_WHY,
  howToFix: CHOICE_FIX,
  noFixBecause: 'Only a person knows which of them is meant.',
}

const REVIEWS = 'route:\n  - destination:\n      host: reviews'

const fault = (members: string) => httpRoute(`fault:\n${members}\n${REVIEWS}`)

const consistentHash = (members: string) =>
  trafficPolicy(`loadBalancer:\n  consistentHash:\n${members}`)

const probe = (methods: string) =>
  manifest('WorkloadGroup', `template:\n  serviceAccount: ledger\nprobe:\n${methods}`, 'ledger')

/** Members that exclude each other. */
export const CHOICE_EXPLANATIONS: Explanations = {
  'SCH-050': {
    what: 'A text is compared in several ways at once.',
    ...CHOICE,
    fails: httpMatch('uri:\n  exact: /cart\n  prefix: /cart/'),
    marks: 'prefix',
    passes: httpMatch('uri:\n  prefix: /cart/'),
  },
  'SCH-051': {
    what: 'A direct response has two bodies.',
    ...CHOICE,
    fails: httpRoute(
      'directResponse:\n  status: 503\n  body:\n    string: try again\n    bytes: dHJ5IGFnYWlu',
    ),
    marks: 'bytes',
    passes: httpRoute('directResponse:\n  status: 503\n  body:\n    string: try again'),
  },
  'SCH-052': {
    what: 'An injected failure has several statuses.',
    ...CHOICE,
    fails: fault(
      '  abort:\n    percentage:\n      value: 1\n    httpStatus: 503\n    grpcStatus: UNAVAILABLE',
    ),
    marks: 'grpcStatus',
    passes: fault('  abort:\n    percentage:\n      value: 1\n    httpStatus: 503'),
  },
  'SCH-053': {
    what: 'An injected delay has two lengths.',
    ...CHOICE,
    fails: fault(
      '  delay:\n    percentage:\n      value: 1\n    fixedDelay: 5s\n    exponentialDelay: 5s',
    ),
    marks: 'exponentialDelay',
    passes: fault('  delay:\n    percentage:\n      value: 1\n    fixedDelay: 5s'),
  },
  'SCH-054': {
    what: 'A redirect has a port and derives one as well.',
    ...CHOICE,
    fails: httpRoute('redirect:\n  scheme: https\n  port: 8443\n  derivePort: FROM_REQUEST_PORT'),
    marks: 'derivePort',
    passes: httpRoute('redirect:\n  scheme: https\n  port: 8443'),
  },
  'SCH-055': {
    what: 'The next endpoint is chosen in two ways at once.',
    ...CHOICE,
    fails: trafficPolicy(
      'loadBalancer:\n  simple: ROUND_ROBIN\n  consistentHash:\n    httpHeaderName: x-user-id',
    ),
    marks: 'consistentHash',
    passes: trafficPolicy('loadBalancer:\n  consistentHash:\n    httpHeaderName: x-user-id'),
  },
  'SCH-056': {
    what: 'Several things decide together which endpoint a request goes to.',
    ...CHOICE,
    fails: consistentHash('    httpHeaderName: x-user-id\n    useSourceIp: true'),
    marks: 'useSourceIp',
    passes: consistentHash('    httpHeaderName: x-user-id'),
  },
  'SCH-057': {
    what: 'Hashing uses a ring and a Maglev table at once.',
    ...CHOICE,
    fails: consistentHash(
      '    useSourceIp: true\n    ringHash:\n      minimumRingSize: 1024\n    maglev:\n      tableSize: 65537',
    ),
    marks: 'maglev',
    passes: consistentHash('    useSourceIp: true\n    maglev:\n      tableSize: 65537'),
  },
  'SCH-058': {
    what: 'A readiness probe checks in several ways at once.',
    ...CHOICE,
    fails: probe('  tcpSocket:\n    port: 8080\n  httpGet:\n    port: 8080\n    path: /ready'),
    marks: 'httpGet',
    passes: probe('  httpGet:\n    port: 8080\n    path: /ready'),
  },
}
