import { asStringMap, isWildcard, readGateway, valueAt } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
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
      const port = server.port?.number ?? 0
      for (const [j, written] of (server.hosts ?? []).entries()) {
        const host = toName(written)
        if (isWildcard(host)) continue
        const found = findWider(host, port, gateway, lookup)
        if (found === undefined) continue
        const other = lookup.resource('Gateway', found.gateway.namespace, found.gateway.name)
        report(
          'MD-034',
          [...path, 'hosts', j],
          { host, gateway: found.gateway.name },
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

/** The server of another Gateway of the same workload whose certificate is for a wildcard over `host`. */
function findWider(
  host: string,
  port: number,
  gateway: Resource,
  lookup: Lookup,
): PlacedServer | undefined {
  for (const wide of listWiderHosts(host)) {
    for (const written of [wide, `*/${wide}`, `./${wide}`, `${gateway.namespace}/${wide}`]) {
      for (const other of lookup.gatewaysServing(written, port)) {
        if (other.key === gateway.key || !hasSameSelector(gateway, other)) continue
        const found = listTerminating(other).find(
          ({ server }) => server.port?.number === port && (server.hosts ?? []).includes(written),
        )
        if (found !== undefined) return found
      }
    }
  }
  return undefined
}

const MOST_LABELS = 20

/** `*.b.c` and `*.c` of `a.b.c`; `*` alone has no certificate for all its names. */
function listWiderHosts(host: string): readonly string[] {
  const labels = host.split('.').slice(0, MOST_LABELS)
  return labels.slice(1).map((_, i) => `*.${labels.slice(i + 1).join('.')}`)
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

function hasSameSelector(a: Resource, b: Resource): boolean {
  const [left, right] = [a, b].map((gateway) =>
    asStringMap(valueAt(gateway.value, ['spec', 'selector'])),
  )
  if (left === undefined || right === undefined) return false
  const keys = Object.keys(left)
  return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key])
}
