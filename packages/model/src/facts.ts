import type { FactKey } from './lookup.ts'
import type { Labels } from './resources.ts'

/*
 * What a change must name. Three widths, so that a check runs again no oftener than it must:
 *
 * - text: `resource:` changes with every character of the document that holds the resource (also of
 *   a Gateway found through a gatewayRef). Whoever points at another resource's text, or edits it,
 *   reads this fact.
 * - value: `host:`, `wildcard-hosts`, `rules:`, `wildcard-rules`, `workloads:`, `of:`, `port:`,
 *   `serving:`, `certificate:`, `selecting:` change when what the resource says changes; comments and layout do not count.
 *   So do `entries:`, `endpoints:`.
 * - named fields: `subsets:` (names, positions), `mesh:`, `mesh-wildcards`, `mesh-hosts`,
 *   `gateway-bound:`, `delegating:`, `named-in:` (hosts, gateways, exportTo), `entry-ends` (hosts, exportTo), `routed:`, `named:`, `splitting:`
 *   (these, and host and subset of every destination). Of the resources these lookups hand
 *   out nothing else may be read; ask `resource` for more.
 * - place: `defined:` changes when a resource of this kind, namespace and name comes, goes or moves.
 * - presence: `kind:`, `host-names`, `gateway-names`, `namespaces` change when a name appears or
 *   goes for good.
 */

function toFact(text: string): FactKey {
  // The one place that makes the brand.
  return text as FactKey
}

/** Texts kept for each sort of fact; beyond them all are forgotten. */
const MOST_KEPT = 50_000

/** Writes facts of one sort. The same text gives the same string, of which maps know the hash. */
function keyed(prefix: string): (text: string) => FactKey {
  let facts = new Map<string, FactKey>()
  return (text) => {
    const known = facts.get(text)
    if (known !== undefined) return known
    if (facts.size >= MOST_KEPT) facts = new Map()
    const fact = toFact(prefix + text)
    facts.set(text, fact)
    return fact
  }
}

/** As `keyed`, for facts of two texts. */
function keyedTwice(prefix: string): (first: string, second: string) => FactKey {
  let facts = new Map<string, Map<string, FactKey>>()
  let size = 0
  return (first, second) => {
    const known = facts.get(first)?.get(second)
    if (known !== undefined) return known
    if (size >= MOST_KEPT) {
      facts = new Map()
      size = 0
    }
    const fact = toFact(`${prefix}${first}/${second}`)
    const inner = facts.get(first) ?? new Map<string, FactKey>()
    facts.set(first, inner.set(second, fact))
    size += 1
    return fact
  }
}

export const FACTS = {
  kind: keyed('kind:'),
  resource: keyed('resource:'),
  /** How many resources share a key, and where they stand. */
  defined: keyed('defined:'),
  host: keyed('host:'),
  wildcardHosts: toFact('wildcard-hosts'),
  rules: keyed('rules:'),
  wildcardRules: toFact('wildcard-rules'),
  subsets: keyed('subsets:'),
  mesh: keyed('mesh:'),
  meshWildcards: toFact('mesh-wildcards'),
  /** All exact hosts of the mesh together, for lookups by a wildcard. */
  meshHosts: toFact('mesh-hosts'),
  gatewayBound: keyedTwice('gateway-bound:'),
  delegating: keyedTwice('delegating:'),
  /** Resources of a kind; `''` for all namespaces together. */
  of: keyedTwice('of:'),
  /** VirtualServices that send traffic, or copies of it, to a host. */
  routed: keyed('routed:'),
  /** VirtualServices that name a host, in the mesh or on gateways. */
  named: keyed('named:'),
  /** Gateways with a server on a port. */
  port: (number: number) => toFact(`port:${number}`),
  /** Gateways with a host, as written, on a port. */
  serving: (host: string, port: number) => toFact(`serving:${port}/${host}`),
  /** Gateways with a server that presents a certificate. */
  certificate: (certificate: string) => toFact(`certificate:${certificate}`),
  /** Services of a namespace by the first label of their selector. */
  selecting: (namespace: string, label: string) => toFact(`selecting:${namespace}/${label}`),
  /** VirtualServices that send HTTP requests for one of their hosts to subsets of it. */
  splitting: keyed('splitting:'),
  /** ServiceEntries with a host, in lower case. */
  entries: keyed('entries:'),
  /** ServiceEntries with a host that is this text, or `*` and this text. */
  entryEnd: (text: string) => toFact(`entry-end:${text}`),
  /** All ends of ServiceEntry hosts together, for lookups by a whole name. */
  entryEnds: toFact('entry-ends'),
  /** ServiceEntries by the labels of their endpoints. */
  endpoints: (label: string) => toFact(`endpoints:${label}`),
  /** VirtualServices that name a host, or every host, of a namespace. */
  namedIn: keyed('named-in:'),
  workloads: keyed('workloads:'),
  allWorkloads: toFact('workloads:'),
  hostNames: toFact('host-names'),
  gatewayNames: toFact('gateway-names'),
  namespaces: toFact('namespaces'),
  /** Whether anything lives in a namespace that istioctl leaves out. */
  system: toFact('system'),
  /** Names, ports and subsets of hosts, for `listKnownHosts`. */
  knownHosts: toFact('known-hosts'),
  /** Names and hosts of Gateways, for `listKnownGateways`. */
  knownGateways: toFact('known-gateways'),
} as const

/** The facts behind `listKnownHosts`, `listKnownGateways` and `listNamespaces`. */
export const NAME_FACTS: ReadonlySet<FactKey> = new Set([
  FACTS.knownHosts,
  FACTS.knownGateways,
  FACTS.namespaces,
])

/** Yields one `key=value` for each label. */
export function toLabelTexts(labels: Labels): string[] {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`)
}
