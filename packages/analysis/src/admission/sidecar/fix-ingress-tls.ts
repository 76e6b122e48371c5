import type { ServerTLSSettings } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import type { FixStep } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { addsBreach } from '../gateway/fix-tls-breach.ts'
import { hasText, modeOf } from '../gateway/server-tls.ts'

type TlsField = keyof ServerTLSSettings

const FILES = {
  serverCertificate: '/etc/certs/server.pem',
  privateKey: '/etc/certs/key.pem',
  caCertificates: '/etc/certs/ca.pem',
} as const

/** Removes what a Sidecar cannot use, and puts files in the place of a certificate that goes with it. */
export function readFiles(
  field: TlsField,
  tls: ServerTLSSettings,
  path: FieldPath,
  { fix }: AdmissionContext,
): readonly Fix[] {
  const left = without(tls, [field])
  if (!addsBreach(tls, left)) {
    // Nothing but settings that are of no use: whether TLS is meant at all is for a person to say.
    return Object.keys(left).length === 0
      ? fix.prune(`Remove ${field}`, [...path, field], CHOICE, 1)
      : fix.remove(`Remove ${field}`, [...path, field])
  }
  const [certificate, ...others] = tls.tlsCertificates ?? []
  const isMoved =
    field === 'tlsCertificates' &&
    hasText(certificate?.serverCertificate) &&
    hasText(certificate?.privateKey)
  const { serverCertificate, privateKey } = isMoved ? { ...certificate } : FILES
  const files = { ...FILES, serverCertificate, privateKey }
  const needed = listMissingFiles(left)
  const changed = { ...left, ...Object.fromEntries(needed.map((name) => [name, files[name]])) }
  if (addsBreach(tls, changed)) return []
  const steps: readonly FixStep[] = [
    ...needed.map((name): FixStep => ['set', [...path, name], files[name] ?? '']),
    ['remove', [...path, field]],
  ]
  const isOnlyMoved = isMoved && others.length === 0 && !needed.includes('caCertificates')
  return isOnlyMoved
    ? fix.steps('Move the certificate up', steps)
    : fix.steps('Read certificates from files', steps, CHOICE)
}

/** Ends TLS in the Sidecar, with the files that are there or new ones; or leaves TLS to the mesh. */
export function changeMode(
  tls: ServerTLSSettings,
  path: FieldPath,
  { fix }: AdmissionContext,
): readonly Fix[] {
  const isMesh = modeOf(tls) === 'ISTIO_MUTUAL'
  const simple: ServerTLSSettings = { ...tls, mode: 'SIMPLE' }
  const missing = listMissingFiles(simple)
  const files = Object.fromEntries(missing.map((name) => [name, FILES[name]]))
  const steps: readonly FixStep[] = [
    ['set', [...path, 'mode'], 'SIMPLE'],
    ...missing.map((name): FixStep => ['set', [...path, name], FILES[name]]),
  ]
  return [
    ...(isMesh ? fix.remove('Remove tls', path, CHOICE) : []),
    ...(addsBreach(tls, { ...simple, ...files })
      ? []
      : fix.steps('Change mode to SIMPLE, with files', steps, CHOICE)),
  ]
}

/** Files that the mode needs and that nothing names. */
function listMissingFiles(tls: ServerTLSSettings): readonly (keyof typeof FILES)[] {
  const mode = modeOf(tls)
  const hasOther =
    hasText(tls.credentialName) || hasText(tls.credentialNames) || hasText(tls.tlsCertificates)
  const needed: (keyof typeof FILES)[] = []
  if (!hasOther) needed.push('serverCertificate', 'privateKey')
  if (mode.endsWith('MUTUAL') && !hasText(tls.credentialName) && !hasText(tls.credentialNames)) {
    needed.push('caCertificates')
  }
  return needed.filter((name) => !hasText(tls[name]))
}

function without(tls: ServerTLSSettings, fields: readonly TlsField[]): ServerTLSSettings {
  return Object.fromEntries(
    Object.entries(tls).filter(([key]) => !fields.some((field) => field === key)),
  )
}
