import { manifest } from './explanation.ts'
import type { Explanation, Explanations } from './explanation.ts'

const REFUSED = 'Istio refuses the VirtualService.'

const virtualService = (spec: string) => manifest('VirtualService', `hosts: [reviews]\n${spec}`)

/** One HTTP rule that sends its requests to `reviews`, and more. */
const http = (more: string) =>
  virtualService(`http:
  - route:
      - destination:
          host: reviews
${indent(more)}`)

/** One HTTP rule without a route. */
const answer = (rule: string) =>
  virtualService(`http:
  - ${indent(rule).trimStart()}`)

/** Two TLS routes or conditions of one, of a VirtualService on a gateway. */
const tls = (rules: string) =>
  manifest('VirtualService', `hosts: [shop.example.com]\ngateways: [public]\ntls:\n${rules}`)

const tcp = (rules: string) => manifest('VirtualService', `hosts: [db]\ntcp:\n${rules}`)

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')
}

const TLS_MATCH = `  - match:
      - sniHosts: [shop.example.com]`
const TLS_ROUTE = `    route:
      - destination:
          host: shop`
const TCP_ROUTE = `    route:
      - destination:
          host: db`

const HOST_ADVICE =
  'Name a service, as a short name, a full name or a name that starts with a wildcard label.'

/** Texts for retry settings that are durations. */
const duration = (
  field: string,
  text: string,
  settings: (value: string) => string,
): Explanation => ({
  what: `The ${field} is shorter than 1ms, or no whole number of milliseconds.`,
  why: REFUSED,
  howToFix: text,
  fails: http(settings('0s')),
  marks: '0s',
  passes: http(settings('250ms')),
})

