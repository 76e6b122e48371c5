import { readVirtualService, remember } from '@meshdraft/model'
import type { HTTPMatchRequest, HTTPRoute } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'

/** An http rule and where it stands. */
export interface PlacedRule {
  readonly rule: HTTPRoute
  readonly path: FieldPath
}

/** A match of an http rule and where it stands. */
export interface PlacedMatch extends PlacedRule {
  readonly match: HTTPMatchRequest
  readonly matchPath: FieldPath
}

/** Lists the http rules of a VirtualService in order. */
export const listRules = remember((virtualService): readonly PlacedRule[] => {
  const { http = [] } = readVirtualService(virtualService)
  return http.map((rule, i) => ({ rule, path: ['spec', 'http', i] }))
})

/** Lists the matches of all http rules of a VirtualService in order. */
export const listMatches = remember((virtualService): readonly PlacedMatch[] => {
  const matches: PlacedMatch[] = []
  for (const { rule, path } of listRules(virtualService)) {
    for (const [j, match] of (rule.match ?? []).entries()) {
      matches.push({ rule, path, match, matchPath: [...path, 'match', j] })
    }
  }
  return matches
})
