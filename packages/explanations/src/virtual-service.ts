import { dedent, manifest } from './explanation.ts'
import type { Explanations } from './explanation.ts'

/** A VirtualService for the host `reviews`. */
function reviews(rest: string): string {
  return manifest('VirtualService', `hosts: [reviews]\n${dedent(rest)}`)
}

/** A VirtualService with one HTTP route to `reviews`, with these fields besides. */
function route(fields: string, gateways = ''): string {
  const lines = dedent(fields).split('\n')
  return reviews(
    [
      ...(gateways === '' ? [] : [`gateways: ${gateways}`]),
      'http:',
      ...lines.map((line, i) => `${i === 0 ? '- ' : '  '}${line}`),
      '  route:',
      '  - destination:',
      '      host: reviews',
    ].join('\n'),
  )
}

/** A VirtualService with these hosts and gateways, and one HTTP route to `reviews`. */
function bound(fields: string): string {
  return manifest(
    'VirtualService',
    `${dedent(fields)}\nhttp:\n- route:\n  - destination:\n      host: reviews`,
  )
}

export const VIRTUAL_SERVICE_EXPLANATIONS: Explanations = {
  'VS-001': {
    what: 'A VirtualService has gateways but no hosts.',
    why: 'Without hosts it is a delegate: other VirtualServices hand a part of their requests to it, and their gateways apply. Istio refuses gateways of its own.',
    howToFix:
      'Add hosts if the VirtualService is to stand by itself. Remove gateways if others delegate to it.',
    fails: bound('gateways: [shop-gateway]'),
    marks: 'gateways',
    passes: bound('gateways: [shop-gateway]\nhosts: [shop.example.com]'),
  },
  'VS-002': {
    what: 'A VirtualService without hosts has TLS routes.',
    why: 'Without hosts it is a delegate, and only HTTP routes can be delegated, so nothing could reach its TLS routes. Istio refuses it.',
    howToFix: 'Add hosts, or move the TLS routes to a VirtualService that has some.',
    fails: manifest(
      'VirtualService',
      `
      http:
      - route:
        - destination:
            host: reviews
      tls:
      - match:
        - sniHosts: [reviews.example.com]
        route:
        - destination:
            host: reviews
      `,
    ),
    marks: 'tls',
    passes: bound('hosts: [reviews.example.com]'),
  },
  'VS-003': {
    what: 'A VirtualService without hosts has TCP routes.',
    why: 'Without hosts it is a delegate, and only HTTP routes can be delegated, so nothing could reach its TCP routes. Istio refuses it.',
    howToFix: 'Add hosts, or move the TCP routes to a VirtualService that has some.',
    fails: manifest(
      'VirtualService',
      `
      tcp:
      - route:
        - destination:
            host: mongo
      `,
    ),
    marks: 'tcp',
    passes: manifest(
      'VirtualService',
      `
      hosts: [mongo]
      tcp:
      - route:
        - destination:
            host: mongo
      `,
    ),
  },
  'VS-004': {
    what: 'A claim of the request’s token is matched by a VirtualService that applies to the mesh.',
    why: 'Only gateways route by claims. A VirtualService applies to the mesh if it names no gateways or names “mesh”, and Istio refuses the match there.',
    howToFix:
      'Bind the VirtualService to gateways only. Routes for the mesh go into a VirtualService of their own.',
    fails: route(
      `
      match:
      - headers:
          '@request.auth.claims.group':
            exact: editors
      `,
      '[mesh, shop-gateway]',
    ),
    marks: "'@request.auth.claims.group'",
    passes: route(
      `
      match:
      - headers:
          '@request.auth.claims.group':
            exact: editors
      `,
      '[shop-gateway]',
    ),
  },
  'VS-005': {
    what: 'A host of a VirtualService that applies to the mesh is not a host name.',
    why: 'Requests are told apart by their host. Istio accepts names, IP addresses, and “*” at the very start of a name, without scheme, port or path, and refuses the rest.',
    howToFix: 'Write the name alone, e.g. “reviews”, “api.example.com” or “*.example.com”.',
    fails: bound('hosts: ["https://api.example.com/v1"]'),
    marks: '"https://api.example.com/v1"',
    passes: bound('hosts: [api.example.com]'),
  },
  'VS-006': {
    what: 'A host of a VirtualService that applies to gateways is not a host name.',
    why: 'A gateway tells requests apart by their host. Istio accepts names, IP addresses, and “*” at the very start of a name, without scheme, port or path, and refuses the rest.',
    howToFix: 'Write the name alone, e.g. “shop.example.com” or “*.example.com”.',
    fails: bound('hosts: ["shop.example.com:443"]\ngateways: [shop-gateway]'),
    marks: '"shop.example.com:443"',
    passes: bound('hosts: [shop.example.com]\ngateways: [shop-gateway]'),
  },
  'VS-007': {
    what: 'A VirtualService that applies to the mesh has the host “*”.',
    why: 'It would take over the requests of every workload to every service. Istio allows “*” only where all gateways are named and “mesh” is not among them.',
    howToFix: 'List the hosts, or bind the VirtualService to gateways only.',
    fails: bound('hosts: ["*"]\ngateways: [mesh, shop-gateway]'),
    marks: '"*"',
    passes: bound('hosts: ["*"]\ngateways: [shop-gateway]'),
  },
  'VS-008': {
    what: 'One host of a VirtualService covers another: they are equal, or one is a wildcard for the other.',
    why: 'The routes apply to the covered host already. Istio refuses to be told twice.',
    howToFix:
      'Remove the narrower host. If it needs routes of its own, give it its own VirtualService.',
    fails: bound('hosts: ["*.example.com", api.example.com]'),
    marks: 'api.example.com',
    passes: bound('hosts: ["*.example.com"]'),
  },
  'VS-009': {
    what: 'A VirtualService has no routes.',
    why: 'It would say nothing about what happens to requests, so Istio refuses it.',
    howToFix: 'Add at least one route under http, tls or tcp.',
    fails: reviews('http: []'),
    marks: 'spec',
    passes: bound('hosts: [reviews]'),
  },
  'VS-011': {
    what: 'A route both delegates and redirects.',
    why: 'What happens to delegated requests is said by the other VirtualService. Istio refuses a route that says it too.',
    howToFix: 'Keep either delegate or redirect.',
    fails: reviews(`
      http:
      - delegate:
          name: reviews-team
        redirect:
          uri: /new
      `),
    marks: 'redirect',
    passes: reviews(`
      http:
      - delegate:
          name: reviews-team
      `),
  },
  'VS-012': {
    what: 'A route both delegates and names destinations.',
    why: 'What happens to delegated requests is said by the other VirtualService. Istio refuses a route that says it too.',
    howToFix: 'Keep either delegate or route.',
    fails: route('delegate:\n  name: reviews-team'),
    marks: 'route',
    passes: reviews(`
      http:
      - delegate:
          name: reviews-team
      `),
  },
  'VS-013': {
    what: 'A VirtualService without hosts delegates to another one.',
    why: 'Without hosts it is a delegate itself, and Istio follows one step only: it refuses a delegate that delegates further.',
    howToFix:
      'Write the routes of the other VirtualService in place of the delegate, or let the VirtualService with the hosts delegate to it directly.',
    fails: manifest(
      'VirtualService',
      `
      http:
      - match:
        - uri:
            prefix: /reviews
        delegate:
          name: reviews-team
      - route:
        - destination:
            host: ratings
      `,
    ),
    marks: 'delegate',
    passes: manifest(
      'VirtualService',
      `
      http:
      - match:
        - uri:
            prefix: /reviews
        route:
        - destination:
            host: reviews
      - route:
        - destination:
            host: ratings
      `,
    ),
    noFixBecause:
      'The conditions of both VirtualServices would have to be combined route by route, and others may still delegate to the second one.',
  },
  'VS-014': {
    what: 'A route both redirects requests and sends them to destinations.',
    why: 'A redirect is the answer: the request reaches no service. Istio refuses a route that says both.',
    howToFix: 'Keep either redirect or route.',
    fails: route('redirect:\n  uri: /new'),
    marks: 'redirect',
    passes: reviews('http:\n- redirect:\n    uri: /new'),
  },
  'VS-015': {
    what: 'A route that redirects injects faults.',
    why: 'The request is answered at once and reaches no service, so there is nothing to delay or abort. Istio refuses the route.',
    howToFix: 'Remove fault.',
    fails: reviews(`
      http:
      - redirect:
          uri: /new
        fault:
          delay:
            fixedDelay: 5s
      `),
    marks: 'fault',
    passes: reviews('http:\n- redirect:\n    uri: /new'),
  },
  'VS-016': {
    what: 'A route that redirects has a rewrite.',
    why: 'The request is answered at once, so there is no request to rewrite. Istio refuses the route.',
    howToFix:
      'Say the new address in redirect: uri, prefixRewrite and authority. Then remove rewrite.',
    fails: reviews(`
      http:
      - redirect:
          authority: new.example.com
        rewrite:
          uri: /v2
      `),
    marks: 'rewrite',
    passes: reviews(`
      http:
      - redirect:
          authority: new.example.com
          uri: /v2
      `),
  },
  'VS-017': {
    what: 'A route both redirects and answers directly.',
    why: 'A request gets one answer. Istio refuses a route with two.',
    howToFix: 'Keep either redirect or directResponse.',
    fails: reviews(`
      http:
      - redirect:
          uri: /new
        directResponse:
          status: 503
      `),
    marks: 'directResponse',
    passes: reviews('http:\n- redirect:\n    uri: /new'),
  },
  'VS-018': {
    what: 'A route both answers directly and sends requests to destinations.',
    why: 'A request that is answered directly reaches no service. Istio refuses a route that says both.',
    howToFix: 'Keep either directResponse or route.',
    fails: route('directResponse:\n  status: 503'),
    marks: 'directResponse',
    passes: reviews('http:\n- directResponse:\n    status: 503'),
  },
  'VS-019': {
    what: 'A route that answers directly injects faults.',
    why: 'The request reaches no service, so there is nothing to delay or abort. Istio refuses the route.',
    howToFix: 'Remove fault.',
    fails: reviews(`
      http:
      - directResponse:
          status: 503
        fault:
          delay:
            fixedDelay: 5s
      `),
    marks: 'fault',
    passes: reviews('http:\n- directResponse:\n    status: 503'),
  },
  'VS-020': {
    what: 'A route that answers directly has a rewrite.',
    why: 'The request is not sent on, so there is nothing to rewrite. Istio refuses the route.',
    howToFix: 'Remove rewrite.',
    fails: reviews(`
      http:
      - directResponse:
          status: 503
        rewrite:
          uri: /v2
      `),
    marks: 'rewrite',
    passes: reviews('http:\n- directResponse:\n    status: 503'),
  },
  'VS-021': {
    what: 'A route does not say what happens to its requests.',
    why: 'Requests that it matches would have nowhere to go, so Istio refuses it.',
    howToFix: 'Add route with a destination, or redirect, directResponse or delegate.',
    fails: reviews(`
      http:
      - match:
        - uri:
            prefix: /api
      `),
    marks: 'match',
    passes: route('match:\n- uri:\n    prefix: /api'),
  },
  'VS-022': {
    what: 'A route has both mirror and mirrors.',
    why: 'They are the old and the new way to say where copies of the requests go. Istio refuses both at once.',
    howToFix: 'List every mirror under mirrors.',
    fails: route(`
      mirror:
        host: reviews-next
      mirrors:
      - destination:
          host: reviews-audit
      `),
    marks: 'mirror',
    passes: route(`
      mirrors:
      - destination:
          host: reviews-next
      - destination:
          host: reviews-audit
      `),
  },
  'VS-023': {
    what: 'A match names a header by something that is not a header name.',
    why: 'No request has such a header. Istio accepts names of headers, “:authority”, “:method”, “:path”, “:scheme”, “:status”, and claims such as “@request.auth.claims.group”, and refuses the rest.',
    howToFix: 'Write the name of the header in lower case, without spaces, colons or slashes.',
    fails: route('match:\n- headers:\n    end user:\n      exact: jason'),
    marks: 'end user',
    passes: route('match:\n- headers:\n    end-user:\n      exact: jason'),
  },
  'VS-024': {
    what: 'A header is matched by an empty prefix, or by a regular expression that RE2 does not accept.',
    why: 'Every value begins with an empty prefix, so Istio takes it for a mistake. Envoy reads regular expressions as RE2, without lookaround and backreferences.',
    howToFix:
      'Write the prefix, or an expression that RE2 accepts. To ask only that the header is there, write {}.',
    fails: route('match:\n- headers:\n    end-user:\n      prefix: ""'),
    marks: '""',
    passes: route('match:\n- headers:\n    end-user: {}'),
  },
  'VS-025': {
    what: 'A header is excluded by an empty prefix, or by a regular expression that RE2 does not accept.',
    why: 'Every value begins with an empty prefix, so Istio takes it for a mistake. Envoy reads regular expressions as RE2, without lookaround and backreferences.',
    howToFix:
      'Write the prefix, or an expression that RE2 accepts. To ask that the header is absent, write {}.',
    fails: route('match:\n- withoutHeaders:\n    x-internal:\n      prefix: ""'),
    marks: '""',
    passes: route('match:\n- withoutHeaders:\n    x-internal: {}'),
  },
  'VS-026': {
    what: 'The uri is matched by a regular expression that RE2 does not accept.',
    why: 'Envoy reads regular expressions as RE2, of at most 1024 bytes, without lookaround and backreferences. Istio refuses others.',
    howToFix: 'Write an expression that RE2 accepts; it has to match the whole path.',
    fails: route('match:\n- uri:\n    regex: /api(?!/internal).*'),
    marks: '/api(?!/internal).*',
    passes: route('match:\n- uri:\n    regex: /api(/public)?/.*'),
  },
  'VS-027': {
    what: 'Scheme, method or authority are matched by an empty prefix, or by a regular expression that RE2 does not accept.',
    why: 'Every text begins with an empty prefix, so Istio takes it for a mistake. Envoy reads regular expressions as RE2, without lookaround and backreferences.',
    howToFix: 'Write what is to be matched, or remove the condition.',
    fails: route('match:\n- authority:\n    prefix: ""'),
    marks: '""',
    passes: route('match:\n- authority:\n    prefix: shop.'),
  },
  'VS-028': {
    what: 'A query parameter is matched by an empty prefix, or by a regular expression that RE2 does not accept.',
    why: 'Every value begins with an empty prefix, so Istio takes it for a mistake. Envoy reads regular expressions as RE2, without lookaround and backreferences.',
    howToFix: 'Write what is to be matched. For a parameter without a value write an empty exact.',
    fails: route('match:\n- queryParams:\n    debug:\n      prefix: ""'),
    marks: '""',
    passes: route('match:\n- queryParams:\n    debug:\n      exact: ""'),
  },
  'VS-029': {
    what: 'A match asks for a port that does not exist.',
    why: 'Ports are 1 to 65535, so no request could match. Istio refuses it.',
    howToFix: 'Write the port on which the requests arrive.',
    fails: route('match:\n- port: 80800'),
    marks: '80800',
    passes: route('match:\n- port: 8080'),
  },
  'VS-030': {
    what: 'A match asks for a label of the caller that no workload can have.',
    why: 'Kubernetes allows only certain characters in the keys and values of labels, and Istio refuses the others.',
    howToFix: 'Write key and value as they stand on the pods.',
    fails: route('match:\n- sourceLabels:\n    app: web store'),
    marks: 'web store',
    passes: route('match:\n- sourceLabels:\n    app: web-store'),
  },
  'VS-031': {
    what: 'A match is confined to a gateway whose name is malformed, or written in the old form with dots.',
    why: 'Istio refuses names that no Gateway can have. The old form it still reads, without a word, but “namespace/name” is the one that is documented.',
    howToFix: 'Write “name” for a Gateway of the same namespace, else “namespace/name”.',
    fails: route('match:\n- gateways: [ingress/shop/public]'),
    marks: 'ingress/shop/public',
    passes: route('match:\n- gateways: [ingress/shop]', '[ingress/shop]'),
  },
  'VS-032': {
    what: 'A match asks for requests from a namespace whose name is malformed.',
    why: 'Names of namespaces hold letters, digits and inner hyphens, so no caller could match. Istio refuses it.',
    howToFix: 'Write the namespace in which the callers run.',
    fails: route('match:\n- sourceNamespace: team_a'),
    marks: 'team_a',
    passes: route('match:\n- sourceNamespace: team-a'),
  },
  'VS-033': {
    what: 'A pseudo header of requests is set that cannot be, or a header without a name.',
    why: 'Of the headers that begin with a colon, which hold method, path and scheme, only “:authority” can be changed. Istio refuses the others.',
    howToFix: 'Change the path or the host through rewrite.',
    fails: route('headers:\n  request:\n    set:\n      ":path": /v2'),
    marks: '":path"',
    passes: route('rewrite:\n  uri: /v2'),
  },
  'VS-034': {
    what: 'A header is removed, or changed in a response, that cannot be.',
    why: 'Requests need their host, and responses have none. The same holds for the headers that begin with a colon. Istio refuses to change them here.',
    howToFix: 'Remove the entry. The host of requests is changed through rewrite.',
    fails: route('headers:\n  request:\n    remove: [host, x-internal]'),
    marks: 'host',
    passes: route('headers:\n  request:\n    remove: [x-internal]'),
  },
  'VS-035': {
    what: 'The value of a header holds control characters, or a “%” that belongs to no variable.',
    why: 'Envoy puts variables such as %REQ(x-id)% into the value, so a single “%” is the beginning of one. Istio refuses what Envoy could not read.',
    howToFix: 'Write a percent sign as %%, and close variables with a “%”.',
    fails: route('headers:\n  request:\n    set:\n      x-share: 100%'),
    marks: '100%',
    passes: route('headers:\n  request:\n    set:\n      x-share: 100%%'),
  },
  'VS-036': {
    what: 'An origin that may call is empty.',
    why: 'No page has an empty origin, so Istio takes it for a mistake and refuses it.',
    howToFix: 'Say which origin, with exact, prefix or regex.',
    fails: route('corsPolicy:\n  allowOrigins:\n  - exact: ""'),
    marks: '""',
    passes: route('corsPolicy:\n  allowOrigins:\n  - exact: https://shop.example.com'),
  },
  'VS-037': {
    what: 'The origins that may call are given by a regular expression that RE2 does not accept.',
    why: 'Envoy reads regular expressions as RE2, of at most 1024 bytes, without lookaround and backreferences. Istio refuses others.',
    howToFix: 'Write an expression that RE2 accepts; it has to match the whole origin.',
    fails: route('corsPolicy:\n  allowOrigins:\n  - regex: "*.example.com"'),
    marks: '"*.example.com"',
    passes: route(String.raw`
      corsPolicy:
        allowOrigins:
        - regex: 'https://.*\.example\.com'
      `),
  },
  'VS-038': {
    what: 'A CORS policy allows something that is not an HTTP method.',
    why: 'Methods are compared with regard to case. Istio accepts GET, HEAD, POST, PUT, PATCH, DELETE, CONNECT, OPTIONS, TRACE and “*”.',
    howToFix: 'Write the method in capitals.',
    fails: route('corsPolicy:\n  allowMethods: [get, POST]'),
    marks: 'get',
    passes: route('corsPolicy:\n  allowMethods: [GET, POST]'),
  },
  'VS-039': {
    what: 'A CORS policy lists something that is not the name of a header.',
    why: 'Names of headers are not empty and hold no spaces, commas, colons or slashes. Istio refuses others.',
    howToFix: 'List each header as an item of its own.',
    fails: route('corsPolicy:\n  allowHeaders: ["x-user, x-trace"]'),
    marks: '"x-user, x-trace"',
    passes: route('corsPolicy:\n  allowHeaders: [x-user, x-trace]'),
  },
  'VS-040': {
    what: 'The maxAge of a CORS policy is shorter than a millisecond, or not a whole number of them.',
    why: 'Istio accepts durations of 1ms and more, in whole milliseconds. Of maxAge only whole seconds reach the browser.',
    howToFix: 'Write whole seconds, e.g. “600s”. Remove maxAge to leave it to the browser.',
    fails: route('corsPolicy:\n  maxAge: 0s'),
    marks: '0s',
    passes: route('corsPolicy:\n  maxAge: 600s'),
  },
  'VS-041': {
    what: 'The maxAge of a CORS policy is not a whole number of seconds.',
    why: 'Browsers are told it in whole seconds. Istio refuses a value that would have to be cut.',
    howToFix: 'Write whole seconds.',
    fails: route('corsPolicy:\n  maxAge: 1500ms'),
    marks: '1500ms',
    passes: route('corsPolicy:\n  maxAge: 2s'),
  },
  'VS-042': {
    what: 'A fault says neither abort nor delay.',
    why: 'It would inject nothing, so Istio takes it for a mistake and refuses it.',
    howToFix: 'Add abort or delay, or remove fault.',
    fails: route('fault: {}'),
    marks: 'fault',
    passes: route('fault:\n  delay:\n    fixedDelay: 5s'),
  },
  'VS-043': {
    what: 'The percentage of requests to abort is out of range.',
    why: 'It is 0, or lies between 0.0001 and 100: Envoy counts in millionths. Istio refuses other values.',
    howToFix: 'Write a percentage from 0 to 100, e.g. 0.1 for one request in a thousand.',
    fails: route('fault:\n  abort:\n    httpStatus: 503\n    percentage:\n      value: 120'),
    marks: '120',
    passes: route('fault:\n  abort:\n    httpStatus: 503\n    percentage:\n      value: 100'),
  },
  'VS-044': {
    what: 'Requests are aborted with a gRPC status that does not exist.',
    why: 'Istio knows the 17 statuses of gRPC by their names in capitals, and refuses other texts.',
    howToFix: 'Write the name in capitals, e.g. “UNAVAILABLE”.',
    fails: route('fault:\n  abort:\n    grpcStatus: unavailable'),
    marks: 'unavailable',
    passes: route('fault:\n  abort:\n    grpcStatus: UNAVAILABLE'),
  },
  'VS-045': {
    what: 'Requests are aborted with http2Error.',
    why: 'The field is there, but Istio has never supported it and refuses it.',
    howToFix: 'Use httpStatus or grpcStatus.',
    fails: route('fault:\n  abort:\n    http2Error: REFUSED_STREAM'),
    marks: 'http2Error',
    passes: route('fault:\n  abort:\n    httpStatus: 503'),
  },
  'VS-046': {
    what: 'Requests are aborted with an HTTP status that does not exist.',
    why: 'Istio accepts 200 to 599; a smaller status would be no end of the response.',
    howToFix: 'Write the status that callers are to see, e.g. 503.',
    fails: route('fault:\n  abort:\n    httpStatus: 50'),
    marks: '50',
    passes: route('fault:\n  abort:\n    httpStatus: 503'),
  },
  'VS-047': {
    what: 'An abort has no status to answer with.',
    why: 'Istio accepts it without a word, but Envoy has nothing to return, so no request is aborted.',
    howToFix: 'Set httpStatus or grpcStatus.',
    fails: route('fault:\n  abort:\n    percentage:\n      value: 10'),
    marks: 'abort',
    passes: route('fault:\n  abort:\n    httpStatus: 503\n    percentage:\n      value: 10'),
  },
  'VS-048': {
    what: 'The percentage of requests to delay is out of range.',
    why: 'It is 0, or lies between 0.0001 and 100: Envoy counts in millionths. Istio refuses other values.',
    howToFix: 'Write a percentage from 0 to 100, e.g. 0.1 for one request in a thousand.',
    fails: route('fault:\n  delay:\n    fixedDelay: 5s\n    percentage:\n      value: -5'),
    marks: '-5',
    passes: route('fault:\n  delay:\n    fixedDelay: 5s\n    percentage:\n      value: 5'),
  },
  'VS-049': {
    what: 'The delay of a fault is shorter than a millisecond, or not a whole number of them.',
    why: 'Istio accepts durations of 1ms and more, in whole milliseconds.',
    howToFix: 'Write whole milliseconds. For no delay remove it.',
    fails: route('fault:\n  delay:\n    fixedDelay: 1.5ms'),
    marks: '1.5ms',
    passes: route('fault:\n  delay:\n    fixedDelay: 2ms'),
  },
  'VS-050': {
    what: 'Requests are delayed with exponentialDelay.',
    why: 'The field is there, but Istio has never supported it and refuses it.',
    howToFix: 'Use fixedDelay.',
    fails: route('fault:\n  delay:\n    exponentialDelay: 5s'),
    marks: 'exponentialDelay',
    passes: route('fault:\n  delay:\n    fixedDelay: 5s'),
  },
  'VS-051': {
    what: 'More than all of the traffic is to be mirrored.',
    why: 'Istio refuses a percentage above 100.',
    howToFix: 'Write at most 100.',
    fails: route('mirror:\n  host: reviews-next\nmirrorPercent: 150'),
    marks: '150',
    passes: route('mirror:\n  host: reviews-next\nmirrorPercentage:\n  value: 100'),
  },
  'VS-052': {
    what: 'The share of mirrored traffic is given by mirrorPercent, which is deprecated.',
    why: 'Istio still reads it, with a warning. A later version may not.',
    howToFix: 'Write mirrorPercentage with a value, which also takes fractions.',
    fails: route('mirror:\n  host: reviews-next\nmirrorPercent: 10'),
    marks: 'mirrorPercent',
    passes: route('mirror:\n  host: reviews-next\nmirrorPercentage:\n  value: 10'),
  },
  'VS-053': {
    what: 'The percentage of traffic to mirror is out of range.',
    why: 'Istio refuses a percentage below 0 or above 100.',
    howToFix: 'Write a percentage from 0 to 100.',
    fails: route('mirror:\n  host: reviews-next\nmirrorPercentage:\n  value: 150'),
    marks: '150',
    passes: route('mirror:\n  host: reviews-next\nmirrorPercentage:\n  value: 100'),
  },
  'VS-097': {
    what: 'The name of a gateway is malformed.',
    why: 'No Gateway can have such a name, so Istio refuses it.',
    howToFix: 'Write “name” for a Gateway of the same namespace, else “namespace/name”.',
    fails: bound('hosts: [shop.example.com]\ngateways: [ingress/shop/public]'),
    marks: 'ingress/shop/public',
    passes: bound('hosts: [shop.example.com]\ngateways: [ingress/shop]'),
  },
  'VS-098': {
    what: 'A gateway is named in the old form, as if it were a host.',
    why: 'Istio still reads “name.namespace.svc.cluster.local”, with a warning. The documented form is “namespace/name”.',
    howToFix: 'Write “namespace/name”.',
    fails: bound('hosts: [shop.example.com]\ngateways: [shop.ingress.svc.cluster.local]'),
    marks: 'shop.ingress.svc.cluster.local',
    passes: bound('hosts: [shop.example.com]\ngateways: [ingress/shop]'),
  },
  'VS-099': {
    what: 'exportTo lists something that is no namespace, a namespace twice, or “*” beside others.',
    why: 'It takes names of namespaces, “.” for the own one, or “*” alone for all. Istio refuses the rest.',
    howToFix: 'List each namespace once, or “*” alone.',
    fails: bound('hosts: [reviews]\nexportTo: [".", shop]'),
    marks: 'shop',
    passes: bound('hosts: [reviews]\nexportTo: ["."]'),
  },
}
