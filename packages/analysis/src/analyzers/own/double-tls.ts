import { readDestinationRule, readVirtualService, resolveHost } from '@meshdraft/model'
import type { HostTarget, Lookup, Resource } from '@meshdraft/model'
import type { Analyzer, AnalyzerContext } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { keepHarmless } from '../../harmless-fixes.ts'
import { toRelated } from '../../related.ts'
import type { FieldPath } from '@meshdraft/yaml'

/** What an application encrypts already must not be encrypted again on the way out of the mesh. */
export const doubleTls: Analyzer = {
  name: 'destination-rule/double-tls',
  description: 'No TLS is added to traffic that applications send as TLS.',
  subject: 'DestinationRule',
  codes: ['MD-026'],
  needs: ['ServiceEntry'],
  check(rule, context) {
    const { host = '', trafficPolicy } = readDestinationRule(rule)
    if (host === '' || host.startsWith('*') || trafficPolicy === undefined) return
    const { tls, portLevelSettings = [] } = trafficPolicy
    if (![tls, ...portLevelSettings.map((one) => one.tls)].some((one) => originates(one?.mode)))
      return
    const own = portLevelSettings.map((settings) => settings.port?.number)
    for (const target of listExternal(host, rule, context.lookup)) {
      if (originates(tls?.mode)) {
        checkPorts(
          target,
          (port) => !own.includes(port),
          ['spec', 'trafficPolicy', 'tls'],
          rule,
          context,
        )
      }
      for (const [i, settings] of portLevelSettings.entries()) {
        if (!originates(settings.tls?.mode)) continue
        const path = ['spec', 'trafficPolicy', 'portLevelSettings', i, 'tls']
        checkPorts(target, (port) => port === settings.port?.number, path, rule, context)
      }
    }
  },
}

function originates(mode: string | undefined): boolean {
  return mode === 'SIMPLE' || mode === 'MUTUAL'
}

function listExternal(host: string, rule: Resource, lookup: Lookup): readonly HostTarget[] {
  const fqdn = resolveHost(host, rule.namespace, lookup.settings.clusterDomain)
  // A route may send plain HTTP to the port, from a gateway or by another port: then TLS is due.
  const isRoutedAsHttp = lookup
    .virtualServicesRoutingTo(fqdn)
    .some((virtualService) => (readVirtualService(virtualService).http ?? []).length > 0)
  if (isRoutedAsHttp) return []
  return lookup.hostTargets(fqdn).filter(({ resource }) => resource.kind === 'ServiceEntry')
}

function checkPorts(
  { ports, resource }: HostTarget,
  isMeant: (port: number) => boolean,
  path: FieldPath,
  rule: Resource,
  { lookup, report }: AnalyzerContext,
): void {
  const encrypted = ports.filter(
    ({ number, protocol }) => isMeant(number) && (protocol === 'HTTPS' || protocol === 'TLS'),
  )
  // Other ports of the host may need it; those have settings of their own then.
  const [port] = encrypted
  if (port === undefined) return
  const entry = lookup.resource('ServiceEntry', resource.namespace, resource.name)
  report(
    'MD-026',
    [...path, 'mode'],
    { port: port.number, protocol: port.protocol ?? '', entry: resource.name },
    {
      fixes: keepHarmless(rule, lookup, fixesOf(rule).prune('Remove tls', path, CHOICE)),
      related:
        entry === undefined
          ? []
          : [toRelated(entry, ['spec', 'ports'], 'The port is declared here.')],
    },
  )
}
