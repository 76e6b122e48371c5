import type { ServiceEntrySpec } from '@meshdraft/schema'
import { CHOICE } from '../../fixer.ts'
import { checkWildcardDomain } from '../common/hosts.ts'
import type { ServiceEntryContext } from './service-entry-context.ts'

/** Protocols of which the proxy can read the name that is asked for. */
const PROTOCOLS: ReadonlySet<string> = new Set(['http', 'http2', 'grpc', 'tls'])

const WAYPOINT = 'istio.io/use-waypoint'

/** SE-031 to SE-037: the host of each request is looked up, so all must follow from the hosts. */
export function checkDynamicDns(spec: ServiceEntrySpec, context: ServiceEntryContext): void {
  const { hosts = [], ports = [], addresses = [], endpoints = [] } = spec
  const { report, fix } = context
  if (hosts.length === 0) {
    report('SE-031', ['spec', 'hosts'], {}, { at: 'key', sameAs: [{ code: 'SE-004' }] })
  }
  for (const [i, host] of hosts.entries()) {
    if (host.startsWith('*')) continue
    const path = ['spec', 'hosts', i]
    const wildcard = `*.${host}`
    const isUsable = checkWildcardDomain(wildcard) === undefined
    const fixes = isUsable ? fix.set(`Change to ${wildcard}`, path, wildcard, CHOICE) : []
    report('SE-032', path, { host }, { fixes })
  }
  if (addresses.length > 0) {
    const path = ['spec', 'addresses']
    const fixes = fix.remove('Remove the addresses', path, CHOICE)
    report('SE-033', path, {}, { at: 'key', fixes })
  }
  if (endpoints.length > 0) {
    const path = ['spec', 'endpoints']
    const fixes = fix.remove('Remove the endpoints', path, CHOICE)
    report('SE-034', path, {}, { at: 'key', fixes })
  }
  for (const [i, { protocol = '' }] of ports.entries()) {
    if (PROTOCOLS.has(protocol.toLowerCase())) continue
    const path = ['spec', 'ports', i, 'protocol']
    const isHttps = protocol.toLowerCase() === 'https'
    const fixes = isHttps ? fix.set('Change to TLS', path, 'TLS') : []
    const kind = protocol === '' ? 'missing' : 'message'
    report('SE-035', path, { kind, protocol }, { fixes, sameAs: [{ code: 'SE-016' }] })
  }
  checkWaypoint(spec, context)
}

function checkWaypoint(
  { location }: ServiceEntrySpec,
  { report, fix, resource }: ServiceEntryContext,
): void {
  const waypoint = resource.labels[WAYPOINT] ?? ''
  if (location !== 'MESH_INTERNAL' || waypoint === '' || waypoint.toLowerCase() === 'none') return
  const path = ['spec', 'location']
  const fixes = fix.set('Set location to MESH_EXTERNAL', path, 'MESH_EXTERNAL', CHOICE)
  report('SE-037', path, { waypoint }, { fixes })
}
