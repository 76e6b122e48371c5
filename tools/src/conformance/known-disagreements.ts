import type { KnownDisagreement } from './part-result.ts'

/** Every disagreement with the corpus that is understood, with its reason. */
export const KNOWN_DISAGREEMENTS: readonly KnownDisagreement[] = []
