import { readVirtualService } from '@meshdraft/model'
import type { Resource } from '@meshdraft/model'
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
export function listRules(virtualService: Resource): readonly PlacedRule[] {
  const { http = [] } = readVirtualService(virtualService)
  return http.map((rule, i) => ({ rule, path: ['spec', 'http', i] }))
}

/** Lists the matches of all http rules of a VirtualService in order. */
export function listMatches(virtualService: Resource): readonly PlacedMatch[] {
  return listRules(virtualService).flatMap((placed) =>
    (placed.rule.match ?? []).map((match, j) => ({
      ...placed,
      match,
      matchPath: [...placed.path, 'match', j],
    })),
  )
}
