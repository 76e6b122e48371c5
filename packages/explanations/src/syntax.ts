import type { Explanations } from './explanation.ts'

export const SYNTAX_EXPLANATIONS: Explanations = {}
