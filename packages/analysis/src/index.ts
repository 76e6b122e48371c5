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
