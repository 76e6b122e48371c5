import { asMap, asStringMap, isEqualValue, overlaps, valueAt } from '@meshdraft/model'
import type { Lookup, PlainMap, Resource } from '@meshdraft/model'
import type { GraphBuilder } from './builder.ts'
import { startFragment, toNodeName, toSource } from './draft.ts'
import { isRedirecting, isTlsServer, listPlainHosts, readProtocol, readServers } from './servers.ts'
import type { GraphNode } from './traffic-graph.ts'

/** Draws the servers of a Gateway. The edges to VirtualServices are drawn by these. */
export const gatewayBuilder: GraphBuilder = {
  subject: 'Gateway',
  build(resource, lookup) {
    const draft = startFragment()
    const name = toNodeName(resource, lookup)
    for (const [i, server] of readServers(resource).entries()) {
      const id = `server:${name}#${i}`
      const hosts = listPlainHosts(server)
      const source = toSource(resource, 'spec', 'servers', i)
      draft.addNode({
        id,
        type: 'server',
        label: labelServer(server),
        detail: describeHosts(hosts),
        namespace: resource.namespace,
        source,
        ...readServerFacts(server),
        hosts,
      })
      if (!isRedirecting(server)) continue
      const redirect = toSource(resource, 'spec', 'servers', i, 'tls', 'httpsRedirect')
      const target = findTlsServer(resource, name, hosts, lookup)
      if (target !== undefined) {
        draft.addEdge('redirects', id, target, { source: redirect, label: '301' })
      }
    }
    return draft.finish()
  },
}

function labelServer(server: PlainMap): string {
  const port = valueAt(server, ['port', 'number'])
  const label = `${typeof port === 'number' ? port : ''} ${readProtocol(server)}`.trim()
  return label === '' ? 'no port' : label
}

function readServerFacts(server: PlainMap): Pick<GraphNode, 'ports' | 'protocols' | 'hasTls'> {
  const port = valueAt(server, ['port', 'number'])
  const protocol = readProtocol(server)
  return {
    ...(asMap(server['tls']) && !isRedirecting(server) && { hasTls: true }),
    ...(typeof port === 'number' && { ports: [port] }),
    ...(protocol !== '' && { protocols: [protocol] }),
  }
}

function describeHosts(hosts: readonly string[]): string {
  const [first, ...others] = hosts
  if (first === undefined) return 'no hosts'
  const text = first === '*' ? 'all hosts' : first
  return others.length > 0 ? `${text} +${others.length}` : text
}

/** Finds the server that takes over after a redirect to https: of this Gateway, else of its workload. */
function findTlsServer(
  resource: Resource,
  name: string,
  hosts: readonly string[],
  lookup: Lookup,
): string | undefined {
  const own = findIn(resource, name, hosts)
  if (own !== undefined) return own
  const selector = readSelector(resource)
  for (const other of lookup.gatewayNames()) {
    const gateway = lookup.resource('Gateway', other.namespace, other.name)
    if (!gateway || !isEqualValue(readSelector(gateway), selector)) continue
    const found = findIn(gateway, `${other.namespace}/${other.name}`, hosts)
    if (found !== undefined) return found
  }
  return undefined
}

function readSelector(gateway: Resource): Readonly<Record<string, string>> {
  return asStringMap(valueAt(gateway.value, ['spec', 'selector']))
}

function findIn(gateway: Resource, name: string, hosts: readonly string[]): string | undefined {
  const index = readServers(gateway).findIndex(
    (server) =>
      isTlsServer(server) &&
      listPlainHosts(server).some((host) => hosts.some((other) => overlaps(host, other))),
  )
  return index < 0 ? undefined : `server:${name}#${index}`
}
