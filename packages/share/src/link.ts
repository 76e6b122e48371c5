import { Inflate, deflateSync, strFromU8, strToU8 } from 'fflate'
import { decodeBase64Url, encodeBase64Url } from './base64url.ts'
import { computeChecksum } from './checksum.ts'
import { LINK_LIMITS } from './design.ts'
import type { Design } from './design.ts'
import { DICTIONARY_V1 } from './dictionary-v1.ts'
import { isSharedPath } from './file-path.ts'
import { readPayload, writePayload } from './payload.ts'

/** A fragment is `v1.LENGTH.CHECKSUM.PAYLOAD`: what is cut off or changed on the way can be named. */
const VERSION = 1
const PREFIX = /^#?v(\d{1,4})(?:\.|$)/
const FORM = /^#?v1\.(\d{1,7})\.([0-9a-f]{8})(?:\.(.*))?$/s

export type EncodeResult =
  | { readonly ok: true; readonly fragment: string }
  | {
      readonly ok: false
      readonly reason: 'too-large'
      /** Characters or, before deflating, bytes. */
      readonly size: number
      readonly limit: number
      readonly unit: 'characters' | 'bytes' | 'files'
    }
  /** A file's path would not be taken from a link. */
  | { readonly ok: false; readonly reason: 'unsafe-path'; readonly path: string }

export type DecodeResult =
  | { readonly ok: true; readonly design: Design }
  /** The fragment is not one of ours. */
  | { readonly ok: false; readonly reason: 'not-a-link' }
  | { readonly ok: false; readonly reason: 'damaged' }
  | {
      readonly ok: false
      readonly reason: 'truncated'
      /** Characters of the payload. */
      readonly received: number
      readonly expected: number
    }
  | { readonly ok: false; readonly reason: 'unknown-version'; readonly version: number }
  | { readonly ok: false; readonly reason: 'too-large' }

/** Whether a fragment claims to be a design, of whatever version. */
export function isLinkFragment(fragment: string): boolean {
  return PREFIX.test(fragment)
}

/**
 * Encodes a design as the fragment of a link, without `#`. Equal designs give equal fragments.
 *
 * @returns `too-large` if the fragment or the design is over the limits; never a shortened design.
 */
export function encodeLink(given: Design): EncodeResult {
  const design = { ...given, name: given.name.slice(0, LINK_LIMITS.nameLength) }
  const all = [...design.files, ...(design.baseline ?? [])]
  const unsafe = all.find((file) => !isSharedPath(file.path))
  if (unsafe) return { ok: false, reason: 'unsafe-path', path: unsafe.path }
  const size = Math.max(design.files.length, design.baseline?.length ?? 0)
  if (size > LINK_LIMITS.files) {
    return { ok: false, reason: 'too-large', size, limit: LINK_LIMITS.files, unit: 'files' }
  }
  const json = strToU8(writePayload(design))
  if (json.length > LINK_LIMITS.inflatedBytes) {
    const limit = LINK_LIMITS.inflatedBytes
    return { ok: false, reason: 'too-large', size: json.length, limit, unit: 'bytes' }
  }
  const bytes = deflateSync(json, { level: 9, dictionary: strToU8(DICTIONARY_V1) })
  const payload = encodeBase64Url(bytes)
  const fragment = `v${VERSION}.${payload.length}.${computeChecksum(bytes)}.${payload}`
  if (fragment.length > LINK_LIMITS.linkLength) {
    const limit = LINK_LIMITS.linkLength
    return { ok: false, reason: 'too-large', size: fragment.length, limit, unit: 'characters' }
  }
  return { ok: true, fragment }
}

/**
 * Decodes the fragment of a link, with or without `#`. Hostile input costs no more than the limits:
 * inflating stops as soon as they are passed. Never throws.
 */
export function decodeLink(given: string): DecodeResult {
  // What stands behind `&` is the place to show, which is the caller's.
  const [fragment = ''] = removeStrays(given).split('&', 1)
  const version = Number(PREFIX.exec(fragment)?.[1] ?? Number.NaN)
  if (Number.isNaN(version)) return { ok: false, reason: 'not-a-link' }
  if (version > VERSION) return { ok: false, reason: 'unknown-version', version }
  if (fragment.length > LINK_LIMITS.linkLength + 1) return { ok: false, reason: 'too-large' }
  const [, length = '', checksum, payload = ''] = FORM.exec(fragment) ?? []
  if (checksum === undefined) return { ok: false, reason: 'damaged' }
  const expected = Number(length)
  if (payload.length < expected) {
    return { ok: false, reason: 'truncated', received: payload.length, expected }
  }
  const bytes = payload.length === expected ? decodeBase64Url(payload) : undefined
  if (!bytes || computeChecksum(bytes) !== checksum) return { ok: false, reason: 'damaged' }
  const json = inflate(bytes)
  if (typeof json === 'string') return { ok: false, reason: json }
  const design = readPayload(strFromU8(json))
  return design ? { ok: true, design } : { ok: false, reason: 'damaged' }
}

/**
 * Takes away what mail and chat programs put into links: white space, also escaped, anywhere, and
 * punctuation behind the end. None of it is part of the alphabet, so nothing of ours goes with it.
 */
function removeStrays(given: string): string {
  if (given.length > 2 * LINK_LIMITS.linkLength) return given
  return given.replaceAll(/(?:\s|%20|%0[aAdD]|%09)+/g, '').replace(/[^\w-]+$/, '')
}

function inflate(bytes: Uint8Array): Uint8Array | 'damaged' | 'too-large' {
  const chunks: Uint8Array[] = []
  let total = 0
  let isFinal = false
  try {
    const stream = new Inflate({ dictionary: strToU8(DICTIONARY_V1) }, (chunk, final) => {
      chunks.push(chunk)
      total += chunk.length
      isFinal = final
    })
    // A bomb grows with every step fed to it, so steps are small and the total is read after each.
    const step = 1_024
    for (let start = 0; start < bytes.length; start += step) {
      const end = Math.min(start + step, bytes.length)
      stream.push(bytes.subarray(start, end), end === bytes.length)
      if (total > LINK_LIMITS.inflatedBytes) return 'too-large'
    }
  } catch {
    // fflate throws on data that is not deflate: what the checksum let through was never ours.
    return 'damaged'
  }
  return isFinal ? joinChunks(chunks, total) : 'damaged'
}

function joinChunks(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const joined = new Uint8Array(total)
  let offset = 0
  for (const chunk of chunks) {
    joined.set(chunk, offset)
    offset += chunk.length
  }
  return joined
}
