import { asMap, valueAt } from '@meshdraft/model'
import type { Resource } from '@meshdraft/model'
import type { HTTPRoute } from '@meshdraft/schema'
import type { FieldPath, PlainValue } from '@meshdraft/yaml'
import type { Analyzer, AnalyzerContext } from '../../analyzer.ts'
import { checkRegex } from '../../admission/common/strings.ts'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { toWrittenPath } from '../../written-path.ts'
import { listMatches, listRules } from './http-rules.ts'
import type { PlacedMatch, PlacedRule } from './http-rules.ts'

// What people write for a pattern; a prefix is compared letter by letter.
const PATTERN = /\.\*|\.\+|\(\?|\[[^\]]*\]|\\[dws.]|\^\/|\$$|\|/u
const JAVASCRIPT = /^\/.*\/[gimsuy]+$/u
const BACK_REFERENCE = /[$\\]\d/u

/** What paths of http rules do not mean, though they look like it. */
export const pathTraps: Analyzer = {
  name: 'virtual-service/path-traps',
  description: 'Prefixes, regular expressions and rewrites of paths do what they look like.',
  subject: 'VirtualService',
  codes: ['MD-011', 'MD-012', 'MD-042'],
  needs: [],
  check(virtualService, context) {
    for (const placed of listMatches(virtualService)) {
      const { uri } = placed.match
      if (uri?.prefix !== undefined) checkPrefix(uri.prefix, placed, virtualService, context)
      if (uri?.regex !== undefined) checkPattern(uri.regex, placed, virtualService, context)
    }
    for (const { rule, path } of listRules(virtualService)) {
      const { uri = '' } = rule.rewrite ?? {}
      if (BACK_REFERENCE.test(uri)) {
        context.report('MD-042', [...path, 'rewrite', 'uri'], { kind: 'rewrite', text: uri })
      }
    }
  },
}

function checkPrefix(
  prefix: string,
  { rule, path, match, matchPath }: PlacedMatch,
  virtualService: Resource,
  { report }: AnalyzerContext,
): void {
  const prefixPath = [...matchPath, 'uri', 'prefix']
  if (PATTERN.test(prefix)) {
    const isPattern =
      checkRegex(prefix) === undefined &&
      !takesPrefixOnly(path, virtualService) &&
      isOnlyPattern(matchPath, virtualService)
    const fixes = isPattern
      ? fixesOf(virtualService).rename('Make it a regex', prefixPath, 'regex', CHOICE)
      : []
    report('MD-042', prefixPath, { kind: 'prefix', text: prefix }, { fixes })
    return
  }
  if (prefix === '' || prefix === '/') {
    const rewrite = rule.rewrite?.uri ?? ''
    if (prefix === '/' && rewrite !== '' && !rewrite.endsWith('/')) {
      reportSlash(prefix, rewrite, { rule, path }, virtualService, report)
    }
    return
  }
  const rewrite = rule.rewrite?.uri
  const isRewritten = rewrite !== undefined && rewrite !== ''
  if (isRewritten && prefix.endsWith('/') !== rewrite.endsWith('/')) {
    const fixes = prefix.endsWith('/')
      ? addSlash(rewrite, path, rule, virtualService)
      : splitPrefix(prefix, matchPath, match, path, virtualService)
    report('MD-011', [...path, 'rewrite', 'uri'], describeSlash(prefix, rewrite), { fixes })
    return
  }
  if (prefix.endsWith('/') || match.ignoreUriCase === true) return
  report(
    'MD-012',
    prefixPath,
    { prefix },
    { fixes: splitPrefix(prefix, matchPath, match, path, virtualService) },
  )
}

function reportSlash(
  prefix: string,
  rewrite: string,
  { rule, path }: PlacedRule,
  virtualService: Resource,
  report: AnalyzerContext['report'],
): void {
  report('MD-011', [...path, 'rewrite', 'uri'], describeSlash(prefix, rewrite), {
    fixes: addSlash(rewrite, path, rule, virtualService),
  })
}

function describeSlash(prefix: string, rewrite: string) {
  const request = prefix.endsWith('/') ? `${prefix}x` : `${prefix}/x`
  const result = rewrite + request.slice(prefix.length)
  return { prefix, rewrite, request, result }
}

function addSlash(
  rewrite: string,
  path: FieldPath,
  rule: HTTPRoute,
  virtualService: Resource,
): readonly Fix[] {
  // One rewrite is for all prefixes of the rule; a slash for this one would be too much for another.
  if (!endsAllPrefixes(rule)) return []
  const title = `Rewrite to ${rewrite}/`
  return fixesOf(virtualService).set(title, [...path, 'rewrite', 'uri'], `${rewrite}/`, CHOICE)
}

// Asked for each match of a rule, of which there may be thousands.
const endings = new WeakMap<HTTPRoute, boolean>()

function endsAllPrefixes(rule: HTTPRoute): boolean {
  const known =
    endings.get(rule) ?? (rule.match ?? []).every(({ uri }) => uri?.prefix?.endsWith('/') ?? true)
  endings.set(rule, known)
  return known
}

/** `/a` becomes `exact: /a` or `prefix: /a/`, which match whole segments. */
function splitPrefix(
  prefix: string,
  matchPath: FieldPath,
  match: PlacedMatch['match'],
  path: FieldPath,
  virtualService: Resource,
): readonly Fix[] {
  if (takesPrefixOnly(path, virtualService)) return []
  // A copy of the other conditions would stand twice; only a match on the path alone is split.
  if (Object.keys(match).length > 1 || !isOnlyPattern(matchPath, virtualService)) return []
  const next = [...matchPath.slice(0, -1), Number(matchPath.at(-1)) + 1]
  const withSlash: PlainValue = { uri: { prefix: `${prefix}/` } }
  return fixesOf(virtualService).steps(
    `Match ${prefix} and ${prefix}/ only`,
    [
      ['rename', [...matchPath, 'uri', 'prefix'], 'exact'],
      ['insert', next, withSlash],
    ],
    CHOICE,
  )
}

/** Whether a rule has a redirect that replaces the prefix: it takes no other matches. */
function takesPrefixOnly(path: FieldPath, { value }: Resource): boolean {
  const prefixRewrite = [...path, 'redirect', 'prefixRewrite']
  return valueAt(value, toWrittenPath(value, prefixRewrite)) !== undefined
}

/** Whether nothing stands beside the pattern that the renamed key could meet. */
function isOnlyPattern(matchPath: FieldPath, { value }: Resource): boolean {
  return Object.keys(asMap(valueAt(value, [...matchPath, 'uri'])) ?? {}).length === 1
}

function checkPattern(
  regex: string,
  { matchPath }: PlacedMatch,
  virtualService: Resource,
  { report }: AnalyzerContext,
): void {
  const path = [...matchPath, 'uri', 'regex']
  if (JAVASCRIPT.test(regex)) {
    const plain = regex.slice(1, regex.lastIndexOf('/'))
    const pattern = regex.endsWith('i') ? `(?i)${plain}` : plain
    report(
      'MD-042',
      path,
      { kind: 'javascript', text: regex },
      { fixes: fixesOf(virtualService).set(`Write ${pattern}`, path, pattern, CHOICE) },
    )
  } else if (/\\\?|\[\?\]/u.test(regex)) {
    report('MD-042', path, { kind: 'query', text: regex })
  }
}
