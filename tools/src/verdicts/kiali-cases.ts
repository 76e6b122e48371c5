import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ANALYZERS } from '@meshdraft/analysis'
import type { Diagnostic } from '@meshdraft/analysis'
import { DEFAULT_ENGINE_SETTINGS } from '@meshdraft/engine'
import type { EngineSettings } from '@meshdraft/engine'
import { summarise } from '../conformance/part-result.ts'
import type { CaseResult, PartResult } from '../conformance/part-result.ts'
import { findAll } from './judge.ts'
import { CHECKS_BY_KIALI_CHECKER } from './kiali-checkers.ts'

interface Context {
  readonly meshConfig?: {
    readonly outboundTrafficPolicy?: 'ALLOW_ANY'
    readonly enableAutoMtls?: boolean
    readonly rootNamespace?: string
    readonly identityDomain?: string
  }
  /** Of several control planes: namespace to root namespace; other namespaces have none. */
  readonly rootNamespaces?: Readonly<Record<string, string>>
  readonly gatewaysScopedToNamespace?: boolean
}

interface KialiCase {
  readonly id: string
  readonly checker: string
  readonly context: Context
  readonly yaml: string
  readonly target: {
    readonly kind: string
    readonly namespace: string
    readonly name: string
  } | null
  readonly expected: readonly Verdict[]
}

interface Verdict {
  readonly code: string
  readonly severity: string
  readonly path: string
  readonly object: string
}

// The cases hold all that the checkers know: what is not there does not exist.
const KNOWN_KINDS: readonly string[] = [
  'Deployment',
  'DestinationRule',
  'Gateway',
  'Namespace',
  'PeerAuthentication',
  'Pod',
  'Service',
  'ServiceAccount',
]

/**
 * Compares the findings with those of Kiali's checkers for the cases of `kiali-cases`: as sets of
 * code, severity, path and object. A finding that is merged into another tool's counts with what it
 * reported itself.
 */
export function runKialiCases(corpus: string): readonly PartResult[] {
  const file = path.join(corpus, 'kiali-cases', 'cases.json')
  if (!existsSync(file)) return []
  // The corpus describes this shape; a case that lacks a field fails loudly below.
  const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly KialiCase[]
  return [summarise('kiali-cases', cases.map(compareCase))]
}

function compareCase(one: KialiCase): CaseResult {
  const { id, checker, expected } = one
  const checks = CHECKS_BY_KIALI_CHECKER.get(checker)
  if (checks === undefined) {
    return { id, agreed: false, expected: checker, found: 'no checks for this checker' }
  }
  const codes = ANALYZERS.filter(({ name }) => checks.includes(name)).flatMap((it) => it.codes)
  const wanted = write(expected)
  const found = write(runCase(one).filter(({ code }) => codes.includes(code)))
  const isScoped = one.context.gatewaysScopedToNamespace === true
  return {
    id,
    agreed: wanted === found,
    expected: wanted,
    found,
    ...(isScoped && wanted !== found ? { reason: SCOPED } : {}),
  }
}

const SCOPED =
  'The case limits Gateways to workloads of their own namespace, which an environment variable of istiod does; the product has no setting for it and looks in all namespaces, as Istio does by default.'

function runCase({ yaml, context, target }: KialiCase): readonly Verdict[] {
  const verdicts = listSettings(context).flatMap(({ settings, isMeant }) =>
    findAll(yaml, settings)
      .filter(({ resource }) => isMeant(resource?.namespace ?? ''))
      .flatMap(toVerdicts),
  )
  if (target === null) return verdicts
  const name = `${target.kind} ${target.namespace}/${target.name}`
  return verdicts.filter(({ object }) => object === name)
}

interface Run {
  readonly settings: EngineSettings
  /** Whether the findings of a namespace count. */
  readonly isMeant: (namespace: string) => boolean
}

/** One mesh for each control plane, and one for what none of several looks after. */
function listSettings({ meshConfig = {}, rootNamespaces = {} }: Context): readonly Run[] {
  const { outboundTrafficPolicy, enableAutoMtls, rootNamespace, identityDomain } = meshConfig
  const base: EngineSettings = {
    ...DEFAULT_ENGINE_SETTINGS,
    completeKinds: KNOWN_KINDS,
    ...(outboundTrafficPolicy === undefined ? {} : { outboundTrafficPolicy }),
    ...(enableAutoMtls === undefined ? {} : { enableAutoMtls }),
    ...(rootNamespace === undefined ? {} : { rootNamespace }),
    ...(identityDomain === undefined
      ? {}
      : { clusterDomain: identityDomain.replace(/^svc\./, '') }),
  }
  const planes = Object.entries(rootNamespaces)
  if (planes.length === 0) return [{ settings: base, isMeant: () => true }]
  return [
    ...planes.map(([namespace, root]) => ({
      settings: { ...base, rootNamespace: root },
      isMeant: (name: string) => name === namespace,
    })),
    {
      settings: { ...base, rootNamespace: '' },
      isMeant: (name: string) => !Object.hasOwn(rootNamespaces, name),
    },
  ]
}

function toVerdicts(diagnostic: Diagnostic): readonly Verdict[] {
  const { resource, alsoReported = [] } = diagnostic
  if (resource === undefined) return []
  const object = `${resource.kind} ${resource.namespace ?? ''}/${resource.name}`
  return [diagnostic, ...alsoReported].map(({ code, severity, fieldPath }) => ({
    code,
    severity: severity === 'info' ? 'unknown' : severity,
    path: writePath(code, fieldPath),
    object,
  }))
}

/** Writes a path as Kiali does: `spec/http[0]/route[1]`. */
function writePath(code: string, fieldPath: Diagnostic['fieldPath']): string {
  const text = fieldPath
    .map((step) => (typeof step === 'number' ? `[${step}]` : `/${step}`))
    .join('')
    .slice(1)
  // Kiali leaves out which match it means, and what of a destination.
  if (code === 'KIA1102') return text.replace(/\/match\[\d+\]\//, '/match/')
  if (code === 'KIA1105') return text.replace(/\/destination\/host$/, '/host')
  return text
}

function write(verdicts: readonly Verdict[]): string {
  const lines = verdicts.map(
    ({ code, severity, path: place, object }) => `${code} ${severity} ${place} ${object}`,
  )
  return [...new Set(lines)].toSorted().join(', ')
}
