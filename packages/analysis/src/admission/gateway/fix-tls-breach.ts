import type { ServerTLSSettings } from '@meshdraft/schema'
import { suggestName } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import type { FixStep } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import {
  allowsOutdatedVersion,
  CIPHERS,
  findTlsBreaches,
  isKnownCipher,
  listCertificateSources,
} from './find-tls-breaches.ts'
import type { TlsBreach } from './find-tls-breaches.ts'
import { toSecretName, TLS_CREDENTIAL_FIELDS } from './server-tls.ts'

/** What TLS settings can do where they stand. */
export interface TlsPlace {
  /** Whether the protocol of the port lets TLS end here. */
  readonly canTerminate: boolean
  /** Whether certificates may come from Secrets. */
  readonly canUseSecrets: boolean
}

interface Subject {
  readonly tls: ServerTLSSettings
  readonly path: FieldPath
  readonly context: AdmissionContext
  readonly place: TlsPlace
}

/** Yields what removes a breach without adding another. */
export function fixTlsBreach(breach: TlsBreach, subject: Subject): readonly Fix[] {
  const { fix } = subject.context
  const field = [...subject.path, ...breach.path]
  switch (breach.code) {
    case 'TLS-001':
      return raiseVersion(subject, field)
    case 'TLS-002':
      return [...renameCipher(breach, subject, field), ...removeCipher(breach, subject, field)]
    case 'TLS-003':
      return removeCipher(breach, subject, field)
    case 'TLS-010':
      return [...endTls(subject), ...dropCertificates(subject)]
    case 'TLS-011':
      return keepOneSource(subject)
    case 'TLS-012':
    case 'TLS-013':
      return []
    case 'TLS-014':
    case 'TLS-015':
      return useSecret(subject)
    case 'TLS-016':
    case 'TLS-017':
      return fix.remove('Remove caCrl', field)
    default:
      // What ISTIO_MUTUAL brings along itself; the mode may be what is wrong.
      return fix.remove(`Remove ${String(breach.path.at(-1))}`, field, CHOICE)
  }
}

function raiseVersion({ tls, context }: Subject, field: FieldPath): readonly Fix[] {
  const { maxProtocolVersion: highest } = tls
  const isOutdated = highest === 'TLSV1_0' || highest === 'TLSV1_1'
  return isOutdated ? [] : context.fix.set('Change to TLSV1_2', field, 'TLSV1_2')
}

function renameCipher(breach: TlsBreach, { tls, context }: Subject, field: FieldPath) {
  const suggested = suggestName(breach.values['cipher'] ?? '', CIPHERS)
  return suggested === undefined || tls.cipherSuites?.includes(suggested) === true
    ? []
    : context.fix.set(`Change to ${suggested}`, field, suggested, CHOICE)
}

/** What is ignored may go; the last of the list with the list, for an empty one says nothing. */
function removeCipher(
  { values: { cipher = '' } }: TlsBreach,
  { tls, path, context }: Subject,
  field: FieldPath,
): readonly Fix[] {
  const title = `Remove ${cipher === '' ? 'the empty entry' : cipher}`
  const { cipherSuites = [] } = tls
  if (cipherSuites.length > 1) {
    const isMisspelt = !isKnownCipher(cipher) && suggestName(cipher, CIPHERS) !== undefined
    return context.fix.remove(title, field, isMisspelt ? CHOICE : {})
  }
  return allowsOutdatedVersion(tls)
    ? []
    : context.fix.remove('Remove cipherSuites', [...path, 'cipherSuites'], CHOICE)
}

/** `mode: SIMPLE`, where the certificates that are there suffice for it. */
function endTls({ tls, path, context, place }: Subject): readonly Fix[] {
  const ended: ServerTLSSettings = { ...tls, mode: 'SIMPLE' }
  if (!place.canTerminate || addsBreach(tls, ended)) return []
  return context.fix.set('Change mode to SIMPLE', [...path, 'mode'], 'SIMPLE', CHOICE)
}

function dropCertificates({ tls, path, context }: Subject): readonly Fix[] {
  const fields = TLS_CREDENTIAL_FIELDS.filter((key) => tls[key] !== undefined)
  const steps = fields.map((key): FixStep => ['remove', [...path, key]])
  return context.fix.steps(`Remove ${fields.join(', ')}`, steps, CHOICE)
}

function keepOneSource({ tls, path, context }: Subject): readonly Fix[] {
  return listCertificateSources(tls).flatMap((kept) => {
    const others = (
      [
        'serverCertificate',
        'privateKey',
        'credentialName',
        'credentialNames',
        'tlsCertificates',
      ] as const
    ).filter(
      (key) =>
        tls[key] !== undefined &&
        key !== kept &&
        !(kept === 'serverCertificate' && key === 'privateKey'),
    )
    const left = Object.fromEntries(
      Object.entries(tls).filter(([key]) => !others.some((other) => other === key)),
    )
    if (addsBreach(tls, left)) return []
    const steps = others.map((key): FixStep => ['remove', [...path, key]])
    const title = kept === 'serverCertificate' ? 'serverCertificate and privateKey' : kept
    return context.fix.steps(`Keep only ${title}`, steps, CHOICE)
  })
}

function useSecret({ tls, path, context, place }: Subject): readonly Fix[] {
  const secret = toSecretName(context.resource)
  // The schema refuses both keys together, be one of them empty.
  if (!place.canUseSecrets || tls.credentialNames !== undefined) return []
  if (addsBreach(tls, { ...tls, credentialName: secret })) return []
  const { lookup } = context
  const isThere = lookup.resources('Secret').some(({ name }) => name === secret)
  if (lookup.hasKind('Secret') && !isThere) return []
  const field = [...path, 'credentialName']
  return context.fix.set(`Use Secret ${secret}`, field, secret, CHOICE)
}

/** Whether changed settings break a rule that the present ones keep. */
export function addsBreach(tls: ServerTLSSettings, changed: ServerTLSSettings): boolean {
  const codes = new Set(findTlsBreaches(tls).map(({ code }) => code))
  return findTlsBreaches(changed).some(({ code }) => !codes.has(code))
}
