/** One file of a design: its whole text. */
export interface DesignFile {
  /** Relative, with `/`, e.g. `routes/storefront.yaml`. */
  readonly path: string
  readonly text: string
}

/** What a link carries. */
export interface Design {
  readonly name: string
  readonly files: readonly DesignFile[]
  /** The files that the design is compared with. */
  readonly baseline?: readonly DesignFile[]
}

/** Limits on links; what is over them is refused, never cut. */
export const LINK_LIMITS = {
  /** Characters of the fragment. */
  linkLength: 64 * 1024,
  /** Bytes after inflating. */
  inflatedBytes: 2 * 1024 * 1024,
  files: 2_000,
  /** Characters of the name of the design. */
  nameLength: 1_000,
} as const

/** Lengths that places where links are pasted are known to bear, in characters. */
export const LINK_THRESHOLDS = {
  /** Old mail clients, Discord. */
  everywhere: 2_000,
  /** Slack's recommendation. */
  chats: 4_000,
  /** Jira, Teams. */
  trackers: 28_000,
} as const
