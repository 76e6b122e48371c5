import type { FieldPath } from '@meshdraft/yaml'
import type { WorkloadEntrySpec } from '@meshdraft/schema'
import type { Fix } from '../../diagnostic.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { checkFqdn, checkSocketPath, isIpAddress } from '../common/hosts.ts'
import { findLabelBreaches } from '../common/labels.ts'
import { checkPortName, toDnsLabel } from '../common/names.ts'
import { checkPort } from '../common/numbers.ts'

const SOCKET_PREFIX = 'unix://'

/** Whether an address is that of a socket instead of a machine. */
export function isSocketAddress(address: string): boolean {
  return address.startsWith(SOCKET_PREFIX)
}

/** What differs between a WorkloadEntry of its own and one among the endpoints of a ServiceEntry. */
export interface WorkloadOptions {
  /** Whether the address may be a name; who says no reports a name itself. */
  readonly allowsName: boolean
  /** Names of ports that exist; absent: any. */
  readonly portNames?: ReadonlySet<string>
}

/**
 * WE-001 to WE-008.
 *
 * @param path - of the workload in the resource.
 * @returns whether the webhook goes on with this workload.
 */
export function checkWorkload(
  workload: WorkloadEntrySpec,
  path: FieldPath,
  context: AdmissionContext,
  options: WorkloadOptions,
): boolean {
  const goesOn = checkAddress(workload, path, context, options)
  if (!goesOn && !context.isExhaustive) return false
  checkPorts(workload.ports ?? {}, path, context, options)
  for (const { key, message } of findLabelBreaches(workload.labels)) {
    context.report('WE-008', [...path, 'labels', key], { message }, { at: 'key' })
  }
  return goesOn
}

function checkAddress(
  { address = '', network = '', ports = {} }: WorkloadEntrySpec,
  path: FieldPath,
  { report, fix }: AdmissionContext,
  { allowsName }: WorkloadOptions,
): boolean {
  const at = [...path, 'address']
  if (address === '') {
    if (network === '') {
      report('WE-001', at, {}, { at: 'key', sameAs: [{ code: 'CEL-09', path }] })
      return false
    }
    report('WE-002', [...path, 'network'], { network })
    return true
  }
  if (isSocketAddress(address)) {
    const message = checkSocketPath(address.slice(SOCKET_PREFIX.length))
    if (message !== undefined) report('WE-003', at, { message }, { fixes: nameFile(address) })
    if (Object.keys(ports).length > 0) {
      const fixes = fix.remove('Remove the ports', [...path, 'ports'])
      report('WE-004', [...path, 'ports'], { address }, { at: 'key', fixes })
    }
  } else if (allowsName && !isIpAddress(address) && checkFqdn(address) !== undefined) {
    report('WE-005', at, { address })
  }
  return true

  function nameFile(socket: string): readonly Fix[] {
    const trimmed = trimSlashes(socket)
    const isSocket = checkSocketPath(trimmed.slice(SOCKET_PREFIX.length)) === undefined
    return isSocket ? fix.set(`Change to ${trimmed}`, at, trimmed) : []
  }
}

function trimSlashes(text: string): string {
  let end = text.length
  while (text[end - 1] === '/') end -= 1
  return text.slice(0, end)
}

function checkPorts(
  ports: Readonly<Record<string, number>>,
  path: FieldPath,
  { report, fix }: AdmissionContext,
  { portNames }: WorkloadOptions,
): void {
  for (const [name, number] of Object.entries(ports)) {
    const at = [...path, 'ports', name]
    const badName = checkPortName(name)
    if (badName !== undefined) {
      const label = toDnsLabel(name)
      // What a ServiceEntry declares is renamed there, with all that refers to it.
      const isFree = label !== undefined && !Object.hasOwn(ports, label) && !portNames?.has(name)
      const fixes =
        isFree && (portNames === undefined || portNames.has(label))
          ? fix.rename(`Rename to ${label}`, at, label)
          : []
      report('WE-006', at, { message: badName }, { at: 'key', fixes })
    }
    const message = checkPort(number)
    if (message !== undefined) report('WE-007', at, { message })
  }
}
