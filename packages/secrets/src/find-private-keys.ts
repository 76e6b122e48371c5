import type { TextRange } from '@meshdraft/yaml'
import { REDACTED } from './finding.ts'
import type { Hit } from './finding.ts'

const MARKER = /-----(BEGIN|END) ([A-Z0-9 ]{0,40})-----/g
/** A key of 256 bits has 44 characters; three dots in an example have none. */
const SHORTEST_BODY = 32
const LONGEST_BODY = 20_000
const JWK_PARTS = /"(d|k)"\s{0,8}:\s{0,8}"([\w-]{20,})"/g

/** Finds private keys: PEM (also with `\n` written out, and cut off) and JSON Web Keys. */
export function findPrivateKeys(text: string): readonly Hit[] {
  return [...findPemKeys(text), ...findJsonWebKeys(text)]
}

/** Yields the ranges of PEM blocks that may be public: certificates and the like. */
export function findPublicBlocks(text: string): readonly TextRange[] {
  return findBlocks(text)
    .filter(({ label }) => !isPrivate(label))
    .map(({ start, end }) => ({ start, end }))
}

function findPemKeys(text: string): readonly Hit[] {
  return findBlocks(text).flatMap(({ label, start, end }) => {
    if (!isPrivate(label)) return []
    const range = trimBody(text, start, end)
    const body = text.slice(range.start, range.end).replaceAll(/\\[nr]|[^A-Za-z0-9+/=]/g, '')
    if (body.length < SHORTEST_BODY) return []
    return [{ kind: 'private-key' as const, title: 'Private key', range, replacement: REDACTED }]
  })
}

function isPrivate(label: string): boolean {
  return label.endsWith('PRIVATE KEY') || label === 'PGP PRIVATE KEY BLOCK'
}

interface Block {
  readonly label: string
  /** Of what stands between the markers. */
  readonly start: number
  readonly end: number
}

// From marker to marker, so that a thousand beginnings without an end are passed once.
function findBlocks(text: string): readonly Block[] {
  const markers = [...text.matchAll(MARKER)]
  return markers.flatMap((marker, i) => {
    const [whole, edge, label = ''] = marker
    if (edge !== 'BEGIN') return []
    const start = marker.index + whole.length
    const next = markers[i + 1]
    const limit = next?.index ?? text.length
    const isWhole = next?.[1] === 'END'
    return [{ label, start, end: isWhole ? limit : endOfBody(text, start, limit) }]
  })
}

/** A block that is cut off ends with the first character that cannot be part of it. */
function endOfBody(text: string, start: number, limit: number): number {
  const body = text.slice(start, Math.min(limit, start + LONGEST_BODY))
  return start + (/^(?:\\[nr]|[A-Za-z0-9+/=\s])*/.exec(body)?.[0].length ?? 0)
}

/** Leaves the line ends and the indentation at both ends of a body where they are. */
function trimBody(text: string, start: number, end: number): TextRange {
  const body = text.slice(start, end)
  const head = /^(?:\\[nrt]|\\\r?\n|\s)*/.exec(body)?.[0].length ?? 0
  let tail = body.length
  for (;;) {
    if (tail > head && /\s/.test(body.charAt(tail - 1))) tail -= 1
    else if (tail - 1 > head && /\\[nrt\\]/.test(body.slice(tail - 2, tail))) tail -= 2
    else break
  }
  return { start: start + head, end: start + tail }
}

function findJsonWebKeys(text: string): readonly Hit[] {
  if (!text.includes('"kty"')) return []
  return Array.from(text.matchAll(JWK_PARTS), (match) => {
    const value = match[2] ?? ''
    const start = match.index + match[0].length - 1 - value.length
    return {
      kind: 'private-key' as const,
      title: match[1] === 'd' ? 'Private part of a JSON Web Key' : 'Symmetric JSON Web Key',
      range: { start, end: start + value.length },
      replacement: REDACTED,
    }
  })
}
