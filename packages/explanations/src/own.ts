import type { Explanations } from './explanation.ts'

export const OWN_EXPLANATIONS: Explanations = {}
