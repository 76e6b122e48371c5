import type { Explanations } from './explanation.ts'

export const METADATA_EXPLANATIONS: Explanations = {}
