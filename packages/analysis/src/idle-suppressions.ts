import { isSystemNamespace } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import { analyzersFor } from './analyzers/all.ts'
import { buildFinding } from './build-finding.ts'
import { CODES, isKnownCode } from './codes.ts'
import type { Diagnostic, Fix } from './diagnostic.ts'
import { CHOICE, fixesOf } from './fixer.ts'
import { hasSuppressions, isSuppressed, listIdleSuppressions } from './suppression.ts'
import type { AnnotatedSuppression } from './suppression.ts'

const CODE = 'MD-052'

/**
 * Reports the codes in annotations of a resource that leave out none of its findings (MD-052). Silent
 * where a check that reports the code could not run: in the namespaces of the cluster itself, where
 * kinds it needs are not in the workspace, for definitions that a later one replaces, and behind what
 * the webhook refuses.
 *
 * @param findings - of webhook and analyzers, with those that annotations leave out.
 */
export function findIdleSuppressions(
  resource: Resource,
  findings: readonly Diagnostic[],
  lookup: Lookup,
): readonly Diagnostic[] {
  if (!hasSuppressions(resource) || isSystemNamespace(resource.namespace)) return []
  if (lookup.definitions(resource).count > 1) return []
  if (findings.some(({ layer, severity }) => layer === 'admission' && severity === 'error'))
    return []
  const unchecked = listUnchecked(resource, lookup)
  return listIdleSuppressions(resource, findings)
    .filter(({ code }) => code !== CODE && !unchecked.has(code) && !isAll(code, unchecked))
    .map((entry) => report(entry, resource))
    .filter((finding) => !isSuppressed(finding, resource))
}

/** Of all codes one might be found by a check that did not run. */
function isAll(code: string, unchecked: ReadonlySet<string>): boolean {
  return (code === '*' || code === '') && unchecked.size > 0
}

/** Codes, and aliases, of the checks that lack kinds they need. */
function listUnchecked(resource: Resource, lookup: Lookup): ReadonlySet<string> {
  const lacks = (kind: string) => !lookup.hasAnalyzedKind(kind)
  const skipped = analyzersFor(resource).filter(
    ({ needs, needsAny }) => needs.some(lacks) || needsAny?.every(lacks) === true,
  )
  return new Set(
    skipped.flatMap(({ codes }) =>
      codes.flatMap((code) => [code, ...(CODES.get(code)?.aliases ?? [])]),
    ),
  )
}

function report({ annotation, code }: AnnotatedSuppression, resource: Resource): Diagnostic {
  const path = ['metadata', 'annotations', annotation]
  const isKnown = code === '*' || code === '' || isKnownCode(code)
  const kind = isKnown ? (code === '' ? 'all' : 'idle') : 'unknown'
  const fixes = isKnown ? removeEntry(annotation, code, resource) : []
  const finding = buildFinding(resource, CODE, path, { kind, code, annotation }, { fixes })
  // The entry alone, where it stands once.
  const { start, end } = finding.range
  const written = resource.document.text.slice(start, end)
  const at = written.indexOf(code)
  const isOnce = code !== '' && at >= 0 && written.indexOf(code, at + 1) < 0
  return isOnce
    ? { ...finding, range: { start: start + at, end: start + at + code.length } }
    : finding
}

function removeEntry(annotation: string, code: string, resource: Resource): readonly Fix[] {
  const path = ['metadata', 'annotations', annotation]
  const entries = (resource.annotations[annotation] ?? '').split(',').map((entry) => entry.trim())
  const kept = entries.filter((entry) => entry !== code)
  const fix = fixesOf(resource)
  return kept.length === 0
    ? fix.prune('Remove the annotation', path, CHOICE, 1)
    : fix.set(`Remove ${code}`, path, kept.join(','), CHOICE)
}
