/**
 * What stored state may hold at most; more is read as damage. Wider than what the editor opens, because a
 * workspace grows by editing. Lengths of texts are UTF-16 units.
 */
export const STORED_LIMITS = {
  name: 1_000,
  path: 65_536,
  reason: 65_536,
  files: 50_000,
  content: 64 * 1_024 * 1_024,
  total: 256 * 1_024 * 1_024,
  entries: 10_000,
  changes: 100_000,
  /** Steps of the path to a place in a document. */
  steps: 200,
} as const
