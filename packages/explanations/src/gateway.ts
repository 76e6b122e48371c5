import type { Explanations } from './explanation.ts'

export const GATEWAY_EXPLANATIONS: Explanations = {}
