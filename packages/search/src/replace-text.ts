import type { TextEdit } from '@meshdraft/yaml'
import type { TextMatch } from './find-text.ts'

/**
 * Yields what stands in place of a match. For an expression `$1` to `$9` are its groups, `$0` and
 * `$&` the whole match and `$$` a dollar; a group that is not there is empty. Plain text stands as it is.
 */
export function writeReplacement(match: TextMatch, replacement: string): string {
  const { groups } = match
  if (!groups) return replacement
  return replacement.replaceAll(/\$([$&\d])/g, (_, name: string) =>
    name === '$' ? '$' : (groups[name === '&' ? 0 : Number(name)] ?? ''),
  )
}

/** Plans the replacement of matches of one text; matches that stand as they should are left out. */
export function planReplacements(
  text: string,
  matches: readonly TextMatch[],
  replacement: string,
): readonly TextEdit[] {
  return matches.flatMap((match) => {
    const newText = writeReplacement(match, replacement)
    const { range } = match
    return text.slice(range.start, range.end) === newText ? [] : [{ range, newText }]
  })
}
