export type {
  Diagnostic,
  Fix,
  Layer,
  Place,
  PlacedEdit,
  ResourceName,
  Severity,
} from './diagnostic.ts'
