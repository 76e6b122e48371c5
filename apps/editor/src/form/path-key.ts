import type { FieldPath } from '@meshdraft/yaml'

/**
 * A `FieldPath` as text, so that memoised components can compare it: `/spec/http/#0/timeout`.
 * Steps are escaped as in a JSON Pointer; `#` marks a list index.
 */
export type PathKey = string

/** Builds the key of `path`; the root is the empty text. */
export function toPathKey(path: FieldPath): PathKey {
  return path.map((step) => `/${escapeStep(step)}`).join('')
}

/** Builds the key of a field, item or map entry below `parent`. */
export function childKey(parent: PathKey, step: string | number): PathKey {
  return `${parent}/${escapeStep(step)}`
}

/** Yields the path that `key` was built from. */
export function parsePathKey(key: PathKey): FieldPath {
  if (key === '') return []
  return key.slice(1).split('/').map(unescapeStep)
}

/** Whether `key` is `ancestor` or lies below it. */
export function isWithin(key: PathKey, ancestor: PathKey): boolean {
  return key === ancestor || key.startsWith(`${ancestor}/`)
}

/** Yields `key` and all keys above it, the deepest first, the root last. */
export function listAncestors(key: PathKey): readonly PathKey[] {
  const keys = [key]
  for (let end = key.lastIndexOf('/'); end >= 0; end = key.lastIndexOf('/', end - 1)) {
    keys.push(key.slice(0, end))
    if (end === 0) break
  }
  return keys
}

function escapeStep(step: string | number): string {
  if (typeof step === 'number') return `#${step}`
  return step.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('#', '~2')
}

function unescapeStep(step: string): string | number {
  if (step.startsWith('#')) return Number(step.slice(1))
  return step.replaceAll('~2', '#').replaceAll('~1', '/').replaceAll('~0', '~')
}
