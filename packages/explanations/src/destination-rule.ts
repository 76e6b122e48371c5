import type { Explanations } from './explanation.ts'

export const DESTINATION_RULE_EXPLANATIONS: Explanations = {}
