import type { MessageName } from '@meshdraft/schema'

/** Titles where the field's name alone says too little, by message and field. */
const TITLES: ReadonlyMap<string, string> = new Map([
  ['VirtualService.http', 'HTTP routes'],
  ['VirtualService.tls', 'TLS routes'],
  ['VirtualService.tcp', 'TCP routes'],
  ['HTTPRoute.route', 'Destinations'],
  ['TLSRoute.route', 'Destinations'],
  ['TCPRoute.route', 'Destinations'],
  ['HTTPRoute.corsPolicy', 'CORS'],
  ['HTTPRoute.mirrorPercentage', 'Mirrored share'],
  ['HTTPRoute.mirrorPercent', 'Mirrored percent'],
  ['HTTPRoute.mirror_percent', 'Mirrored percent, early spelling'],
  ['HTTPRetry.perTryTimeout', 'Timeout per try'],
  ['HTTPRewrite.uri', 'Path'],
  ['HTTPRewrite.uriRegexRewrite', 'Path by expression'],
  ['HTTPRewrite.authority', 'Host'],
  ['HTTPRedirect.uri', 'Path'],
  ['HTTPRedirect.authority', 'Host'],
  ['HTTPRedirect.redirectCode', 'Status'],
  ['HTTPMatchRequest.uri', 'Path'],
  ['HTTPMatchRequest.authority', 'Host'],
  ['LoadBalancerSettings.localityLbSetting', 'Locality'],
  ['LoadBalancerSettings.zoneAwareLbSetting', 'Zone-aware balancing'],
  ['LoadBalancerSettings.warmupDurationSecs', 'Warm-up duration'],
  ['LoadBalancerSettings.warmup', 'Warm-up'],
  ['TrafficPolicy.portLevelSettings', 'Settings per port'],
  ['ServiceEntry.resolution', 'Name resolution'],
  ['Sidecar.egress', 'Egress listeners'],
  ['Sidecar.ingress', 'Ingress listeners'],
])

const WORDS: ReadonlyMap<string, string> = new Map([
  ['uri', 'URI'],
  ['http', 'HTTP'],
  ['http1', 'HTTP/1'],
  ['http2', 'HTTP/2'],
  ['h2', 'HTTP/2'],
  ['https', 'HTTPS'],
  ['tls', 'TLS'],
  ['tcp', 'TCP'],
  ['sni', 'SNI'],
  ['dns', 'DNS'],
  ['ip', 'IP'],
  ['cors', 'CORS'],
  ['lb', 'load balancing'],
  ['ttl', 'TTL'],
  ['crl', 'CRL'],
  ['ca', 'CA'],
  ['alpn', 'ALPN'],
  ['grpc', 'gRPC'],
  ['exec', 'command'],
  ['num', 'number of'],
  ['config', 'configuration'],
])

const titlesByName = new Map<string, string>()

/** Yields a title in words for a field, e.g. `Connection pool` for `connectionPool`. */
export function toTitle(name: string, message?: MessageName): string {
  const special = message === undefined ? undefined : TITLES.get(`${message}.${name}`)
  if (special !== undefined) return special
  const known = titlesByName.get(name)
  if (known !== undefined) return known
  const words = name
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .replace(/([0-9])([A-Z])/gu, '$1 $2')
    .replace(/(consecutive)([0-9])/u, '$1 $2')
    .replaceAll('_', ' ')
    .split(' ')
    .map((word) => WORDS.get(word.toLowerCase()) ?? word.toLowerCase())
    .join(' ')
  const title = capitalise(words)
  titlesByName.set(name, title)
  return title
}

/** Yields one item's title of a list field, e.g. `server` for `servers`; lower case. */
export function toItemTitle(name: string, message?: MessageName): string {
  const title = toTitle(name, message)
  const isName = /^[A-Z]{2}/u.test(title)
  const lower = isName ? title : title.charAt(0).toLowerCase() + title.slice(1)
  if (lower.endsWith('ies')) return lower.replace(/ies$/u, 'y')
  if (/(?:sses|shes|ches)$/u.test(lower)) return lower.replace(/es$/u, '')
  return /[^s]s$/u.test(lower) ? lower.slice(0, -1) : lower
}

function capitalise(text: string): string {
  return text.startsWith('gRPC') ? text : text.charAt(0).toUpperCase() + text.slice(1)
}
