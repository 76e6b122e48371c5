import { startDigest } from './digest.ts'
import { JOURNAL_FORMAT } from './journal.ts'
import type { JournalBlob, JournalFile, JournalFiles } from './journal.ts'
import { STORED_LIMITS } from './limits.ts'
import { isPath, isRecord, readBlob } from './read-records.ts'
import { sealBlob } from './seal.ts'

/** How much is kept of earlier versions of one workspace. Sizes are UTF-16 units, or bytes. */
export const VERSION_LIMITS = {
  versions: 50,
  size: 32 * 1_024 * 1_024,
  /** Between two versions while somebody edits. */
  apartMs: 10 * 60_000,
  /** Between a version and the one before a large change: many changes at once would use all up. */
  largeApartMs: 60_000,
} as const

/** Why a version was kept: before a change of many files, or before edits after a while without one. */
export type VersionReason = 'large-change' | 'edits'

/** The files of a workspace at an earlier time; their content is in blobs that versions share. */
export interface JournalVersion {
  readonly format: typeof JOURNAL_FORMAT
  /** Grows by one with every version of a workspace. */
  readonly number: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly why: VersionReason
  readonly files: readonly VersionPlace[]
  readonly check: string
}

interface VersionPlace {
  readonly path: string
  readonly blob: string
  readonly size: number
}

/** A version with its content. */
export interface OpenedVersion {
  readonly version: JournalVersion
  readonly files: JournalFiles
  /** Paths of files whose content is damaged. */
  readonly lost: readonly string[]
}

export interface PlannedVersion {
  readonly version: JournalVersion
  readonly blobs: readonly JournalBlob[]
  readonly drop: { readonly versions: readonly number[]; readonly blobs: readonly string[] }
}

/** What is to be kept. */
export interface VersionOrder {
  readonly files: JournalFiles
  readonly at: number
  readonly why: VersionReason
  readonly limits?: { readonly versions: number; readonly size: number }
}

/**
 * Whether the state before a change is to be kept as a version.
 *
 * @param lastAt - when the last one of this session was kept; absent: there is none.
 * @param now - of the same clock. It may jump either way: then a version is due.
 */
export function isVersionDue(
  lastAt: number | undefined,
  now: number,
  change: 'small' | 'large',
): boolean {
  if (lastAt === undefined) return true
  const apart = change === 'large' ? VERSION_LIMITS.largeApartMs : VERSION_LIMITS.apartMs
  return Math.abs(now - lastAt) >= apart
}

/**
 * Plans to keep files as a version: what they have in common with the last one is not stored again, and
 * the oldest versions go beyond 50 or 32 Mi.
 *
 * @param kept - all versions, in any order.
 * @param last - the newest of them, opened; absent: there is none, or it cannot be read.
 * @returns `undefined` when the files are those of the last version.
 */
export function planVersion(
  kept: readonly JournalVersion[],
  last: OpenedVersion | undefined,
  order: VersionOrder,
): PlannedVersion | undefined {
  const number = 1 + kept.reduce((most, version) => Math.max(most, version.number), 0)
  const blobOf = new Map(last?.version.files.map(({ path, blob }) => [path, blob]))
  const blobs: JournalBlob[] = []
  const places = [...order.files.values()].map((file): VersionPlace => {
    const same = last?.files.get(file.path)
    const known = same && isSameContent(same, file) ? blobOf.get(file.path) : undefined
    const blob = known ?? `${number}.${blobs.length}`
    if (known === undefined) blobs.push(sealBlob(blob, file))
    return { path: file.path, blob, size: sizeOf(file) }
  })
  if (last && blobs.length === 0 && places.length === last.version.files.length) return undefined
  const version = sealVersion({ number, at: order.at, why: order.why, files: places })
  const stay = new Set(listStaying([version, ...kept], order.limits ?? VERSION_LIMITS))
  const used = new Set([...stay].flatMap(({ files }) => files.map(({ blob }) => blob)))
  const dropped = kept.filter((one) => !stay.has(one))
  const freed = new Set(dropped.flatMap(({ files }) => files.map(({ blob }) => blob)))
  return {
    version,
    blobs,
    drop: {
      versions: dropped.map((one) => one.number),
      blobs: [...freed].filter((blob) => !used.has(blob)),
    },
  }
}

/** Reads a stored version; `undefined` for whatever is not exactly as it was sealed. */
export function readVersion(value: unknown): JournalVersion | undefined {
  if (!isRecord(value) || value['format'] !== JOURNAL_FORMAT) return undefined
  const { number, at, why, files: places, check } = value
  if (!isNumber(number) || !isNumber(at) || (why !== 'edits' && why !== 'large-change')) {
    return undefined
  }
  if (!Array.isArray(places) || places.length > STORED_LIMITS.files) return undefined
  const files: VersionPlace[] = []
  for (const place of places) {
    if (!isRecord(place)) return undefined
    const { path, blob, size } = place
    if (!isPath(path) || typeof blob !== 'string' || !isNumber(size)) return undefined
    files.push({ path, blob, size })
  }
  const version = sealVersion({ number, at, why, files })
  return version.check === check ? version : undefined
}

/** Opens a version with stored blobs, which may be anything. */
export function openVersion(version: JournalVersion, blobs: readonly unknown[]): OpenedVersion {
  const buildOf = new Map<string, (path: string) => JournalFile>()
  for (const value of blobs) {
    const blob = readBlob(value)
    if (blob) buildOf.set(blob.blob, blob.build)
  }
  const files = new Map<string, JournalFile>()
  const lost: string[] = []
  for (const { path, blob } of version.files) {
    const file = buildOf.get(blob)?.(path)
    if (file) files.set(path, file)
    else lost.push(path)
  }
  return { version, files, lost }
}

function sealVersion(version: Omit<JournalVersion, 'format' | 'check'>): JournalVersion {
  const { number, at, why, files } = version
  const digest = startDigest().number(number).number(at).text(why).number(files.length)
  for (const { path, blob, size } of files) digest.text(path).text(blob).number(size)
  return { format: JOURNAL_FORMAT, ...version, check: digest.end() }
}

/** Yields the newest versions that fit the limits; the newest of all always stays. */
function listStaying(
  versions: readonly JournalVersion[],
  limits: NonNullable<VersionOrder['limits']>,
): readonly JournalVersion[] {
  const newestFirst = versions.toSorted((a, b) => b.number - a.number)
  const counted = new Set<string>()
  let size = 0
  let count = 0
  for (const { files } of newestFirst) {
    for (const file of files) {
      size += file.path.length
      if (!counted.has(file.blob)) size += file.size
      counted.add(file.blob)
    }
    if (count > 0 && (count >= limits.versions || size > limits.size)) break
    count += 1
  }
  return newestFirst.slice(0, count)
}

function isSameContent(a: JournalFile, b: JournalFile): boolean {
  if (a === b) return true
  if (a.type === 'text') return b.type === 'text' && a.text === b.text
  return (
    b.type === 'bytes' &&
    a.bytes.length === b.bytes.length &&
    a.bytes.every((byte, i) => byte === b.bytes[i])
  )
}

function sizeOf(file: JournalFile): number {
  return file.type === 'text' ? file.text.length : file.bytes.length
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
