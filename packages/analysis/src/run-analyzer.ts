import { isSystemNamespace } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import { toAnalysisLookup } from './analysis-lookup.ts'
import type { Analyzer, AnalyzerContext } from './analyzer.ts'
import { buildFinding } from './build-finding.ts'
import type { Diagnostic } from './diagnostic.ts'
import { isInVersion } from './istio-version.ts'
import { isSuppressed, REASON_ANNOTATION } from './suppression.ts'

/**
 * Runs one analyzer on one resource.
 *
 * Silent in the namespaces that istioctl leaves out (kube-system and the like), whose resources
 * answer no lookup either, and where the workspace lacks a kind the analyzer needs. Left out are
 * findings that an annotation of the resource suppresses, and codes that the target version does
 * not report.
 *
 * @param lookup - records what is read.
 * @param keepsSuppressed - whether findings that an annotation leaves out are there, marked so.
 */
export function runAnalyzer(
  analyzer: Analyzer,
  resource: Resource,
  lookup: Lookup,
  keepsSuppressed = false,
): Diagnostic[] {
  if (isSystemNamespace(resource.namespace)) return []
  const visible = toAnalysisLookup(lookup)
  if (!analyzer.needs.every((kind) => visible.hasKind(kind))) return []
  if (analyzer.needsAny?.some((kind) => visible.hasKind(kind)) === false) return []
  const diagnostics: Diagnostic[] = []
  const report: AnalyzerContext['report'] = (code, path, values, extra) => {
    if (!isInVersion(code, lookup.settings.istioVersion)) return
    diagnostics.push(buildFinding(resource, code, path, values, extra))
  }
  analyzer.check(resource, { lookup: visible, report })
  if (!keepsSuppressed) return diagnostics.filter((it) => !isSuppressed(it, resource))
  const reason = resource.annotations[REASON_ANNOTATION]
  const annotated = reason === undefined ? {} : { reason }
  return diagnostics.map((it) => (isSuppressed(it, resource) ? { ...it, annotated } : it))
}
