import type { Analyzer } from '../analyzer.ts'
import { MOST_RELATED, toRelated } from '../related.ts'

/**
 * Marks each later definition; the cluster would take one after the other. Objects without a name
 * (`generateName`) are all different.
 */
export const duplicateResource: Analyzer = {
  name: 'duplicate-resource',
  description: 'Every resource is defined once.',
  subject: '*',
  codes: ['MD-051'],
  needs: [],
  seesReplaced: true,
  check(resource, { lookup, report }) {
    const { kind, namespace, hasNamespace, name } = resource
    const { index, count, first } = lookup.definitions(resource)
    if (index < 1) return
    const path = ['metadata', 'name']
    const others = first.filter((_, i) => i !== index).slice(0, MOST_RELATED)
    report(
      'MD-051',
      path,
      { resource: `${kind} “${name}”${hasNamespace ? ` of namespace “${namespace}”` : ''}`, count },
      { related: others.map((other) => toRelated(other, path, 'Defined here too.')) },
    )
  },
}