export const VIRTUAL_SERVICE_ROUTES_EXPLANATIONS: Explanations = {
  'VS-054': {
    what: 'The destination of mirror has no usable host, subset or port.',
    why: REFUSED,
    howToFix: HOST_ADVICE,
    fails: http('mirror:\n  host: reviews-copy\n  port: {}'),
    marks: '{}',
    passes: http('mirror:\n  host: reviews-copy\n  port: {number: 9080}'),
  },
  'VS-055': {
    what: 'An item of mirrors has no destination.',
    why: `Istio would not know where to send the copies. ${REFUSED}`,
    howToFix: 'Add a destination with its host, or remove the item.',
    fails: http('mirrors:\n  - percentage: {value: 10}'),
    marks: 'percentage',
    passes: http('mirrors:\n  - destination: {host: reviews-copy}\n    percentage: {value: 10}'),
  },
  'VS-056': {
    what: 'The destination of a mirror has no usable host, subset or port.',
    why: REFUSED,
    howToFix: HOST_ADVICE,
    fails: http('mirrors:\n  - destination:\n      host: "*"'),
    marks: '"*"',
    passes: http('mirrors:\n  - destination:\n      host: reviews-copy'),
  },
  'VS-057': {
    what: 'The percentage of a mirror is below 0 or above 100.',
    why: REFUSED,
    howToFix: 'Use a percentage from 0 to 100; fractions are fine.',
    fails: http(
      'mirrors:\n  - destination:\n      host: reviews-copy\n    percentage:\n      value: 120',
    ),
    marks: '120',
    passes: http(
      'mirrors:\n  - destination:\n      host: reviews-copy\n    percentage:\n      value: 100',
    ),
  },
  'VS-058': {
    what: 'A redirect sets both uri and prefixRewrite.',
    why: `The one replaces the whole path, the other only its prefix. ${REFUSED}`,
    howToFix: 'Keep one of the two.',
    fails: answer('redirect:\n  uri: /v2\n  prefixRewrite: /books'),
    marks: '/books',
    passes: answer('redirect:\n  prefixRewrite: /books'),
  },
  'VS-059': {
    what: 'A redirect has prefixRewrite, but a match of its rule has a uri that is no prefix.',
    why: `Only a prefix that was matched can be replaced. ${REFUSED}`,
    howToFix: 'Match the uri by prefix, or use uri instead of prefixRewrite.',
    fails: answer('match:\n  - uri:\n      exact: /books\nredirect:\n  prefixRewrite: /v2/books'),
    marks: '/v2/books',
    passes: answer('match:\n  - uri:\n      prefix: /books\nredirect:\n  prefixRewrite: /v2/books'),
  },
  'VS-060': {
    what: 'A redirect says nothing about the new address.',
    why: `It would send callers back to where they came from. ${REFUSED}`,
    howToFix: 'Set at least one of uri, prefixRewrite, authority, scheme, port and derivePort.',
    fails: answer('redirect:\n  redirectCode: 302'),
    marks: 'redirect',
    passes: answer('redirect:\n  authority: books.example.com\n  redirectCode: 302'),
  },
  'VS-061': {
    what: 'The status of a redirect is not one from 300 to 399.',
    why: `Callers would not follow it. ${REFUSED}`,
    howToFix:
      'Use 301 or 308 for an address that stays, and 302, 303 or 307 for one that may change.',
    fails: answer('redirect:\n  uri: /v2\n  redirectCode: 200'),
    marks: '200',
    passes: answer('redirect:\n  uri: /v2\n  redirectCode: 302'),
  },
  'VS-062': {
    what: 'The scheme of a redirect is neither http nor https.',
    why: `No other scheme is possible, and capitals are not accepted. ${REFUSED}`,
    howToFix: 'Write http or https, in small letters.',
    fails: answer('redirect:\n  scheme: HTTPS'),
    marks: 'HTTPS',
    passes: answer('redirect:\n  scheme: https'),
  },
  'VS-063': {
    what: 'The port of a redirect is above 65535.',
    why: `There is no such port. ${REFUSED}`,
    howToFix: 'Use a port from 1 to 65535.',
    fails: answer('redirect:\n  port: 84430'),
    marks: '84430',
    passes: answer('redirect:\n  port: 8443'),
  },
  'VS-064': {
    what: 'The body of a direct response has more than one mebibyte.',
    why: `The configuration of every proxy would hold it. ${REFUSED}`,
    howToFix: 'Let a workload serve the content, and route to it.',
    // What one value of a manifest may hold counts characters, the limit counts bytes.
    fails: answer(
      'directResponse:\n  status: 503\n  body:\n    string: é # … and more than a mebibyte of further text',
    ),
    buildFails: () =>
      answer(`directResponse:\n  status: 503\n  body:\n    string: ${'é'.repeat(600 * 1024)}`),
    marks: 'string',
    passes: answer('directResponse:\n  status: 503\n  body:\n    string: back soon'),
  },
  'VS-065': {
    what: 'The body of a direct response has more than 100 kibibytes.',
    why: 'The configuration of every proxy holds it, which weighs on the control plane. Istio warns of it.',
    howToFix: 'Let a workload serve the content, and route to it.',
    fails: answer(
      'directResponse:\n  status: 503\n  body:\n    string: x # … and more than 100 kibibytes of further text',
    ),
    buildFails: () =>
      answer(`directResponse:\n  status: 503\n  body:\n    string: ${'x'.repeat(101 * 1024)}`),
    marks: 'string',
    passes: answer('directResponse:\n  status: 503\n  body:\n    string: back soon'),
  },
  'VS-066': {
    what: 'The status of a direct response is not one from 200 to 599.',
    why: REFUSED,
    howToFix: 'Use the status that callers shall see, e.g. 503.',
    fails: answer('directResponse:\n  status: 50'),
    marks: '50',
    passes: answer('directResponse:\n  status: 503'),
  },
  'VS-067': {
    what: 'The number of retries is below 0.',
    why: REFUSED,
    howToFix: 'Use 0 to switch retries off, or the number of retries after the first try.',
    fails: http('retries:\n  attempts: -1'),
    marks: '-1',
    passes: http('retries:\n  attempts: 0'),
  },
  'VS-068': {
    what: 'Retries are switched off, but other fields say how to retry.',
    why: `Without attempts, or with 0, there are no retries, and the other fields would do nothing. ${REFUSED}`,
    howToFix: 'Set attempts to the number of retries, or remove the other fields.',
    fails: http('retries:\n  attempts: 0\n  retryOn: 5xx'),
    marks: '0',
    passes: http('retries:\n  attempts: 2\n  retryOn: 5xx'),
  },
  'VS-069': duration(
    'perTryTimeout of retries',
    'Use at least 1ms, or remove the field: each try may then take as long as the whole request.',
    (value) => `retries:\n  attempts: 2\n  perTryTimeout: ${value}`,
  ),
  'VS-070': {
    what: 'retryOn holds a condition that Istio does not know.',
    why: `Spaces and capitals count, and of the statuses only those with a standard meaning are known. ${REFUSED}`,
    howToFix: 'Write the conditions with commas between them and no spaces.',
    fails: http('retries:\n  attempts: 2\n  retryOn: 5xx, reset'),
    marks: '5xx, reset',
    passes: http('retries:\n  attempts: 2\n  retryOn: 5xx,reset'),
  },
  'VS-071': duration(
    'backoff of retries',
    'Use at least 1ms, or remove the field: it is 25ms then.',
    (value) => `retries:\n  attempts: 2\n  backoff: ${value}`,
  ),
  'VS-072': {
    what: 'A rewrite sets both uri and uriRegexRewrite.',
    why: `Both change the path. ${REFUSED}`,
    howToFix: 'Keep one of the two.',
    fails: http(
      'rewrite:\n  uri: /v2\n  uriRegexRewrite:\n    match: ^/books/(.*)$\n    rewrite: /items/\\1',
    ),
    marks: '/v2',
    passes: http('rewrite:\n  uriRegexRewrite:\n    match: ^/books/(.*)$\n    rewrite: /items/\\1'),
  },
  'VS-073': {
    what: 'A rewrite changes nothing.',
    why: REFUSED,
    howToFix: 'Set uri, uriRegexRewrite or authority, or remove rewrite.',
    fails: http('rewrite: {}'),
    marks: '{}',
    passes: http('rewrite: {uri: /v2}'),
  },
  'VS-074': {
    what: 'A uriRegexRewrite has no match or no rewrite.',
    why: `It needs both: what to look for, and what to put in its place. ${REFUSED}`,
    howToFix: 'Add the missing field.',
    fails: http('rewrite:\n  uriRegexRewrite:\n    match: ^/books/'),
    marks: 'uriRegexRewrite',
    passes: http('rewrite:\n  uriRegexRewrite:\n    match: ^/books/\n    rewrite: /items/'),
  },
  'VS-075': {
    what: 'The regular expression of a uriRegexRewrite cannot be used.',
    why: `Istio uses RE2, which has no lookaround and no backreferences. ${REFUSED}`,
    howToFix: 'Write an expression that RE2 accepts, of at most 1024 bytes.',
    fails: http('rewrite:\n  uriRegexRewrite:\n    match: ^/(?!api)\n    rewrite: /v2/'),
    marks: '^/(?!api)',
    passes: http('rewrite:\n  uriRegexRewrite:\n    match: ^/api/\n    rewrite: /v2/'),
  },
  'VS-076': {
    what: 'The authority of the request is set more than once.',
    why: `It is set by rewrite.authority and by the headers host and :authority, and only one of them can count. ${REFUSED}`,
    howToFix: 'Keep rewrite.authority and remove the header.',
    fails: http(
      'rewrite:\n  authority: a.example.com\nheaders:\n  request:\n    set:\n      Host: b.example.com\n      x-shop: books',
    ),
    marks: 'Host',
    passes: http(
      'rewrite:\n  authority: a.example.com\nheaders:\n  request:\n    set:\n      x-shop: books',
    ),
  },
  'VS-077': {
    what: 'An item of an HTTP route has no destination.',
    why: REFUSED,
    howToFix: 'Add a destination with its host, or remove the item.',
    fails: answer('route:\n  - weight: 100'),
    marks: 'weight',
    passes: answer('route:\n  - destination:\n      host: reviews\n    weight: 100'),
  },
  'VS-078': {
    what: 'A destination of an HTTP route has no usable host, subset or port.',
    why: REFUSED,
    howToFix: HOST_ADVICE,
    fails: answer('route:\n  - destination:\n      host: "*"'),
    marks: '"*"',
    passes: answer('route:\n  - destination:\n      host: reviews'),
  },
  'VS-079': {
    what: 'A weight is below 0.',
    why: REFUSED,
    howToFix: 'Use 0 for a destination that shall have no traffic.',
    fails: answer(
      'route:\n  - destination:\n      host: reviews\n    weight: 100\n  - destination:\n      host: ratings\n    weight: -10',
    ),
    marks: '-10',
    passes: answer(
      'route:\n  - destination:\n      host: reviews\n    weight: 100\n  - destination:\n      host: ratings\n    weight: 0',
    ),
  },
  'VS-080': {
    what: 'A route has several destinations, and all of their weights are 0 or absent.',
    why: `An absent weight counts as 0 beside other destinations, so none would get traffic. ${REFUSED}`,
    howToFix: 'Give at least one of the destinations a weight. The sum need not be 100.',
    fails: answer(
      'route:\n  - destination:\n      host: reviews\n  - destination:\n      host: ratings',
    ),
    marks: 'route',
    passes: answer(
      'route:\n  - destination:\n      host: reviews\n    weight: 90\n  - destination:\n      host: ratings\n    weight: 10',
    ),
  },
  'VS-081': {
    what: 'A destination changes a header that cannot be changed, or gives one a value that cannot be read.',
    why: `In values, a percent sign starts an expression of Envoy. ${REFUSED}`,
    howToFix: 'Name another header; write a percent sign as %%.',
    fails: answer(
      'route:\n  - destination:\n      host: reviews\n    headers:\n      request:\n        set:\n          x-share: 100%',
    ),
    marks: '100%',
    passes: answer(
      'route:\n  - destination:\n      host: reviews\n    headers:\n      request:\n        set:\n          x-share: 100%%',
    ),
  },
  'VS-082': duration(
    'timeout',
    'Use at least 1ms. For no limit, remove the field.',
    (value) => `timeout: ${value}`,
  ),
  'VS-083': {
    what: 'A TLS route has no match.',
    why: `TLS routes choose by the server name that the client asks for. ${REFUSED}`,
    howToFix: 'Add a match with sniHosts, e.g. the hosts of the VirtualService.',
    fails: tls(`  - ${TLS_ROUTE.trimStart()}`),
    marks: 'route',
    passes: tls(`${TLS_MATCH}\n${TLS_ROUTE}`),
  },
  'VS-085': {
    what: 'A match of a TLS route has no sniHosts.',
    why: `TLS routes choose by the server name that the client asks for. ${REFUSED}`,
    howToFix: 'List the server names, e.g. the hosts of the VirtualService.',
    fails: tls(`  - match:\n      - port: 443\n        sniHosts: []\n${TLS_ROUTE}`),
    marks: 'sniHosts',
    passes: tls(
      `  - match:\n      - port: 443\n        sniHosts: [shop.example.com]\n${TLS_ROUTE}`,
    ),
  },
  'VS-086': {
    what: 'A server name in sniHosts is no DNS name.',
    why: REFUSED,
    howToFix: 'Write a DNS name; a wildcard may stand at its start only.',
    fails: tls(`  - match:\n      - sniHosts: [shop.*.com]\n${TLS_ROUTE}`),
    marks: 'shop.*.com',
    passes: tls(`${TLS_MATCH}\n${TLS_ROUTE}`),
  },
  'VS-087': {
    what: 'sniHosts holds an IP address.',
    why: 'Clients send names only, so that the match finds nothing. Istio warns of it.',
    howToFix: 'Use the name that clients connect to, or match destinationSubnets of a TCP route.',
    fails: tls(`  - match:\n      - sniHosts: [10.0.0.1, shop.example.com]\n${TLS_ROUTE}`),
    marks: '10.0.0.1',
    passes: tls(`${TLS_MATCH}\n${TLS_ROUTE}`),
  },
  'VS-088': {
    what: 'A server name in sniHosts lies within none of the hosts.',
    why: `A VirtualService can only route what its hosts cover. ${REFUSED}`,
    howToFix: 'Add the name to hosts, or change it to one of them.',
    fails: tls(`  - match:\n      - sniHosts: [shops.example.com]\n${TLS_ROUTE}`),
    marks: 'shops.example.com',
    passes: tls(`${TLS_MATCH}\n${TLS_ROUTE}`),
  },
  'VS-089': {
    what: 'A destinationSubnet of a TLS match is neither an IP address nor a CIDR block.',
    why: REFUSED,
    howToFix: 'Write an address, or an address with the length of its prefix.',
    fails: tls(`${TLS_MATCH}\n        destinationSubnets: [10.1.0.0/33]\n${TLS_ROUTE}`),
    marks: '10.1.0.0/33',
    passes: tls(`${TLS_MATCH}\n        destinationSubnets: [10.1.0.0/16]\n${TLS_ROUTE}`),
  },
  'VS-090': {
    what: 'The port of a TLS match is above 65535.',
    why: `There is no such port. ${REFUSED}`,
    howToFix: 'Use a port from 1 to 65535.',
    fails: tls(`${TLS_MATCH}\n        port: 84430\n${TLS_ROUTE}`),
    marks: '84430',
    passes: tls(`${TLS_MATCH}\n        port: 8443\n${TLS_ROUTE}`),
  },
  'VS-091': {
    what: 'A key or value in sourceLabels of a TLS match is no label.',
    why: `No workload can carry it. ${REFUSED}`,
    howToFix: 'Use letters, digits and inner “-”, “_” and “.”.',
    fails: tls(`${TLS_MATCH}\n        sourceLabels: {app: web shop}\n${TLS_ROUTE}`),
    marks: 'web shop',
    passes: tls(`${TLS_MATCH}\n        sourceLabels: {app: web-shop}\n${TLS_ROUTE}`),
  },
  'VS-092': {
    what: 'A gateway of a TLS match is no gateway reference, or one of the old form.',
    why: 'Istio refuses the VirtualService, or for the old form “name.namespace” warns of it.',
    howToFix: 'Write the name, or the namespace, a slash and the name.',
    fails: tls(`${TLS_MATCH}\n        gateways: [shop/public/front]\n${TLS_ROUTE}`),
    marks: 'shop/public/front',
    passes: tls(`${TLS_MATCH}\n        gateways: [shop/public]\n${TLS_ROUTE}`),
  },
  'VS-093': {
    what: 'A TLS route has no destination.',
    why: REFUSED,
    howToFix: 'Add a route with a destination, or remove the rule.',
    fails: tls(`${TLS_MATCH}\n    route: []`),
    marks: '[]',
    passes: tls(`${TLS_MATCH}\n${TLS_ROUTE}`),
  },
  'VS-094': {
    what: 'A destination or weight of a TLS or TCP route cannot be used.',
    why: REFUSED,
    howToFix: `${HOST_ADVICE} Of several destinations at least one needs a weight above 0.`,
    fails: tcp('  - route:\n      - destination:\n          host: db\n          port: {}'),
    marks: '{}',
    passes: tcp(
      '  - route:\n      - destination:\n          host: db\n          port: {number: 5432}',
    ),
  },
  'VS-095': {
    what: 'A condition of a TCP match is malformed: a subnet, port, source label or gateway.',
    why: REFUSED,
    howToFix: 'Correct the value that is marked.',
    fails: tcp(`  - match:\n      - destinationSubnets: [10.1.0.0/33]\n${TCP_ROUTE}`),
    marks: '10.1.0.0/33',
    passes: tcp(`  - match:\n      - destinationSubnets: [10.1.0.0/16]\n${TCP_ROUTE}`),
  },
  'VS-096': {
    what: 'A TCP route has no destination.',
    why: REFUSED,
    howToFix: 'Add a route with a destination, or remove the rule.',
    fails: tcp('  - match:\n      - port: 5432\n    route: []'),
    marks: '[]',
    passes: tcp(`  - match:\n      - port: 5432\n${TCP_ROUTE}`),
  },
  'VS-100': {
    what: 'A rule without match follows another rule without match.',
    why: 'The first rule that matches is used, and the earlier one matches everything. Istio warns of it.',
    howToFix: 'Give one of the two a match, or remove the later one.',
    fails: virtualService(`http:
  - route:
      - destination: {host: reviews, subset: v1}
  - timeout: 5s
    route:
      - destination: {host: reviews, subset: v2}`),
    marks: 'timeout',
    passes: virtualService(`http:
  - match:
      - headers: {end-user: {exact: jason}}
    route:
      - destination: {host: reviews, subset: v1}
  - timeout: 5s
    route:
      - destination: {host: reviews, subset: v2}`),
  },
  'VS-101': {
    what: 'A rule follows a rule without match.',
    why: 'The first rule that matches is used, and the earlier one matches everything. Istio warns of it.',
    howToFix: 'Move the rule without match to the end.',
    fails: virtualService(`http:
  - route:
      - destination: {host: reviews, subset: v1}
  - match:
      - headers: {end-user: {exact: jason}}
    route:
      - destination: {host: reviews, subset: v2}`),
    marks: 'match',
    passes: virtualService(`http:
  - match:
      - headers: {end-user: {exact: jason}}
    route:
      - destination: {host: reviews, subset: v2}
  - route:
      - destination: {host: reviews, subset: v1}`),
  },
  'VS-102': {
    what: 'All matches of a rule stand in earlier rules too.',
    why: 'The first rule that matches is used, so that this one never is. Istio warns of it.',
    howToFix: 'Change its matches, or remove the rule.',
    fails: virtualService(`http:
  - match:
      - uri: {prefix: /books}
    route:
      - destination: {host: reviews, subset: v1}
  - name: second
    match:
      - uri: {prefix: /books}
    route:
      - destination: {host: reviews, subset: v2}`),
    marks: 'name',
    passes: virtualService(`http:
  - match:
      - uri: {prefix: /books}
    route:
      - destination: {host: reviews, subset: v1}
  - name: second
    match:
      - uri: {prefix: /items}
    route:
      - destination: {host: reviews, subset: v2}`),
  },
  'VS-103': {
    what: 'The same match stands twice.',
    why: 'The first match that fits is used, so that the later one never is. Istio warns of it.',
    howToFix: 'Change the later match, or remove it.',
    fails: virtualService(`http:
  - match:
      - uri: {prefix: /books}
    route:
      - destination: {host: reviews, subset: v1}
  - match:
      - uri: {prefix: /books}
      - uri: {prefix: /items}
    route:
      - destination: {host: reviews, subset: v2}`),
    marks: 'uri: {prefix: /books}',
    passes: virtualService(`http:
  - match:
      - uri: {prefix: /books}
    route:
      - destination: {host: reviews, subset: v1}
  - match:
      - uri: {prefix: /items}
    route:
      - destination: {host: reviews, subset: v2}`),
  },
  'VS-104': {
    what: 'A prefix follows a shorter one that it begins with.',
    why: 'The first match that fits is used, and the shorter prefix fits all that the longer one does. Istio warns of it; it does not look at source labels, gateways and regular expressions.',
    howToFix: 'Put rules with longer prefixes first.',
    fails: virtualService(`http:
  - match:
      - uri: {prefix: /books}
    route:
      - destination: {host: reviews, subset: v1}
  - match:
      - uri: {prefix: /books/new}
    route:
      - destination: {host: reviews, subset: v2}`),
    marks: '/books/new',
    passes: virtualService(`http:
  - match:
      - uri: {prefix: /books/new}
    route:
      - destination: {host: reviews, subset: v2}
  - match:
      - uri: {prefix: /books}
    route:
      - destination: {host: reviews, subset: v1}`),
  },
}
