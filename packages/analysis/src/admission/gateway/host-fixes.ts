import { resolveHost } from '@meshdraft/model'
import type { AdmissionContext } from '../admission-context.ts'
import { checkSocketPath } from '../common/hosts.ts'

/** What addresses of Unix sockets begin with. */
export const UNIX = 'unix://'

/** A host with or without a namespace in front: `shop.example.com`, `prod/shop.example.com`. */
interface ScopedHost {
  /** With the slash; empty without a namespace. */
  readonly scope: string
  readonly host: string
}

function splitHost(text: string): ScopedHost {
  const slash = text.indexOf('/')
  return { scope: text.slice(0, slash + 1), host: text.slice(slash + 1) }
}

/**
 * Completes a short name that is a Service of this namespace; in front of it may stand a namespace,
 * `prod/cart`, which is then the Service's.
 */
export function expandShortHost(
  text: string,
  { resource, lookup }: AdmissionContext,
): string | undefined {
  const { scope, host } = splitHost(text)
  if (host === '' || host.includes('.') || host.includes('*')) return undefined
  const written = scope.slice(0, -1)
  const namespace = ['', '.', '*'].includes(written) ? resource.namespace : written
  const fqdn = resolveHost(host, namespace, lookup.settings.clusterDomain)
  return lookup.hostTargets(fqdn).length > 0 ? `${scope}${fqdn}` : undefined
}

/** Makes whole labels of a partial wildcard: `*.example.com` of `*example.com`. */
export function widenPartialWildcard(text: string): string | undefined {
  const { scope, host } = splitHost(text)
  if (!host.startsWith('*') || host.startsWith('*.') || host.length < 2) return undefined
  return `${scope}*.${host.slice(1)}`
}

/** Takes the slashes off the end of a socket’s path, where that makes it valid. */
export function trimSocket(address: string): string | undefined {
  let end = address.length
  while (end > UNIX.length && address[end - 1] === '/') end -= 1
  const trimmed = address.slice(0, end)
  return trimmed === address || checkSocketPath(trimmed.slice(UNIX.length)) !== undefined
    ? undefined
    : trimmed
}
