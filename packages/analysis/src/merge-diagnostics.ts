import type { Diagnostic, Layer } from './diagnostic.ts'

const LAYERS: readonly Layer[] = ['syntax', 'schema', 'admission', 'analysis']

/**
 * Unites findings of one cause at one path: the one of the earliest layer stays and takes the
 * others' codes as aliases. Two findings have one cause if one of them names the other's code among
 * its aliases.
 *
 * @returns in the order of the text; at one place earlier layers first, then by code.
 */
export function mergeDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length < 2) return diagnostics
  const groups = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics.toSorted(compareDiagnostics)) {
    const { documentId, fieldPath } = diagnostic
    const id = JSON.stringify([documentId, fieldPath])
    const group = groups.get(id) ?? []
    groups.set(id, group)
    const place = group.findIndex((earlier) => isOneCause(earlier, diagnostic))
    const earlier = group[place]
    if (earlier === undefined) group.push(diagnostic)
    else group[place] = unite(earlier, diagnostic)
  }
  return [...groups.values()].flat().sort(compareDiagnostics)
}

function isOneCause(a: Diagnostic, b: Diagnostic): boolean {
  return a.code !== b.code && (a.aliases.includes(b.code) || b.aliases.includes(a.code))
}

function unite(stays: Diagnostic, goes: Diagnostic): Diagnostic {
  const aliases = new Set([...stays.aliases, goes.code, ...goes.aliases])
  aliases.delete(stays.code)
  return {
    ...stays,
    aliases: [...aliases],
    fixes: stays.fixes.length > 0 ? stays.fixes : goes.fixes,
  }
}

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
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
