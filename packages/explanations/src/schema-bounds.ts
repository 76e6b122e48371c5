import { trafficPolicy } from './destination-rule-manifests.ts'
import { manifest } from './explanation.ts'
import type { Explanations } from './explanation.ts'
import { httpRoute, serverTls } from './schema-manifests.ts'

const NUMBER_WHY = 'The API server refuses numbers that the field cannot hold.'
const SIZE_WHY = 'The API server refuses what is larger, so that one object cannot overload it.'

const LONG = 'a'.repeat(64)

const selector = (value: string) =>
  manifest(
    'DestinationRule',
    `host: reviews\nworkloadSelector:\n  matchLabels:\n    app: ${value}`,
    'reviews',
  )

const entry = (hosts: string) =>
  manifest(
    'ServiceEntry',
    `hosts: ${hosts}\nports:\n  - number: 443\n    name: tls\n    protocol: TLS\nresolution: DNS`,
    'partner',
  )

const workload = (serviceAccount: string) =>
  manifest('WorkloadEntry', `address: 10.0.0.7\nserviceAccount: ${serviceAccount}`, 'ledger')

const probe = (period: number) =>
  manifest(
    'WorkloadGroup',
    `template:\n  serviceAccount: ledger\nprobe:\n  periodSeconds: ${period}\n  tcpSocket:\n    port: 8080`,
    'ledger',
  )

const body = (bytes: string) =>
  httpRoute(`directResponse:\n  status: 503\n  body:\n    bytes: ${bytes}`)

/** Numbers and sizes out of bounds. */
export const BOUNDS_EXPLANATIONS: Explanations = {
  'SCH-030': {
    what: 'A number is negative, or above 4294967295.',
    why: NUMBER_WHY,
    howToFix: 'Write a whole number of 0 or more.',
    fails: httpRoute(
      'route:\n  - destination:\n      host: reviews\n      port:\n        number: -80',
    ),
    marks: '-80',
    passes: httpRoute(
      'route:\n  - destination:\n      host: reviews\n      port:\n        number: 80',
    ),
  },
  'SCH-031': {
    what: 'A number is above 2147483647, or below -2147483648.',
    why: NUMBER_WHY,
    howToFix: 'Write a smaller number. Where no limit is meant, remove the field.',
    fails: trafficPolicy('connectionPool:\n  tcp:\n    maxConnections: 3000000000'),
    marks: '3000000000',
    passes: trafficPolicy('connectionPool:\n  tcp:\n    maxConnections: 1000'),
  },
  'SCH-032': {
    what: 'A size is negative.',
    why: NUMBER_WHY,
    howToFix: 'Write a whole number of 0 or more.',
    fails: trafficPolicy(
      'loadBalancer:\n  consistentHash:\n    useSourceIp: true\n    ringHash:\n      minimumRingSize: -1',
    ),
    marks: '-1',
    passes: trafficPolicy(
      'loadBalancer:\n  consistentHash:\n    useSourceIp: true\n    ringHash:\n      minimumRingSize: 1024',
    ),
  },
  'SCH-033': {
    what: 'A percentage or factor is out of bounds.',
    why: NUMBER_WHY,
    howToFix: 'Write a percentage from 0 to 100; a factor is 0 or more.',
    fails: trafficPolicy('retryBudget:\n  percent: 120'),
    marks: '120',
    passes: trafficPolicy('retryBudget:\n  percent: 20'),
  },
  'SCH-034': {
    what: 'A value of a traffic policy is out of bounds.',
    why: 'The API server checks these values: HTTP statuses are 100 to 599, minClusterSize is 1 or more, and a policy covers at most 4096 ports.',
    howToFix: 'Write a value within the bounds.',
    fails: trafficPolicy('outlierDetection:\n  outlierDetectionHttpErrorCodes: [5, 503]'),
    marks: '5',
    passes: trafficPolicy('outlierDetection:\n  outlierDetectionHttpErrorCodes: [500, 503]'),
  },
  'SCH-035': {
    what: 'A label is too long, or there are too many of them.',
    why: 'Kubernetes allows 63 characters in the value of a label, so nothing can carry a longer one. The API server refuses it.',
    howToFix: 'Write the label as the pods carry it.',
    fails: selector(LONG),
    marks: LONG,
    passes: selector(LONG.slice(1)),
    noFixBecause: 'A label that is cut off would select other pods, or none.',
  },
  'SCH-036': {
    what: 'A ServiceEntry has too few or too many parts, or two ports of one name.',
    why: 'It needs 1 to 256 hosts, and may have 256 addresses and ports and 4096 endpoints. The API server tells ports apart by name.',
    howToFix: 'List at least one host, give each port a name of its own, and split large entries.',
    fails: entry('[]'),
    marks: '[]',
    passes: entry('[api.partner.example]'),
  },
  'SCH-037': {
    what: 'A text of a workload is too long, or it has too many ports.',
    why: SIZE_WHY,
    howToFix:
      'Keep to 256 characters for an address, 253 for a serviceAccount, 2048 for network and locality, and 128 ports.',
    fails: workload(LONG.repeat(4)),
    marks: LONG.repeat(4),
    passes: workload('ledger'),
    noFixBecause: 'A name that is cut off would mean something else.',
  },
  'SCH-038': {
    what: 'A server has no certificate, or more than two.',
    why: 'Two certificates serve clients that know RSA and clients that know ECDSA; more than these the API server does not allow.',
    howToFix: 'List one or two certificates, or write a single credentialName.',
    fails: serverTls('mode: SIMPLE\ncredentialNames:\n  - shop-rsa\n  - shop-ecdsa\n  - shop-old'),
    marks: 'credentialNames',
    passes: serverTls('mode: SIMPLE\ncredentialNames:\n  - shop-rsa\n  - shop-ecdsa'),
  },
  'SCH-039': {
    what: 'A part of the readiness probe is out of bounds.',
    why: 'Times and thresholds cannot be negative, a command has no empty words, and header names consist of letters, digits, “-” and “_”. The API server refuses the rest.',
    howToFix: 'Write 0 or more; 0 stands for the default.',
    fails: probe(-1),
    marks: '-1',
    passes: probe(10),
  },
  'SCH-040': {
    what: 'The binary body is not base64 text.',
    why: 'Binary data is written in base64 in YAML: letters, digits, “+” and “/”, filled up with “=” to a multiple of four. The API server refuses other text.',
    howToFix: 'Encode the body, or write readable text under string instead of bytes.',
    fails: body('"try again"'),
    marks: '"try again"',
    passes: body('dHJ5IGFnYWlu'),
  },
}
