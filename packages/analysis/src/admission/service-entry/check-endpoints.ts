import type { FieldPath } from '@meshdraft/yaml'
import type { ServiceEntrySpec, WorkloadEntrySpec } from '@meshdraft/schema'
import { suggestName } from '@meshdraft/schema'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import { checkFqdn, isIpAddress } from '../common/hosts.ts'
import { findLabelBreaches } from '../common/labels.ts'
import { checkPortName } from '../common/names.ts'
import { checkPort } from '../common/numbers.ts'
import { quote } from '../common/quote.ts'
import { checkWorkload, isSocketAddress } from '../workload/check-workload.ts'
import { listPortNames } from './check-ports.ts'
import type { ServiceEntryContext } from './service-entry-context.ts'

const PATH = ['spec', 'endpoints']

/** Among more ports none is searched for the one that was meant. */
const MOST_PORTS = 100

/** Protocols that run on TCP without a word of which host is meant, or with it only inside TLS. */
const TCP_LIKE: ReadonlySet<string> = new Set('tcp https tls mongo redis mysql'.split(' '))

/** SE-018 to SE-030: what the resolution asks of endpoints, hosts and addresses. */
export function checkEndpoints(spec: ServiceEntrySpec, context: ServiceEntryContext): void {
  const { resolution = 'NONE' } = spec
  if (resolution === 'NONE') checkNone(spec, context)
  else if (resolution === 'STATIC') checkStatic(spec, context)
  else checkDns(spec, context)
}

function checkNone({ endpoints = [] }: ServiceEntrySpec, context: ServiceEntryContext): void {
  if (endpoints.length === 0) return
  const isStatic = endpoints.every(
    ({ address = '' }) => isIpAddress(address) || isSocketAddress(address),
  )
  const fixes = context.setResolution(isStatic ? 'STATIC' : 'DNS', CHOICE)
  context.report('SE-018', PATH, {}, { at: 'key', fixes })
}

function checkStatic(spec: ServiceEntrySpec, context: ServiceEntryContext): void {
  const { endpoints = [], ports = [] } = spec
  const portNames = new Set(ports.map(({ name = '' }) => name))
  let areNames: boolean | undefined
  for (const [i, endpoint] of endpoints.entries()) {
    const path = [...PATH, i]
    const goesOn = checkWorkload(endpoint, path, context, { allowsName: false, portNames })
    if (!goesOn && !context.isExhaustive) continue
    const { address = '' } = endpoint
    const isSocket = isSocketAddress(address)
    if (address !== '' && !isSocket && !isIpAddress(address)) {
      areNames ??= endpoints.every((other) => checkFqdn(other.address ?? '') === undefined)
      const fixes = areNames ? context.setResolution('DNS') : []
      context.report('SE-022', [...path, 'address'], { address }, { fixes })
    }
    for (const name of Object.keys(endpoint.ports ?? {})) {
      if (portNames.has(name)) continue
      const at = [...path, 'ports', name]
      const extra = { at: 'key', fixes: renameKey(name, endpoint, at, portNames, context) } as const
      context.report('SE-023', at, { name, known: listPortNames(portNames) }, extra)
    }
    if (isSocket && portNames.size !== 1) {
      context.report('SE-024', [...path, 'address'], { address, count: portNames.size })
    }
  }
}

function checkDns(spec: ServiceEntrySpec, context: ServiceEntryContext): void {
  const { endpoints = [], ports = [], resolution = 'DNS' } = spec
  if (endpoints.length === 0) checkLookedUpHosts(spec, context)
  if (resolution === 'DNS_ROUND_ROBIN' && endpoints.length > 1) {
    const values = { count: endpoints.length }
    context.report('SE-026', PATH, values, { at: 'key', fixes: context.setResolution('DNS') })
  }
  const portNames = new Set(ports.map(({ name = '' }) => name))
  for (const [i, endpoint] of endpoints.entries()) {
    checkDnsEndpoint(endpoint, [...PATH, i], portNames, context)
  }
  checkSharedAddresses(spec, context)
}

/** SE-025: without endpoints the hosts are looked up, and nobody can look up a wildcard. */
function checkLookedUpHosts(spec: ServiceEntrySpec, context: ServiceEntryContext): void {
  const { hosts = [], resolution = 'DNS' } = spec
  const i = hosts.findIndex((host) => checkFqdn(host) !== undefined)
  const host = hosts[i]
  if (host === undefined) return
  const fixes = host.includes('*')
    ? [...context.setResolution('NONE', CHOICE), ...context.setResolution('DYNAMIC_DNS', CHOICE)]
    : []
  context.report('SE-025', ['spec', 'hosts', i], { host, resolution }, { fixes })
}

/** SE-027 to SE-029. */
function checkDnsEndpoint(
  endpoint: WorkloadEntrySpec,
  path: FieldPath,
  portNames: ReadonlySet<string>,
  context: ServiceEntryContext,
): void {
  const { report } = context
  const { address = '', labels, ports = {} } = endpoint
  if (!isIpAddress(address) && checkFqdn(address) !== undefined) {
    const kind = address === '' ? 'missing' : isSocketAddress(address) ? 'socket' : 'message'
    const sameAs = [{ code: 'CEL-09', path }]
    report('SE-027', [...path, 'address'], { kind, address }, { sameAs })
  }
  for (const { key, message } of findLabelBreaches(labels)) {
    report('SE-028', [...path, 'labels', key], { message }, { at: 'key' })
  }
  for (const [name, number] of Object.entries(ports)) {
    const at = [...path, 'ports', name]
    const message = portNames.has(name)
      ? checkPortName(name)
      : `The ServiceEntry has no port ${quote(name)}. ${listPortNames(portNames)}`
    if (message !== undefined) {
      const fixes = renameKey(name, endpoint, at, portNames, context)
      report('SE-029', at, { message }, { at: 'key', fixes })
    }
    const badNumber = checkPort(number)
    if (badNumber !== undefined) report('SE-029', at, { message: badNumber })
  }
}

/** The port of the ServiceEntry that was probably meant. */
function renameKey(
  name: string,
  { ports = {} }: WorkloadEntrySpec,
  path: FieldPath,
  portNames: ReadonlySet<string>,
  { fix }: ServiceEntryContext,
): readonly Fix[] {
  if (portNames.has(name) || portNames.size > MOST_PORTS) return []
  const free = [...portNames].filter(
    (known) => !Object.hasOwn(ports, known) && checkPortName(known) === undefined,
  )
  const nearest = suggestName(name, free) ?? (portNames.size === 1 ? free[0] : undefined)
  return nearest === undefined ? [] : fix.rename(`Rename to ${nearest}`, path, nearest, CHOICE)
}

/** SE-030. */
function checkSharedAddresses(
  { addresses = [], hosts = [], ports = [] }: ServiceEntrySpec,
  { report }: ServiceEntryContext,
): void {
  if (addresses.length === 0 || hosts.length < 2) return
  const port = ports.find(({ protocol = '' }) => TCP_LIKE.has(protocol.toLowerCase()))
  if (port === undefined) return
  report('SE-030', ['spec', 'hosts'], { protocol: port.protocol ?? '' }, { at: 'key' })
}
