import { admissionCodes } from './code-description.ts'
import type { AdmissionRow } from './code-description.ts'

/** What the shared rules of the webhook find; the sentence comes with the finding. */
const BREACH = '{message}'

/** Rules on a duration bring the sentence of the shared rule along. */
const DURATION = '{field}: {breach}'

/** Warnings of the webhook that `istioctl analyze` reports under codes of their own. */
const unreachable = (message: string): AdmissionRow => [
  'UnreachableRule',
  message,
  { severity: 'warning', aliases: ['IST0130'] },
]
const ineffective = (name: string, message: string): AdmissionRow => [
  name,
  message,
  { severity: 'warning', aliases: ['IST0131'] },
]

export const VIRTUAL_SERVICE_ROUTE_CODES = admissionCodes('virtual-service', {
  'VS-054': ['InvalidMirror', BREACH],
  'VS-055': ['MirrorWithoutDestination', 'This mirror lacks its destination.'],
  'VS-056': ['InvalidMirror', BREACH],
  'VS-057': [
    'MirrorPercentageOutOfRange',
    'Percentage “{percent}” of this mirror is out of range; use 0 to 100.',
  ],
  'VS-058': [
    'RedirectSetsPathTwice',
    'The redirect has both uri “{uri}” and prefixRewrite “{prefixRewrite}”, but it can change the path in one way only.',
  ],
  'VS-059': [
    'PrefixRewriteWithoutPrefix',
    'prefixRewrite “{prefixRewrite}” needs a prefix to replace, but the uri of match[{match}] is no prefix.',
  ],
  'VS-060': [
    'EmptyRedirect',
    'The redirect leads nowhere else. Set at least one of uri, prefixRewrite, authority, scheme, port and derivePort.',
  ],
  'VS-061': [
    'InvalidRedirectCode',
    'Status “{redirectCode}” is no redirect; use 301, 302, 303, 307 or 308.',
  ],
  'VS-062': [
    'InvalidRedirectScheme',
    'Scheme “{scheme}” of the redirect is neither “http” nor “https”.',
  ],
  'VS-063': [
    'RedirectPortOutOfRange',
    'Port “{port}” of the redirect is out of range; ports are 1 to 65535.',
  ],
  'VS-064': [
    'BodyTooLarge',
    'The body has {size} KiB, more than the 1024 that a direct response may have.',
  ],
  'VS-065': [
    'LargeBody',
    'The body has {size} KiB, and every proxy gets a copy. Above 100 it weighs on the control plane.',
    { severity: 'warning' },
  ],
  'VS-066': ['InvalidResponseStatus', BREACH],
  'VS-067': [
    'NegativeAttempts',
    'The number of attempts is “{attempts}”, but it cannot be below 0.',
  ],
  'VS-068': [
    'RetriesSwitchedOff',
    'Without attempts there are no retries, but {settings} would say how to retry.',
  ],
  'VS-069': ['InvalidTryTimeout', DURATION],
  'VS-070': ['UnknownRetryCondition', 'Istio knows no retry condition {names}.'],
  'VS-071': ['InvalidBackoff', DURATION],
  'VS-072': [
    'RewriteSetsPathTwice',
    'The rewrite has both uri “{uri}” and uriRegexRewrite, but it can change the path in one way only.',
  ],
  'VS-073': ['EmptyRewrite', 'The rewrite changes nothing. Set uri, uriRegexRewrite or authority.'],
  'VS-074': [
    'IncompleteRegexRewrite',
    'uriRegexRewrite lacks {missing}; it needs match and rewrite.',
  ],
  'VS-075': ['InvalidRewriteRegex', BREACH],
  'VS-076': [
    'AuthoritySetTwice',
    'Header “{name}” sets the authority to “{value}”, but it is already set to “{written}”.',
  ],
  'VS-077': ['MissingDestination', 'This item of the route lacks its destination.'],
  'VS-078': ['InvalidDestination', BREACH],
  'VS-079': ['NegativeWeight', BREACH],
  'VS-080': ['NoWeight', BREACH],
  'VS-081': ['InvalidHeaderOfDestination', BREACH],
  'VS-082': ['InvalidTimeout', DURATION],
  'VS-083': ['TlsRouteWithoutMatch', 'A TLS route needs a match with the server names it is for.'],
  'VS-085': ['TlsMatchWithoutSniHosts', 'This match needs sniHosts, the server names it is for.'],
  'VS-086': ['InvalidSniHost', BREACH],
  'VS-087': [
    'SniHostIsAddress',
    'Server name “{sniHost}” is an IP address, and clients send no addresses as server names.',
    { severity: 'warning' },
  ],
  'VS-088': [
    'SniHostOutsideHosts',
    'Server name “{sniHost}” lies within none of the hosts of this VirtualService.',
  ],
  'VS-089': ['InvalidDestinationSubnet', BREACH],
  'VS-090': ['PortOutOfRange', BREACH],
  'VS-091': ['InvalidSourceLabel', BREACH],
  'VS-092': ['InvalidGatewayOfMatch', BREACH],
  'VS-093': [
    'TlsRouteWithoutDestination',
    'The TLS route has no destination to send connections to.',
  ],
  'VS-094': ['InvalidTlsOrTcpDestination', BREACH],
  'VS-095': ['InvalidTcpMatch', BREACH],
  'VS-096': [
    'TcpRouteWithoutDestination',
    'The TCP route has no destination to send connections to.',
  ],
  'VS-100': unreachable(
    'Rule {rule} is never used: rule {other} above has no match either and takes everything.',
  ),
  'VS-101': unreachable(
    'Rule {rule} is never reached: rule {other} above has no match and takes everything.',
  ),
  'VS-102': unreachable('Rule {rule} is never used: rules above have all of its matches.'),
  'VS-103': ineffective(
    'DuplicateMatch',
    'This match is never used, because the same one stands before it in rule {other}.',
  ),
  'VS-104': ineffective(
    'ShadowedPrefix',
    'Prefix “{prefix}” is never reached, because {other} matches its beginning “{shorter}” first.',
  ),
})
