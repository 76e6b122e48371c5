import { readDestinationRule, resolveHost } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { PortTrafficPolicy, TrafficPolicy } from '@meshdraft/schema'
import type { FieldPath, PlainValue } from '@meshdraft/yaml'
import { findNode, toPlainValue } from '@meshdraft/yaml'
import { checkPort } from '../../admission/common/numbers.ts'
import type { Analyzer, AnalyzerContext } from '../../analyzer.ts'
import type { Severity } from '../../diagnostic.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { keepHarmless } from '../../harmless-fixes.ts'
import { listSome } from '../../words.ts'
import { isAsRead } from '../../written-path.ts'

const SETTINGS = ['connectionPool', 'loadBalancer', 'outlierDetection', 'tls'] as const

/** Settings of a port take the place of the host's, whole; and only a port that is there has any. */
export const portLevelSettings: Analyzer = {
  name: 'destination-rule/port-level-settings',
  description: 'Settings of a port are for a port of the host, and repeat what they replace.',
  subject: 'DestinationRule',
  codes: ['MD-022'],
  needs: [],
  check(rule, context) {
    const { trafficPolicy, subsets = [] } = readDestinationRule(rule)
    const policies = [trafficPolicy, ...subsets.map((subset) => subset.trafficPolicy)]
    if (!policies.some((policy) => policy?.portLevelSettings !== undefined)) return
    const ports = listPorts(rule, context.lookup)
    checkPolicy(trafficPolicy, ['spec', 'trafficPolicy'], rule, ports, context)
    for (const [i, subset] of subsets.entries()) {
      const path = ['spec', 'subsets', i, 'trafficPolicy']
      checkPolicy(subset.trafficPolicy, path, rule, ports, context)
    }
  },
}

/** Port numbers of the host; undefined where nothing in the workspace answers to it. */
function listPorts(rule: Resource, lookup: Lookup): readonly number[] | undefined {
  const { host = '' } = readDestinationRule(rule)
  const fqdn = resolveHost(host, rule.namespace, lookup.settings.clusterDomain)
  if (host.startsWith('*')) return undefined
  const targets = lookup.hostTargets(fqdn)
  if (targets.length === 0) return undefined
  return [...new Set(targets.flatMap(({ ports }) => ports.map(({ number }) => number)))]
}

function checkPolicy(
  policy: TrafficPolicy | undefined,
  path: FieldPath,
  rule: Resource,
  ports: readonly number[] | undefined,
  { lookup, report }: AnalyzerContext,
): void {
  const seen = new Set<number>()
  for (const [i, settings] of (policy?.portLevelSettings ?? []).entries()) {
    const number = settings.port?.number
    const place = [...path, 'portLevelSettings', i]
    const numberPath = [...place, 'port', 'number']
    if (number !== undefined && (number < 1 || number > 65_535)) {
      report('MD-022', numberPath, { kind: 'range', number })
    } else if (number !== undefined && seen.has(number)) {
      const fixes = fixesOf(rule).prune('Remove these settings', place, CHOICE)
      report('MD-022', numberPath, { kind: 'repeated', number }, { fixes })
    } else if (number !== undefined && ports !== undefined && !ports.includes(number)) {
      const usable = ports.filter((port) => checkPort(port) === undefined && !seen.has(port))
      const nearest = usable.toSorted((a, b) => Math.abs(a - number) - Math.abs(b - number))[0]
      const fixes =
        nearest === undefined
          ? []
          : fixesOf(rule).set(`Change to ${nearest}`, numberPath, nearest, CHOICE)
      const known = ports.length === 0 ? 'none' : listSome(ports.map(String))
      report('MD-022', numberPath, { kind: 'missing', number, ports: known }, { fixes })
    }
    if (number !== undefined) seen.add(number)
    const lost = policy === undefined ? [] : listLost(policy, settings)
    if (lost.length === 0) continue
    report(
      'MD-022',
      place,
      { kind: 'lost', port: number ?? '', fields: lost.join(', ') },
      {
        at: 'key',
        severity: rateLoss(policy, lost),
        fixes: keepHarmless(rule, lookup, copyFields(lost, path, place, rule)),
      },
    )
  }
}

function listLost(policy: TrafficPolicy, settings: PortTrafficPolicy): readonly string[] {
  return SETTINGS.filter((field) => policy[field] !== undefined && settings[field] === undefined)
}

/** An algorithm lost costs nothing that one would notice; limits or TLS lost do. */
function rateLoss(policy: TrafficPolicy | undefined, lost: readonly string[]): Severity {
  const { loadBalancer = {} } = policy ?? {}
  const isTaste = lost.length === 1 && lost[0] === 'loadBalancer' && isAlgorithmOnly(loadBalancer)
  return isTaste ? 'info' : 'warning'
}

function isAlgorithmOnly(loadBalancer: object): boolean {
  return Object.keys(loadBalancer).every((field) => field === 'simple')
}

function copyFields(fields: readonly string[], from: FieldPath, to: FieldPath, rule: Resource) {
  if (!fields.every((field) => isAsRead(rule.value, [...to, field]))) return []
  const steps = fields.flatMap((field) => {
    const node = findNode(rule.document, [...rule.basePath, ...from, field])
    const value: PlainValue | undefined = node && toPlainValue(node)
    return value === undefined ? [] : [['set', [...to, field], value] as const]
  })
  return fixesOf(rule).steps(`Copy ${fields.join(', ')} to the port`, steps, CHOICE)
}
