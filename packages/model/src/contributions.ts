import { readExportTo } from './export-to.ts'
import { FACTS, toLabelTexts } from './facts.ts'
import type { FactItem } from './fact-table.ts'
import { isWildcard, resolveGatewayRef, resolveHost, toServiceFqdn } from './hosts.ts'
import { KUBERNETES_GATEWAY, toKindName } from './kinds.ts'
import type { FactKey, HostTarget, SubsetDefinition } from './lookup.ts'
import { asList, asMap, asString, asStringMap, asStrings, valueAt } from './plain.ts'
import type { PlainValue } from '@meshdraft/yaml'
import { readPorts } from './ports.ts'
import { MESH_GATEWAY } from './resources.ts'
import type { MeshSettings, Resource } from './resources.ts'
import { isSystemNamespace } from './system-namespaces.ts'
import { readWorkloadLabels } from './workloads.ts'

/** Names under `kind:`, by whether istioctl's analyzers would see the resource. */
export const ANALYZED = 'analyzed'
const SYSTEM = 'system'

/** An entry that a resource puts under a fact. */
export interface Contribution {
  readonly fact: FactKey
  readonly item: FactItem
  /** Equal signatures: nothing changed that a lookup through `fact` may read. */
  readonly signature: unknown
  /** A fact that changes along with `fact`. */
  readonly also?: FactKey
}

/** A name that a resource gives to a set of names. */
export interface NameContribution {
  readonly fact: FactKey
  readonly name: string
}

export interface Contributions {
  readonly entries: readonly Contribution[]
  readonly names: readonly NameContribution[]
}

/** Yields everything lookups can learn from one resource. Wrong types are passed over. */
export function readContributions(resource: Resource, settings: MeshSettings): Contributions {
  const kindName = toKindName(resource.group, resource.kind)
  const entries = [
    ...readKindEntries(kindName, resource, settings),
    ...readWorkloads(resource),
    ...readListed(kindName, resource),
  ]
  return { entries, names: readNames(kindName, resource, entries) }
}

function readKindEntries(
  kindName: string,
  resource: Resource,
  settings: MeshSettings,
): readonly Contribution[] {
  switch (kindName) {
    case 'Service':
      return resource.name === '' ? [] : readService(resource, settings)
    case 'ServiceEntry':
      return readServiceEntry(resource, settings)
    case 'DestinationRule':
      return readDestinationRule(resource, settings)
    case 'VirtualService':
      return readVirtualService(resource, settings)
    case 'Gateway':
      return readGateway(resource)
    default:
      return []
  }
}

/** Kinds that checks list by namespace, and those of which a mesh has few enough to list them all. */
const LISTED_BY_NAMESPACE: ReadonlySet<string> = new Set([
  'Deployment',
  'DestinationRule',
  'Gateway',
  'Pod',
  'PeerAuthentication',
  'RequestAuthentication',
  'Secret',
  'Service',
  'ServiceAccount',
  'Sidecar',
  'WorkloadGroup',
])
const LISTED_WHOLE: ReadonlySet<string> = new Set([
  'DestinationRule',
  'Namespace',
  'Node',
  'PeerAuthentication',
  'RequestAuthentication',
  'Sidecar',
])

function readListed(kindName: string, resource: Resource): readonly Contribution[] {
  const item = { resource, host: '' }
  const facts: FactKey[] = []
  if (LISTED_BY_NAMESPACE.has(kindName)) facts.push(FACTS.of(kindName, resource.namespace))
  if (LISTED_WHOLE.has(kindName)) facts.push(FACTS.of(kindName, ''))
  return facts.map((fact) => ({ fact, item, signature: resource.value }))
}

