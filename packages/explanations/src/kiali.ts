import type { Explanations } from './explanation.ts'

export const KIALI_EXPLANATIONS: Explanations = {}
