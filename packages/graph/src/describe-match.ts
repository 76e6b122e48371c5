import { asMap, asString, asStringMap, asStrings } from '@meshdraft/model'
import type { PlainMap } from '@meshdraft/model'
import type { PlainValue } from '@meshdraft/yaml'

/**
 * Describes what an HTTP route takes for a second line: what tells it from its neighbours comes
 * first, e.g. `x-canary: 1, GET /api/reviews…`. `…` stands for any ending, `~` for a regular
 * expression, `+1` for other matches.
 *
 * @param matches - `match` of the route as written.
 * @param isFirst - no route stands before it.
 */
export function describeHttpMatch(matches: readonly PlainValue[], isFirst: boolean): string {
  return describeFirst(matches, isFirst ? 'any request' : 'any other request', listHttpParts)
}

/** As `describeHttpMatch`, for TLS and TCP routes, e.g. `SNI shop.example.com` or `port 27017`. */
export function describeConnectionMatch(matches: readonly PlainValue[], isFirst: boolean): string {
  return describeFirst(matches, isFirst ? 'any connection' : 'any other connection', (match) => [
    ...describeList('SNI ', asStrings(match['sniHosts'])),
    ...describePort('port ', match['port']),
    ...describeList('to ', asStrings(match['destinationSubnets'])),
    ...listSourceParts(match),
  ])
}

function describeFirst(
  matches: readonly PlainValue[],
  anything: string,
  toParts: (match: PlainMap) => readonly string[],
): string {
  const [first, ...others] = matches
  const parts = toParts(asMap(first) ?? {})
  const text = parts.length > 0 ? parts.join(', ') : anything
  return others.length > 0 ? `${text} +${others.length}` : text
}

function listHttpParts(match: PlainMap): readonly string[] {
  const target = [describeText(match['method']), describeText(match['uri'])].filter(Boolean)
  return [
    ...Object.entries(asMap(match['headers']) ?? {}).map(([name, value]) => {
      const text = describeText(value)
      return text === '' ? name : `${name}: ${text}`
    }),
    ...(target.length > 0 ? [target.join(' ')] : []),
    ...Object.keys(asMap(match['withoutHeaders']) ?? {}).map((name) => `no ${name}`),
    ...Object.entries(asMap(match['queryParams']) ?? {}).map(([name, value]) => {
      const text = describeText(value)
      return text === '' ? `?${name}` : `?${name}=${text}`
    }),
    ...describeList('host ', [describeText(match['authority'])].filter(Boolean)),
    ...describeList('', [describeText(match['scheme'])].filter(Boolean)),
    ...describePort(':', match['port']),
    ...listSourceParts(match),
  ]
}

function listSourceParts(match: PlainMap): readonly string[] {
  const labels = Object.entries(asStringMap(match['sourceLabels']))
  return [
    ...describeList(
      'from ',
      labels.map(([name, value]) => `${name}=${value}`),
    ),
    ...describeList('from namespace ', [asString(match['sourceNamespace']) ?? ''].filter(Boolean)),
    ...describeList('at ', asStrings(match['gateways'])),
  ]
}

function describeList(prefix: string, values: readonly string[]): readonly string[] {
  const [first, ...others] = values
  if (first === undefined) return []
  return [others.length > 0 ? `${prefix}${first} +${others.length}` : `${prefix}${first}`]
}

function describePort(prefix: string, port: PlainValue | undefined): readonly string[] {
  return typeof port === 'number' ? [`${prefix}${port}`] : []
}

/** Describes a StringMatch; empty when it only asks for presence, or says nothing. */
function describeText(value: PlainValue | undefined): string {
  const match = asMap(value)
  const exact = asString(match?.['exact'])
  if (exact !== undefined) return exact
  const prefix = asString(match?.['prefix'])
  if (prefix !== undefined) return `${prefix}…`
  const regex = asString(match?.['regex'])
  return regex === undefined ? '' : `~${regex}`
}
