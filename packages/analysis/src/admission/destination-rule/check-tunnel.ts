import type { FieldPath } from '@meshdraft/yaml'
import type { TrafficPolicy } from '@meshdraft/schema'
import type { AdmissionContext } from '../admission-context.ts'
import { checkFqdn, isIpAddress } from '../common/hosts.ts'
import { checkPort } from '../common/numbers.ts'
import { sameAsMissing } from './required.ts'

const PROTOCOLS = ['CONNECT', 'POST']

/** Checks the tunnel of a traffic policy (DR-063 to DR-065). */
export function checkTunnel(
  tunnel: TrafficPolicy['tunnel'],
  path: FieldPath,
  { fix, report }: AdmissionContext,
): void {
  if (tunnel === undefined) return
  const { protocol = '', targetHost = '', targetPort = 0 } = tunnel
  if (protocol !== '' && !PROTOCOLS.includes(protocol)) {
    const field = [...path, 'protocol']
    const upper = protocol.toUpperCase()
    const fixes = PROTOCOLS.includes(upper) ? fix.set(`Change to ${upper}`, field, upper) : []
    report('DR-063', field, { protocol }, { fixes })
  }
  if (checkFqdn(targetHost) !== undefined && !isIpAddress(targetHost)) {
    const values = { kind: targetHost === '' ? 'missing' : 'message', targetHost }
    report('DR-064', [...path, 'targetHost'], values, sameAsMissing(tunnel.targetHost, path))
  }
  const breach = checkPort(targetPort)
  if (breach !== undefined) {
    report('DR-065', [...path, 'targetPort'], { breach }, sameAsMissing(tunnel.targetPort, path))
  }
}
