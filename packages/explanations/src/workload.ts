import type { Explanations } from './explanation.ts'

export const WORKLOAD_EXPLANATIONS: Explanations = {}
