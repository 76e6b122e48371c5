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
  /**
   * Values that aliases stand for in one document, all of them written out: levels of nine aliases
   * each multiply a few lines into billions.
   */
  aliasedValues: 100_000,
  /**
   * Scalars, aliases, dashes, colons and opening brackets of one document: `- a: b` has four. Each
   * costs the library 3 to 8 µs. The largest real document seen has 15,000 in 377 kB, so what
   * the API server takes in one request (3 MiB) has about 130,000.
   */
  nodesPerDocument: 250_000,
  /** Tokens the library is given for one document: line ends and comments cost about 2 µs each. */
  tokensPerDocument: 750_000,
  keysPerMap: 10_000,
  /** Anchors and tags on one node. */
  propertiesPerNode: 2,
  propertiesPerDocument: 1_000,
  /** UTF-16 code units. */
  scalarLength: 1024 * 1024,
  /** Errors that are told apart in one document: a text with more of them is not YAML. */
  syntaxErrorsPerDocument: 100,
} as const
