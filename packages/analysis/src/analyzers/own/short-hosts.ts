import {
  isWildcard,
  parseServiceFqdn,
  readDestinationRule,
  readVirtualService,
  toServiceFqdn,
} from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { FieldPath } from '@meshdraft/yaml'
import { checkFqdn } from '../../admission/common/hosts.ts'
import {
  appliesToMesh,
  buildHostCheck,
  isFreeInMesh,
} from '../../admission/virtual-service/mesh-binding.ts'
import type { Analyzer, AnalyzerContext } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { fitsHost, fitsRule } from '../virtual-service/fitting-host.ts'
import { listDestinations } from '../virtual-service/destinations.ts'
import { expandPartialName } from '../known-host.ts'

/** Short names are completed with the namespace of the object, not of the Service. */
export const virtualServiceShortHosts: Analyzer = {
  name: 'virtual-service/short-hosts',
  description: 'Short host names of a VirtualService mean the Service they look like.',
  subject: 'VirtualService',
  codes: ['MD-041'],
  needs: ['Service'],
  check(virtualService, context) {
    const spec = readVirtualService(virtualService)
    const { lookup } = context
    let check: ReturnType<typeof buildHostCheck> | undefined
    const findBreach = (fqdn: string) => (check ??= buildHostCheck(spec, appliesToMesh(spec)))(fqdn)
    for (const [i, host] of (spec.hosts ?? []).entries()) {
      if (isPlain(host, virtualService, lookup)) continue
      checkHost(host, ['spec', 'hosts', i], virtualService, context, (fqdn) => {
        return findBreach(fqdn) === undefined && isFreeInMesh(fqdn, virtualService, lookup)
      })
    }
    const referrer = { namespace: virtualService.namespace, exportTo: spec.exportTo ?? [] }
    for (const { destination, path } of listDestinations(virtualService)) {
      if (isPlain(destination.host ?? '', virtualService, lookup)) continue
      checkHost(destination.host ?? '', [...path, 'host'], virtualService, context, (fqdn) => {
        return (
          checkFqdn(fqdn) === undefined &&
          fitsHost(fqdn, destination, virtualService, referrer, lookup)
        )
      })
    }
  },
}

export const destinationRuleShortHost: Analyzer = {
  name: 'destination-rule/short-host',
  description: 'The short host name of a DestinationRule means the Service it looks like.',
  subject: 'DestinationRule',
  codes: ['MD-041'],
  needs: ['Service'],
  check(rule, context) {
    const { host = '', exportTo = [] } = readDestinationRule(rule)
    const referrer = { namespace: rule.namespace, exportTo }
    checkHost(host, ['spec', 'host'], rule, context, (fqdn) => {
      return checkFqdn(fqdn) === undefined && fitsRule(fqdn, rule, referrer, context.lookup)
    })
  },
}

/** Whether a host means what it looks like, as most do: one label, or a full name. */
function isPlain(host: string, { namespace }: Resource, { settings }: Lookup): boolean {
  if (host === '' || isWildcard(host)) return true
  return host.includes('.')
    ? host.endsWith(`.${settings.clusterDomain}`)
    : namespace !== settings.rootNamespace
}

function checkHost(
  host: string,
  path: FieldPath,
  resource: Resource,
  { lookup, report }: AnalyzerContext,
  mayBe: (fqdn: string) => boolean,
): void {
  if (isPlain(host, resource, lookup)) return
  const { clusterDomain, rootNamespace } = lookup.settings
  const sameAs = [{ code: 'IST0101' }, { code: 'IST0174' }]
  const partial = expandPartialName(host, clusterDomain)
  if (
    partial !== undefined &&
    lookup.hostTargets(host).length === 0 &&
    isService(partial, lookup)
  ) {
    const fixes = mayBe(partial) ? fixesOf(resource).set(`Write ${partial}`, path, partial) : []
    report('MD-041', path, { kind: 'partial', host, fqdn: partial }, { fixes, sameAs })
    return
  }
  if (host.includes('.') || resource.namespace !== rootNamespace) return
  const fqdn = toServiceFqdn(host, resource.namespace, clusterDomain)
  if (isService(fqdn, lookup)) return
  const found = findServices(host, lookup)
  const fixes = found
    .filter(mayBe)
    .flatMap((name) => fixesOf(resource).set(`Write ${name}`, path, name, CHOICE))
  report('MD-041', path, { kind: 'root', host, namespace: rootNamespace }, { fixes, sameAs })
}

function isService(fqdn: string, lookup: Lookup): boolean {
  return lookup.hostTargets(fqdn).some(({ resource }) => resource.kind === 'Service')
}

/** Full names of Services of this name in any namespace; the list of names is the same until it changes. */
function findServices(name: string, lookup: Lookup): readonly string[] {
  return lookup
    .hostNames()
    .filter((fqdn) => parseServiceFqdn(fqdn, lookup.settings.clusterDomain)?.name === name)
    .slice(0, 3)
}
