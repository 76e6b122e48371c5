import { readVirtualService, resolveHost } from '@meshdraft/model'
import type { HostTarget, Lookup, Resource } from '@meshdraft/model'
import type { Destination } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { Analyzer, AnalyzerContext } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { inNamespace, listSome } from '../../words.ts'
import { findKnownHost, findTargets } from '../known-host.ts'
import type { Referrer } from '../known-host.ts'
import { suggestHosts } from '../similar-hosts.ts'
import { checkDestinationPort } from './destination-ports.ts'
import { fitsHost } from './fitting-host.ts'
import { listDestinations, listMissingDestinations } from './destinations.ts'

/**
 * As istioctl, which knows Services and ServiceEntries and takes a name with a dot literally.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0101/
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0112/
 */
export const destinationHosts: Analyzer = {
  name: 'virtual-service/destination-hosts',
  description:
    'Every host and port a VirtualService sends traffic to is one of a Service or ServiceEntry.',
  subject: 'VirtualService',
  codes: ['IST0101', 'IST0112'],
  needs: ['Service'],
  check(virtualService, { lookup, report }) {
    const spec = readVirtualService(virtualService)
    const referrer = { namespace: virtualService.namespace, exportTo: spec.exportTo ?? [] }
    for (const path of listMissingDestinations(spec, virtualService.value)) {
      // istioctl looks for a host without a name; the schema says the same of the field.
      const values = { kind: 'no-destination' }
      report('IST0101', path, values, {
        sameAs: [{ code: 'SCH-011', path: path.slice(0, -1) }],
        at: 'key',
      })
    }
    const targetByHost = new Map<string, HostTarget | undefined>()
    for (const { destination, path } of listDestinations(virtualService)) {
      const { host = '' } = destination
      if (host === '') continue
      const target = targetByHost.has(host)
        ? targetByHost.get(host)
        : findKnownHost(host, referrer, lookup)
      targetByHost.set(host, target)
      if (target === undefined) {
        reportHost({ virtualService, destination, referrer, path, lookup, report })
      } else {
        checkDestinationPort({ virtualService, destination, path, target, report })
      }
    }
  },
}

interface UnknownHost {
  readonly virtualService: Resource
  readonly destination: Destination
  readonly referrer: Referrer
  readonly path: FieldPath
  readonly lookup: Lookup
  readonly report: AnalyzerContext['report']
}

function reportHost(unknown: UnknownHost): void {
  const { virtualService, destination, referrer, path, lookup, report } = unknown
  const { host = '' } = destination
  const { namespace, hasNamespace } = virtualService
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
      fixes: suggestions
        .filter((text) => fitsHost(text, destination, virtualService, referrer, lookup))
        .flatMap((text) => fixesOf(virtualService).set(`Use host ${text}`, hostPath, text, CHOICE)),
    },
  )
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
