import { boolean, double, enumOf, list, map, message, oneOf, ref, string, uint32 } from '../dsl.ts'
import { bytes, duration, int32 } from '../dsl.ts'
import type { Shape } from '../dsl.ts'
import { Destination, exportTo, StringMatch } from './shared.ts'

/** Messages of VirtualService, smallest parts first. */

const PAGE = 'virtual-service'

export const Percent = message('Percent', {
  description: 'A percentage from 0 to 100. Fractions such as 0.1 are allowed.',
  reference: PAGE,
  fields: {
    value: double({
      description: 'Percentage from 0.0 to 100.0. Zero, or an absent value, means 0 %.',
      default: '0',
      unit: 'percent',
      example: '12.5',
    }),
  },
})
export type Percent = Shape<typeof Percent>

export const Delegate = message('Delegate', {
  description: 'Names another VirtualService that holds the routes of a part of the traffic.',
  reference: PAGE,
  fields: {
    name: string({
      description: 'Name of the delegate VirtualService. A delegate has no hosts of its own.',
      example: 'reviews',
    }),
    namespace: string({
      description: 'Namespace of the delegate VirtualService.',
      default: 'the namespace of this VirtualService',
      format: 'namespace',
      example: 'team-a',
    }),
  },
})
export type Delegate = Shape<typeof Delegate>

export const HeaderOperations = message('Headers.HeaderOperations', {
  description: 'Changes to the headers of a request or of a response.',
  reference: PAGE,
  fields: {
    set: map(string(), {
      description: 'Headers to overwrite: values already present are replaced by these.',
      example: '{ x-version: v2 }',
    }),
    add: map(string(), {
      description: 'Headers to append: values already present are kept and these are added.',
      example: '{ x-trace: "on" }',
    }),
    remove: list(string(), {
      description: 'Names of headers to take away.',
      example: '[x-internal]',
    }),
  },
})
export type HeaderOperations = Shape<typeof HeaderOperations>

export const Headers = message('Headers', {
  description: 'Changes to headers on the way to the service and on the way back.',
  reference: PAGE,
  fields: {
    request: ref(HeaderOperations, {
      description: 'Changes to the request before it is sent to the destination.',
    }),
    response: ref(HeaderOperations, {
      description: 'Changes to the response before it is returned to the caller.',
    }),
  },
})
export type Headers = Shape<typeof Headers>

export const HTTPMatchRequest = message('HTTPMatchRequest', {
  description: 'Conditions on a request. All that are set must hold; an empty match is refused.',
  reference: PAGE,
  fields: {
    name: string({
      description: 'Name of the match, joined to the name of the route in access logs.',
      isAdvanced: true,
      example: 'canary-users',
    }),
    uri: ref(StringMatch, {
      description: 'Path of the request, without the query string.',
      example: '{ prefix: /api/ }',
    }),
    scheme: ref(StringMatch, {
      description: 'Scheme of the request: http or https.',
      isAdvanced: true,
      example: '{ exact: https }',
    }),
    method: ref(StringMatch, {
      description: 'Method of the request, in capitals.',
      example: '{ exact: GET }',
    }),
    authority: ref(StringMatch, {
      description: 'Host header or :authority of the request, compared case-sensitively.',
      example: '{ exact: bookshop.example.com }',
    }),
    headers: map(ref(StringMatch), {
      description:
        'Headers by lower-case name. An empty match, {}, asks only that the header is present.',
      example: '{ end-user: { exact: jason } }',
    }),
    port: uint32({
      description:
        'Port on which the request arrives: a port of the addressed host, or of the gateway.',
      example: '8080',
    }),
    sourceLabels: map(string(), {
      description:
        'Labels of the workload that sends the request. Sidecar traffic only, so gateways must be absent or name mesh.',
      example: '{ app: sleep }',
    }),
    gateways: list(string({ format: 'gatewayRef' }), {
      description:
        'Gateways to which this match is confined, in place of the gateways of the VirtualService.',
      default: 'the gateways of the VirtualService',
      example: '[mesh]',
    }),
    queryParams: map(ref(StringMatch), {
      description:
        'Query parameters by name. An exact empty text matches a parameter without a value.',
      example: '{ debug: { exact: "true" } }',
    }),
    ignoreUriCase: boolean({
      description: 'Whether upper and lower case are equal in exact and prefix matches of the uri.',
      default: 'false',
    }),
    withoutHeaders: map(ref(StringMatch), {
      description:
        'Headers that must not match, by lower-case name. An empty match asks that the header is absent.',
      example: '{ x-internal: {} }',
    }),
    sourceNamespace: string({
      description:
        'Namespace of the workload that sends the request. Sidecar traffic only, so gateways must be absent or name mesh.',
      format: 'namespace',
      example: 'team-a',
    }),
    statPrefix: string({
      description: 'Prefix of the Envoy statistics to be kept for this route.',
      isAdvanced: true,
      example: 'reviews_canary',
    }),
  },
})
export type HTTPMatchRequest = Shape<typeof HTTPMatchRequest>

