import type { FieldPath } from '@meshdraft/yaml'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import type { FixStep } from '../../fixer.ts'
import { listSome } from '../../words.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { checkSidecarHost } from '../common/hosts.ts'
import { quote } from '../common/quote.ts'
import { expandShortHost, widenPartialWildcard } from '../gateway/host-fixes.ts'
import { placeField } from '../gateway/place-field.ts'
import { findNeedlessHosts, findSurplusHosts, hasSurplus } from './egress-hosts.ts'

/** Checks the hosts that one egress listener imports. */
export function checkEgressHosts(
  hosts: readonly string[],
  path: FieldPath,
  context: AdmissionContext,
): void {
  if (hosts.length === 0) {
    const place = placeField(context, path)
    const fixes = context.fix.set('Import the own namespace', path, ['./*'], CHOICE)
    context.report('SC-036', place.path, {}, { fixes, at: place.at })
    return
  }
  for (const [i, host] of hosts.entries()) {
    const message = checkSidecarHost(host)
    if (message === undefined) continue
    const fixes = fixHost(host, i, hosts, path, context)
    context.report('SC-039', [...path, i], { message }, { fixes })
  }
  checkSurplus(hosts, path, context)
}

function checkSurplus(hosts: readonly string[], path: FieldPath, context: AdmissionContext): void {
  const { namespace } = context.resource
  const nameAll = (indices: readonly number[]) => listSome(indices.map((i) => hosts[i] ?? ''))
  for (const { kind, index, surplus } of findSurplusHosts(hosts, namespace)) {
    const host = quote(hosts[index] ?? '')
    const values = kind === 'covers' ? { kind, host } : { host }
    const fixes = removeHosts(`Remove ${nameAll(surplus)}`, surplus, path, context)
    context.report('SC-037', [...path, index], values, { fixes })
  }
  const needless = findNeedlessHosts(hosts, namespace)
  if (needless.length === 0) return
  const fixes = removeHosts(`Remove ${nameAll(needless)}`, needless, path, context)
  context.report('SC-038', path, {}, { fixes, at: 'key' })
}

/** More are not removed one by one: each step reads the document anew. */
const MOST_REMOVALS = 50

/** From the last to the first, so that no removal shifts the next. */
function removeHosts(
  title: string,
  indices: readonly number[],
  path: FieldPath,
  { fix }: AdmissionContext,
): readonly Fix[] {
  if (indices.length > MOST_REMOVALS) return []
  const steps = indices.map((i): FixStep => ['remove', [...path, i]]).toReversed()
  return fix.steps(title, steps)
}

function fixHost(
  host: string,
  index: number,
  hosts: readonly string[],
  path: FieldPath,
  context: AdmissionContext,
): readonly Fix[] {
  const isUsable = (candidate: string | undefined): candidate is string =>
    candidate !== undefined &&
    checkSidecarHost(candidate) === undefined &&
    !hasSurplus(hosts.with(index, candidate), context.resource.namespace)
  if (!host.includes('/')) {
    const name = expandShortHost(host, context) ?? widenPartialWildcard(host) ?? host
    return ['./', '*/']
      .map((scope) => `${scope}${name}`)
      .filter(isUsable)
      .flatMap((text) => context.fix.set(`Change to ${text}`, [...path, index], text, CHOICE))
  }
  const better = expandShortHost(host, context) ?? widenPartialWildcard(host)
  return isUsable(better) ? context.fix.set(`Change to ${better}`, [...path, index], better) : []
}
