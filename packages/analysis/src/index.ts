export type {
  Diagnostic,
  Fix,
  Layer,
  Place,
  PlacedEdit,
  ResourceName,
  Severity,
} from './diagnostic.ts'
export type { Analyzer, AnalyzerContext, FindingExtra } from './analyzer.ts'
export { CODES, describeCode } from './codes.ts'
export type { CodeDescription } from './codes.ts'
export { checkDocument, toResourceName } from './check-document.ts'
export { ANALYZERS, analyzersFor } from './analyzers/all.ts'
export { runAnalyzer } from './run-analyzer.ts'
export { mergeDiagnostics } from './merge-diagnostics.ts'
export { listSkipped } from './skipped.ts'
export type { SkippedAnalyzer } from './skipped.ts'
