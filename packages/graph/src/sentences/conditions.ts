import { asList, asMap, asString, asStringMap, asStrings, MESH_GATEWAY } from '@meshdraft/model'
import type { PlainMap } from '@meshdraft/model'
import type { PlainValue } from '@meshdraft/yaml'
import { describeNoStringMatch, describeStringMatch, joinWords } from './words.ts'

/**
 * Says which requests an HTTP route takes, e.g. `path starts with /api and header x-user is 1`.
 * Several matches are joined by `or`.
 *
 * @param matches - `match` of the route as written.
 * @param isFirst - no route stands before it.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
 */
export function describeHttpConditions(matches: PlainValue | undefined, isFirst: boolean): string {
  return joinMatches(matches, isFirst ? 'any request' : 'any other request', listHttpConditions)
}

/**
 * As `describeHttpConditions`, for TLS and TCP routes, e.g. `SNI is shop.example.com`.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#TLSMatchAttributes
 */
export function describeConnectionConditions(
  matches: PlainValue | undefined,
  isFirst: boolean,
): string {
  return joinMatches(matches, isFirst ? 'any connection' : 'any other connection', (match) => [
    ...describeValues('SNI is', asStrings(match['sniHosts'])),
    ...describePort(match['port']),
    ...describeValues('destination is in', asStrings(match['destinationSubnets'])),
    ...describeValues('source is in', [asString(match['sourceSubnet']) ?? ''].filter(Boolean)),
    ...listSourceConditions(match),
  ])
}

function joinMatches(
  matches: PlainValue | undefined,
  anything: string,
  toConditions: (match: PlainMap) => readonly string[],
): string {
  const all = asList(matches).map((match) => toConditions(asMap(match) ?? {}))
  // One match without a condition takes everything, whatever the others ask for.
  if (all.length === 0 || all.some((conditions) => conditions.length === 0)) return anything
  const isLong = all.some((conditions) => conditions.length > 1)
  const texts = all.map((conditions) => joinWords(conditions, 'and'))
  return isLong ? texts.join('; or ') : joinWords(texts, 'or')
}

function listHttpConditions(match: PlainMap): readonly string[] {
  const isCaseIgnored = match['ignoreUriCase'] === true
  return [
    ...describeText('method', describeStringMatch(match['method'])),
    ...describeText('path', describeStringMatch(match['uri'], isCaseIgnored)),
    ...Object.entries(asMap(match['headers']) ?? {}).map(
      ([name, value]) => `header ${name} ${describeStringMatch(value) ?? 'is there'}`,
    ),
    ...Object.entries(asMap(match['withoutHeaders']) ?? {}).map(
      ([name, value]) => `header ${name} ${describeNoStringMatch(value) ?? 'is not there'}`,
    ),
    ...Object.entries(asMap(match['queryParams']) ?? {}).map(
      ([name, value]) => `query parameter ${name} ${describeStringMatch(value) ?? 'is there'}`,
    ),
    ...describeText('authority', describeStringMatch(match['authority'])),
    ...describeText('scheme', describeStringMatch(match['scheme'])),
    ...describePort(match['port']),
    ...listSourceConditions(match),
  ]
}

function listSourceConditions(match: PlainMap): readonly string[] {
  const labels = Object.entries(asStringMap(match['sourceLabels']))
  const gateways = asStrings(match['gateways'])
  const namespace = asString(match['sourceNamespace'])
  return [
    ...(labels.length > 0
      ? [
          `source has ${joinWords(
            labels.map(([name, value]) => `${name}=${value}`),
            'and',
          )}`,
        ]
      : []),
    ...(namespace ? [`source namespace is ${namespace}`] : []),
    ...(gateways.length > 0 ? [`it comes through ${describeGateways(gateways)}`] : []),
  ]
}

/** Says what a virtual service is bound to, e.g. `gateway edge/shop or the mesh`. */
export function describeGateways(gateways: readonly string[]): string {
  return joinWords(
    gateways.map((name) => (name === MESH_GATEWAY ? 'the mesh' : `gateway ${name}`)),
    'or',
  )
}

function describeText(what: string, said: string | undefined): readonly string[] {
  return said === undefined ? [] : [`${what} ${said}`]
}

function describeValues(what: string, values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : [`${what} ${joinWords(values, 'or')}`]
}

function describePort(port: PlainValue | undefined): readonly string[] {
  return typeof port === 'number' ? [`port is ${port}`] : []
}
