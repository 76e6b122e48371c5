import { asList, asMap, valueAt } from '@meshdraft/model'
import type { Resource } from '@meshdraft/model'
import type { FieldPath, PlainValue } from '@meshdraft/yaml'
import type { Analyzer } from '../../analyzer.ts'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'

const MATCHERS = ['exact', 'prefix', 'regex'] as const
const MATCHED = ['uri', 'scheme', 'method', 'authority'] as const

/**
 * Conditions that YAML's indentation put in another place than meant: `exact` beside `uri` instead
 * of under it, and a path and its headers as two items, which means one or the other.
 */
export const misplacedMatches: Analyzer = {
  name: 'virtual-service/misplaced-matches',
  description: 'Conditions of http rules stand where their indentation means them to.',
  subject: 'VirtualService',
  codes: ['MD-016'],
  needs: [],
  check(virtualService, { report }) {
    // Read as written: what is in the wrong place has no place in the type.
    const rules = asList(valueAt(virtualService.value, ['spec', 'http']))
    for (const [i, rule] of rules.entries()) {
      const matches = asList(asMap(rule)?.['match'])
      if (matches.length === 0) continue
      const path: FieldPath = ['spec', 'http', i, 'match']
      for (const [j, match] of matches.entries()) {
        const found = findOutdented(match)
        if (found === undefined) continue
        const { matcher, field, value } = found
        const place = [...path, j, matcher]
        report(
          'MD-016',
          place,
          { kind: 'outdented', matcher, field },
          {
            at: 'key',
            sameAs: [{ code: 'SCH-060' }],
            fixes: moveUnder([...path, j], field, matcher, value, virtualService),
          },
        )
      }
      if (isSplit(matches)) {
        report(
          'MD-016',
          [...path, 1],
          { kind: 'split' },
          { at: 'key', severity: 'warning', fixes: unite(path, matches, virtualService) },
        )
      }
    }
  },
}

function findOutdented(match: PlainValue) {
  const map = asMap(match)
  if (map === undefined) return undefined
  const matcher = MATCHERS.find((name) => typeof map[name] === 'string')
  const field = MATCHED.find((name) => Object.hasOwn(map, name) && map[name] === null)
  const value = matcher === undefined ? undefined : map[matcher]
  if (matcher === undefined || field === undefined || typeof value !== 'string') return undefined
  return { matcher, field, value }
}

function moveUnder(
  path: FieldPath,
  field: string,
  matcher: string,
  value: string,
  virtualService: Resource,
): readonly Fix[] {
  return fixesOf(virtualService).steps(`Put ${matcher} under ${field}`, [
    ['remove', [...path, matcher]],
    ['set', [...path, field], { [matcher]: value }],
  ])
}

/** Two items, one with the path alone, the other with other conditions alone. */
function isSplit(matches: readonly PlainValue[]): boolean {
  const [first, second, ...others] = matches.map((match) => Object.keys(asMap(match) ?? {}))
  if (first === undefined || second === undefined || others.length > 0) return false
  const isPath = (keys: readonly string[]) => keys.length === 1 && keys[0] === 'uri'
  const isOther = (keys: readonly string[]) =>
    keys.length === 1 &&
    (keys[0] === 'headers' || keys[0] === 'queryParams' || keys[0] === 'method')
  return (isPath(first) && isOther(second)) || (isOther(first) && isPath(second))
}

function unite(
  path: FieldPath,
  [first, second]: readonly PlainValue[],
  virtualService: Resource,
): readonly Fix[] {
  const both = { ...asMap(first), ...asMap(second) }
  return fixesOf(virtualService).steps(
    'Require both in one item',
    [
      ['remove', [...path, 1]],
      ['set', [...path, 0], both],
    ],
    CHOICE,
  )
}
