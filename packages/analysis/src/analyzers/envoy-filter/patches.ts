import { asList, asMap, asString, valueAt } from '@meshdraft/model'
import type { PlainMap } from '@meshdraft/model'
import type { PlainValue } from '@meshdraft/yaml'
import type { Analyzer } from '../../analyzer.ts'

const ROUTES: ReadonlySet<string> = new Set(['HTTP_ROUTE', 'ROUTE_CONFIGURATION'])
const REPLACEABLE: ReadonlySet<string> = new Set(['HTTP_FILTER', 'NETWORK_FILTER', 'VIRTUAL_HOST'])

/**
 * As istioctl: operations that Envoy does not know for what they apply to, and those whose outcome
 * depends on other EnvoyFilters. Unlike it, only patches of the same EnvoyFilter are compared: which
 * of several istioctl looks at first is not defined.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0151/
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0152/
 */
export const envoyFilterPatches: Analyzer = {
  name: 'envoy-filter/patches',
  description: 'Every patch of an EnvoyFilter has an effect that does not depend on others.',
  subject: 'EnvoyFilter',
  codes: ['IST0151', 'IST0152', 'IST0153', 'IST0154', 'IST0155'],
  needs: [],
  check({ value }, { report }) {
    const hasPriority = Boolean(valueAt(value, ['spec', 'priority']))
    const versioned = new Set<string>()
    for (const [i, item] of asList(valueAt(value, ['spec', 'configPatches'])).entries()) {
      const patch = asMap(valueAt(item, ['patch']))
      // As istioctl, which looks at no patch behind one that is empty.
      if (patch === undefined) return
      const applyTo = asString(valueAt(item, ['applyTo'])) ?? ''
      const operation = asString(patch['operation']) ?? ''
      const name = readName(item, patch)
      const code = judge(operation, applyTo)
      const path = ['spec', 'configPatches', i, 'patch', 'operation']
      if (code === 'relative' && !hasPriority) {
        report(versioned.has(name) ? 'IST0155' : 'IST0151', path, { operation })
      } else if (code !== undefined && code !== 'relative') {
        report(code, path, { operation, applyTo })
      }
      if (asString(valueAt(item, ['match', 'proxy', 'proxyVersion']))) versioned.add(name)
    }
  },
}

function judge(operation: string, applyTo: string): string | undefined {
  switch (operation) {
    case 'ADD':
      return ROUTES.has(applyTo) ? 'IST0153' : undefined
    case 'REMOVE':
      return ROUTES.has(applyTo) ? 'IST0154' : 'relative'
    case 'REPLACE':
      return REPLACEABLE.has(applyTo) ? 'relative' : 'IST0152'
    case 'INSERT_AFTER':
    case 'INSERT_BEFORE':
      return 'relative'
    default:
      return undefined
  }
}

/** Name of what is patched in; else of the filter beside which it goes. */
function readName(item: PlainValue, patch: PlainMap): string {
  const inserted = asMap(patch['value'])
  if (inserted === undefined) return ''
  const filter = ['match', 'listener', 'filterChain', 'filter', 'name']
  return asString(inserted['name'] ?? valueAt(item, filter)) ?? ''
}
