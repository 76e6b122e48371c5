import { connectionPool, trafficPolicy } from './destination-rule-manifests.ts'
import type { Explanation, Explanations } from './explanation.ts'

const DURATION_WHY =
  'Envoy counts such times in milliseconds. Istio refuses a rule whose duration it cannot hand on exactly, and zero or less is no length of time here.'
const DURATION_FIX =
  'Write a duration of at least 1ms without a remainder below a millisecond, e.g. 500ms, 30s or 1h. To go back to the default, remove the field.'

const duration = (
  what: string,
  examples: Pick<Explanation, 'fails' | 'marks' | 'passes'>,
): Explanation => ({ what, why: DURATION_WHY, howToFix: DURATION_FIX, ...examples })

const outlierDetection = (settings: string) =>
  trafficPolicy(`outlierDetection:\n  ${settings.replaceAll('\n', '\n  ')}`)

export const OUTLIER_DETECTION_EXPLANATIONS: Explanations = {
  'DR-008': duration('The ejection time is too short, or not in whole milliseconds.', {
    fails: outlierDetection('baseEjectionTime: 0s'),
    marks: '0s',
    passes: outlierDetection('baseEjectionTime: 30s'),
  }),
  'DR-009': {
    what: 'Outlier detection counts errors with a member that has been replaced.',
    why: 'Current versions of Istio do nothing with consecutiveErrors beyond warning of it, so endpoints are ejected by the default counter only.',
    howToFix:
      'Use consecutive5xxErrors to count every 5xx answer, or consecutiveGatewayErrors to count 502, 503 and 504 only. In subsets and ports Istio forgets to warn, but the member is just as useless there.',
    fails: outlierDetection('consecutiveErrors: 7'),
    marks: 'consecutiveErrors',
    passes: outlierDetection('consecutive5xxErrors: 7'),
  },
  'DR-010': {
    what: 'Failures to connect have a limit of their own, but are not counted on their own.',
    why: 'Without splitExternalLocalOriginErrors the proxy counts failures to connect together with error answers. Istio refuses a limit that cannot take effect.',
    howToFix:
      'Set splitExternalLocalOriginErrors to true, or remove consecutiveLocalOriginFailures.',
    fails: outlierDetection('consecutiveLocalOriginFailures: 3'),
    marks: '3',
    passes: outlierDetection(
      'consecutiveLocalOriginFailures: 3\nsplitExternalLocalOriginErrors: true',
    ),
  },
  'DR-011': duration('The pause between two checks is too short, or not in whole milliseconds.', {
    fails: outlierDetection('interval: 1.5ms'),
    marks: '1.5ms',
    passes: outlierDetection('interval: 2ms'),
  }),
  'DR-012': {
    what: 'A share of endpoints is not between 0 and 100 percent.',
    why: 'There is no such share of endpoints, so Istio refuses the rule.',
    howToFix: 'Write a whole number from 0 to 100, without a percent sign.',
    fails: outlierDetection('maxEjectionPercent: 150'),
    marks: '150',
    passes: outlierDetection('maxEjectionPercent: 100'),
  },
}

const LIMIT_WHY =
  'A count of connections, requests or retries cannot be negative. Istio refuses it.'
const LIMIT_FIX = 'Write 0 or more, or remove the field to go without a limit.'