export const HTTPRouteDestination = message('HTTPRouteDestination', {
  description: 'One of the destinations among which the requests of a route are shared out.',
  reference: PAGE,
  fields: {
    destination: ref(Destination, {
      description: 'Service or subset that receives this share of the requests.',
      required: true,
    }),
    weight: int32({
      description:
        'Share of the requests relative to the other weights of the route: 0 or more. The sum need not be 100.',
      default: '0 beside other destinations, all requests when alone',
      example: '80',
    }),
    headers: ref(Headers, {
      description: 'Changes to headers for this destination only.',
    }),
  },
})
export type HTTPRouteDestination = Shape<typeof HTTPRouteDestination>

export const HTTPRedirect = message('HTTPRedirect', {
  description: 'Answers with a redirect; the request reaches no service.',
  reference: PAGE,
  fields: {
    uri: string({
      description:
        'Path of the new address. It replaces the whole path, however the request was matched.',
      default: 'the path of the request',
      example: '/v2/books',
    }),
    authority: string({
      description: 'Host, and port if any, of the new address.',
      default: 'the host of the request',
      example: 'new.example.com',
    }),
    port: uint32({
      description: 'Port of the new address.',
      default: 'the port of the request',
      example: '8443',
    }),
    derivePort: enumOf(
      {
        FROM_PROTOCOL_DEFAULT: 'Port 80 for http and 443 for https.',
        FROM_REQUEST_PORT: 'The port on which the request arrived.',
      },
      {
        description: 'How the port of the new address is chosen where no port is given.',
        default: 'FROM_PROTOCOL_DEFAULT',
      },
    ),
    scheme: string({
      description: 'Scheme of the new address: http or https.',
      default: 'the scheme of the request',
      example: 'https',
    }),
    redirectCode: uint32({
      description: 'Status of the answer: 301, 302, 303, 307 or 308.',
      default: '301',
      example: '302',
    }),
    prefixRewrite: string({
      description: 'Replaces the prefix that the match found and keeps the rest of the path.',
      example: '/v2',
    }),
  },
  oneOfs: [oneOf('redirect_port', 'Port', ['port', 'derivePort'], 'SCH-054')],
})
export type HTTPRedirect = Shape<typeof HTTPRedirect>

export const HTTPBody = message('HTTPBody', {
  description: 'Body of a direct response.',
  reference: PAGE,
  fields: {
    string: string({
      description: 'Body as text. Istio limits its size to one megabyte.',
      example: 'sold out',
    }),
    bytes: bytes({
      description: 'Body as base64, for content that is not text.',
      example: 'aGVsbG8=',
    }),
  },
  oneOfs: [oneOf('specifier', 'Body', ['string', 'bytes'], 'SCH-051')],
})
export type HTTPBody = Shape<typeof HTTPBody>

