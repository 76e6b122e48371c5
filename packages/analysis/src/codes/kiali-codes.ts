import type { CodeDescription } from './code-description.ts'

/** What only Kiali reports, under its codes. */
export const KIALI_CODES: readonly CodeDescription[] = []
