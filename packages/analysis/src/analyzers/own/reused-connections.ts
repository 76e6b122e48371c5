import { asStringMap, isSubsetOf, isWildcard, readGateway, valueAt } from '@meshdraft/model'
import type { Resource } from '@meshdraft/model'
import type { Server } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { Analyzer } from '../../analyzer.ts'
import { toRelated } from '../../related.ts'

/**
 * Browsers reuse an HTTP/2 connection for every host its certificate covers. The gateway then sees
 * hosts that another server is for, and answers 404 (or 421).
 */
export const reusedConnections: Analyzer = {
  name: 'gateway/reused-connections',
  description: 'Hosts that one certificate covers are served by one Gateway.',
  subject: 'Gateway',
  codes: ['MD-034'],
  needs: [],
  check(gateway, { lookup, report }) {
    for (const { server, path } of listTerminating(gateway)) {
      const others = lookup
        .gatewaysOnPort(server.port?.number ?? 0)
        .filter((other) => other.key !== gateway.key && hasSameSelector(gateway, other))
      for (const [j, host] of (server.hosts ?? []).entries()) {
        if (isWildcard(toName(host))) continue
        const found = others
          .flatMap(listTerminating)
          .find(
            (other) =>
              other.server.port?.number === server.port?.number &&
              (other.server.hosts ?? []).some((wide) => coversBoth(toName(wide), toName(host))),
          )
        if (found === undefined) continue
        const other = lookup.resource('Gateway', found.gateway.namespace, found.gateway.name)
        report(
          'MD-034',
          [...path, 'hosts', j],
          { host: toName(host), gateway: found.gateway.name },
          {
            related:
              other === undefined
                ? []
                : [toRelated(other, [...found.path, 'hosts'], 'The wider host is here.')],
          },
        )
      }
    }
  },
}

interface PlacedServer {
  readonly gateway: Resource
  readonly server: Server
  readonly path: FieldPath
}

/** Servers that end TLS for HTTP, and so take part in HTTP/2 connections. */
function listTerminating(gateway: Resource): readonly PlacedServer[] {
  return (readGateway(gateway).servers ?? [])
    .map((server, i) => ({ gateway, server, path: ['spec', 'servers', i] }))
    .filter(
      ({ server: { port, tls } }) =>
        port?.protocol?.toUpperCase() === 'HTTPS' &&
        (tls?.mode === 'SIMPLE' || tls?.mode === 'MUTUAL' || tls?.mode === 'OPTIONAL_MUTUAL'),
    )
}

function toName(host: string): string {
  return host.slice(host.indexOf('/') + 1)
}

/** A wildcard with a certificate for all its names; `*` alone has no such certificate. */
function coversBoth(wide: string, host: string): boolean {
  return wide.startsWith('*.') && isSubsetOf(host, wide)
}

function hasSameSelector(a: Resource, b: Resource): boolean {
  const [left, right] = [a, b].map((gateway) =>
    asStringMap(valueAt(gateway.value, ['spec', 'selector'])),
  )
  if (left === undefined || right === undefined) return false
  const keys = Object.keys(left)
  return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key])
}