export const HTTPDirectResponse = message('HTTPDirectResponse', {
  description: 'Answers with a fixed response; the request reaches no service.',
  reference: PAGE,
  fields: {
    status: uint32({
      description: 'Status of the response, from 200 to 599.',
      required: true,
      example: '503',
    }),
    body: ref(HTTPBody, {
      description: 'Body of the response. The content type is set through headers.',
      default: 'no body',
    }),
  },
})
export type HTTPDirectResponse = Shape<typeof HTTPDirectResponse>

export const RegexRewrite = message('RegexRewrite', {
  description: 'Replaces the parts of the path that match a regular expression.',
  reference: PAGE,
  fields: {
    match: string({
      description: 'RE2 regular expression. Each part of the path that matches it is replaced.',
      format: 'regex',
      example: '/books/([0-9]+)',
    }),
    rewrite: string({
      description: 'Replacement; \\1, \\2 and so on stand for the captured groups.',
      example: '/items/\\1',
    }),
  },
})
export type RegexRewrite = Shape<typeof RegexRewrite>

export const HTTPRewrite = message('HTTPRewrite', {
  description: 'Changes the path or the host of a request before it is sent on.',
  reference: PAGE,
  fields: {
    uri: string({
      description: 'Replaces the path, or only the prefix where the route matched a prefix.',
      example: '/v2/',
    }),
    authority: string({
      description: 'Replaces the Host header of the request.',
      example: 'reviews.internal',
    }),
    uriRegexRewrite: ref(RegexRewrite, {
      description: 'Replaces parts of the path by a regular expression, in place of uri.',
    }),
  },
})
export type HTTPRewrite = Shape<typeof HTTPRewrite>

export const HTTPRetry = message('HTTPRetry', {
  description: 'How often, when and how quickly a failed request is sent again.',
  reference: PAGE,
  fields: {
    attempts: int32({
      description: 'Number of retries after the first try. 0 switches retries off.',
      default: '2 when no retry policy is set',
      example: '3',
    }),
    perTryTimeout: duration({
      description: 'Longest time for one try, the first one included.',
      default: 'the timeout of the route',
      example: '2s',
    }),
    retryOn: string({
      description:
        'Conditions, separated by commas: Envoy retry policies or status codes such as 503.',
      default: 'connect-failure,refused-stream,unavailable,cancelled',
      example: '5xx,reset,connect-failure',
    }),
    retryRemoteLocalities: boolean({
      description: 'Whether a retry may go to a locality other than that of the first try.',
      nullable: true,
      default: 'false',
      isAdvanced: true,
    }),
    retryIgnorePreviousHosts: boolean({
      description: 'Whether a retry avoids the endpoints that have already been tried.',
      nullable: true,
      default: 'true',
      isAdvanced: true,
    }),
    backoff: duration({
      description: 'Least time between two tries. The actual time grows and is varied at random.',
      default: '25ms',
      example: '100ms',
      isAdvanced: true,
    }),
  },
})
export type HTTPRetry = Shape<typeof HTTPRetry>

export const FaultDelay = message('HTTPFaultInjection.Delay', {
  description: 'Holds requests back for a while, as a slow network or service would.',
  reference: PAGE,
  fields: {
    percent: int32({
      description: 'Whole percentage of requests to delay, from 0 to 100.',
      unit: 'percent',
      deprecated: 'Use percentage.value, which also takes fractions.',
      isAdvanced: true,
      example: '10',
    }),
    fixedDelay: duration({
      description: 'Time to wait before the request is sent on.',
      example: '5s',
    }),
    exponentialDelay: duration({
      description: 'Mean of a random waiting time. Istio does not implement it and refuses it.',
      deprecated: 'Use fixedDelay.',
      isAdvanced: true,
      example: '5s',
    }),
    percentage: ref(Percent, {
      description: 'Percentage of requests to delay.',
      default: '100 %',
      example: '{ value: 0.1 }',
    }),
  },
  oneOfs: [oneOf('http_delay_type', 'Delay', ['fixedDelay', 'exponentialDelay'], 'SCH-053')],
})
export type FaultDelay = Shape<typeof FaultDelay>

