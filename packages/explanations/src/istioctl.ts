import type { Explanations } from './explanation.ts'

export const ISTIOCTL_EXPLANATIONS: Explanations = {}
