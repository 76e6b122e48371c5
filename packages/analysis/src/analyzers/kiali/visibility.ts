import { asStrings, valueAt } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'

/**
 * Whether Kiali takes an object into account while it checks a namespace: exported there or
 * everywhere, or to a namespace that does not exist (so that the mistake can be shown).
 *
 * @param resource - of which `spec.exportTo` may be read.
 */
export function isSeenIn(namespace: string, resource: Resource, lookup: Lookup): boolean {
  const exportTo = asStrings(valueAt(resource.value, ['spec', 'exportTo']))
  if (exportTo.length === 0) return true
  return exportTo.some((entry) => {
    if (entry === '*' || entry === namespace) return true
    if (entry === '.') return resource.namespace === namespace
    return lookup.hasKind('Namespace') && lookup.resource('Namespace', '', entry) === undefined
  })
}
