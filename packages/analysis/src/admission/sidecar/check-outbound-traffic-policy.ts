import type { OutboundTrafficPolicy } from '@meshdraft/schema'
import type { AdmissionContext } from '../admission-context.ts'
import { findDestinationBreaches } from '../common/destinations.ts'
import { checkFqdn } from '../common/hosts.ts'

/** Checks `spec.outboundTrafficPolicy` of a Sidecar: all rules are about its `egressProxy`. */
export function checkOutboundTrafficPolicy(
  policy: OutboundTrafficPolicy | undefined,
  { report, fix, isExhaustive }: AdmissionContext,
): void {
  const { mode = 'REGISTRY_ONLY', egressProxy } = policy ?? {}
  if (egressProxy === undefined) return
  const path = ['spec', 'outboundTrafficPolicy', 'egressProxy']
  if (mode !== 'ALLOW_ANY') {
    const field = ['spec', 'outboundTrafficPolicy', 'mode']
    const fixes = fix.set('Set mode ALLOW_ANY', field, 'ALLOW_ANY')
    report('SC-041', path, { mode }, { fixes, at: 'key' })
    if (!isExhaustive) return
  }
  const host = [...path, 'host']
  const message = checkFqdn(egressProxy.host ?? '')
  if (message !== undefined) report('SC-042', host, { message })
  if (egressProxy.port === undefined) {
    report('SC-043', [...path, 'port'])
    if (!isExhaustive) return
  }
  for (const breach of findDestinationBreaches(egressProxy)) {
    // Both rules look at the host; what is wrong with it is one thing.
    const sameAs = [{ code: 'SC-042', path: host }]
    const isHost = breach.path[0] === 'host'
    report(
      'SC-044',
      [...path, ...breach.path],
      { message: breach.message },
      isHost ? { sameAs } : {},
    )
  }
}
