import type { Explanations } from './explanation.ts'

export const VIRTUAL_SERVICE_ROUTES_EXPLANATIONS: Explanations = {}
