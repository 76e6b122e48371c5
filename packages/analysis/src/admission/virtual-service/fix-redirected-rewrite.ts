import type { FieldPath } from '@meshdraft/yaml'
import type { HTTPRoute } from '@meshdraft/schema'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import type { Fixer, FixStep } from '../../fixer.ts'

/**
 * Proposes what to do with the `rewrite` of a route that redirects: its path and host move into the
 * redirect as far as nothing stands there.
 *
 * @param path - of the route.
 */
export function fixRedirectedRewrite(
  { match = [], redirect = {}, rewrite = {} }: HTTPRoute,
  path: FieldPath,
  fix: Fixer,
): readonly Fix[] {
  const removal: FixStep = ['remove', [...path, 'rewrite']]
  const moves: FixStep[] = []
  if (rewrite.uri && !redirect.uri && !redirect.prefixRewrite) {
    // Both replace the prefix that was matched, and all of the path where something else was.
    const matchesPrefixes = match.length > 0 && match.every(({ uri }) => uri?.prefix !== undefined)
    const field = matchesPrefixes ? 'prefixRewrite' : 'uri'
    moves.push(['set', [...path, 'redirect', field], rewrite.uri])
  }
  if (rewrite.authority && !redirect.authority) {
    moves.push(['set', [...path, 'redirect', 'authority'], rewrite.authority])
  }
  return moves.length === 0 || rewrite.uriRegexRewrite !== undefined
    ? fix.steps('Remove rewrite', [removal], CHOICE)
    : fix.steps('Move rewrite into redirect', [...moves, removal], CHOICE)
}
