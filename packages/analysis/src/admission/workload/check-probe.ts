import type { FieldPath } from '@meshdraft/yaml'
import type { ReadinessProbe } from '@meshdraft/schema'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { checkPort } from '../common/numbers.ts'

type HttpGet = NonNullable<ReadinessProbe['httpGet']>

const PATH: FieldPath = ['spec', 'probe']

const COUNTS = [
  'periodSeconds',
  'initialDelaySeconds',
  'timeoutSeconds',
  'successThreshold',
  'failureThreshold',
] as const

const HEADER_NAME = /^[-A-Za-z0-9]+$/

/** WG-003 to WG-011: how a WorkloadGroup finds out whether a workload is ready. */
export function checkProbe(probe: ReadinessProbe, context: AdmissionContext): void {
  const { report, fix } = context
  for (const field of COUNTS) {
    const count = probe[field] ?? 0
    if (count >= 0) continue
    const path = [...PATH, field]
    report('WG-003', path, { field, count }, { fixes: fix.set('Set it to 0', path, 0) })
  }
  if (probe.httpGet !== undefined) checkHttpGet(probe.httpGet, context)
  else if (probe.tcpSocket !== undefined) {
    checkProbePort('WG-008', probe.tcpSocket.port, [...PATH, 'tcpSocket'], context)
  } else if (probe.exec !== undefined) {
    if ((probe.exec.command ?? []).length > 0) return
    const path = [...PATH, 'exec']
    report('WG-009', [...path, 'command'], {}, { at: 'key', sameAs: missingIn(path) })
  } else if (probe.grpc !== undefined) {
    const fixes = openConnectionInstead(probe.grpc.port, context)
    report('WG-011', [...PATH, 'grpc'], {}, { at: 'key', fixes })
  } else {
    const fixes = fix.remove('Remove the probe', PATH, CHOICE)
    report('WG-010', PATH, {}, { at: 'key', fixes })
  }
}

function checkProbePort(
  code: string,
  port: number | undefined,
  path: FieldPath,
  { report }: AdmissionContext,
): void {
  const message = port === undefined ? 'The probe needs a port, 1 to 65535.' : checkPort(port)
  if (message === undefined) return
  const extra = port === undefined ? { sameAs: missingIn(path) } : {}
  report(code, [...path, 'port'], { message }, extra)
}

/** What the schema says of a member that is not there. */
function missingIn(path: FieldPath) {
  return [{ code: 'SCH-015', path }]
}

function checkHttpGet(
  { port, scheme = '', httpHeaders = [] }: HttpGet,
  context: AdmissionContext,
): void {
  const { report, fix } = context
  const path = [...PATH, 'httpGet']
  checkProbePort('WG-004', port, path, context)
  if (!['', 'HTTP', 'HTTPS'].includes(scheme)) {
    const upper = scheme.length <= 5 ? scheme.toUpperCase() : ''
    const at = [...path, 'scheme']
    const fixes = ['HTTP', 'HTTPS'].includes(upper) ? fix.set(`Change to ${upper}`, at, upper) : []
    report('WG-005', at, { scheme }, { fixes })
  }
  for (const [i, { name = '' }] of httpHeaders.entries()) {
    if (HEADER_NAME.test(name)) continue
    const at = [...path, 'httpHeaders', i, 'name']
    const hyphened = name.replaceAll('_', '-')
    const fixes = HEADER_NAME.test(hyphened) ? fix.set(`Change to ${hyphened}`, at, hyphened) : []
    report('WG-007', at, { kind: name === '' ? 'missing' : 'message', name }, { fixes })
  }
}

/** A connection to the same port says less than gRPC's own check, but the webhook knows it. */
function openConnectionInstead(
  port: number | undefined,
  { fix }: AdmissionContext,
): readonly Fix[] {
  if (port === undefined || checkPort(port) !== undefined) return []
  return fix.steps(
    'Check by opening a connection',
    [
      ['remove', [...PATH, 'grpc']],
      ['set', [...PATH, 'tcpSocket'], { port }],
    ],
    CHOICE,
  )
}