export const FaultAbort = message('HTTPFaultInjection.Abort', {
  description: 'Answers requests with an error, as a failing service would.',
  reference: PAGE,
  fields: {
    httpStatus: int32({
      description: 'HTTP status of the answer, from 200 to 600.',
      example: '503',
    }),
    grpcStatus: string({
      description: 'Name of the gRPC status of the answer, in capitals.',
      example: 'UNAVAILABLE',
    }),
    http2Error: string({
      description: 'HTTP/2 error of the answer. Istio does not implement it and refuses it.',
      deprecated: 'Use httpStatus or grpcStatus.',
      isAdvanced: true,
    }),
    percentage: ref(Percent, {
      description: 'Percentage of requests to abort.',
      default: '100 %',
      example: '{ value: 0.1 }',
    }),
  },
  oneOfs: [
    oneOf('error_type', 'Answer with', ['httpStatus', 'grpcStatus', 'http2Error'], 'SCH-052'),
  ],
})
export type FaultAbort = Shape<typeof FaultAbort>

export const HTTPFaultInjection = message('HTTPFaultInjection', {
  description: 'Faults put into the traffic on purpose, to test how callers bear them.',
  reference: PAGE,
  fields: {
    delay: ref(FaultDelay, {
      description: 'Holds a part of the requests back before they are sent on.',
    }),
    abort: ref(FaultAbort, {
      description: 'Answers a part of the requests with an error instead of sending them on.',
    }),
  },
})
export type HTTPFaultInjection = Shape<typeof HTTPFaultInjection>

export const HTTPMirrorPolicy = message('HTTPMirrorPolicy', {
  description: 'A destination that receives a copy of the requests. Its answers are dropped.',
  reference: PAGE,
  fields: {
    destination: ref(Destination, {
      description: 'Service or subset that receives the copies.',
      required: true,
    }),
    percentage: ref(Percent, {
      description: 'Percentage of the requests to copy.',
      default: '100 %',
      example: '{ value: 10 }',
    }),
  },
})
export type HTTPMirrorPolicy = Shape<typeof HTTPMirrorPolicy>

export const CorsPolicy = message('CorsPolicy', {
  description: 'Which web pages of other origins may call the service (CORS).',
  reference: PAGE,
  fields: {
    allowOrigin: list(string(), {
      description: 'Origins that may call, as exact texts.',
      deprecated: 'Use allowOrigins with exact.',
      isAdvanced: true,
    }),
    allowOrigins: list(ref(StringMatch), {
      description: 'Origins that may call. The first one that matches is echoed to the browser.',
      example: '[{ exact: "https://bookshop.example.com" }]',
    }),
    allowMethods: list(string(), {
      description: 'Methods that may be used, for Access-Control-Allow-Methods.',
      example: '[GET, POST]',
    }),
    allowHeaders: list(string(), {
      description: 'Request headers that may be sent, for Access-Control-Allow-Headers.',
      example: '[x-user]',
    }),
    exposeHeaders: list(string(), {
      description: 'Response headers that a page may read, for Access-Control-Expose-Headers.',
      example: '[x-request-id]',
    }),
    maxAge: duration({
      description: 'How long a browser may keep the answer to a preflight request.',
      example: '24h',
    }),
    allowCredentials: boolean({
      description: 'Whether a page may send cookies and other credentials.',
      nullable: true,
      default: 'false',
    }),
    unmatchedPreflights: enumOf(
      {
        UNSPECIFIED: 'The same as FORWARD.',
        FORWARD: 'Preflight requests of other origins are sent on to the service.',
        IGNORE: 'Preflight requests of other origins are not sent on to the service.',
      },
      {
        description: 'What happens to preflight requests of origins that are not allowed.',
        default: 'FORWARD',
        isAdvanced: true,
      },
    ),
  },
})
export type CorsPolicy = Shape<typeof CorsPolicy>

