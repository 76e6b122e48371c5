import { toAnalysisLookup } from './analysis-lookup.ts'
import { toResourceName } from './check-document.ts'
import { buildMessage, describeCode } from './codes.ts'
import type { Analyzer, AnalyzerContext } from './analyzer.ts'
import type { Diagnostic } from './diagnostic.ts'
import { locateFinding } from './locate.ts'
import { isSystemNamespace } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'

/** Names of istioctl's annotation for resources whose findings are to be left out. */
const SUPPRESS = 'galley.istio.io/analyze-suppress'

/**
 * Runs one analyzer on one resource.
 *
 * Silent in the namespaces that istioctl leaves out (kube-system and the like), whose resources
 * answer no lookup either, and where the workspace lacks a kind the analyzer needs. Findings whose
 * code, or an alias of it, is listed in the annotation `galley.istio.io/analyze-suppress` (or `*`)
 * are left out.
 *
 * @param lookup - records what is read.
 */
export function runAnalyzer(analyzer: Analyzer, resource: Resource, lookup: Lookup): Diagnostic[] {
  if (isSystemNamespace(resource.namespace)) return []
  const visible = toAnalysisLookup(lookup)
  if (!analyzer.needs.every((kind) => visible.hasKind(kind))) return []
  const diagnostics: Diagnostic[] = []
  const report: AnalyzerContext['report'] = (code, path, values, extra = {}) => {
    const row = describeCode(code)
    const fieldPath = [...resource.basePath, ...path]
    diagnostics.push({
      documentId: resource.documentId,
      range: locateFinding(resource.document, fieldPath, extra.at ?? 'value'),
      code,
      aliases: [...row.aliases, ...(extra.aliases ?? [])],
      layer: row.layer,
      severity: row.severity,
      message: buildMessage(row, values),
      resource: toResourceName(resource),
      fieldPath,
      docs: row.docs,
      fixes: extra.fixes ?? [],
      related: extra.related ?? [],
    })
  }
  analyzer.check(resource, { lookup: visible, report })
  const suppressed = readSuppressed(resource)
  if (suppressed.has('*')) return []
  return diagnostics.filter(
    ({ code, aliases }) => ![code, ...aliases].some((name) => suppressed.has(name)),
  )
}

function readSuppressed({ annotations }: Resource): ReadonlySet<string> {
  const text = annotations[SUPPRESS]
  return new Set(text === undefined ? [] : text.split(',').map((code) => code.trim()))
}
