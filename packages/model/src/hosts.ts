import type { Resource } from './resources.ts'

/** What a `gatewayRef` names. */
export interface GatewayName {
  readonly namespace: string
  readonly name: string
}

/**
 * Yields the name a host of a VirtualService, destination or DestinationRule stands for.
 *
 * A short name (no dot, not `*`, not an IP address) becomes `NAME.NAMESPACE.svc.DOMAIN`. Anything
 * with a dot is taken literally: `reviews.prod` stays `reviews.prod`. Hosts of Gateways, Sidecars
 * and ServiceEntries, and SNI hosts, are never resolved: do not pass them here.
 *
 * @param namespace - of the object that holds the host, never the caller's or the service's.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
 */
export function resolveHost(host: string, namespace: string, clusterDomain: string): string {
  if (host === '' || host === '*' || host.includes('.') || host.includes(':')) return host
  return clusterDomain === ''
    ? `${host}.${namespace}`
    : toServiceFqdn(host, namespace, clusterDomain)
}

/**
 * Yields the host name of a Kubernetes Service. The same service gives the same string, of which maps
 * know the hash: a mesh names few services very often.
 */
export function toServiceFqdn(name: string, namespace: string, clusterDomain: string): string {
  if (clusterDomain !== kept.clusterDomain || kept.size >= MOST_KEPT) {
    kept = { clusterDomain, size: 0, fqdnsByNamespace: new Map() }
  }
  let fqdns = kept.fqdnsByNamespace.get(namespace)
  if (fqdns === undefined) {
    fqdns = new Map()
    kept.fqdnsByNamespace.set(namespace, fqdns)
  }
  const known = fqdns.get(name)
  if (known !== undefined) return known
  const fqdn = `${name}.${namespace}.svc.${clusterDomain}`
  fqdns.set(name, fqdn)
  kept.size += 1
  return fqdn
}

const MOST_KEPT = 50_000

let kept = {
  clusterDomain: '',
  size: 0,
  fqdnsByNamespace: new Map<string, Map<string, string>>(),
}

/** Yields the Service that `fqdn` is the full name of: exactly `NAME.NAMESPACE.svc.DOMAIN`. */
export function parseServiceFqdn(
  fqdn: string,
  clusterDomain: string,
): { readonly name: string; readonly namespace: string } | undefined {
  const suffix = `.svc.${clusterDomain}`
  if (!fqdn.endsWith(suffix)) return undefined
  const [name, namespace, ...rest] = fqdn.slice(0, -suffix.length).split('.')
  if (!name || !namespace || rest.length > 0 || isWildcard(name)) return undefined
  return { name, namespace }
}

/** Whether `host` is a pattern: its first character is `*`. */
export function isWildcard(host: string): boolean {
  return host.startsWith('*')
}

/**
 * Whether every name that `a` covers is covered by `b`. Case counts; there is no label boundary:
 * `*foo.com` covers `xfoo.com`. `*.foo.com` does not cover `foo.com`.
 */
export function isSubsetOf(a: string, b: string): boolean {
  if (a === b) return true
  if (!isWildcard(b)) return false
  const tail = isWildcard(a) ? a.slice(1) : a
  return tail.endsWith(b.slice(1))
}

/** Whether one of the two covers the other. */
export function overlaps(a: string, b: string): boolean {
  return isSubsetOf(a, b) || isSubsetOf(b, a)
}

/**
 * Orders hosts, the most specific first: names before wildcards, then longer before shorter, then
 * alphabetically. For `toSorted`.
 */
export function compareSpecificity(a: string, b: string): number {
  const wildcards = Number(isWildcard(a)) - Number(isWildcard(b))
  if (wildcards !== 0) return wildcards
  return b.length - a.length || compareText(a, b)
}

/**
 * Finds the pattern that decides for `needle`: itself when it is among them, else the most specific
 * wildcard that covers it.
 */
export function findMostSpecific(needle: string, patterns: Iterable<string>): string | undefined {
  let best: string | undefined
  for (const pattern of patterns) {
    if (pattern === needle) return pattern
    if (!isSubsetOf(needle, pattern)) continue
    if (best === undefined || compareSpecificity(pattern, best) < 0) best = pattern
  }
  return best
}

/** Yields the narrower name of each overlapping pair, without repeats, in the order of `a`. */
export function intersectHosts(a: readonly string[], b: readonly string[]): string[] {
  const result = new Set<string>()
  for (const left of a) {
    for (const right of b) {
      if (isSubsetOf(left, right)) result.add(left)
      else if (isSubsetOf(right, left)) result.add(right)
    }
  }
  return [...result]
}

/**
 * Yields the Gateway that `gatewayRef` names, not for `mesh`: `ns/name`, `./name`, `name`, or the
 * legacy dotted forms `name.ns` and `name.ns.svc.cluster.local`.
 *
 * @param namespace - of the VirtualService.
 */
export function resolveGatewayRef(gatewayRef: string, namespace: string): GatewayName {
  const slash = gatewayRef.indexOf('/')
  if (slash >= 0) {
    const written = gatewayRef.slice(0, slash)
    return {
      namespace: written === '.' ? namespace : written,
      name: gatewayRef.slice(slash + 1),
    }
  }
  const [name = '', legacyNamespace] = gatewayRef.split('.')
  return legacyNamespace === undefined
    ? { namespace, name: gatewayRef }
    : { namespace: legacyNamespace, name }
}

/**
 * Yields where an object of `namespace` is visible: `['*']` for everywhere, namespace names, or
 * nothing for `~`. An absent or empty list means everywhere (the mesh's own default).
 */
export function resolveExportTo(
  exportTo: readonly string[] | undefined,
  namespace: string,
): readonly string[] {
  if (exportTo === undefined || exportTo.length === 0 || exportTo.includes('*')) return EVERYWHERE
  if (exportTo.includes('~')) return []
  return [...new Set(exportTo.map((entry) => (entry === '.' ? namespace : entry)))]
}

/** Whether something with this resolved `exportTo` is visible in `namespace`. */
export function isExportedTo(exportTo: readonly string[], namespace: string): boolean {
  return exportTo.includes('*') || exportTo.includes(namespace)
}

/**
 * Yields the hosts of one Gateway server that VirtualServices of `namespace` may use, without their
 * namespace part.
 *
 * @param serverHosts - as written, with or without a namespace part: `host`, `./host`, `ns/host`.
 * @param gateway - only its namespace counts, for `./host`.
 */
export function hostsForNamespace(
  serverHosts: readonly string[],
  gateway: Pick<Resource, 'namespace'>,
  namespace: string,
): readonly string[] {
  // Istio replaces the whole list when one entry opens everything to everybody.
  if (serverHosts.includes('*/*')) return EVERYWHERE
  const result: string[] = []
  for (const written of serverHosts) {
    const slash = written.indexOf('/')
    const scope = slash < 0 ? '*' : written.slice(0, slash)
    const allowed = scope === '.' ? gateway.namespace : scope
    if (allowed === '*' || allowed === namespace) result.push(written.slice(slash + 1))
  }
  return result
}

/** Plain string order, by UTF-16 code units: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

const EVERYWHERE: readonly string[] = ['*']
