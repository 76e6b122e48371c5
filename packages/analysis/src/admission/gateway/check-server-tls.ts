import { asMap, valueAt } from '@meshdraft/model'
import type { ServerTLSSettings } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { FindingExtra } from '../../analyzer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { findTlsBreaches } from './find-tls-breaches.ts'
import { fixTlsBreach } from './fix-tls-breach.ts'
import type { TlsPlace } from './fix-tls-breach.ts'
import { TLS_CREDENTIAL_FIELDS } from './server-tls.ts'

/**
 * Checks TLS towards clients: of a server of a Gateway, or of an ingress listener of a Sidecar.
 *
 * @param place - what is possible there, for fixes.
 */
export function checkServerTls(
  tls: ServerTLSSettings,
  path: FieldPath,
  context: AdmissionContext,
  place: TlsPlace,
): void {
  for (const breach of findTlsBreaches(tls, context.isExhaustive)) {
    const fixes = fixTlsBreach(breach, { tls, path, context, place })
    if (breach.code === 'TLS-011') {
      const [last, sameAs] = placeRivals(path, context)
      context.report(breach.code, last, breach.values, { fixes, at: 'key', sameAs })
    } else {
      // The schema refuses a third certificate, of which the webhook only warns.
      const sameAs = breach.code === 'TLS-013' ? { sameAs: [{ code: 'SCH-038' }] } : {}
      context.report(breach.code, [...path, ...breach.path], breach.values, { fixes, ...sameAs })
    }
  }
}

/** The source that is written last, and where the schema says the same of two of them. */
function placeRivals(
  path: FieldPath,
  { resource }: AdmissionContext,
): readonly [FieldPath, NonNullable<FindingExtra['sameAs']>] {
  const written = Object.keys(asMap(valueAt(resource.value, path)) ?? {})
  const sources: readonly string[] = TLS_CREDENTIAL_FIELDS.filter(
    (field) => field !== 'caCrl' && field !== 'caCertificates',
  )
  const rivals = written.filter((key) => sources.includes(key)).map((key) => [...path, key])
  return [
    rivals.at(-1) ?? path,
    rivals.flatMap((rival) => ['CEL-05', 'CEL-06'].map((code) => ({ code, path: rival }))),
  ]
}
