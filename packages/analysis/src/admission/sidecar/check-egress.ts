import type { IstioEgressListener } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { FindingExtra } from '../../analyzer.ts'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import { toRelated } from '../../related.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { checkIpAddress, checkSocketPath } from '../common/hosts.ts'
import { checkPort } from '../common/numbers.ts'
import { quote } from '../common/quote.ts'
import { trimSocket, UNIX } from '../gateway/host-fixes.ts'
import { checkEgressHosts } from './check-egress-hosts.ts'
import { checkListenerPort, checkTargetPort } from './check-listener-port.ts'
import { mergeHosts } from './egress-hosts.ts'

/** Checks `spec.egress` of a Sidecar. */
export function checkEgress(
  listeners: readonly IstioEgressListener[],
  context: AdmissionContext,
): void {
  const firstByAddress = new Map<string | number, number>()
  for (const [i, listener] of listeners.entries()) {
    const path = ['spec', 'egress', i]
    if (listener.port === undefined) checkIsLast(listeners, i, context)
    else {
      checkTargetPort('SC-028', listener.port, [...path, 'port'], context)
      checkListenerPort('SC-029', listener.port, [...path, 'port'], context)
      if ((listener.port.number ?? 0) === 0) checkSocket(listener, path, context)
      else checkAddress(listener, path, context)
      checkUnused(listeners, i, context, firstByAddress)
    }
    checkEgressHosts(listener.hosts ?? [], [...path, 'hosts'], context)
  }
}

/** A listener without a port stands for every port that no other names. */
function checkIsLast(
  listeners: readonly IstioEgressListener[],
  index: number,
  context: AdmissionContext,
): void {
  const last = listeners.length - 1
  if (index === last) return
  const path = ['spec', 'egress', index]
  const fixes =
    listeners[last]?.port === undefined
      ? mergeListeners('Merge with the last listener', listeners, last, index, context, CHOICE)
      : context.fix.move('Move to the end', path, ['spec', 'egress', last])
  context.report('SC-026', path, {}, { fixes, at: 'key' })
}

function checkSocket(
  { port, bind = '', captureMode = 'DEFAULT' }: IstioEgressListener,
  path: FieldPath,
  { report, fix }: AdmissionContext,
): void {
  const field = [...path, 'bind']
  if (bind.startsWith(UNIX)) {
    const message = checkSocketPath(bind.slice(UNIX.length))
    const trimmed = trimSocket(bind)
    const fixes = trimmed === undefined ? [] : fix.set(`Change to ${trimmed}`, field, trimmed)
    if (message !== undefined) report('SC-031', field, { message }, { fixes })
  } else {
    const number = port?.number === undefined ? [...path, 'port'] : [...path, 'port', 'number']
    report('SC-030', number, {}, { at: port?.number === undefined ? 'key' : 'value' })
  }
  if (captureMode === 'IPTABLES') {
    const mode = [...path, 'captureMode']
    const fixes = fix.set('Change to NONE', mode, 'NONE')
    report('SC-032', mode, { mode: captureMode }, { fixes })
  }
}

function checkAddress(
  { port: { number = 0 } = {}, bind = '' }: IstioEgressListener,
  path: FieldPath,
  { report }: AdmissionContext,
): void {
  const portBreach = checkPort(number)
  if (portBreach !== undefined) {
    report('SC-033', [...path, 'port', 'number'], { message: portBreach })
  }
  const bindBreach = bind === '' ? undefined : checkIpAddress(bind)
  if (bindBreach !== undefined) report('SC-033', [...path, 'bind'], { message: bindBreach })
}

/** Listeners are told apart by port number or socket alone. */
function checkUnused(
  listeners: readonly IstioEgressListener[],
  index: number,
  context: AdmissionContext,
  firstByAddress: Map<string | number, number>,
): void {
  const { port: { number = 0 } = {}, bind = '' } = listeners[index] ?? {}
  const isSocket = number === 0
  // What binds to neither is reported for that.
  if (isSocket && !bind.startsWith(UNIX)) return
  const address = isSocket ? bind : number
  const first = firstByAddress.get(address)
  if (first === undefined) {
    firstByAddress.set(address, index)
    return
  }
  const field = isSocket ? ['bind'] : ['port', 'number']
  const related = [
    toRelated(context.resource, ['spec', 'egress', first, ...field], 'Used here first.'),
  ]
  const extra: FindingExtra = {
    related,
    fixes: mergeDuplicate(listeners, first, index, context),
  }
  const path = ['spec', 'egress', index, ...field]
  if (isSocket) context.report('SC-034', path, { bind: quote(bind) }, extra)
  else context.report('SC-035', path, { port: number }, extra)
}

/** Safe where the two differ in their hosts alone; otherwise what the later one says is lost. */
function mergeDuplicate(
  listeners: readonly IstioEgressListener[],
  first: number,
  index: number,
  context: AdmissionContext,
): readonly Fix[] {
  const [a, b] = [describeSettings(listeners[first]), describeSettings(listeners[index])]
  const title = 'Merge with the first listener'
  return mergeListeners(title, listeners, first, index, context, a === b ? {} : CHOICE)
}

function describeSettings({ port, bind, captureMode }: IstioEgressListener = {}): string {
  return JSON.stringify([port?.protocol?.toUpperCase(), bind, captureMode])
}

/** More hosts are written as one new list: each step reads the document anew. */
const MOST_INSERTS = 20

/** Moves the hosts of listener `gone` to listener `kept`. */
function mergeListeners(
  title: string,
  listeners: readonly IstioEgressListener[],
  kept: number,
  gone: number,
  { fix, resource }: AdmissionContext,
  traits: typeof CHOICE,
): readonly Fix[] {
  const present = listeners[kept]?.hosts ?? []
  const hosts = mergeHosts(present, listeners[gone]?.hosts ?? [], resource.namespace)
  const added = hosts.slice(present.length)
  const isLonger = added.length <= MOST_INSERTS && present.every((host, i) => host === hosts[i])
  const path = ['spec', 'egress', kept, 'hosts']
  const change = isLonger
    ? added.map((host, i) => ['insert', [...path, present.length + i], host] as const)
    : [['set', path, hosts] as const]
  return fix.steps(title, [...change, ['remove', ['spec', 'egress', gone]]], traits)
}
