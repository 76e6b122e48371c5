import { toServiceFqdn } from '@meshdraft/model'
import type { Lookup } from '@meshdraft/model'

/** A host as Kiali reads it. */
export interface KialiHost {
  /** Name of the Service, perhaps with `*`; of any other host its whole text. */
  readonly service: string
  /** Of the Service; `''` for any other host. */
  readonly namespace: string
  /** Whether it was read as the name of a Service. */
  readonly isService: boolean
  /** Full name: equal for two spellings of one host. */
  readonly text: string
}

/** Tells whether Kiali takes `name.namespace` for a Service. */
type IsNamespace = (namespace: string, service: string) => boolean

/**
 * Reads a host as Kiali does: one label (`*` too) is a Service of the own namespace, `name.namespace`
 * one of the own or a known namespace, `name.namespace.svc` and the full name one of that namespace.
 * Anything else is taken literally.
 *
 * @param namespace - of the object that names the host.
 * @see https://github.com/kiali/kiali/blob/master/kubernetes/host.go
 */
export function parseHost(
  host: string,
  namespace: string,
  clusterDomain: string,
  isNamespace: IsNamespace,
): KialiHost {
  const dot = host.indexOf('.')
  if (dot < 0) return toService(host, namespace, clusterDomain)
  const service = host.slice(0, dot)
  const next = host.indexOf('.', dot + 1)
  const owner = host.slice(dot + 1, next < 0 ? undefined : next)
  const isNamed =
    next < 0
      ? owner === namespace || isNamespace(owner, service)
      : isServiceDomain(host.slice(next + 1), clusterDomain)
  return isNamed
    ? toService(service, owner, clusterDomain)
    : { service: host, namespace: '', isService: false, text: host }
}

function toService(service: string, namespace: string, clusterDomain: string): KialiHost {
  const text = toServiceFqdn(service, namespace, clusterDomain)
  return { service, namespace, isService: true, text }
}

function isServiceDomain(text: string, clusterDomain: string): boolean {
  return text === 'svc' || (text.startsWith('svc.') && text.slice(4) === clusterDomain)
}

/**
 * Reads a host with what the workspace knows of namespaces: its Namespaces; in a workspace without
 * any, those in which the Service lives.
 */
export function readHost(host: string, namespace: string, lookup: Lookup): KialiHost {
  const { clusterDomain } = lookup.settings
  return parseHost(host, namespace, clusterDomain, (name, service) =>
    lookup.hasKind('Namespace')
      ? lookup.resource('Namespace', '', name) !== undefined
      : lookup
          .hostTargets(toServiceFqdn(service, name, clusterDomain))
          .some(({ resource }) => resource.kind === 'Service'),
  )
}

/**
 * Reads a host as those of Kiali's checks do that ask for no namespaces: one label and the full name
 * are Services, anything else is taken literally.
 */
export function readPlainHost(host: string, namespace: string, lookup: Lookup): KialiHost {
  const { clusterDomain } = lookup.settings
  return /^[^.]*\.[^.]*(?:\.svc)?$/.test(host)
    ? { service: host, namespace: '', isService: false, text: host }
    : parseHost(host, namespace, clusterDomain, () => false)
}

/** Lists the spellings under which lookups know a host: a Service has three. */
export function listSpellings({
  service,
  namespace,
  isService,
  text,
}: KialiHost): readonly string[] {
  return isService ? [text, `${service}.${namespace}`, `${service}.${namespace}.svc`] : [text]
}

/** Whether a host is a pattern. */
export function isPattern({ service }: KialiHost): boolean {
  return service.startsWith('*')
}

/** Yields what names under a pattern end with: Kiali drops `*` and one more character. */
export function toEnd(pattern: string): string | undefined {
  return pattern.startsWith('*') && pattern.length > 2 ? pattern.slice(2) : undefined
}

/** Whether `name`, perhaps a pattern itself, lies under `pattern`; there is no label boundary. */
export function isUnder(name: string, pattern: string): boolean {
  const end = toEnd(pattern)
  return end !== undefined && name.endsWith(end)
}
