import type { ServerTLSSettings } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import { endsTls, hasText, isPassthrough, modeOf, TLS_CREDENTIAL_FIELDS } from './server-tls.ts'

/** A rule that TLS settings break. */
export interface TlsBreach {
  readonly code: string
  /** From the settings; `[]` for themselves. */
  readonly path: FieldPath
  readonly values: Readonly<Record<string, string>>
}

type TlsField = keyof ServerTLSSettings

/** What ISTIO_MUTUAL brings along itself. */
const MESH_BRINGS: readonly (readonly [
  code: string,
  field: (typeof TLS_CREDENTIAL_FIELDS)[number],
])[] = [
  ['TLS-004', 'serverCertificate'],
  ['TLS-005', 'privateKey'],
  ['TLS-006', 'caCertificates'],
  ['TLS-007', 'tlsCertificates'],
  ['TLS-008', 'credentialName'],
  ['TLS-009', 'credentialNames'],
]

/** The ciphers of Envoy’s TLS library, as Istio knows them. */
export const CIPHERS = [
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-SHA',
  'ECDHE-RSA-AES128-SHA',
  'ECDHE-ECDSA-AES256-SHA',
  'ECDHE-RSA-AES256-SHA',
  'AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'AES128-SHA',
  'AES256-SHA',
  'DES-CBC3-SHA',
] as const

/** One of each kind of key: RSA and ECDSA. */
const MOST_CERTIFICATES = 2

const KNOWN_CIPHERS: ReadonlySet<string> = new Set(['', 'ALL', ...CIPHERS])

/** Whether Istio passes a cipher on: a known name, or an expression such as `!MD5` or `[A|B]`. */
export function isKnownCipher(cipher: string): boolean {
  return KNOWN_CIPHERS.has(cipher) || !/^[A-Za-z0-9]/u.test(cipher)
}

/** Whether TLS 1.0 or 1.1 is asked for. */
export function allowsOutdatedVersion({ minProtocolVersion }: ServerTLSSettings): boolean {
  return minProtocolVersion === 'TLSV1_0' || minProtocolVersion === 'TLSV1_1'
}

/** Sources of the server certificate, by the field that stands for each. */
export function listCertificateSources(tls: ServerTLSSettings): readonly TlsField[] {
  const sources: TlsField[] = []
  if (hasText(tls.serverCertificate) && hasText(tls.privateKey)) sources.push('serverCertificate')
  for (const field of ['credentialName', 'credentialNames', 'tlsCertificates'] as const) {
    if (hasText(tls[field])) sources.push(field)
  }
  return sources
}

/**
 * Finds what the webhook finds wrong with TLS towards clients (TLS-001..017).
 *
 * @param isExhaustive - go on where the webhook stops.
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings
 */
export function findTlsBreaches(
  tls: ServerTLSSettings,
  isExhaustive = false,
): readonly TlsBreach[] {
  const mode = modeOf(tls)
  const breaches = [...findVersionBreach(tls), ...findCipherBreaches(tls)]
  if (mode === 'ISTIO_MUTUAL') {
    for (const [code, field] of MESH_BRINGS) {
      if (hasText(tls[field])) breaches.push({ code, path: [field], values: {} })
    }
    if (!isExhaustive) return breaches
  }
  if (isPassthrough(tls)) {
    const fields = TLS_CREDENTIAL_FIELDS.filter((field) => hasText(tls[field]))
    const path = tls.mode === undefined ? [] : ['mode']
    if (fields.length > 0)
      breaches.push({ code: 'TLS-010', path, values: { mode, fields: fields.join(', ') } })
  }
  const sources = listCertificateSources(tls)
  if (sources.length > 1)
    breaches.push({ code: 'TLS-011', path: [], values: { sources: sources.join(', ') } })
  const usesSecret = hasText(tls.credentialName) || hasText(tls.credentialNames)
  if (endsTls(tls) && usesSecret && !isExhaustive) return breaches
  if (endsTls(tls) && !usesSecret) breaches.push(...findMissingFiles(tls))
  if (!hasText(tls.caCrl)) return breaches
  if (hasText(tls.credentialName)) breaches.push({ code: 'TLS-016', path: ['caCrl'], values: {} })
  if (mode === 'SIMPLE') breaches.push({ code: 'TLS-017', path: ['caCrl'], values: {} })
  return breaches
}

function findVersionBreach(tls: ServerTLSSettings): readonly TlsBreach[] {
  const { minProtocolVersion: version = '' } = tls
  if (!allowsOutdatedVersion(tls) || hasText(tls.cipherSuites)) return []
  return [{ code: 'TLS-001', path: ['minProtocolVersion'], values: { version } }]
}

function findCipherBreaches({ cipherSuites = [] }: ServerTLSSettings): readonly TlsBreach[] {
  const seen = new Set<string>()
  return cipherSuites.flatMap((cipher, i) => {
    const isKnown = isKnownCipher(cipher)
    const isRepeated = seen.has(cipher)
    seen.add(cipher)
    if (isKnown && !isRepeated) return []
    const code = isKnown ? 'TLS-003' : 'TLS-002'
    return [{ code, path: ['cipherSuites', i], values: { cipher } }]
  })
}

function findMissingFiles(tls: ServerTLSSettings): readonly TlsBreach[] {
  const mode = modeOf(tls)
  const breaches: TlsBreach[] = []
  if (mode !== 'SIMPLE' && !hasText(tls.caCertificates)) {
    breaches.push({ code: 'TLS-012', path: ['caCertificates'], values: { mode } })
  }
  const { tlsCertificates = [] } = tls
  if (tlsCertificates.length > MOST_CERTIFICATES) {
    const values = { count: `${tlsCertificates.length}` }
    breaches.push({ code: 'TLS-013', path: ['tlsCertificates'], values })
  }
  const certificates =
    tlsCertificates.length > 0
      ? tlsCertificates.map((certificate, i) => ({ certificate, path: ['tlsCertificates', i] }))
      : [{ certificate: tls, path: [] }]
  for (const { certificate, path } of certificates) {
    if (!hasText(certificate.serverCertificate)) {
      breaches.push({ code: 'TLS-014', path: [...path, 'serverCertificate'], values: { mode } })
    }
    if (!hasText(certificate.privateKey)) {
      breaches.push({ code: 'TLS-015', path: [...path, 'privateKey'], values: { mode } })
    }
  }
  return breaches
}
