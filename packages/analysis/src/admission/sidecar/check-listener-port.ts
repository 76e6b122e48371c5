import type { SidecarPort } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { AdmissionContext } from '../admission-context.ts'
import { checkPortName, checkProtocol, suggestProtocol, toDnsLabel } from '../common/names.ts'

/** Checks what ports of listeners both ways have in common: name and protocol are optional. */
export function checkListenerPort(
  code: string,
  { name = '', protocol = '' }: SidecarPort,
  path: FieldPath,
  { report, fix }: AdmissionContext,
): void {
  const nameBreach = name === '' ? undefined : checkPortName(name)
  if (nameBreach !== undefined) {
    const field = [...path, 'name']
    const label = toDnsLabel(name)
    const fixes = label === undefined ? [] : fix.set(`Rename to ${label}`, field, label)
    report(code, field, { message: nameBreach }, { fixes })
  }
  const protocolBreach = checkProtocol(protocol)
  if (protocolBreach !== undefined) {
    const field = [...path, 'protocol']
    const known = suggestProtocol(protocol)
    const fixes = known === undefined ? [] : fix.set(`Change to ${known}`, field, known)
    report(code, field, { message: protocolBreach }, { fixes })
  }
}

/** Reports `targetPort`, which only Services have a use for. */
export function checkTargetPort(
  code: string,
  { targetPort = 0 }: SidecarPort,
  path: FieldPath,
  { report, fix }: AdmissionContext,
): void {
  if (targetPort === 0) return
  const field = [...path, 'targetPort']
  report(code, field, { port: targetPort }, { fixes: fix.remove('Remove targetPort', field) })
}
