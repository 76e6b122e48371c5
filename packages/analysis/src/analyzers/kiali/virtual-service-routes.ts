import { readVirtualService } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { Destination, Headers } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { Analyzer, AnalyzerContext } from '../../analyzer.ts'
import type { Fix } from '../../diagnostic.ts'
import { fixesOf } from '../../fixer.ts'
import type { FixStep } from '../../fixer.ts'
import { readHost } from './host.ts'

interface Weighted {
  readonly destination?: Destination
  readonly weight?: number
  readonly headers?: Headers
}

/** A single destination takes all traffic whatever its weight; one listed twice is counted twice. */
export const virtualServiceRoutes: Analyzer = {
  name: 'kiali/virtual-service/routes',
  description: 'A rule weighs several destinations, each once.',
  subject: 'VirtualService',
  codes: ['KIA1104', 'KIA1105'],
  needs: [],
  check(virtualService, context) {
    const spec = readVirtualService(virtualService)
    for (const protocol of ['http', 'tcp', 'tls'] as const) {
      for (const [i, { route = [] }] of (spec[protocol] ?? []).entries()) {
        const path = ['spec', protocol, i, 'route']
        checkSingleWeight(virtualService, route, path, context)
        checkRepeated(virtualService, route, path, context)
      }
    }
  },
}

function checkSingleWeight(
  virtualService: Resource,
  route: readonly Weighted[],
  path: FieldPath,
  { report }: AnalyzerContext,
): void {
  const weight = route[0]?.weight ?? 0
  if (route.length !== 1 || weight <= 0 || weight >= 100) return
  const weightPath = [...path, 0, 'weight']
  const fixes = fixesOf(virtualService).remove('Remove the weight', weightPath)
  report('KIA1104', weightPath, { weight }, { fixes })
}

function checkRepeated(
  virtualService: Resource,
  route: readonly Weighted[],
  path: FieldPath,
  { lookup, report }: AnalyzerContext,
): void {
  if (route.length < 2 || route.some(({ destination }) => destination === undefined)) return
  for (const group of groupByTarget(virtualService, route, lookup)) {
    if (group.length < 2) continue
    const fixes = mergeGroup(virtualService, route, path, group)
    for (const j of group) {
      const { host = '', subset = '' } = route[j]?.destination ?? {}
      report(
        'KIA1105',
        [...path, j, 'destination', 'host'],
        { host, subset: subset === '' ? '' : `, subset “${subset}”,`, count: group.length },
        { fixes },
      )
    }
  }
}

/** Positions of the destinations of one host and subset; ports do not count. */
function groupByTarget(
  { namespace }: Resource,
  route: readonly Weighted[],
  lookup: Lookup,
): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>()
  for (const [j, { destination }] of route.entries()) {
    const { text } = readHost(destination?.host ?? '', namespace, lookup)
    const id = JSON.stringify([text, destination?.subset ?? ''])
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [j])
    else group.push(j)
  }
  return [...groups.values()]
}

const MOST_MERGED = 20

/** One destination with all the weight, where nothing else tells them apart. */
function mergeGroup(
  virtualService: Resource,
  route: readonly Weighted[],
  path: FieldPath,
  group: readonly number[],
): readonly Fix[] {
  const [first, ...others] = group
  if (first === undefined || group.length > MOST_MERGED) return []
  const ports = new Set(group.map((j) => route[j]?.destination?.port?.number))
  const isPlain = group.every((j) => route[j]?.headers === undefined)
  if (ports.size > 1 || !isPlain) return []
  const weight = group.reduce((sum, j) => sum + (route[j]?.weight ?? 0), 0)
  const weightPath = [...path, first, 'weight']
  const isAlone = group.length === route.length
  const isWeighted = route[first]?.weight !== undefined
  const steps: FixStep[] = others.toReversed().map((j): FixStep => ['remove', [...path, j]])
  if (isAlone && isWeighted) steps.push(['remove', weightPath])
  if (!isAlone) steps.push(['set', weightPath, weight])
  return fixesOf(virtualService).steps('Merge the destinations', steps)
}