function readNames(
  kindName: string,
  resource: Resource,
  entries: readonly Contribution[],
): readonly NameContribution[] {
  const namespace = kindName === 'Namespace' ? resource.name : resource.namespace
  const names = [
    { fact: FACTS.kind(kindName), name: isSystemNamespace(namespace) ? SYSTEM : ANALYZED },
  ]
  if (isSystemNamespace(namespace)) names.push({ fact: FACTS.system, name: SYSTEM })
  if (namespace !== '') names.push({ fact: FACTS.namespaces, name: namespace })
  if (kindName === 'Gateway' && resource.name !== '') {
    names.push({ fact: FACTS.gatewayNames, name: `${resource.namespace}/${resource.name}` })
  }
  for (const { fact, item } of entries) {
    if (fact === FACTS.knownHosts && item.target && !isWildcard(item.host)) {
      names.push({ fact: FACTS.hostNames, name: item.host })
    }
  }
  return names
}

function readService(resource: Resource, settings: MeshSettings): readonly Contribution[] {
  const fqdn = toServiceFqdn(resource.name, resource.namespace, settings.clusterDomain)
  return [...toHostEntries(resource, [fqdn], settings), ...readSelector(resource)]
}

// Whatever a selector matches carries its first label too: one entry finds it.
function readSelector(resource: Resource): readonly Contribution[] {
  const [label] = toLabelTexts(asStringMap(valueAt(resource.value, ['spec', 'selector'])))
  if (label === undefined) return []
  const fact = FACTS.selecting(resource.namespace, label)
  return [{ fact, item: { resource, host: '' }, signature: resource.value }]
}

function readServiceEntry(resource: Resource, settings: MeshSettings): readonly Contribution[] {
  const hosts = new Set(asStrings(valueAt(resource.value, ['spec', 'hosts'])))
  return [
    ...toHostEntries(resource, hosts, settings),
    ...readEntryNames(resource, hosts),
    ...readEndpoints(resource),
  ]
}

function readEntryNames(resource: Resource, hosts: ReadonlySet<string>): readonly Contribution[] {
  const item = { resource, host: '' }
  const names = new Set([...hosts].map((host) => host.toLowerCase()))
  const ends = new Set([...hosts].map((host) => host.slice(host.indexOf('*') + 1)))
  const visibility = [[...hosts], valueAt(resource.value, ['spec', 'exportTo'])]
  return [
    ...[...names].map((name) => ({
      fact: FACTS.entries(name),
      item,
      signature: resource.value,
    })),
    ...[...ends].map((end) => ({
      fact: FACTS.entryEnd(end),
      item,
      signature: visibility,
      also: FACTS.entryEnds,
    })),
  ]
}

function readEndpoints(resource: Resource): readonly Contribution[] {
  const endpoints = asList(valueAt(resource.value, ['spec', 'endpoints']))
  const labels = endpoints.flatMap((item) => toLabelTexts(asStringMap(asMap(item)?.['labels'])))
  return [...new Set(labels)].map((label) => ({
    fact: FACTS.endpoints(label),
    item: { resource, host: '' },
    signature: resource.value,
  }))
}

function toHostEntries(
  resource: Resource,
  hosts: Iterable<string>,
  settings: MeshSettings,
): readonly Contribution[] {
  const ports = readPorts(resource)
  const visibleIn = readExportTo(resource, settings)
  return [...hosts].flatMap((fqdn): Contribution[] => {
    const target: HostTarget = { fqdn, resource, ports, exportTo: visibleIn }
    const item = { resource, host: fqdn, target }
    const fact = isWildcard(fqdn) ? FACTS.wildcardHosts : FACTS.host(fqdn)
    return [
      { fact, item, signature: resource.value },
      { fact: FACTS.knownHosts, item, signature: [fqdn, ports] },
    ]
  })
}

function readDestinationRule(resource: Resource, settings: MeshSettings): readonly Contribution[] {
  const written = asString(valueAt(resource.value, ['spec', 'host']))
  if (written === undefined || written === '') return []
  const host = resolveHost(written, resource.namespace, settings.clusterDomain)
  const item = { resource, host }
  if (isWildcard(host)) return [{ fact: FACTS.wildcardRules, item, signature: resource.value }]
  const subsets = asList(valueAt(resource.value, ['spec', 'subsets'])).flatMap(
    (subset, index): SubsetDefinition[] => {
      const name = asString(asMap(subset)?.['name'])
      return name === undefined || name === '' ? [] : [{ name, rule: resource, index }]
    },
  )
  const names = subsets.map(({ name, index }) => [name, index])
  return [
    { fact: FACTS.rules(host), item, signature: resource.value },
    { fact: FACTS.subsets(host), item: { ...item, subsets }, signature: names },
    { fact: FACTS.knownHosts, item: { ...item, subsets }, signature: [host, names] },
  ]
}

