import { asMap, asString, asStringMap, readWorkloadLabels, valueAt } from '@meshdraft/model'
import type { Labels, Lookup, Resource } from '@meshdraft/model'

export type MutualTlsMode = 'DISABLE' | 'PERMISSIVE' | 'STRICT'

/** The mode that a workload's port is called with, and the PeerAuthentication that says so. */
export interface EffectiveMode {
  readonly mode: MutualTlsMode
  /** Absent where nothing sets a mode: PERMISSIVE then. */
  readonly policy?: Resource
}

/**
 * Yields the mode of mutual TLS at a port of a workload: of the policy that selects it, else of its
 * namespace, else of the root namespace. Each level counts only where it sets a mode; of several
 * policies of one level the first in order counts here, the oldest in a cluster.
 *
 * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export function findMutualTlsMode(
  workload: Resource,
  port: number | undefined,
  lookup: Lookup,
): EffectiveMode {
  const { rootNamespace } = lookup.settings
  const labels = readWorkloadLabels(workload) ?? {}
  const own = lookup.resources('PeerAuthentication', workload.namespace)
  const selecting = own.filter((policy) => selects(policy, labels))
  for (const policy of selecting) {
    const mode = readMode(policy, port)
    if (mode !== undefined) return { mode, policy }
  }
  const root =
    workload.namespace === rootNamespace
      ? []
      : lookup.resources('PeerAuthentication', rootNamespace)
  for (const policy of [...own.filter(isWide), ...root.filter(isWide)]) {
    const mode = readMode(policy, undefined)
    if (mode !== undefined) return { mode, policy }
  }
  return { mode: 'PERMISSIVE' }
}

function readSelector(policy: Resource): Labels {
  return asStringMap(valueAt(policy.value, ['spec', 'selector', 'matchLabels']))
}

function isWide(policy: Resource): boolean {
  return Object.keys(readSelector(policy)).length === 0
}

function selects(policy: Resource, labels: Labels): boolean {
  const wanted = Object.entries(readSelector(policy))
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value)
}

function readMode(policy: Resource, port: number | undefined): MutualTlsMode | undefined {
  const spec = asMap(valueAt(policy.value, ['spec'])) ?? {}
  const ofPort =
    port === undefined ? undefined : valueAt(spec, ['portLevelMtls', String(port), 'mode'])
  const text = asString(ofPort) ?? asString(valueAt(spec, ['mtls', 'mode']))
  return text === 'DISABLE' || text === 'PERMISSIVE' || text === 'STRICT' ? text : undefined
}
