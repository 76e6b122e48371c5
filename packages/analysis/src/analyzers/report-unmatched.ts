import { readGateway, readVirtualService } from '@meshdraft/model'
import type { Labels, Lookup, Resource } from '@meshdraft/model'
import type { FieldPath } from '@meshdraft/yaml'
import { matchesClaims } from '../admission/virtual-service/check-top-level.ts'
import type { AnalyzerContext } from '../analyzer.ts'
import { CHOICE, fixesOf } from '../fixer.ts'
import { inNamespace, listSome } from '../words.ts'
import { explainUnmatched, writeLabels } from './labels.ts'

const LONGEST_VALUE = 63

/** A selector that no workload matches. */
export interface Unmatched {
  readonly resource: Resource
  /** Of the labels. */
  readonly path: FieldPath
  readonly labels: Labels
  /** Where workloads were looked for; absent: everywhere. */
  readonly namespace?: string
  readonly context: AnalyzerContext
}

/** Reports the label that no workload has, with values that one has. */
export function reportUnmatched({ resource, path, labels, namespace, context }: Unmatched): void {
  const { lookup, report } = context
  const { key, suggestions } = explainUnmatched(labels, lookup, namespace)
  const labelPath = key === undefined ? path : [...path, key]
  // A label that is too long comes from a broken workload.
  const mayChange = isAlone(resource, lookup)
  const isUsable = (value: string) => mayChange && value.length <= LONGEST_VALUE
  const isWritten = namespace !== undefined && resource.hasNamespace
  report(
    'IST0101',
    labelPath,
    {
      kind: 'selector',
      labels: writeLabels(labels),
      where: inNamespace(isWritten ? namespace : undefined),
      hint: suggestions.length === 0 ? '' : `There is: ${listSome(suggestions)}.`,
    },
    {
      fixes: suggestions
        .filter(isUsable)
        .flatMap((value) =>
          fixesOf(resource).set(`Select ${key}: ${value}`, labelPath, value, CHOICE),
        ),
    },
  )
}

/**
 * Whether nothing else depends on which workloads are selected: another Sidecar of the namespace may
 * select them, another Gateway may serve a host there, credentials of a Gateway would be looked for
 * beside them, and claims be checked there.
 */
function isAlone(resource: Resource, lookup: Lookup): boolean {
  const { kind, namespace, name } = resource
  if (kind === 'Sidecar') return lookup.resources('Sidecar', namespace).length === 1
  if (kind !== 'Gateway') return true
  const { servers = [] } = readGateway(resource)
  const isServedTwice = servers.some(({ hosts = [], port }) =>
    hosts.some((host) => lookup.gatewaysServing(host, port?.number ?? 0).length > 1),
  )
  if (isServedTwice) return false
  const usesSecrets = servers.some(({ tls }) => (tls?.credentialName ?? '') !== '')
  if (usesSecrets && lookup.hasKind('Secret')) return false
  return !lookup
    .virtualServicesOfGateway(namespace, name)
    .some((virtualService) => matchesClaims(readVirtualService(virtualService)))
}