function readVirtualService(resource: Resource, settings: MeshSettings): readonly Contribution[] {
  const spec = valueAt(resource.value, ['spec'])
  const hosts = asStrings(valueAt(spec, ['hosts']))
  const gateways = asStrings(valueAt(spec, ['gateways']))
  const signature = [hosts, gateways, asStrings(valueAt(spec, ['exportTo']))]
  const result: Contribution[] = []

  if (gateways.length === 0 || gateways.includes(MESH_GATEWAY)) {
    for (const host of resolveAll(hosts, resource, settings)) {
      result.push({
        fact: FACTS.mesh(host),
        item: { resource, host },
        signature,
        also: isWildcard(host) ? FACTS.meshWildcards : FACTS.meshHosts,
      })
    }
  }
  const bound = new Set<FactKey>()
  for (const gatewayRef of gateways) {
    if (gatewayRef === MESH_GATEWAY) continue
    const { namespace, name } = resolveGatewayRef(gatewayRef, resource.namespace)
    bound.add(FACTS.gatewayBound(namespace, name))
  }
  for (const route of asList(valueAt(spec, ['http']))) {
    const delegate = asMap(asMap(route)?.['delegate'])
    const name = asString(delegate?.['name'])
    if (name === undefined || name === '') continue
    bound.add(FACTS.delegating(asString(delegate?.['namespace']) || resource.namespace, name))
  }
  for (const namespace of listNamedNamespaces(hosts, resource, settings)) {
    bound.add(FACTS.namedIn(namespace))
  }
  for (const fact of bound) result.push({ fact, item: { resource, host: '' }, signature })
  const destinations = readDestinations(spec)
  const routing = [...signature, destinations]
  for (const host of resolveAll(hosts, resource, settings)) {
    result.push({ fact: FACTS.named(host), item: { resource, host }, signature: routing })
  }
  const targets = destinations.flatMap(([host]) => host ?? [])
  for (const host of resolveAll(targets, resource, settings)) {
    result.push({ fact: FACTS.routed(host), item: { resource, host }, signature: routing })
  }
  for (const host of listSplitHosts(spec, hosts)) {
    result.push({ fact: FACTS.splitting(host), item: { resource, host }, signature: routing })
  }
  return result
}

/** Namespaces of the Services that hosts name: in short, as `name.namespace[.svc]` or in full; `*`: the own one. */
function listNamedNamespaces(
  hosts: readonly string[],
  { namespace }: Resource,
  { clusterDomain }: MeshSettings,
): ReadonlySet<string> {
  const named = new Set<string>()
  for (const host of hosts) {
    const [, owner, ...rest] = host.split('.')
    const domain = rest.join('.')
    if (owner === undefined) named.add(namespace)
    else if (['', 'svc', `svc.${clusterDomain}`].includes(domain)) named.add(owner)
  }
  return named
}

/** Own hosts, as written, to whose subsets HTTP requests are sent. */
function listSplitHosts(
  spec: PlainValue | undefined,
  hosts: readonly string[],
): ReadonlySet<string> {
  const own = new Set(hosts)
  const split = new Set<string>()
  for (const rule of asList(valueAt(spec, ['http']))) {
    for (const route of asList(asMap(rule)?.['route'])) {
      const destination = asMap(asMap(route)?.['destination'])
      const host = asString(destination?.['host'])
      if (host !== undefined && own.has(host) && asString(destination?.['subset'])) split.add(host)
    }
  }
  return split
}

