import { DELEGATION, EVERY_KIND, MISTAKES } from '@meshdraft/fixtures'

const TEXTS = [...EVERY_KIND, ...DELEGATION, ...MISTAKES].map(({ text }) => text)

/** Texts to damage: every kind alone and all together, and small mistakes. */
export const MANIFESTS: readonly [string, ...string[]] = [
  EVERY_KIND.map(({ text }) => text).join('---\n'),
  ...TEXTS,
]
