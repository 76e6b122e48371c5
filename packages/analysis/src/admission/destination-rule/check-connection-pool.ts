import { asMap, valueAt } from '@meshdraft/model'
import type { FieldPath } from '@meshdraft/yaml'
import type { ConnectionPoolSettings } from '@meshdraft/schema'
import type { AdmissionContext } from '../admission-context.ts'
import { checkDurations } from './check-durations.ts'
import { checkLimits } from './check-limits.ts'
import { removeFromPolicy } from './remove-from-policy.ts'

type HTTPSettings = NonNullable<ConnectionPoolSettings['http']>
type KeepAlive = NonNullable<HTTPSettings['http2KeepAlive']>
type TCPSettings = NonNullable<ConnectionPoolSettings['tcp']>

const HTTP_LIMITS = [
  'http1MaxPendingRequests',
  'http2MaxRequests',
  'maxRequestsPerConnection',
  'maxRetries',
  'maxConcurrentStreams',
] as const

/**
 * Checks connection pool settings, of a DestinationRule or a Sidecar (DR-013 to DR-023).
 *
 * @param settings - absent: nothing is checked.
 * @param path - of the settings in the resource, e.g. `['spec', 'inboundConnectionPool']`.
 */
export function checkConnectionPool(
  settings: ConnectionPoolSettings | undefined,
  path: FieldPath,
  context: AdmissionContext,
): void {
  if (settings === undefined) return
  const { http, tcp } = settings
  if (http === undefined && tcp === undefined) {
    // A Sidecar that says nothing else would say nothing.
    const spec = valueAt(context.resource.value, ['spec'])
    const isAll = path.length === 2 && Object.keys(asMap(spec) ?? {}).length === 1
    const fixes = isAll ? [] : removeFromPolicy(path, context)
    context.report('DR-013', path, {}, { at: 'key', fixes })
  }
  if (http !== undefined) checkHttp(http, [...path, 'http'], context)
  if (tcp !== undefined) checkTcp(tcp, [...path, 'tcp'], context)
}

function checkHttp(http: HTTPSettings, path: FieldPath, context: AdmissionContext): void {
  checkLimits('DR-014', http, HTTP_LIMITS, path, context)
  checkDurations('DR-015', http, ['idleTimeout'], path, context)
  if (http.h2UpgradePolicy === 'UPGRADE' && http.useClientProtocol === true) {
    const field = [...path, 'useClientProtocol']
    const fixes = context.fix.remove('Remove useClientProtocol', field)
    context.report('DR-016', field, {}, { fixes })
  }
  checkKeepAlive(http.http2KeepAlive, [...path, 'http2KeepAlive'], context)
}

function checkKeepAlive(
  keepAlive: KeepAlive | undefined,
  path: FieldPath,
  context: AdmissionContext,
): void {
  if (keepAlive === undefined) return
  const missing = (['interval', 'timeout'] as const).filter(
    (field) => keepAlive[field] === undefined,
  )
  if (missing.length > 0) {
    context.report('DR-017', path, { missing: missing.join(' and ') }, { at: 'key' })
  }
  checkDurations('DR-018', keepAlive, ['interval', 'timeout'], path, context, { block: path })
}

function checkTcp(tcp: TCPSettings, path: FieldPath, context: AdmissionContext): void {
  checkLimits('DR-019', tcp, ['maxConnections'], path, context)
  checkDurations('DR-020', tcp, ['connectTimeout'], path, context)
  checkDurations('DR-021', tcp, ['maxConnectionDuration'], path, context)
  checkDurations('DR-022', tcp, ['idleTimeout'], path, context, { isZeroFine: true })
  const { tcpKeepalive = {} } = tcp
  checkDurations('DR-023', tcpKeepalive, ['time', 'interval'], [...path, 'tcpKeepalive'], context)
}