export const HTTPRoute = message('HTTPRoute', {
  description:
    'A rule for HTTP, HTTP/2 and gRPC requests. Rules are tried in order and the first match wins.',
  reference: PAGE,
  fields: {
    name: string({
      description: 'Name of the rule, seen in access logs and in this editor.',
      example: 'canary',
    }),
    match: list(ref(HTTPMatchRequest), {
      description: 'Requests to which the rule applies: those that fulfil at least one item.',
      default: 'all requests',
    }),
    route: list(ref(HTTPRouteDestination), {
      description: 'Destinations that share the requests according to their weights.',
    }),
    redirect: ref(HTTPRedirect, {
      description: 'Answers with a redirect. It excludes route, directResponse and delegate.',
    }),
    directResponse: ref(HTTPDirectResponse, {
      description: 'Answers with a fixed response. It excludes route, redirect and delegate.',
    }),
    delegate: ref(Delegate, {
      description:
        'Leaves the routing of these requests to another VirtualService. It excludes route and redirect.',
    }),
    rewrite: ref(HTTPRewrite, {
      description: 'Changes the path or the host before the request is sent on.',
    }),
    timeout: duration({
      description: 'Longest time for the whole request, retries included.',
      default: 'no limit',
      example: '5s',
    }),
    retries: ref(HTTPRetry, {
      description: 'How failed requests are sent again.',
      default: 'the policy of the mesh, normally 2 retries',
    }),
    fault: ref(HTTPFaultInjection, {
      description: 'Delays or errors put into the traffic on purpose.',
    }),
    mirror: ref(Destination, {
      description: 'A destination that receives a copy of the requests. For several, use mirrors.',
    }),
    mirrors: list(ref(HTTPMirrorPolicy), {
      description: 'Destinations that receive copies of the requests, each with its percentage.',
    }),
    mirrorPercent: uint32({
      description: 'Whole percentage of the requests that mirror receives, from 0 to 100.',
      nullable: true,
      unit: 'percent',
      deprecated: 'Use mirrorPercentage, which also takes fractions.',
      isAdvanced: true,
    }),
    mirror_percent: uint32({
      description: 'The same as mirrorPercent, in the spelling of early versions.',
      nullable: true,
      unit: 'percent',
      deprecated: 'Use mirrorPercentage, which also takes fractions.',
      isAdvanced: true,
    }),
    mirrorPercentage: ref(Percent, {
      description: 'Percentage of the requests that mirror receives.',
      default: '100 %',
      example: '{ value: 10 }',
    }),
    corsPolicy: ref(CorsPolicy, {
      description: 'Which web pages of other origins may call the service (CORS).',
    }),
    headers: ref(Headers, {
      description: 'Changes to headers of requests and responses, for all destinations.',
    }),
  },
})
export type HTTPRoute = Shape<typeof HTTPRoute>

export const RouteDestination = message('RouteDestination', {
  description: 'One of the destinations among which connections are shared out.',
  reference: PAGE,
  fields: {
    destination: ref(Destination, {
      description: 'Service or subset that receives this share of the connections.',
      required: true,
    }),
    weight: int32({
      description:
        'Share of the connections relative to the other weights of the route: 0 or more.',
      default: '0 beside other destinations, all connections when alone',
      example: '80',
    }),
  },
})
export type RouteDestination = Shape<typeof RouteDestination>

const destinationSubnets = list(string({ format: 'address' }), {
  description: 'Addresses or CIDR ranges to which the connection goes.',
  example: '[10.1.0.0/16]',
})

const sourceLabels = map(string(), {
  description:
    'Labels of the workload that opens the connection. Sidecar traffic only, so gateways must be absent or name mesh.',
  example: '{ app: sleep }',
})

