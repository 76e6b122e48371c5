import { resolveHost } from '@meshdraft/model'
import type { FieldPath } from '@meshdraft/yaml'
import type { Destination } from '@meshdraft/schema'
import type { AdmissionContext } from '../admission-context.ts'
import { findDestinationBreaches } from '../common/destinations.ts'
import { CHOICE } from '../../fixer.ts'

/**
 * Reports a destination that no traffic can be sent to (COM-036, COM-037).
 *
 * @param path - of the destination.
 */
export function checkDestination(
  code: string,
  destination: Destination | undefined,
  path: FieldPath,
  context: AdmissionContext,
): void {
  if (destination === undefined) return
  for (const breach of findDestinationBreaches(destination)) {
    const [field] = breach.path
    // The schema reports a missing host where it is missing, and the two are one finding there.
    const isMissing = field === 'host' && destination.host === undefined
    context.report(
      code,
      isMissing ? path : [...path, ...breach.path],
      { message: breach.message },
      {
        ...(isMissing ? { at: 'key' } : {}),
        fixes: field === 'port' ? fixPort(destination, [...path, 'port'], context) : [],
      },
    )
  }
}

function fixPort(
  { host = '', port }: Destination,
  path: FieldPath,
  { fix, lookup, resource }: AdmissionContext,
) {
  if (port === undefined || (port.number ?? 0) !== 0) return []
  // Of several ports one has to be named.
  const fqdn = resolveHost(host, resource.namespace, lookup.settings.clusterDomain)
  if (lookup.hostTargets(fqdn).some(({ ports }) => ports.length > 1)) return []
  // A written 0 may stand for a number that somebody meant to fill in.
  return fix.remove('Remove port', path, port.number === undefined ? {} : CHOICE)
}
