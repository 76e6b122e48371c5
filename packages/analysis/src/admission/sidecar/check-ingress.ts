import type { IstioIngressListener } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import { toRelated } from '../../related.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { checkIpAddress } from '../common/hosts.ts'
import { isHttpProtocol } from '../common/names.ts'
import { checkPort } from '../common/numbers.ts'
import { quote } from '../common/quote.ts'
import { checkConnectionPool } from '../destination-rule/check-connection-pool.ts'
import { checkDefaultEndpoint } from './check-default-endpoint.ts'
import { checkIngressTls } from './check-ingress-tls.ts'
import { checkListenerPort, checkTargetPort } from './check-listener-port.ts'

/** Checks `spec.ingress` of a Sidecar. */
export function checkIngress(
  listeners: readonly IstioIngressListener[],
  context: AdmissionContext,
): void {
  const pathByPort = new Map<number, FieldPath>()
  for (const [i, listener] of listeners.entries()) {
    const path = ['spec', 'ingress', i]
    if (listener.port === undefined) {
      context.report('SC-005', path, {}, { at: 'key' })
      if (!context.isExhaustive) continue
    }
    checkPortAndBind(listener, path, context)
    checkUnused(listener, path, context, pathByPort)
    checkDefaultEndpoint(listener.defaultEndpoint ?? '', [...path, 'defaultEndpoint'], context)
    checkIngressTls(listener, path, context)
    checkPool(listener, path, context)
  }
}

function checkPortAndBind(
  { port, bind = '' }: IstioIngressListener,
  path: FieldPath,
  context: AdmissionContext,
): void {
  if (port !== undefined) {
    const field = [...path, 'port']
    checkTargetPort('SC-006', port, field, context)
    checkListenerPort('SC-007', port, field, context)
    const message = checkPort(port.number ?? 0)
    if (message !== undefined) {
      const values = port.number === undefined ? { kind: 'missing' } : { message }
      context.report('SC-007', [...field, 'number'], values)
    }
  }
  const message = bind === '' ? undefined : checkIpAddress(bind)
  if (message !== undefined) context.report('SC-008', [...path, 'bind'], { message })
}

// Several ports without a number are not reported as duplicates: each lacks one.
function checkUnused(
  { port: { number = 0 } = {} }: IstioIngressListener,
  path: FieldPath,
  context: AdmissionContext,
  pathByPort: Map<number, FieldPath>,
): void {
  if (number === 0) return
  const field = [...path, 'port', 'number']
  const first = pathByPort.get(number)
  if (first === undefined) {
    pathByPort.set(number, field)
    return
  }
  const related = [toRelated(context.resource, first, 'Used here first.')]
  context.report('SC-009', field, { port: number }, { related })
}

function checkPool(
  { port: { protocol = '' } = {}, connectionPool }: IstioIngressListener,
  path: FieldPath,
  context: AdmissionContext,
): void {
  const field = [...path, 'connectionPool']
  checkConnectionPool(connectionPool, field, context)
  if (connectionPool?.http === undefined || isHttpProtocol(protocol)) return
  const values = protocol === '' ? { kind: 'missing' } : { protocol: quote(protocol) }
  context.report('SC-023', [...field, 'http'], values, { at: 'key' })
}
