import { admissionCodes } from './code-description.ts'

/** Breach of a rule that several fields share; whoever finds it says what is wrong. */
const SHARED_RULE = '{message}'

export const VIRTUAL_SERVICE_CODES = admissionCodes('virtual-service', {
  'VS-001': [
    'GatewaysOfDelegate',
    'A VirtualService without hosts takes its gateways from the one that delegates to it. Remove gateways, or add hosts.',
  ],
  'VS-002': [
    'TLSOfDelegate',
    'A VirtualService without hosts is a delegate, and only HTTP routes can be delegated, not tls.',
  ],
  'VS-003': [
    'TCPOfDelegate',
    'A VirtualService without hosts is a delegate, and only HTTP routes can be delegated, not tcp.',
  ],
  'VS-004': [
    'ClaimInMesh',
    'The token claim {name} can be matched on gateways only, but this VirtualService also applies to the mesh.',
  ],
  'VS-005': ['InvalidHost', SHARED_RULE],
  'VS-006': ['InvalidHost', SHARED_RULE],
  'VS-007': [
    'AllHostsInMesh',
    'Host “*” cannot be used in the mesh. List the hosts, or bind the VirtualService to gateways only.',
  ],
  'VS-008': [
    'OverlappingHosts',
    {
      twice: 'Host {host} stands twice in hosts.',
      covered: 'Host {host} is already covered by {cover}.',
    },
  ],
  'VS-009': [
    'NoRoutes',
    'The VirtualService has no routes. Add at least one under http, tls or tcp.',
  ],
  'VS-011': [
    'RedirectBesideDelegate',
    'A route that delegates cannot also redirect. Keep either delegate or redirect.',
  ],
  'VS-012': [
    'RouteBesideDelegate',
    'A route that delegates cannot also name destinations. Keep either delegate or route.',
  ],
  'VS-013': [
    'NestedDelegate',
    'This VirtualService is a delegate itself, having no hosts, and a delegate cannot delegate further.',
  ],
  'VS-014': [
    'RedirectBesideRoute',
    'A route cannot both redirect requests and send them to destinations. Keep either redirect or route.',
  ],
  'VS-015': ['FaultBesideRedirect', 'A route that redirects cannot inject faults. Remove fault.'],
  'VS-016': [
    'RewriteBesideRedirect',
    'A route that redirects cannot rewrite requests. Say the new address in redirect.',
  ],
  'VS-017': [
    'DirectResponseBesideRedirect',
    'A route cannot both redirect and answer directly. Keep either redirect or directResponse.',
  ],
  'VS-018': [
    'DirectResponseBesideRoute',
    'A route cannot both answer directly and send requests to destinations. Keep either directResponse or route.',
  ],
  'VS-019': [
    'FaultBesideDirectResponse',
    'A route that answers directly cannot inject faults. Remove fault.',
  ],
  'VS-020': [
    'RewriteBesideDirectResponse',
    'A route that answers directly sends no request on that could be rewritten. Remove rewrite.',
  ],
  'VS-021': [
    'RouteWithoutAction',
    'The route does not say what happens to its requests. Add route, redirect, directResponse or delegate.',
  ],
  'VS-022': [
    'MirrorBesideMirrors',
    'A route cannot have both mirror and mirrors. List every mirror under mirrors.',
  ],
  'VS-023': ['InvalidHeaderMatchName', SHARED_RULE],
  'VS-024': ['InvalidHeaderMatch', SHARED_RULE],
  'VS-025': ['InvalidHeaderExclusion', SHARED_RULE],
  'VS-026': ['InvalidUriMatch', SHARED_RULE],
  'VS-027': ['InvalidRequestMatch', SHARED_RULE],
  'VS-028': ['InvalidQueryMatch', SHARED_RULE],
  'VS-029': ['InvalidMatchPort', SHARED_RULE],
  'VS-030': ['InvalidSourceLabel', SHARED_RULE],
  'VS-031': ['InvalidMatchGateway', SHARED_RULE],
  'VS-032': [
    'InvalidSourceNamespace',
    '{name} is not the name of a namespace: use up to 63 letters, digits and inner hyphens.',
  ],
  'VS-033': ['InvalidRequestHeader', SHARED_RULE],
  'VS-034': ['UnchangeableHeader', SHARED_RULE],
  'VS-035': ['InvalidHeaderValue', SHARED_RULE],
  'VS-036': [
    'EmptyOrigin',
    'The allowed origin is empty. Say which origins may call, with exact, prefix or regex.',
  ],
  'VS-037': ['InvalidOriginRegex', SHARED_RULE],
  'VS-038': [
    'UnknownCorsMethod',
    '{method} is not an HTTP method that can be allowed; methods are written in capitals, e.g. “GET”.',
  ],
  'VS-039': ['InvalidCorsHeader', '{name} is not the name of a header.'],
  'VS-040': ['InvalidMaxAge', SHARED_RULE],
  'VS-041': [
    'MaxAgeNotInSeconds',
    'maxAge {duration} is not a whole number of seconds, in which browsers are told it.',
  ],
  'VS-042': ['EmptyFault', 'The fault says neither abort nor delay, so it injects nothing.'],
  'VS-043': ['InvalidAbortPercentage', SHARED_RULE],
  'VS-044': ['UnknownGrpcStatus', SHARED_RULE],
  'VS-045': [
    'Http2ErrorUnsupported',
    'Istio does not support http2Error. Use httpStatus or grpcStatus.',
  ],
  'VS-046': ['InvalidAbortStatus', SHARED_RULE],
  'VS-047': [
    'AbortWithoutStatus',
    'The abort has no status to answer with. Set httpStatus or grpcStatus.',
    { severity: 'info' },
  ],
  'VS-048': ['InvalidDelayPercentage', SHARED_RULE],
  'VS-049': ['InvalidDelay', SHARED_RULE],
  'VS-050': [
    'ExponentialDelayUnsupported',
    'Istio does not support exponentialDelay. Use fixedDelay.',
  ],
  'VS-051': [
    'MirrorPercentTooLarge',
    'mirrorPercent is “{value}”; more than 100 percent cannot be mirrored.',
  ],
  'VS-052': [
    'DeprecatedMirrorPercent',
    'mirrorPercent is deprecated. Use mirrorPercentage, which also takes fractions.',
    { severity: 'warning' },
  ],
  'VS-053': [
    'InvalidMirrorPercentage',
    'Mirror percentage “{value}” is out of range; use 0 to 100.',
  ],
  'VS-097': ['InvalidGateway', SHARED_RULE],
  'VS-098': ['DottedGateway', SHARED_RULE, { severity: 'warning' }],
  'VS-099': ['InvalidExportTo', SHARED_RULE],
})