/** Host and subset of each route and mirror, as written, and which of the two it is. */
function readDestinations(
  spec: PlainValue | undefined,
): readonly (readonly (string | undefined)[])[] {
  const rules = ['http', 'tls', 'tcp'].flatMap((protocol) => asList(valueAt(spec, [protocol])))
  return rules.flatMap((rule) => {
    const { route, mirror, mirrors } = asMap(rule) ?? {}
    const read = (destinations: readonly (PlainValue | undefined)[], role: string) =>
      destinations.flatMap((item) => {
        const destination = asMap(item)
        if (destination === undefined) return []
        return [[asString(destination['host']), asString(destination['subset']), role]]
      })
    const toDestinations = (list: PlainValue | undefined) =>
      asList(list).map((item) => asMap(item)?.['destination'])
    return [
      ...read(toDestinations(route), 'route'),
      ...read([...toDestinations(mirrors), mirror], 'mirror'),
    ]
  })
}

function resolveAll(
  hosts: readonly string[],
  { namespace }: Resource,
  { clusterDomain }: MeshSettings,
): ReadonlySet<string> {
  return new Set(
    hosts.filter((host) => host !== '').map((host) => resolveHost(host, namespace, clusterDomain)),
  )
}

function readGateway(resource: Resource): readonly Contribution[] {
  const servers = asList(valueAt(resource.value, ['spec', 'servers']))
  const ports = servers.flatMap((server) => {
    const number = asMap(asMap(server)?.['port'])?.['number']
    return typeof number === 'number' ? [number] : []
  })
  const served = servers.flatMap((item) => {
    const server = asMap(item)
    const number = asMap(server?.['port'])?.['number']
    const port = typeof number === 'number' ? number : 0
    const certificate = toCertificateId(asMap(server?.['tls']) ?? {})
    return [
      ...asStrings(server?.['hosts']).map((host) => FACTS.serving(host, port)),
      ...(certificate === undefined ? [] : [FACTS.certificate(certificate)]),
    ]
  })
  return [
    ...[...new Set([...ports.map(FACTS.port), ...served])].map((fact) => ({
      fact,
      item: { resource, host: '' },
      signature: resource.value,
    })),
    {
      fact: FACTS.knownGateways,
      item: { resource, host: '' },
      signature: readServerHosts(resource),
    },
  ]
}

/**
 * Names the certificate that a server presents, so that two with the same one have equal names: its
 * Secret, else its files; undefined for a server without either.
 */
export function toCertificateId(tls: {
  readonly credentialName?: unknown
  readonly serverCertificate?: unknown
  readonly privateKey?: unknown
}): string | undefined {
  const { credentialName, serverCertificate, privateKey } = tls
  if (typeof credentialName === 'string' && credentialName !== '') return `secret ${credentialName}`
  const isPair = typeof serverCertificate === 'string' && typeof privateKey === 'string'
  if (!isPair || serverCertificate === '' || privateKey === '') return undefined
  return `files ${JSON.stringify([serverCertificate, privateKey])}`
}

function readWorkloads(resource: Resource): readonly Contribution[] {
  const labels = readWorkloadLabels(resource)
  if (labels === undefined) return []
  const facts = [FACTS.allWorkloads, ...toLabelTexts(labels).map(FACTS.workloads)]
  const item = { resource, host: '' }
  return facts.map((fact) => ({ fact, item, signature: resource.value }))
}

/**
 * Yields the hosts of all servers of a Gateway as written, without repeats; of a Gateway of the
 * Kubernetes Gateway API the hostnames of its listeners.
 */
export function readServerHosts(gateway: Resource): readonly string[] {
  if (toKindName(gateway.group, gateway.kind) === KUBERNETES_GATEWAY) {
    const listeners = asList(valueAt(gateway.value, ['spec', 'listeners']))
    return [...new Set(listeners.map((item) => asString(asMap(item)?.['hostname']) || '*'))]
  }
  const servers = asList(valueAt(gateway.value, ['spec', 'servers']))
  return [...new Set(servers.flatMap((server) => asStrings(asMap(server)?.['hosts'])))]
}
