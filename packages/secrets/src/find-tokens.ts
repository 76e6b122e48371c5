import { REDACTED } from './finding.ts'
import type { Hit } from './finding.ts'
import { TOKEN_FORMS } from './token-forms.ts'

// Nothing of a token stands before it: so each run of letters and digits is tried at its beginning
// alone, and a long run costs one pass, not one for each of its letters.
const GUARD = '(?<![A-Za-z0-9_-])'

const FORMS = TOKEN_FORMS.map(({ title, source }) => ({
  title,
  pattern: new RegExp(`${GUARD}(?:${source})`, 'g'),
}))

/** Finds tokens that are known by their form. */
export function findTokens(text: string): readonly Hit[] {
  return FORMS.flatMap(({ title, pattern }) =>
    Array.from(text.matchAll(pattern), (match) => {
      const found = match[0].replace(/[.-]+$/, '')
      const range = { start: match.index, end: match.index + found.length }
      return { kind: 'token' as const, title, range, replacement: REDACTED }
    }),
  )
}
