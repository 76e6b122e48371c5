import { asList, asMap, asString } from '@meshdraft/model'
import type { PlainMap } from '@meshdraft/model'
import type { PlainValue } from '@meshdraft/yaml'
import { describeHttpMatch } from './describe-match.ts'
import type { RouteMark } from './traffic-graph.ts'

const MARKS: readonly (readonly [mark: RouteMark, fields: readonly string[]])[] = [
  ['mirror', ['mirror', 'mirrors']],
  ['fault', ['fault']],
  ['timeout', ['timeout']],
  ['retries', ['retries']],
  ['rewrite', ['rewrite']],
  ['headers', ['headers']],
  ['redirect', ['redirect']],
  ['directResponse', ['directResponse']],
  ['delegate', ['delegate']],
  ['cors', ['corsPolicy']],
]

/** Yields what an HTTP route does besides routing, in the order in which it is drawn. */
export function listMarks(route: PlainMap): readonly RouteMark[] {
  const hasHeaders = asList(route['route']).some((item) => isSet(asMap(item)?.['headers']))
  return MARKS.filter(
    ([mark, fields]) =>
      fields.some((field) => isSet(route[field])) || (mark === 'headers' && hasHeaders),
  ).map(([mark]) => mark)
}

function isSet(value: PlainValue | undefined): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)
}

/** Names an HTTP route: its own name, else what it leads to. */
export function nameRoute(route: PlainMap): string {
  const name = asString(route['name'])
  if (name) return name
  const delegate = asString(asMap(route['delegate'])?.['name'])
  if (delegate) return delegate
  if (isSet(route['redirect'])) return 'redirect'
  if (isSet(route['directResponse'])) return 'direct response'
  return nameDestinations(route)
}

/** Names a route by the host of its first destination, e.g. `reviews`. */
export function nameDestinations(route: PlainMap): string {
  const [first] = asList(route['route'])
  const host = asString(asMap(asMap(first)?.['destination'])?.['host'])
  if (!host) return 'no destination'
  const [head = host] = host.split('.')
  return host.includes('.svc.') && head !== '*' ? head : host
}

/** Describes what an HTTP route takes and, if it rewrites the path, what becomes of it. */
export function describeHttpRoute(route: PlainMap, isFirst: boolean): string {
  const match = describeHttpMatch(asList(route['match']), isFirst)
  const uri = asString(asMap(route['rewrite'])?.['uri'])
  return uri === undefined ? match : `${match} → ${uri}`
}

/** Describes injected faults, e.g. `2s 10%` or `2s 10%, 503 5%`; `undefined` if there are none. */
export function describeFault(value: PlainValue | undefined): string | undefined {
  const fault = asMap(value)
  const delay = asMap(fault?.['delay'])
  const abort = asMap(fault?.['abort'])
  const parts = [
    delay &&
      join(asString(delay['fixedDelay']) ?? asString(delay['exponentialDelay']) ?? 'delay', delay),
    abort && join(describeAbort(abort), abort),
  ].filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join(', ') : undefined
}

function describeAbort(abort: PlainMap): string {
  const status = abort['httpStatus']
  if (typeof status === 'number') return String(status)
  return asString(abort['grpcStatus']) ?? asString(abort['http2Error']) ?? 'abort'
}

function join(what: string, holder: PlainMap): string {
  return `${what} ${formatPercent(readPercent(holder['percentage'], holder['percent']))}`
}

/** Yields a Percent message's value, else the deprecated whole number, else 100. */
export function readPercent(
  percentage: PlainValue | undefined,
  whole: PlainValue | undefined,
): number {
  const message = asMap(percentage)
  if (message) {
    // A Percent without a value is zero, as in any proto message.
    return typeof message['value'] === 'number' ? message['value'] : 0
  }
  return typeof whole === 'number' ? whole : 100
}

/** Writes a share for people, with at most one digit after the point: `10%`, `33.3%`, `<0.1%`. */
export function formatPercent(percent: number): string {
  if (percent > 0 && percent < 0.1) return '<0.1%'
  return `${Math.round(percent * 10) / 10}%`
}
