import { buildLineTable, locateOffset } from '@meshdraft/yaml'
import { findCredentials } from './find-credentials.ts'
import { findEncodedSecrets } from './find-encoded.ts'
import { findInObjects } from './find-in-objects.ts'
import { findPrivateKeys } from './find-private-keys.ts'
import { findTokens } from './find-tokens.ts'
import { REDACTED } from './finding.ts'
import type { Hit, SearchedFile, SecretFinding } from './finding.ts'

/**
 * Finds what should not leave with a file: data of Kubernetes Secrets, private keys, tokens,
 * credentials, and random-looking settings of filters and plugins. Time is linear in the text.
 *
 * Findings of one file do not overlap and come in the order of the text. A file whose findings are
 * redacted has none.
 */
export function findSecrets({ path, text }: SearchedFile): readonly SecretFinding[] {
  const hits = joinHits([
    // Of what covers the same text the first stays: the one that says most.
    ...findPrivateKeys(text),
    ...findTokens(text),
    ...findInObjects(text),
    ...findCredentials(text),
    ...findEncodedSecrets(text),
  ])
  if (hits.length === 0) return []
  const table = buildLineTable(text)
  return hits.map(({ kind, title, range, replacement }) => ({
    filePath: path,
    kind,
    title,
    range,
    ...locateOffset(table, range.start),
    edits: [{ range, newText: replacement }],
  }))
}

/**
 * Leaves of hits that share text the widest one, of equally wide ones the first; what reaches out
 * of it is cut to the rest, so that every character of a secret is covered once.
 */
function joinHits(hits: readonly Hit[]): readonly Hit[] {
  const ordered = hits.toSorted(
    (a, b) => a.range.start - b.range.start || b.range.end - a.range.end,
  )
  const joined: Hit[] = []
  let end = 0
  for (const hit of ordered) {
    if (hit.range.end <= end) continue
    if (hit.range.start >= end) joined.push(hit)
    else joined.push({ ...hit, range: { start: end, end: hit.range.end }, replacement: REDACTED })
    end = hit.range.end
  }
  return joined
}
