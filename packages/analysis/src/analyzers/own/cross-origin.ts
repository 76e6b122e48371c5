import type { Destination, HTTPMatchRequest, HTTPRoute } from '@meshdraft/schema'
import { readVirtualService } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { FieldPath, PlainValue } from '@meshdraft/yaml'
import { findNode, toPlainValue } from '@meshdraft/yaml'
import type { Analyzer } from '../../analyzer.ts'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { keepHarmless } from '../../harmless-fixes.ts'
import { findKnownHost } from '../known-host.ts'
import { listDefinedSubsets } from '../virtual-service/defined-subsets.ts'
import { listRules } from './http-rules.ts'

/** CORS policies that preflight requests do not reach, or that let every site act for the user. */
export const crossOrigin: Analyzer = {
  name: 'virtual-service/cross-origin',
  description: 'Preflight requests reach the corsPolicy that is meant for them.',
  subject: 'VirtualService',
  codes: ['MD-018'],
  needs: [],
  check(virtualService, { lookup, report }) {
    const rules = listRules(virtualService)
    // Paths, as text, for which a rule so far answers preflights; '' for every path.
    const answered = new Set<string>()
    for (const { rule, path } of rules) {
      const { corsPolicy, match = [] } = rule
      if (corsPolicy === undefined) continue
      const uris = match.length === 0 ? [''] : match.filter(canBePreflight).map(toUriText)
      for (const uri of uris) answered.add(uri)
      const isAnswered = answered.has('') || match.every((one) => answered.has(toUriText(one)))
      if (!isAnswered) {
        // What is copied may be what is wrong already, and would be so twice.
        const mayCopy = listTargets(rule).every((to) => isFound(to, virtualService, lookup))
        const fixes = mayCopy
          ? keepHarmless(virtualService, lookup, addPreflightRule(path, match, virtualService))
          : []
        report('MD-018', [...path, 'corsPolicy'], { kind: 'preflight' }, { at: 'key', fixes })
      }
      if (corsPolicy.allowCredentials !== true) continue
      for (const [i, { regex }] of (corsPolicy.allowOrigins ?? []).entries()) {
        if (regex === undefined || !/^\^?\.[*+]\$?$/u.test(regex)) continue
        const place = [...path, 'corsPolicy', 'allowOrigins', i, 'regex']
        report('MD-018', place, { kind: 'everyone', regex })
      }
    }
  },
}

/** What a rule sends requests or copies of them to. */
function listTargets({ route = [], mirror, mirrors = [] }: HTTPRoute): readonly Destination[] {
  const destinations = [...route, ...mirrors].map(({ destination }) => destination)
  return [...destinations, mirror].filter((destination) => destination !== undefined)
}

/** Whether a destination that is written once more would not be reported once more. */
function isFound(
  { host = '', subset = '', port }: Destination,
  virtualService: Resource,
  lookup: Lookup,
): boolean {
  const { exportTo = [] } = readVirtualService(virtualService)
  if (lookup.hasKind('Service')) {
    const target = findKnownHost(host, { namespace: virtualService.namespace, exportTo }, lookup)
    if (target === undefined) return false
    const isMeant =
      port === undefined
        ? target.ports.length < 2
        : target.ports.some(({ number }) => number === port.number)
    if (!isMeant) return false
  }
  if (subset === '' || !lookup.hasKind('DestinationRule')) return true
  return listDefinedSubsets(host, virtualService, lookup).some(({ name }) => name === subset)
}

function toUriText({ uri }: HTTPMatchRequest): string {
  return uri === undefined ? '' : JSON.stringify(uri)
}

/** A preflight is an OPTIONS request without the headers and cookies of the real one. */
function canBePreflight({ headers = {}, method }: HTTPMatchRequest): boolean {
  if (Object.keys(headers).some((name) => !name.startsWith(':') && name !== 'origin')) return false
  if (method === undefined) return true
  const { exact, prefix, regex } = method
  if (regex !== undefined) return true
  return exact === undefined ? 'OPTIONS'.startsWith(prefix ?? '') : exact === 'OPTIONS'
}

/** The same rule for OPTIONS requests without the other conditions, before this one. */
function addPreflightRule(
  path: FieldPath,
  match: readonly HTTPMatchRequest[],
  virtualService: Resource,
): readonly Fix[] {
  const { document, basePath } = virtualService
  const node = findNode(document, [...basePath, ...path])
  const rule: PlainValue = node === undefined ? null : toPlainValue(node)
  if (rule === null || typeof rule !== 'object' || Array.isArray(rule)) return []
  const options = match.map(({ uri }) => ({
    ...(uri === undefined ? {} : { uri: { ...uri } }),
    method: { exact: 'OPTIONS' },
  }))
  const { name: _, ...rest } = rule as { readonly [key: string]: PlainValue }
  return fixesOf(virtualService).insert(
    'Add a rule for OPTIONS before it',
    path,
    { ...rest, match: options },
    CHOICE,
  )
}
