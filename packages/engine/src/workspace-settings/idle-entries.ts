import { removeValue } from '@meshdraft/yaml'
import type { YamlDocument } from '@meshdraft/yaml'
import { CODES, isKnownCode } from '@meshdraft/analysis'
import type { Diagnostic } from '@meshdraft/analysis'
import type { DocumentId } from '@meshdraft/model'
import type { SkippedCheck } from '../view.ts'
import { readSettings } from './read-settings.ts'
import { formatResourcePattern } from './resource-pattern.ts'
import { createReport } from './setting-reader.ts'

/** More of them have one cause, such as files that are not there. */
const MOST_FINDINGS = 100

/**
 * Reports the entries of `suppress` that leave out nothing (CFG-012). Silent about codes of checks
 * that could not run, and about an entry that stands twice, which is reported as such.
 *
 * @param isUsed - whether the entry of this index leaves out a finding of the workspace.
 */
export function findIdleEntries(
  document: YamlDocument,
  documentId: DocumentId,
  isUsed: (index: number) => boolean,
  skipped: readonly SkippedCheck[],
): readonly Diagnostic[] {
  const { settings, suppressionPaths } = readSettings(document, documentId)
  const unchecked = new Set(
    skipped.flatMap(({ codes }) =>
      codes.flatMap((code) => [code, ...(CODES.get(code)?.aliases ?? [])]),
    ),
  )
  const findings: Diagnostic[] = []
  const report = createReport(document, documentId, findings)
  const seen = new Set<string>()
  for (const [i, suppression] of settings.suppressions.entries()) {
    const { code, resource } = suppression
    const name = resource ? `“${code}” for ${formatResourcePattern(resource)}` : `“${code}”`
    const isRepeated = seen.has(name)
    seen.add(name)
    const isUnsure = code === '*' ? unchecked.size > 0 : unchecked.has(code)
    const path = suppressionPaths[i]
    if (path === undefined || isRepeated || isUnsure || isUsed(i)) continue
    if (findings.length >= MOST_FINDINGS) break
    const isKnown = code === '*' || isKnownCode(code)
    report('CFG-012', [...path, 'code'], { kind: isKnown ? 'idle' : 'unknown', entry: name, code })
    if (!isKnown) continue
    const whole = settings.suppressions.length === 1 ? path.slice(0, 1) : path
    const plan = removeValue(document, whole)
    const finding = findings.pop()
    if (finding === undefined) continue
    const edits = plan.ok ? plan.edits.map((edit) => ({ documentId, ...edit })) : []
    const fixes =
      edits.length === 0 ? [] : [{ title: 'Remove the entry', edits, isChoice: true as const }]
    findings.push({ ...finding, fixes })
  }
  return findings
}
