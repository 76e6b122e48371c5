import { isExportedTo, readVirtualService, resolveHost } from '@meshdraft/model'
import type { Lookup } from '@meshdraft/model'
import { setValue } from '@meshdraft/yaml'
import type { Analyzer } from '../../analyzer.ts'
import { toFixes } from '../../fixes.ts'
import { inNamespace, listSome } from '../../words.ts'
import { listDestinations } from './destinations.ts'
import { expandPartialName, findTargets, isKnownHost } from './known-host.ts'
import type { Referrer } from './known-host.ts'
import { listSimilarHosts } from './similar-hosts.ts'

const MOST_CONSIDERED = 20
const MOST_SUGGESTIONS = 3

/**
 * As istioctl, which knows Services and ServiceEntries and takes a name with a dot literally.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0101/
 */
export const destinationHosts: Analyzer = {
  name: 'virtual-service/destination-hosts',
  description: 'Every host a VirtualService sends traffic to is a Service or ServiceEntry.',
  subject: 'VirtualService',
  codes: ['IST0101'],
  needs: ['Service'],
  check(virtualService, { lookup, report }) {
    const { namespace, hasNamespace, document, basePath } = virtualService
    const spec = readVirtualService(virtualService)
    const referrer = { namespace, exportTo: spec.exportTo ?? [] }
    for (const { destination, path, isMirror } of listDestinations(spec)) {
      const { host = '' } = destination
      if (host === '' || isKnownHost(host, referrer, lookup)) continue
      const suggestions = suggestHosts(host, referrer, lookup)
      const hostPath = [...path, 'host']
      report(
        'IST0101',
        hostPath,
        {
          kind: 'host',
          name: host,
          where: inNamespace(hasNamespace ? namespace : undefined),
          hint: describeHint(host, referrer, suggestions, lookup),
        },
        {
          aliases: isMirror || isKnownToKiali(host, namespace, lookup) ? [] : ['KIA1101'],
          fixes: suggestions.flatMap((text) =>
            toFixes(
              `Use host ${text}`,
              virtualService,
              setValue(document, [...basePath, ...hostPath], text),
            ),
          ),
        },
      )
    }
  },
}

/** Similar hosts that would be found. */
function suggestHosts(host: string, referrer: Referrer, lookup: Lookup): readonly string[] {
  return [...new Set(listSimilarHosts(host, referrer.namespace, lookup))]
    .slice(0, MOST_CONSIDERED)
    .filter((similar) => isKnownHost(similar, referrer, lookup))
    .slice(0, MOST_SUGGESTIONS)
}

function describeHint(
  host: string,
  { namespace }: Referrer,
  suggestions: readonly string[],
  lookup: Lookup,
): string {
  const fqdn = resolveHost(host, namespace, lookup.settings.clusterDomain)
  const [hidden] = findTargets(fqdn, lookup)
  if (hidden) {
    const { kind, name, namespace: owner, hasNamespace } = hidden.resource
    const where = hasNamespace ? ` of namespace “${owner}”` : ''
    return `${kind} “${name}”${where} is not exported to this namespace.`
  }
  if (suggestions.length === 0) return 'No Service or ServiceEntry gives it.'
  return `Did you mean ${listSome(suggestions.map((text) => `“${text}”`))}?`
}

// Kiali completes `name.namespace` and reads the exportTo of Services as the proxy does.
function isKnownToKiali(host: string, namespace: string, lookup: Lookup): boolean {
  const { clusterDomain } = lookup.settings
  const fqdn = expandPartialName(host, clusterDomain) ?? resolveHost(host, namespace, clusterDomain)
  return findTargets(fqdn, lookup).some(({ exportTo }) => isExportedTo(exportTo, namespace))
}