export const CONNECTION_POOL_EXPLANATIONS: Explanations = {
  'DR-013': {
    what: 'A connection pool sets no limit at all.',
    why: 'An empty block usually means that its content was forgotten or indented wrongly, so Istio refuses it.',
    howToFix: 'Set limits under tcp or http, or remove the block.',
    fails: trafficPolicy(`
      connectionPool: {}
      loadBalancer:
        simple: ROUND_ROBIN
    `),
    marks: 'connectionPool',
    passes: trafficPolicy(`
      connectionPool:
        tcp:
          maxConnections: 100
      loadBalancer:
        simple: ROUND_ROBIN
    `),
  },
  'DR-014': {
    what: 'A limit for HTTP is below 0.',
    why: LIMIT_WHY,
    howToFix: LIMIT_FIX,
    fails: connectionPool('http:\n  maxRetries: -1'),
    marks: '-1',
    passes: connectionPool('http:\n  maxRetries: 3'),
  },
  'DR-015': duration(
    'The idle time of HTTP connections is too short, or not in whole milliseconds.',
    {
      fails: connectionPool('http:\n  idleTimeout: 0s'),
      marks: '0s',
      passes: connectionPool('http:\n  idleTimeout: 60s'),
    },
  ),
  'DR-016': {
    what: 'Two settings disagree about the version of HTTP.',
    why: 'h2UpgradePolicy UPGRADE speaks HTTP/2 to the endpoints whatever the client spoke; useClientProtocol speaks what the client spoke. Istio refuses the contradiction.',
    howToFix:
      'Remove useClientProtocol to speak HTTP/2 always, or the upgrade policy to follow the client.',
    fails: connectionPool(`
      http:
        h2UpgradePolicy: UPGRADE
        useClientProtocol: true
    `),
    marks: 'true',
    passes: connectionPool('http:\n  h2UpgradePolicy: UPGRADE'),
  },
  'DR-017': {
    what: 'The keepalive of HTTP/2 lacks one of its two times.',
    why: 'The proxy has to know how often to ask and how long to wait for the answer. Istio refuses one without the other.',
    howToFix: 'Set both interval and timeout.',
    fails: connectionPool(`
      http:
        http2KeepAlive:
          interval: 30s
    `),
    marks: 'http2KeepAlive',
    passes: connectionPool(`
      http:
        http2KeepAlive:
          interval: 30s
          timeout: 5s
    `),
  },
  'DR-018': duration('A time of the HTTP/2 keepalive is too short, or not in whole milliseconds.', {
    fails: connectionPool(`
      http:
        http2KeepAlive:
          interval: 30s
          timeout: 0s
    `),
    marks: '0s',
    passes: connectionPool(`
      http:
        http2KeepAlive:
          interval: 30s
          timeout: 5s
    `),
  }),
  'DR-019': {
    what: 'The limit on connections is below 0.',
    why: LIMIT_WHY,
    howToFix: LIMIT_FIX,
    fails: connectionPool('tcp:\n  maxConnections: -1'),
    marks: '-1',
    passes: connectionPool('tcp:\n  maxConnections: 100'),
  },
  'DR-020': duration('The connect timeout is too short, or not in whole milliseconds.', {
    fails: connectionPool('tcp:\n  connectTimeout: 500us'),
    marks: '500us',
    passes: connectionPool('tcp:\n  connectTimeout: 500ms'),
  }),
  'DR-021': duration(
    'The longest age of a connection is too short, or not in whole milliseconds.',
    {
      fails: connectionPool('tcp:\n  maxConnectionDuration: 0s'),
      marks: '0s',
      passes: connectionPool('tcp:\n  maxConnectionDuration: 30m'),
    },
  ),
  'DR-022': {
    what: 'The idle time of TCP connections is negative, or not in whole milliseconds.',
    why: 'Envoy counts such times in milliseconds, so Istio refuses what it cannot hand on exactly. 0s is fine here: it turns the timeout off.',
    howToFix: 'Write a duration in whole milliseconds, e.g. 15m, or 0s for no timeout.',
    fails: connectionPool('tcp:\n  idleTimeout: 1.5ms'),
    marks: '1.5ms',
    passes: connectionPool('tcp:\n  idleTimeout: 0s'),
  },
  'DR-023': duration('A time of the TCP keepalive is too short, or not in whole milliseconds.', {
    fails: connectionPool(`
      tcp:
        tcpKeepalive:
          time: 0s
    `),
    marks: '0s',
    passes: connectionPool(`
      tcp:
        tcpKeepalive:
          time: 300s
    `),
  }),
}
