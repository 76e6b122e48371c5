import type { ServiceEntrySpec } from '@meshdraft/schema'
import { CHOICE } from '../../fixer.ts'
import { checkWildcardDomain, isPartialWildcard } from '../common/hosts.ts'
import { isHttpProtocol, isTlsProtocol } from '../common/names.ts'
import type { ServiceEntryContext } from './service-entry-context.ts'
import { splitHosts } from './split-hosts.ts'

const PATH = ['spec', 'hosts']

/** SE-004 to SE-007. */
export function checkHosts(
  { hosts = [], resolution }: ServiceEntrySpec,
  { report, fix }: ServiceEntryContext,
): void {
  if (hosts.length === 0) {
    const sameAs = [
      { code: 'SCH-013', path: ['spec'] },
      { code: 'SCH-004', path: [] },
    ]
    report('SE-004', PATH, {}, { at: 'key', sameAs })
  }
  for (const [i, host] of hosts.entries()) {
    const path = [...PATH, i]
    if (host === '*') {
      report('SE-005', path)
      continue
    }
    const message = checkWildcardDomain(host)
    if (message !== undefined) report('SE-006', path, { message })
    if (!isPartialWildcard(host) || resolution === 'DYNAMIC_DNS') continue
    const whole = `*.${host.slice(1)}`
    const isMeant = host.startsWith('*') && checkWildcardDomain(whole) === undefined
    const fixes = isMeant ? fix.set(`Change to ${whole}`, path, whole, CHOICE) : []
    report('SE-007', path, { host }, { fixes, sameAs: [{ code: 'SE-006' }] })
  }
}

/** SE-039: only HTTP and TLS tell by themselves which of several hosts is meant. */
export function checkSeveralHosts(spec: ServiceEntrySpec, context: ServiceEntryContext): void {
  const { hosts = [], ports = [], resolution = 'NONE' } = spec
  if (resolution === 'NONE' || hosts.length < 2) return
  const port = ports.find(
    ({ protocol = '' }) => !isHttpProtocol(protocol) && !isTlsProtocol(protocol),
  )
  if (port === undefined) return
  const values = { port: port.number ?? port.name ?? '', protocol: port.protocol || 'TCP' }
  context.report('SE-039', PATH, values, { at: 'key', fixes: splitHosts(spec, context) })
}
