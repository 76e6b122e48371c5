import type { FactKey } from './lookup.ts'
import type { Labels, ResourceKey } from './resources.ts'

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
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place that makes the brand
  return text as FactKey
}

export const FACTS = {
  kind: (kindName: string) => toFact(`kind:${kindName}`),
  resource: (key: ResourceKey) => toFact(`resource:${key}`),
  /** How many resources share a key, and where they stand. */
  defined: (key: ResourceKey) => toFact(`defined:${key}`),
  host: (fqdn: string) => toFact(`host:${fqdn}`),
  wildcardHosts: toFact('wildcard-hosts'),
  rules: (fqdn: string) => toFact(`rules:${fqdn}`),
  wildcardRules: toFact('wildcard-rules'),
  subsets: (fqdn: string) => toFact(`subsets:${fqdn}`),
  mesh: (fqdn: string) => toFact(`mesh:${fqdn}`),
  meshWildcards: toFact('mesh-wildcards'),
  /** All exact hosts of the mesh together, for lookups by a wildcard. */
  meshHosts: toFact('mesh-hosts'),
  gatewayBound: (namespace: string, name: string) => toFact(`gateway-bound:${namespace}/${name}`),
  delegating: (namespace: string, name: string) => toFact(`delegating:${namespace}/${name}`),
  /** Resources of a kind; `''` for all namespaces together. */
  of: (kindName: string, namespace: string) => toFact(`of:${kindName}/${namespace}`),
  /** VirtualServices that send traffic, or copies of it, to a host. */
  routed: (fqdn: string) => toFact(`routed:${fqdn}`),
  /** VirtualServices that name a host, in the mesh or on gateways. */
  named: (fqdn: string) => toFact(`named:${fqdn}`),
  /** Gateways with a server on a port. */
  port: (number: number) => toFact(`port:${number}`),
  /** Gateways with a host, as written, on a port. */
  serving: (host: string, port: number) => toFact(`serving:${port}/${host}`),
  /** Gateways with a server that presents a certificate. */
  certificate: (certificate: string) => toFact(`certificate:${certificate}`),
  /** Services of a namespace by the first label of their selector. */
  selecting: (namespace: string, label: string) => toFact(`selecting:${namespace}/${label}`),
  /** VirtualServices that send HTTP requests for one of their hosts to subsets of it. */
  splitting: (host: string) => toFact(`splitting:${host}`),
  /** ServiceEntries with a host, in lower case. */
  entries: (host: string) => toFact(`entries:${host}`),
  /** ServiceEntries with a host that is this text, or `*` and this text. */
  entryEnd: (text: string) => toFact(`entry-end:${text}`),
  /** All ends of ServiceEntry hosts together, for lookups by a whole name. */
  entryEnds: toFact('entry-ends'),
  /** ServiceEntries by the labels of their endpoints. */
  endpoints: (label: string) => toFact(`endpoints:${label}`),
  /** VirtualServices that name a host, or every host, of a namespace. */
  namedIn: (namespace: string) => toFact(`named-in:${namespace}`),
  workloads: (label: string) => toFact(`workloads:${label}`),
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
