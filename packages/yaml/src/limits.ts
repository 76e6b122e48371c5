/**
 * Limits on what is parsed; the text itself is always kept. Sizes are UTF-8 bytes unless said.
 * The largest depth seen in 1,793 real manifests is 28, the largest map has 69 keys.
 */
export const LIMITS = {
  fileBytes: 10 * 1024 * 1024,
  /** The API server refuses larger request bodies. */
  fileBytesWarning: 3 * 1024 * 1024,
  workspaceBytes: 50 * 1024 * 1024,
  workspaceFiles: 20_000,
  documentsPerFile: 20_000,
  depth: 100,
  aliasesPerDocument: 100,
  keysPerMap: 10_000,
  /** Anchors and tags on one node. */
  propertiesPerNode: 2,
  propertiesPerDocument: 1_000,
  /** UTF-16 code units. */
  scalarLength: 1024 * 1024,
} as const
