import type { FieldPath, PlainValue } from '@meshdraft/yaml'
import { asList, asMap, valueAt } from '@meshdraft/model'
import type { Fix } from '../../diagnostic.ts'
import type { FixTraits } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'

/** Each of them is enough for a traffic policy; the first four also for the policy of a port. */
export const POLICY_MEMBERS = [
  'outlierDetection',
  'connectionPool',
  'loadBalancer',
  'tls',
  'portLevelSettings',
  'tunnel',
  'proxyProtocol',
  'retryBudget',
] as const

const MEMBERS: ReadonlySet<string | number | undefined> = new Set(POLICY_MEMBERS)

/**
 * Yields the fix that removes a member of a traffic policy. What would be left without any member,
 * which the webhook refuses as well, goes with it: the policy of the port, the list of such
 * policies, the traffic policy.
 *
 * @param path - e.g. `['spec', 'trafficPolicy', 'connectionPool']`; any other field goes alone.
 */
export function removeFromPolicy(path: FieldPath, context: AdmissionContext): readonly Fix[] {
  const target = widen(path, context)
  return context.fix.remove(`Remove ${describe(target)}`, target)
}

/** Settings that mean something where they are empty. */
const MEANINGFUL: ReadonlySet<string | number | undefined> = new Set([
  'outlierDetection',
  'retries',
  'tcpKeepalive',
])

/**
 * Yields the fix that removes a field of the settings in a traffic policy, together with the settings
 * that it leaves empty and that say nothing then. Those of a subset or port stay, for an empty one
 * still takes the place of the host's.
 */
export function pruneFromPolicy(
  path: FieldPath,
  context: AdmissionContext,
  traits: FixTraits,
): readonly Fix[] {
  const title = `Remove ${describe(path)}`
  if (path[1] === 'subsets' || path.includes('portLevelSettings')) {
    return context.fix.remove(title, path, traits)
  }
  let target = path
  while (target.length > 2 && !MEMBERS.has(target.at(-1))) {
    const parent = target.slice(0, -1)
    const around = parent.at(-1)
    const { value } = context.resource
    const size = Object.keys(asMap(valueAt(value, parent)) ?? {}).length
    if (typeof around === 'number' || MEANINGFUL.has(around) || size !== 1) break
    target = parent
  }
  return context.fix.remove(title, widen(target, context), traits)
}

function widen(path: FieldPath, context: AdmissionContext): FieldPath {
  const last = path.at(-1)
  const parent = path.slice(0, -1)
  const above = parent.at(-1)
  const value = valueAt(context.resource.value, parent)
  if (typeof last === 'number' && above === 'portLevelSettings') {
    return asList(value).length === 1 ? widen(parent, context) : path
  }
  const isPort = typeof above === 'number' && parent.at(-2) === 'portLevelSettings'
  if (!isPort && above !== 'trafficPolicy') return path
  const isAlone = POLICY_MEMBERS.every((name) => name === last || !isSet(value, name))
  if (!isAlone) return path
  return isPort ? widen(parent, context) : parent
}

function isSet(policy: PlainValue | undefined, name: string): boolean {
  const member = valueAt(policy, [name])
  return asMap(member) !== undefined || asList(member).length > 0
}

function describe(path: FieldPath): string {
  const last = path.at(-1)
  return typeof last === 'number' ? 'the policy of this port' : String(last)
}
