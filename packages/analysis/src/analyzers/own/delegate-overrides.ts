import { readVirtualService } from '@meshdraft/model'
import type { Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { MOST_RELATED, toRelated } from '../../related.ts'
import { listRules } from './http-rules.ts'
import type { PlacedRule } from './http-rules.ts'

/** Fields of a root's rule that a delegate's rule takes the place of, whole. */
const FIELDS = [
  'headers',
  'rewrite',
  'timeout',
  'retries',
  'fault',
  'mirror',
  'mirrors',
  'corsPolicy',
] as const

/** A delegate's field replaces the root's; nothing of the two is merged. */
export const delegateOverrides: Analyzer = {
  name: 'virtual-service/delegate-overrides',
  description: 'No delegate takes the place of what its root sets.',
  subject: 'VirtualService',
  codes: ['MD-009'],
  needs: [],
  check(delegate, { lookup, report }) {
    const { hosts = [] } = readVirtualService(delegate)
    if (hosts.length > 0) return
    const roots = lookup
      .delegatingVirtualServices(delegate.namespace, delegate.name)
      .slice(0, MOST_RELATED)
      .flatMap(({ namespace, name }) => lookup.resource('VirtualService', namespace, name) ?? [])
      .flatMap((root) => findDelegating(root, delegate).map((placed) => ({ root, ...placed })))
    for (const { rule, path } of listRules(delegate)) {
      for (const field of FIELDS) {
        if (rule[field] === undefined) continue
        const places = roots.filter((placed) => placed.rule[field] !== undefined)
        const [first] = places
        if (first === undefined) continue
        report(
          'MD-009',
          [...path, field],
          { field, root: first.root.name },
          {
            at: 'key',
            related: places
              .slice(0, MOST_RELATED)
              .map((placed) =>
                toRelated(
                  placed.root,
                  [...placed.path, field],
                  `The root’s ${field}, not used here.`,
                ),
              ),
          },
        )
      }
    }
  },
}

function findDelegating(root: Resource, delegate: Resource): readonly PlacedRule[] {
  return listRules(root).filter(({ rule }) => {
    const { name = '', namespace = '' } = rule.delegate ?? {}
    return name === delegate.name && (namespace || root.namespace) === delegate.namespace
  })
}
