export type {
  Diagnostic,
  Fix,
  Layer,
  OtherReport,
  Place,
  PlacedEdit,
  ResourceName,
  Severity,
} from './diagnostic.ts'
export type { Analyzer, AnalyzerContext, FindingExtra } from './analyzer.ts'
export { buildMessage, CODES, describeCode, isKnownCode } from './codes.ts'
export type { CodeDescription } from './codes.ts'
export { checkDocument, toResourceName } from './check-document.ts'
export { ANALYZERS, analyzersFor } from './analyzers/all.ts'
export { checkAdmission } from './admission/check-admission.ts'
export type { AdmissionOptions } from './admission/check-admission.ts'
export { runAnalyzer, runAnalyzers } from './run-analyzer.ts'
export {
  markSuppressed,
  KIALI_IGNORE_ANNOTATION,
  REASON_ANNOTATION,
  SUPPRESS_ANNOTATION,
} from './suppression.ts'
export { findIdleSuppressions } from './idle-suppressions.ts'
export { compareIstioVersions, isInVersion } from './istio-version.ts'
export { locateFinding } from './locate.ts'
export { mergeDiagnostics } from './merge-diagnostics.ts'
export { listSkipped } from './skipped.ts'
export type { SkippedAnalyzer } from './skipped.ts'
