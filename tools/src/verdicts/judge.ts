import type { Diagnostic } from '@meshdraft/analysis'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from '@meshdraft/engine'
import type { EngineSettings } from '@meshdraft/engine'

/** Findings of one text as `meshdraft check` reports them. */
export function findAll(
  text: string,
  settings: EngineSettings = DEFAULT_ENGINE_SETTINGS,
): readonly Diagnostic[] {
  const engine = createEngine(settings)
  engine.open(1, [{ path: 'case.yaml', text }])
  return [...engine.view().diagnosticsByDocument.values()].flat()
}

/** What of the findings the webhook rejects: also where the schema says the same first. */
export function listAdmissionErrors(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(
    ({ layer, severity, aliases }) =>
      severity === 'error' && (layer === 'admission' || aliases.includes('IST0106')),
  )
}

const WARNING_CODES: readonly string[] = ['IST0130', 'IST0131', 'IST0133']

/** What of the findings the webhook warns of. */
export function listAdmissionWarnings(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(
    ({ layer, severity, aliases }) =>
      (layer === 'admission' && severity === 'warning') ||
      aliases.some((code) => WARNING_CODES.includes(code)),
  )
}

/** What of the findings the API server rejects. Its rules on metadata are no part of the cases. */
export function listSchemaErrors(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(
    ({ layer, severity, code }) =>
      severity === 'error' && (layer === 'syntax' || layer === 'schema') && code !== 'SCH-005',
  )
}

/** Writes findings for a report. */
export function describeAll(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ code, fieldPath, message }) => `${code} /${fieldPath.join('/')} ${message}`)
    .join('; ')
}