const sourceNamespace = string({
  description: 'Namespace of the workload that opens the connection. Sidecar traffic only.',
  format: 'namespace',
  example: 'team-a',
})

const gateways = list(string({ format: 'gatewayRef' }), {
  description:
    'Gateways to which this match is confined, in place of the gateways of the VirtualService.',
  default: 'the gateways of the VirtualService',
  example: '[mesh]',
})

export const TLSMatchAttributes = message('TLSMatchAttributes', {
  description: 'Conditions on a TLS connection that is passed through. All that are set must hold.',
  reference: PAGE,
  fields: {
    sniHosts: list(string({ format: 'host' }), {
      description:
        'Server names (SNI) of the connection, wildcards allowed. Each must lie within a host of the VirtualService.',
      required: true,
      example: '[bookshop.example.com]',
    }),
    destinationSubnets,
    port: uint32({
      description: 'Port to which the connection goes.',
      example: '443',
    }),
    sourceLabels,
    gateways,
    sourceNamespace,
  },
})
export type TLSMatchAttributes = Shape<typeof TLSMatchAttributes>

export const L4MatchAttributes = message('L4MatchAttributes', {
  description: 'Conditions on a TCP connection. All that are set must hold.',
  reference: PAGE,
  fields: {
    destinationSubnets,
    port: uint32({
      description: 'Port to which the connection goes.',
      example: '27017',
    }),
    sourceSubnet: string({
      description: 'Address or CIDR range of the caller. Istio does not implement it.',
      format: 'address',
      deprecated: 'Remove it; it has no effect.',
      isAdvanced: true,
      example: '10.2.0.0/16',
    }),
    sourceLabels,
    gateways,
    sourceNamespace,
  },
})
export type L4MatchAttributes = Shape<typeof L4MatchAttributes>

export const TLSRoute = message('TLSRoute', {
  description:
    'A rule for TLS connections that are not terminated, chosen by server name. The first match wins.',
  reference: PAGE,
  fields: {
    match: list(ref(TLSMatchAttributes), {
      description: 'Connections to which the rule applies: those that fulfil at least one item.',
      required: true,
    }),
    route: list(ref(RouteDestination), {
      description: 'Destinations that share the connections according to their weights.',
    }),
  },
})
export type TLSRoute = Shape<typeof TLSRoute>

export const TCPRoute = message('TCPRoute', {
  description: 'A rule for TCP connections. Rules are tried in order and the first match wins.',
  reference: PAGE,
  fields: {
    match: list(ref(L4MatchAttributes), {
      description: 'Connections to which the rule applies: those that fulfil at least one item.',
      default: 'all connections',
    }),
    route: list(ref(RouteDestination), {
      description: 'Destinations that share the connections according to their weights.',
    }),
  },
})
export type TCPRoute = Shape<typeof TCPRoute>

export const VirtualService = message('VirtualService', {
  description: 'How requests for a set of hosts are routed, changed and answered.',
  reference: PAGE,
  fields: {
    hosts: list(string({ format: 'host' }), {
      description:
        'Hosts whose traffic these rules govern: DNS names, names with a leading wildcard, or short service names. Absent only in a delegate.',
      example: '[reviews]',
    }),
    gateways: list(string({ format: 'gatewayRef' }), {
      description:
        'Gateways whose traffic these rules govern, as name or namespace/name. The word mesh stands for all sidecars.',
      default: '[mesh]',
      example: '[istio-system/public]',
    }),
    http: list(ref(HTTPRoute), {
      description: 'Rules for HTTP, HTTP/2 and gRPC, tried in order. The first match wins.',
    }),
    tls: list(ref(TLSRoute), {
      description:
        'Rules for TLS connections that are passed through, tried in order by server name.',
    }),
    tcp: list(ref(TCPRoute), {
      description: 'Rules for TCP connections that no HTTP or TLS rule governs, tried in order.',
    }),
    exportTo: exportTo('this VirtualService'),
  },
})
export type VirtualService = Shape<typeof VirtualService>
