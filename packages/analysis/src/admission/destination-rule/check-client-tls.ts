import type { FieldPath } from '@meshdraft/yaml'
import type { ClientTLSSettings } from '@meshdraft/schema'
import { CHOICE } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { isDnsLabel } from '../common/hosts.ts'

const CONFIG_MAP = 'configmap://'

const FILES = ['clientCertificate', 'privateKey', 'caCertificates', 'caCrl'] as const

/** Checks TLS that the client starts (DR-052 to DR-058). */
export function checkClientTls(
  tls: ClientTLSSettings | undefined,
  path: FieldPath,
  context: AdmissionContext,
): void {
  if (tls === undefined) return
  checkConfigMap(tls, [...path, 'credentialName'], context)
  checkSkipVerify(tls, path, context)
  const { mode, credentialName = '' } = tls
  if (mode !== 'SIMPLE' && mode !== 'MUTUAL') return
  if (credentialName !== '') {
    checkFiles(tls, path, context)
    return
  }
  if (mode !== 'MUTUAL') return
  if (!isGiven(tls.clientCertificate)) context.report('DR-057', [...path, 'clientCertificate'])
  if (!isGiven(tls.privateKey)) context.report('DR-058', [...path, 'privateKey'])
}

function checkConfigMap(
  { credentialName = '' }: ClientTLSSettings,
  path: FieldPath,
  { fix, report, resource }: AdmissionContext,
): void {
  if (!credentialName.startsWith(CONFIG_MAP)) return
  const reference = credentialName.slice(CONFIG_MAP.length)
  const slash = reference.indexOf('/')
  const name = reference.slice(slash + 1)
  if (slash < 1 || name === '') {
    report('DR-052', path, { credentialName })
    return
  }
  const { namespace } = resource
  if (reference.slice(0, slash) === namespace) return
  const own = `${CONFIG_MAP}${namespace}/${name}`
  report(
    'DR-053',
    path,
    { credentialName, namespace },
    { fixes: isDnsLabel(namespace) ? fix.set(`Change to ${own}`, path, own) : [] },
  )
}

function checkSkipVerify(
  tls: ClientTLSSettings,
  path: FieldPath,
  { fix, report }: AdmissionContext,
): void {
  if (tls.insecureSkipVerify !== true) return
  const { mode } = tls
  if (mode !== 'SIMPLE' && mode !== 'MUTUAL') return
  const contrary = [
    ...(isGiven(tls.caCertificates) ? ['caCertificates'] : []),
    ...(mode === 'SIMPLE' && isGiven(tls.credentialName) ? ['credentialName'] : []),
    ...((tls.subjectAltNames ?? []).length > 0 ? ['subjectAltNames'] : []),
  ]
  if (contrary.length === 0) return
  const field = [...path, 'insecureSkipVerify']
  const fixes = fix.remove('Remove insecureSkipVerify', field, CHOICE)
  const values = { contrary: contrary.join(' and ') }
  report(mode === 'SIMPLE' ? 'DR-054' : 'DR-055', field, values, { fixes })
}

function checkFiles(
  tls: ClientTLSSettings,
  path: FieldPath,
  { fix, report }: AdmissionContext,
): void {
  const given = FILES.filter((name) => isGiven(tls[name]))
  const [first] = given
  if (first === undefined) return
  const files = given.join(' and ')
  // Without credentialName mutual TLS needs both files of the client.
  const canDoWithout =
    tls.mode === 'SIMPLE' || (isGiven(tls.clientCertificate) && isGiven(tls.privateKey))
  const fixes = [
    ...fix.steps(
      `Remove ${files}`,
      given.map((name) => ['remove', [...path, name]]),
      CHOICE,
    ),
    ...(canDoWithout
      ? fix.remove('Remove credentialName', [...path, 'credentialName'], CHOICE)
      : []),
  ]
  report('DR-056', [...path, first], { files }, { at: 'key', fixes })
}

function isGiven(text: string | undefined): boolean {
  return text !== undefined && text !== ''
}
