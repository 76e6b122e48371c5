import { asString, valueAt } from '@meshdraft/model'
import type { Resource } from '@meshdraft/model'
import { decodeBase64, readValidities } from './certificate-validity.ts'

// The first pair that is there counts.
const PAIRS: readonly (readonly [certificate: string, key: string])[] = [
  ['cert', 'key'],
  ['tls.crt', 'tls.key'],
]

/**
 * Says why a gateway cannot use the certificate of a Secret, as istioctl judges it: a pair of
 * certificate and key has to be there, and the certificate valid. Whether the key belongs to the
 * certificate is not checked.
 *
 * @param now - in ms since 1970.
 * @returns half a sentence, e.g. `its certificate expired on 2024-01-31`; undefined if all is well.
 */
export function describeBadCredential(secret: Resource, now: number): string | undefined {
  const pair = PAIRS.find((keys) => keys.every((key) => readEntry(secret, key) !== ''))
  if (pair === undefined) return 'it has no tls.crt and tls.key'
  const pem = readEntry(secret, pair[0])
  const validities = pem === undefined ? undefined : readValidities(pem)
  if (validities === undefined) return `its ${pair[0]} is no certificate in PEM form`
  for (const { notBefore, notAfter } of validities) {
    if (now > notAfter) return `its certificate expired on ${writeDate(notAfter)}`
    if (now < notBefore) return `its certificate is not valid before ${writeDate(notBefore)}`
  }
  return undefined
}

/** Yields an entry of a Secret as text; `''` where there is none, undefined where it is no base64. */
function readEntry({ value }: Resource, key: string): string | undefined {
  const plain = asString(valueAt(value, ['stringData', key]))
  if (plain !== undefined) return plain
  const encoded = asString(valueAt(value, ['data', key])) ?? ''
  const bytes = decodeBase64(encoded)
  if (bytes === undefined) return undefined
  let text = ''
  // In pieces: arguments of a call are limited in number.
  for (let i = 0; i < bytes.length; i += 4096) {
    text += String.fromCharCode(...bytes.subarray(i, i + 4096))
  }
  return text
}

function writeDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
