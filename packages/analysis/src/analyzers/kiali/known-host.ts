import { isExportedTo } from '@meshdraft/model'
import type { Lookup } from '@meshdraft/model'
import type { KialiHost } from './host.ts'
import { isSeenIn } from './visibility.ts'

/**
 * Whether Kiali finds something behind a host: a Service that `namespace` sees, or a ServiceEntry
 * one of whose hosts, without a leading `*`, is an end of it.
 */
export function isKnownHost({ text }: KialiHost, namespace: string, lookup: Lookup): boolean {
  const isFound = lookup
    .hostTargetsNamed(text)
    .some(({ resource, exportTo }) =>
      resource.kind === 'Service'
        ? isExportedTo(exportTo, namespace)
        : isSeenIn(namespace, resource, lookup),
    )
  if (isFound) return true
  return lookup.serviceEntriesEnding(text).some((entry) => isSeenIn(namespace, entry, lookup))
}

/** Kiali only warns of what it does not find where the mesh is said to let unknown hosts through. */
export function toMissingSeverity(lookup: Lookup): 'error' | 'warning' {
  return lookup.settings.outboundTrafficPolicy === 'ALLOW_ANY' ? 'warning' : 'error'
}
