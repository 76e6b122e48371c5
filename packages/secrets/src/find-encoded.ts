import type { TextRange } from '@meshdraft/yaml'
import { decodeBase64 } from './base64.ts'
import { findCredentials } from './find-credentials.ts'
import { findPrivateKeys } from './find-private-keys.ts'
import { findTokens } from './find-tokens.ts'
import { REDACTED_BASE64 } from './finding.ts'
import type { Hit } from './finding.ts'

/** Shorter than that, nothing decodes to a key; the base64 of `https://u:p@h` has 20. */
const RUN = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{28,}={0,2}/g
/** A line of wrapped base64 holds nothing else; the last one may be short. */
const WRAPPED_LINE = /^[ \t]*[A-Za-z0-9+/]{1,}={0,2}[ \t]*\r?$/

/**
 * Finds secrets in base64, also when it is wrapped into lines: what is decoded is searched for
 * private keys, tokens and credentials. Base64 in base64 is searched once, not again.
 */
export function findEncodedSecrets(text: string): readonly Hit[] {
  const wrapped = findWrapped(text)
  const single = Array.from(text.matchAll(RUN), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  return [...wrapped, ...single].flatMap(({ start, end }) => {
    const decoded = decodeBase64(text.slice(start, end))
    if (!isText(decoded)) return []
    const [inner] = [
      ...findPrivateKeys(decoded),
      ...findTokens(decoded),
      ...findCredentials(decoded),
    ]
    if (!inner) return []
    const title = `${inner.title}, base64-encoded`
    return [{ kind: inner.kind, title, range: { start, end }, replacement: REDACTED_BASE64 }]
  })
}

/** Yields the ranges of two and more lines of base64 that follow each other. */
function findWrapped(text: string): readonly TextRange[] {
  const ranges: TextRange[] = []
  let first: TextRange | undefined
  let last: TextRange | undefined
  const close = () => {
    if (first && last && first !== last) ranges.push({ start: first.start, end: last.end })
    first = undefined
    last = undefined
  }
  for (let start = 0; start <= text.length;) {
    const lineEnd = text.indexOf('\n', start)
    const end = lineEnd === -1 ? text.length : lineEnd
    const line = text.slice(start, end)
    if (WRAPPED_LINE.test(line) && (first || line.trim().length >= 28)) {
      const indent = line.length - line.trimStart().length
      last = { start: start + indent, end: start + indent + line.trim().length }
      first ??= last
    } else close()
    start = end + 1
  }
  close()
  return ranges
}

/** Whether decoded bytes are mostly text: hashes and pictures are not searched. */
function isText(decoded: string): boolean {
  const sample = decoded.slice(0, 200)
  let odd = 0
  for (let i = 0; i < sample.length; i += 1) {
    const code = sample.charCodeAt(i)
    if (code > 0x7e || (code < 0x20 && code !== 9 && code !== 10 && code !== 13)) odd += 1
  }
  return sample.length > 0 && odd <= sample.length / 20
}
