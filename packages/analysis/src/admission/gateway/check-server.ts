import type { Server } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { checkGatewayHost, checkIpAddress, checkSocketPath } from '../common/hosts.ts'
import { checkProtocol, isHttpProtocol, isTlsProtocol } from '../common/names.ts'
import { quote } from '../common/quote.ts'
import { checkServerPort } from './check-server-port.ts'
import { checkServerTls } from './check-server-tls.ts'
import { checkTlsForProtocol } from './check-tls-for-protocol.ts'
import { expandShortHost, trimSocket, UNIX, widenPartialWildcard } from './host-fixes.ts'
import { placeField } from './place-field.ts'

const HOST_CODES = {
  domain: 'GW-005',
  namespace: 'GW-006',
  'short-name': 'GW-007',
  'partial-wildcard': 'GW-008',
} as const

type HostRule = keyof typeof HOST_CODES

/** @param portNames - of all servers, so that a new one differs. */
export function checkServer(
  server: Server,
  path: FieldPath,
  context: AdmissionContext,
  portNames: ReadonlySet<string>,
): void {
  checkHosts(server, path, context)
  const isPortValid = checkServerPort(server, path, context, portNames)
  checkBind(server, path, context)
  const protocol = server.port?.protocol ?? ''
  if (server.tls) {
    const place = { canTerminate: isTlsProtocol(protocol), canUseSecrets: true }
    checkServerTls(server.tls, [...path, 'tls'], context, place)
  }
  if (isPortValid || (context.isExhaustive && protocol !== '')) {
    checkTlsForProtocol(server, path, context)
  }
  if (server.port && server.tls?.httpsRedirect === true && !isHttpProtocol(protocol)) {
    const redirect = [...path, 'tls', 'httpsRedirect']
    const fixes = removeRedirect(server, path, context)
    context.report('GW-021', redirect, { protocol: quote(protocol) }, { fixes })
  }
}

/** What becomes of a redirect depends on the protocol, so that one has to be known (GW-010). */
function removeRedirect(
  { tls = {}, port: { protocol = '' } = {} }: Server,
  path: FieldPath,
  { fix }: AdmissionContext,
): readonly Fix[] {
  if (protocol === '' || checkProtocol(protocol) !== undefined) return []
  const field = [...path, 'tls', 'httpsRedirect']
  const isAlone = Object.keys(tls).length === 1
  // Empty TLS settings pass TLS through; where nothing is encrypted they say nothing.
  return isAlone && !isTlsProtocol(protocol)
    ? fix.prune('Remove httpsRedirect', field, CHOICE, 1)
    : fix.remove('Remove httpsRedirect', field)
}

function checkHosts({ hosts = [] }: Server, path: FieldPath, context: AdmissionContext): void {
  if (hosts.length === 0) {
    const field = [...path, 'hosts']
    const place = placeField(context, field)
    const fixes = context.fix.set('Serve all hosts, *', field, ['*'], CHOICE)
    context.report('GW-004', place.path, {}, { fixes, at: place.at })
  }
  for (const [i, host] of hosts.entries()) {
    const field = [...path, 'hosts', i]
    for (const { rule, message } of checkGatewayHost(host)) {
      const fixes = fixHost(rule, host, field, context)
      context.report(HOST_CODES[rule], field, { message }, { fixes })
    }
  }
}

function fixHost(
  rule: HostRule,
  host: string,
  field: FieldPath,
  context: AdmissionContext,
): readonly Fix[] {
  const better =
    rule === 'short-name'
      ? expandShortHost(host, context)
      : rule === 'partial-wildcard'
        ? widenPartialWildcard(host)
        : undefined
  if (better === undefined || checkGatewayHost(better).length > 0) return []
  // Whoever writes *shop.example.com may mean shop.example.com as well.
  const traits = rule === 'partial-wildcard' ? CHOICE : {}
  return context.fix.set(`Change to ${better}`, field, better, traits)
}

function checkBind({ port, bind = '' }: Server, path: FieldPath, context: AdmissionContext): void {
  const field = [...path, 'bind']
  if (!bind.startsWith(UNIX)) {
    const message = bind === '' ? undefined : checkIpAddress(bind)
    if (message !== undefined) context.report('GW-017', field, { message })
    return
  }
  const message = checkSocketPath(bind.slice(UNIX.length))
  if (message !== undefined) {
    const trimmed = trimSocket(bind)
    const fixes = trimmed ? context.fix.set(`Change to ${trimmed}`, field, trimmed) : []
    context.report('GW-015', field, { message }, { fixes })
  }
  const { number = 0 } = port ?? {}
  if (number !== 0) {
    const numberPath = [...path, 'port', 'number']
    const fixes = context.fix.set('Set port number 0', numberPath, 0)
    context.report('GW-016', numberPath, { bind: quote(bind), port: number }, { fixes })
  }
}
