import { readFileSync } from 'node:fs'
import path from 'node:path'
import { analyzersFor, checkAdmission, mergeDiagnostics, runAnalyzer } from '@meshdraft/analysis'
import type { Diagnostic } from '@meshdraft/analysis'
import { createIndex, DEFAULT_MESH_SETTINGS, readResources, toDocumentId } from '@meshdraft/model'
import { parseDocument, splitDocuments } from '@meshdraft/yaml'
import { summarise } from '../conformance/part-result.ts'
import type { CaseResult, PartResult } from '../conformance/part-result.ts'

/** Stands for what the webhook says of a resource, which istioctl repeats. */
const ADMISSION = 'admission'

/** Our checks that together do what an analyzer of istioctl does. */
const CHECKS_BY_ANALYZER: ReadonlyMap<string, readonly string[]> = new Map([
  ['conditions.ConditionAnalyzer', ['conditions']],
  ['deployment.MultiServiceAnalyzer', ['deployment/services']],
  [
    'deprecation.DeprecationAnalyzer',
    ['sidecar/deprecated-fields', 'virtual-service/deprecated-fields'],
  ],
  ['destinationrule.CaCertificateAnalyzer', ['destination-rule/server-verification']],
  [
    'destinationrule.SubsetSelectPodAnalyzer',
    ['destination-rule/hosts', 'destination-rule/subset-workloads'],
  ],
  ['envoyfilter.EnvoyPatchAnalyzer', ['envoy-filter/patches']],
  ['gateway.CertificateAnalyzer', ['gateway/shared-certificates']],
  ['gateway.ConflictingGatewayAnalyzer', ['gateway/conflicts']],
  ['gateway.IngressGatewayPortAnalyzer', ['gateway/selector', 'gateway/service-ports']],
  ['gateway.SecretAnalyzer', ['gateway/selector', 'gateway/credentials']],
  ['schema.ValidationAnalyzer.VirtualService', [ADMISSION]],
  ['service.PortNameAnalyzer', ['service/port-names']],
  ['serviceentry.Analyzer', ['service-entry/addresses']],
  ['serviceentry.ConflictingServiceEntryProtocolAnalyzer', ['service-entry/protocols']],
  ['sidecar.SelectorAnalyzer', ['sidecar/selector', 'sidecar/conflicts', 'sidecar/ambient-mode']],
  ['virtualservice.ConflictingMeshGatewayHostsAnalyzer', ['virtual-service/mesh-conflicts']],
  [
    'virtualservice.DestinationHostAnalyzer',
    ['virtual-service/destination-hosts', 'virtual-service/ingress-subsets'],
  ],
  ['virtualservice.DestinationRuleAnalyzer', ['virtual-service/subsets']],
  [
    'virtualservice.GatewayAnalyzer',
    [
      'virtual-service/gateways',
      'virtual-service/gateway-hosts',
      'virtual-service/internal-gateways',
    ],
  ],
  ['virtualservice.JWTClaimRouteAnalyzer', ['virtual-service/jwt-claims']],
])

interface AnalyzerCase {
  readonly id: string
  readonly analyzer: string
  readonly inputFiles: readonly string[]
  readonly expected: readonly { readonly code: string; readonly resource: string }[]
}

/**
 * Compares the findings with those of istioctl for the configuration sets of `analyzer-cases`, as
 * multisets of code and resource. Sets of analyzers that judge what is outside of traffic
 * configuration are left out.
 */
export function runAnalyzerCases(corpus: string): PartResult {
  const folder = path.join(corpus, 'analyzer-cases')
  const text = readFileSync(path.join(folder, 'cases.json'), 'utf8')
  // The corpus describes this shape; a case that lacks a field fails loudly below.
  const cases = JSON.parse(text) as readonly AnalyzerCase[]
  return summarise(
    'analyzer-cases',
    cases
      .filter(({ analyzer }) => CHECKS_BY_ANALYZER.has(analyzer))
      .map((one) => compareCase(one, folder)),
  )
}

function compareCase(
  { id, analyzer, inputFiles, expected }: AnalyzerCase,
  folder: string,
): CaseResult {
  const checks = CHECKS_BY_ANALYZER.get(analyzer) ?? []
  const found = runChecks(
    ['default-resources.yaml', ...inputFiles].map((name) => path.join(folder, name)),
    checks,
  )
  const wanted = expected.map(({ code, resource }) => `${code} ${resource}`)
  const expectedText = wanted.toSorted().join(', ')
  const foundText = found.toSorted().join(', ')
  return { id, agreed: expectedText === foundText, expected: expectedText, found: foundText }
}

function runChecks(files: readonly string[], checks: readonly string[]): readonly string[] {
  const index = createIndex(DEFAULT_MESH_SETTINGS)
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    for (const [i, { start, end }] of splitDocuments(text).entries()) {
      const id = toDocumentId(file, i)
      const document = parseDocument(text.slice(start, end))
      index.put(id, readResources(document, id, DEFAULT_MESH_SETTINGS))
    }
  }
  const lookup = index.lookup(() => {})
  const diagnostics = index.resources().flatMap((resource) =>
    mergeDiagnostics([
      ...(checks.includes(ADMISSION) ? checkAdmission(resource, lookup) : []),
      ...analyzersFor(resource)
        .filter(({ name }) => checks.includes(name))
        .flatMap((analyzer) => runAnalyzer(analyzer, resource, lookup)),
    ]),
  )
  return leaveOutRepeats(diagnostics).flatMap(toVerdicts)
}

/** As istioctl, which says what it would say twice in the same words once for a resource. */
function leaveOutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const byText = new Map(
    diagnostics.map((diagnostic) => {
      const { code, message, resource } = diagnostic
      return [JSON.stringify([code, message, resource]), diagnostic]
    }),
  )
  return [...byText.values()]
}

function toVerdicts({ code, aliases, resource }: Diagnostic): readonly string[] {
  if (resource === undefined) return []
  const { kind, namespace, name } = resource
  const label = `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`
  return [code, ...aliases].filter((it) => it.startsWith('IST')).map((it) => `${it} ${label}`)
}
