import type { Explanations } from './explanation.ts'

export const SIDECAR_EXPLANATIONS: Explanations = {}
