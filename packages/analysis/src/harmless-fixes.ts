import { applyEdits, parseDocument } from '@meshdraft/yaml'
import type { YamlDocument } from '@meshdraft/yaml'
import { readResources } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import { checkAdmission } from './admission/check-admission.ts'
import { checkDocument } from './check-document.ts'
import type { Diagnostic, Fix } from './diagnostic.ts'
import { claimChecks } from './fixer.ts'

/**
 * Leaves out the fixes after which the document would break a rule of the schema or the webhook
 * that it does not break now. For fixes that move or copy what the user wrote: what was of no
 * account where it stood may be wrong where it goes. Costs as much as checking the document anew,
 * so it is for rare findings; of a long document, or when many were tried, no fix is kept.
 *
 * @param fixes - those that edit other documents as well are judged by their part in this one.
 */
export function keepHarmless(
  resource: Resource,
  lookup: Lookup,
  fixes: readonly Fix[],
): readonly Fix[] {
  if (fixes.length === 0) return fixes
  const known = errorsByResource.get(resource)
  if (!claimChecks(resource, fixes.length + (known === undefined ? 1 : 0))) return []
  const before = known ?? countErrors(resource.document, resource, lookup)
  errorsByResource.set(resource, before)
  return fixes.filter(({ edits }) => {
    const own = edits.filter(({ documentId }) => documentId === resource.documentId)
    const text = applyEdits(
      resource.document.text,
      own.toSorted((a, b) => a.range.start - b.range.start),
    )
    const after = countErrors(parseDocument(text), resource, lookup)
    return [...after].every(([code, count]) => count <= (before.get(code) ?? 0))
  })
}

// The verdict of schema and webhook depends on the resource alone.
const errorsByResource = new WeakMap<Resource, ReadonlyMap<string, number>>()

function countErrors(
  document: YamlDocument,
  { documentId }: Resource,
  lookup: Lookup,
): ReadonlyMap<string, number> {
  const resources = readResources(document, documentId, lookup.settings)
  const findings: readonly Diagnostic[] = [
    ...checkDocument(document, documentId, resources),
    ...resources.flatMap((one) => checkAdmission(one, lookup, { isExhaustive: true })),
  ]
  const counts = new Map<string, number>()
  for (const { code, severity } of findings) {
    if (severity === 'error') counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return counts
}
