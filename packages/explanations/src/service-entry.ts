import type { Explanations } from './explanation.ts'

export const SERVICE_ENTRY_EXPLANATIONS: Explanations = {}
