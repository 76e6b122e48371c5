import { EXPLAINED_CODES, explain } from '@meshdraft/explanations'
import { DELEGATION, EVERY_KIND, MISTAKES } from '@meshdraft/fixtures'

const TEXTS = [...EVERY_KIND, ...DELEGATION, ...MISTAKES].map(({ text }) => text)

/** Longer ones show limits, which damage does not reach. */
const LONGEST_EXAMPLE = 5_000

const EXAMPLES = EXPLAINED_CODES.flatMap((code) => {
  const { fails = '', passes = '' } = explain(code) ?? {}
  return [fails, passes].filter((text) => text !== '' && text.length < LONGEST_EXAMPLE)
})

/**
 * Texts to damage: every kind alone and all together, small mistakes, and the examples of all codes.
 */
export const MANIFESTS: readonly [string, ...string[]] = [
  EVERY_KIND.map(({ text }) => text).join('---\n'),
  ...TEXTS,
  ...EXAMPLES,
]
