import { toKindName } from '@meshdraft/model'
import type { Analyzer } from '../analyzer.ts'
import { locateFinding } from '../locate.ts'
import { isSameResource } from '../same-resource.ts'

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
  check(resource, { lookup, report }) {
    const { group, kind, namespace, name } = resource
    if (name === '') return
    const all = lookup.duplicates(toKindName(group, kind), namespace, name)
    const position = all.findIndex((other) => isSameResource(other, resource))
    if (position < 1) return
    const path = ['metadata', 'name']
    report(
      'MD-051',
      path,
      {
        resource: `${kind} “${name}”${namespace === '' ? '' : ` of namespace “${namespace}”`}`,
        count: all.length,
      },
      {
        related: all
          .filter((_, i) => i !== position)
          .map((other) => ({
            documentId: other.documentId,
            range: locateFinding(other.document, [...other.basePath, ...path], 'value'),
            message: 'Defined here too.',
          })),
      },
    )
  },
}
