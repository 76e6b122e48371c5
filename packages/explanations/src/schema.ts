import type { Explanations } from './explanation.ts'

export const SCHEMA_EXPLANATIONS: Explanations = {}
