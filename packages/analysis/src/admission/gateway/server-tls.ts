import type { Resource } from '@meshdraft/model'
import type { ServerTLSSettings } from '@meshdraft/schema'

/** Fields that name what TLS is ended with. */
export const TLS_CREDENTIAL_FIELDS = [
  'serverCertificate',
  'privateKey',
  'caCertificates',
  'tlsCertificates',
  'credentialName',
  'credentialNames',
  'caCrl',
] as const satisfies readonly (keyof ServerTLSSettings)[]

/** Whether a text or list says anything: in Istio’s messages an empty one equals an absent one. */
export function hasText(value: string | readonly unknown[] | undefined): boolean {
  return value !== undefined && value.length > 0
}

/** `mode`, with Istio’s default. */
export function modeOf({ mode = 'PASSTHROUGH' }: ServerTLSSettings) {
  return mode
}

/** Whether TLS is not opened. */
export function isPassthrough(tls: ServerTLSSettings): boolean {
  return modeOf(tls).endsWith('PASSTHROUGH')
}

/** Whether TLS is ended with certificates that the settings name. */
export function endsTls(tls: ServerTLSSettings): boolean {
  return ['SIMPLE', 'MUTUAL', 'OPTIONAL_MUTUAL'].includes(modeOf(tls))
}

/** Proposes a name for the Secret of a Gateway. */
export function toSecretName({ name }: Resource): string {
  return `${name === '' ? 'server' : name}-certificate`
}
