import type { FieldPath } from '@meshdraft/yaml'
import type { Diagnostic, Layer } from './diagnostic.ts'

const LAYERS: readonly Layer[] = ['syntax', 'schema', 'admission', 'analysis']

/** Schema findings about a key of the user's, not about what stands at the path. */
const ABOUT_KEYS: ReadonlySet<string> = new Set(['SCH-060', 'SCH-064'])

/** Admission findings about fields that stand beside each other, whatever stands in them. */
const ABOUT_PAIRS: ReadonlySet<string> = new Set([
  'VS-011',
  'VS-012',
  'VS-014',
  'VS-015',
  'VS-016',
  'VS-017',
  'VS-018',
  'VS-019',
  'VS-020',
  'VS-022',
  'TLS-011',
  'SE-025',
])

/**
 * Unites findings of one cause: the one of the earliest layer stays and takes the others' codes as
 * aliases. Two findings have one cause if
 *
 * - one says so (`sameAs`),
 * - they are at one path and one of them names the other's code among its aliases,
 * - they are errors of schema and admission at one path below `spec`.
 *
 * @returns in the order of the text; at one place earlier layers first, then by code.
 */
export function mergeDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length < 2) return diagnostics
  const kept: Diagnostic[] = []
  const placesByPath = new Map<string, number[]>()
  const placesOf = (diagnostic: Diagnostic, path: FieldPath = diagnostic.fieldPath) =>
    placesByPath.get(toPathId(diagnostic, path)) ?? []
  for (const diagnostic of diagnostics.toSorted(compareByLayer)) {
    const place =
      placesOf(diagnostic).find((i) => kept[i] && isOneCause(kept[i], diagnostic)) ??
      findSame(diagnostic)
    const earlier = place === undefined ? undefined : kept[place]
    if (earlier !== undefined && place !== undefined) {
      kept[place] = unite(earlier, diagnostic)
      continue
    }
    const id = toPathId(diagnostic, diagnostic.fieldPath)
    placesByPath.set(id, [...(placesByPath.get(id) ?? []), kept.length])
    kept.push(diagnostic)
  }
  return kept.sort(compareByPlace)

  function findSame(diagnostic: Diagnostic): number | undefined {
    for (const { code, fieldPath } of diagnostic.sameAs ?? []) {
      const place = placesOf(diagnostic, fieldPath).find((i) => hasCode(kept[i], code))
      if (place !== undefined) return place
    }
    return undefined
  }
}

function toPathId({ documentId }: Diagnostic, path: FieldPath): string {
  return JSON.stringify([documentId, path])
}

function hasCode(diagnostic: Diagnostic | undefined, code: string): boolean {
  return diagnostic !== undefined && (diagnostic.code === code || diagnostic.aliases.includes(code))
}

function isOneCause(a: Diagnostic, b: Diagnostic): boolean {
  if (a.code === b.code) return false
  return a.aliases.includes(b.code) || b.aliases.includes(a.code) || isRefusedTwice(a, b)
}

function isRefusedTwice(a: Diagnostic, b: Diagnostic): boolean {
  return (
    a.layer === 'schema' &&
    b.layer === 'admission' &&
    a.severity === 'error' &&
    b.severity === 'error' &&
    !ABOUT_KEYS.has(a.code) &&
    !ABOUT_PAIRS.has(b.code) &&
    a.fieldPath.at(-1) !== 'spec'
  )
}

function unite(stays: Diagnostic, goes: Diagnostic): Diagnostic {
  const aliases = new Set([...stays.aliases, goes.code, ...goes.aliases])
  aliases.delete(stays.code)
  const { code, severity, fieldPath } = goes
  const also = [...(stays.alsoReported ?? []), ...(goes.alsoReported ?? [])]
  if (isOfOtherTool(goes)) also.push({ code, severity, fieldPath })
  return {
    ...stays,
    aliases: [...aliases],
    fixes: stays.fixes.length > 0 || isAboutValue(stays, goes) ? stays.fixes : goes.fixes,
    related: stays.related.length > 0 ? stays.related : goes.related,
    ...(also.length === 0 ? {} : { alsoReported: also }),
  }
}

/** By schema finding: those of the webhook at the same place whose fixes change what stands beside it. */
const OTHER_FIXES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['CEL-08', new Set(['SE-019'])],
  ['SCH-014', new Set(['SC-026', 'SC-041'])],
])

/**
 * Of members that exclude each other one has to go: to make it readable does not help. Nor does a
 * member in place of an item that is null, or anything beside what is wrong.
 */
function isAboutValue(stays: Diagnostic, goes: Diagnostic): boolean {
  return (
    (stays.code.startsWith('SCH-05') && goes.code === 'COM-046') ||
    (stays.code === 'SCH-066' && typeof stays.fieldPath.at(-1) === 'number') ||
    OTHER_FIXES.get(stays.code)?.has(goes.code) === true
  )
}

function isOfOtherTool({ code }: Diagnostic): boolean {
  return code.startsWith('KIA') || code.startsWith('IST')
}

function compareByLayer(a: Diagnostic, b: Diagnostic): number {
  return (
    LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer) || rank(a) - rank(b) || compareByPlace(a, b)
  )
}

// Within a layer istioctl's code stays, then Kiali's, then ours; and who points at another waits.
function rank({ code, sameAs }: Diagnostic): number {
  if (sameAs !== undefined) return 3
  if (code.startsWith('IST')) return 0
  return code.startsWith('KIA') ? 1 : 2
}

function compareByPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    a.range.start - b.range.start ||
    a.range.end - b.range.end ||
    LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer) ||
    compare(a.code, b.code) ||
    compare(a.message, b.message)
  )
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
