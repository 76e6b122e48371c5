import { isSystemNamespace } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import { toAnalysisLookup } from './analysis-lookup.ts'
import { analyzersFor } from './analyzers/all.ts'
import type { Analyzer, AnalyzerContext } from './analyzer.ts'
import { buildFinding } from './build-finding.ts'
import type { Diagnostic } from './diagnostic.ts'
import { isInVersion } from './istio-version.ts'
import { hasSuppressions, isSuppressed, markSuppressed } from './suppression.ts'

/**
 * Runs one analyzer on one resource.
 *
 * Silent in the namespaces that istioctl leaves out (kube-system and the like), whose resources
 * answer no lookup either, where the workspace lacks a kind the analyzer needs, and for a definition
 * that a later one of the same object replaces: the cluster never has both. Left out are
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
  return runAll([analyzer], resource, lookup, keepsSuppressed)
}

/** Runs all analyzers of a resource's kind on it, as `runAnalyzer` does one. */
export function runAnalyzers(
  resource: Resource,
  lookup: Lookup,
  keepsSuppressed = false,
): Diagnostic[] {
  return runAll(analyzersFor(resource), resource, lookup, keepsSuppressed)
}

function runAll(
  analyzers: readonly Analyzer[],
  resource: Resource,
  lookup: Lookup,
  keepsSuppressed: boolean,
): Diagnostic[] {
  if (isSystemNamespace(resource.namespace)) return []
  const visible = toAnalysisLookup(lookup)
  const diagnostics: Diagnostic[] = []
  const context: AnalyzerContext = {
    lookup: visible,
    report(code, path, values, extra) {
      if (!isInVersion(code, lookup.settings.istioVersion)) return
      diagnostics.push(buildFinding(resource, code, path, values, extra))
    },
  }
  const has = (kind: string) => visible.hasKind(kind)
  const { index, count } = visible.definitions(resource)
  const isReplaced = index >= 0 && index < count - 1
  for (const analyzer of analyzers) {
    if (isReplaced && analyzer.seesReplaced !== true) continue
    if (!analyzer.needs.every(has) || analyzer.needsAny?.some(has) === false) continue
    analyzer.check(resource, context)
  }
  if (diagnostics.length === 0 || !hasSuppressions(resource)) return diagnostics
  if (!keepsSuppressed) return diagnostics.filter((it) => !isSuppressed(it, resource))
  return markSuppressed(diagnostics, resource)
}
