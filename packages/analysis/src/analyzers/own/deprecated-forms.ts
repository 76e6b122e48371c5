import { readDestinationRule, valueAt } from '@meshdraft/model'
import type { Resource } from '@meshdraft/model'
import type { TrafficPolicy } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { Analyzer, AnalyzerContext } from '../../analyzer.ts'
import { fixesOf } from '../../fixer.ts'
import { compareIstioVersions } from '../../istio-version.ts'
import { listRules } from './http-rules.ts'

const CURRENT = 'networking.istio.io/v1'
const BEFORE = 'networking.istio.io/v1beta1'

/** Forms that Istio still reads but has replaced, and of which no other tool says so. */
export const deprecatedForms: readonly Analyzer[] = [
  'DestinationRule',
  'Gateway',
  'ServiceEntry',
  'Sidecar',
  'VirtualService',
  'WorkloadEntry',
  'WorkloadGroup',
].map((subject) => ({
  name: `deprecated-forms/${subject}`,
  description: `Each ${subject} uses the current version and fields.`,
  subject,
  codes: ['MD-036'],
  needs: [],
  check(resource, context) {
    const { apiVersion } = resource
    // Served from 1.22 on.
    const isServed = compareIstioVersions(context.lookup.settings.istioVersion, '1.22') >= 0
    if (apiVersion === CURRENT && !isServed) {
      const values = { kind: 'unserved', version: context.lookup.settings.istioVersion }
      const fixes = fixesOf(resource).set('Write v1beta1', ['apiVersion'], BEFORE)
      context.report('MD-036', ['apiVersion'], values, { severity: 'error', fixes })
    }
    const isOld =
      apiVersion === 'networking.istio.io/v1beta1' || apiVersion === 'networking.istio.io/v1alpha3'
    if (isOld && isServed) {
      const fixes = fixesOf(resource).set(`Write ${CURRENT}`, ['apiVersion'], CURRENT)
      context.report('MD-036', ['apiVersion'], { kind: 'version', apiVersion }, { fixes })
    }
    if (subject === 'VirtualService') checkVirtualService(resource, context)
    if (subject === 'DestinationRule') checkDestinationRule(resource, context)
  },
}))

function checkVirtualService(virtualService: Resource, { report }: AnalyzerContext): void {
  for (const { rule, path } of listRules(virtualService)) {
    const { allowOrigin = [], allowOrigins } = rule.corsPolicy ?? {}
    if (allowOrigin.length === 0) continue
    const place = [...path, 'corsPolicy', 'allowOrigin']
    // In the new list an empty origin is refused.
    const isFree = isAbsent([...path, 'corsPolicy', 'allowOrigins'], virtualService)
    const fixes =
      allowOrigins === undefined && isFree && !allowOrigin.includes('')
        ? fixesOf(virtualService).steps('Use allowOrigins', [
            ['rename', place, 'allowOrigins'],
            [
              'set',
              [...path, 'corsPolicy', 'allowOrigins'],
              allowOrigin.map((exact) => (exact === '*' ? { regex: '.*' } : { exact })),
            ],
          ])
        : []
    report(
      'MD-036',
      place,
      { kind: 'field', field: 'allowOrigin', next: 'allowOrigins' },
      { at: 'key', fixes },
    )
  }
}

function checkDestinationRule(rule: Resource, context: AnalyzerContext): void {
  const { trafficPolicy, subsets = [] } = readDestinationRule(rule)
  checkPolicy(trafficPolicy, ['spec', 'trafficPolicy'], rule, context)
  for (const [i, subset] of subsets.entries()) {
    checkPolicy(subset.trafficPolicy, ['spec', 'subsets', i, 'trafficPolicy'], rule, context)
  }
}

function checkPolicy(
  policy: TrafficPolicy | undefined,
  path: FieldPath,
  rule: Resource,
  { report }: AnalyzerContext,
): void {
  if (policy?.loadBalancer === undefined && policy?.portLevelSettings === undefined) return
  const places: readonly (readonly [TrafficPolicy['loadBalancer'], FieldPath])[] = [
    [policy.loadBalancer, [...path, 'loadBalancer']],
    ...(policy.portLevelSettings ?? []).map(
      (settings, i): readonly [TrafficPolicy['loadBalancer'], FieldPath] => [
        settings.loadBalancer,
        [...path, 'portLevelSettings', i, 'loadBalancer'],
      ],
    ),
  ]
  for (const [settings, place] of places) {
    if (settings?.simple === 'LEAST_CONN') {
      const simple = [...place, 'simple']
      const fixes = fixesOf(rule).set('Write LEAST_REQUEST', simple, 'LEAST_REQUEST')
      report(
        'MD-036',
        simple,
        { kind: 'value', value: 'LEAST_CONN', next: 'LEAST_REQUEST' },
        { fixes },
      )
    }
    const { warmupDurationSecs, warmup } = settings ?? {}
    if (warmupDurationSecs === undefined) continue
    const field = [...place, 'warmupDurationSecs']
    const fixes =
      warmup === undefined && isAbsent([...place, 'warmup'], rule)
        ? fixesOf(rule).steps('Use warmup.duration', [
            ['rename', field, 'warmup'],
            ['set', [...place, 'warmup'], { duration: warmupDurationSecs }],
          ])
        : []
    const values = { kind: 'field', field: 'warmupDurationSecs', next: 'warmup.duration' }
    report('MD-036', field, values, { at: 'key', fixes })
  }
}

/** Whether nothing stands there, whatever its type. */
function isAbsent(path: FieldPath, { value }: Resource): boolean {
  return valueAt(value, path) === undefined
}
