import { ANALYZED } from './contributions.ts'
import { FACTS, toLabelTexts } from './facts.ts'
import type { FactEntry } from './fact-table.ts'
import { compareText, isWildcard, resolveGatewayRef } from './hosts.ts'
import { toKeyOf } from './identity.ts'
import type { FactKey, HostTarget, Lookup } from './lookup.ts'
import { asList, asStringMap, valueAt } from './plain.ts'
import type { Labels, Resource } from './resources.ts'
import type { IndexState } from './workspace-index.ts'
import { readWorkloadLabels } from './workloads.ts'
import { WildcardGroups } from './wildcard-groups.ts'

/** Creates a lookup over the current content of an index; it sees later changes too. */
export function createLookup(state: IndexState, record: (fact: FactKey) => void): Lookup {
  const entries = (fact: FactKey): readonly FactEntry[] => {
    record(fact)
    return state.facts.entries(fact)
  }
  const resources = (fact: FactKey): readonly Resource[] => {
    record(fact)
    return state.facts.resources(fact)
  }
  const duplicates = (kind: string, namespace: string, name: string): readonly Resource[] => {
    const key = toKeyOf(kind, namespace, name)
    record(FACTS.resource(key))
    return state.definitions(key).resources
  }
  const resource = (kind: string, namespace: string, name: string) => {
    const key = toKeyOf(kind, namespace, name)
    record(FACTS.resource(key))
    return state.placedByKey.get(key)?.at(-1)?.resource
  }

  const wildcardTargetsByHost = () => {
    const list = resources(FACTS.wildcardHosts)
    const known = targetsByHost.get(list) ?? groupTargets(state.facts.entries(FACTS.wildcardHosts))
    targetsByHost.set(list, known)
    return known
  }

  const targetsOf = (host: string): readonly HostTarget[] => {
    if (isWildcard(host)) return wildcardTargetsByHost().get(host) ?? NO_TARGETS
    const fact = FACTS.host(host)
    record(fact)
    return state.facts.targets(fact)
  }

  const wildcardRulesByHost = () => {
    const list = resources(FACTS.wildcardRules)
    const known = rulesByHost.get(list) ?? groupRules(state.facts.entries(FACTS.wildcardRules))
    rulesByHost.set(list, known)
    return known
  }

  const isComplete = (kind: string) => state.settings.completeKinds?.includes(kind) ?? false

  return {
    settings: state.settings,
    resource,
    duplicates,

    definitions(subject) {
      const { key } = subject
      record(FACTS.defined(key))
      const placed = state.placedByKey.get(key)
      // Nearly every resource stands alone under its key.
      if (placed?.length === 1 && placed[0]?.resource === subject) {
        return { index: 0, count: 1, first: [subject] }
      }
      return state.definitions(key).describe(subject)
    },

    hasKind(kind) {
      record(FACTS.kind(kind))
      return state.names.hasAny(FACTS.kind(kind)) || isComplete(kind)
    },

    hasAnalyzedKind(kind) {
      record(FACTS.kind(kind))
      return state.names.has(FACTS.kind(kind), ANALYZED) || isComplete(kind)
    },

    hasSystemResources() {
      record(FACTS.system)
      return state.names.hasAny(FACTS.system)
    },

    gateway(gatewayRef, namespace) {
      const gateway = resolveGatewayRef(gatewayRef, namespace)
      return resource('Gateway', gateway.namespace, gateway.name)
    },

    gatewayNames() {
      record(FACTS.gatewayNames)
      return state.names.names(FACTS.gatewayNames).map((text) => {
        const slash = text.indexOf('/')
        return { namespace: text.slice(0, slash), name: text.slice(slash + 1) }
      })
    },

    hostTargets(fqdn) {
      const exact = isWildcard(fqdn) ? NO_TARGETS : targetsOf(fqdn)
      const byHost = wildcardTargetsByHost()
      if (byHost.isEmpty) return exact
      const covering = byHost.listCovering(fqdn)
      const [only] = covering
      if (only === undefined) return exact
      if (covering.length === 1 && exact.length === 0) return only
      return [exact, ...covering].flat()
    },

    hostTargetsNamed: targetsOf,

    hostNames() {
      record(FACTS.hostNames)
      return state.names.names(FACTS.hostNames)
    },

    destinationRules(fqdn) {
      if (!isWildcard(fqdn)) return resources(FACTS.rules(fqdn))
      return wildcardRulesByHost().get(fqdn) ?? NO_RESOURCES
    },

    wildcardDestinationRules(fqdn) {
      const byHost = wildcardRulesByHost()
      if (byHost.isEmpty) return NO_RESOURCES
      // Those of one host are in order already, and may be thousands.
      const covering = byHost.listCovering(fqdn)
      return covering.length < 2 ? (covering[0] ?? NO_RESOURCES) : covering.flat()
    },

    subsets(fqdn) {
      return entries(FACTS.subsets(fqdn)).flatMap(({ subsets }) => subsets ?? [])
    },

    meshVirtualServices(fqdn) {
      record(FACTS.meshWildcards)
      record(isWildcard(fqdn) ? FACTS.meshHosts : FACTS.mesh(fqdn))
      return state.meshHosts.find(fqdn)
    },

    virtualServicesOfGateway(namespace, name) {
      return resources(FACTS.gatewayBound(namespace, name))
    },

    delegatingVirtualServices(namespace, name) {
      return resources(FACTS.delegating(namespace, name))
    },

    resources(kind, namespace = '') {
      return resources(FACTS.of(kind, namespace))
    },

    wildcardRules() {
      return resources(FACTS.wildcardRules)
    },

    serviceEntriesNamed(host) {
      return resources(FACTS.entries(host))
    },

    serviceEntriesEnding(host) {
      record(FACTS.entryEnds)
      const found = new Set<Resource>()
      for (let i = 0; i <= host.length; i += 1) {
        for (const one of state.facts.resources(FACTS.entryEnd(host.slice(i)))) found.add(one)
      }
      return [...found]
    },

    serviceEntriesWithEndpoint(labels) {
      const [label = ''] = toLabelTexts(labels)
      return resources(FACTS.endpoints(label)).filter(({ value }) =>
        asList(valueAt(value, ['spec', 'endpoints'])).some((endpoint) =>
          hasLabels(asStringMap(valueAt(endpoint, ['labels'])), labels),
        ),
      )
    },

    virtualServicesNamingIn(namespace) {
      return resources(FACTS.namedIn(namespace))
    },

    virtualServicesRoutingTo(fqdn) {
      return resources(FACTS.routed(fqdn))
    },

    virtualServicesNaming(fqdn) {
      return resources(FACTS.named(fqdn))
    },

    gatewaysOnPort(port) {
      return resources(FACTS.port(port))
    },

    gatewaysServing(host, port) {
      return resources(FACTS.serving(host, port))
    },

    gatewaysWithCertificate(certificate) {
      return resources(FACTS.certificate(certificate))
    },

    servicesSelecting(labels, namespace) {
      const found = toLabelTexts(labels).flatMap((label) =>
        resources(FACTS.selecting(namespace, label)),
      )
      return found.filter(({ value }) =>
        hasLabels(labels, asStringMap(valueAt(value, ['spec', 'selector']))),
      )
    },

    virtualServicesSplitting(host) {
      return resources(FACTS.splitting(host))
    },

    workloads(labels, namespace) {
      return selectWorkloads(resources(rarestLabel(state, labels)), labels, namespace)
    },
  }
}

// Whatever matches all labels carries each of them, so one label's fact covers every change.
function rarestLabel({ facts }: IndexState, labels: Labels): FactKey {
  let rarest = FACTS.allWorkloads
  for (const text of toLabelTexts(labels)) {
    const fact = FACTS.workloads(text)
    if (
      facts.entries(fact).length < facts.entries(rarest).length ||
      rarest === FACTS.allWorkloads
    ) {
      rarest = fact
    }
  }
  return rarest
}

// The list of those who have any wildcard stays the same until one of them changes.
const targetsByHost = new WeakMap<readonly Resource[], WildcardGroups<HostTarget>>()
const NO_TARGETS: readonly HostTarget[] = []

function groupTargets(entries: readonly FactEntry[]): WildcardGroups<HostTarget> {
  const groups = new WildcardGroups<HostTarget>()
  for (const { host, target } of entries) if (target !== undefined) groups.add(host, target)
  return groups
}

// As above: the list of all wildcard rules stays the same until one of them changes.
const rulesByHost = new WeakMap<readonly Resource[], WildcardGroups<Resource>>()
const NO_RESOURCES: readonly Resource[] = []

function groupRules(entries: readonly FactEntry[]): WildcardGroups<Resource> {
  const groups = new WildcardGroups<Resource>()
  for (const { host, resource } of entries) groups.add(host, resource)
  return groups
}

// Many Gateways have one selector, and many DestinationRules one set of labels.
const selections = new WeakMap<readonly Resource[], Map<string, readonly Resource[]>>()

function selectWorkloads(
  workloads: readonly Resource[],
  labels: Labels,
  namespace: string | undefined,
): readonly Resource[] {
  const known = selections.get(workloads) ?? new Map<string, readonly Resource[]>()
  selections.set(workloads, known)
  const id = JSON.stringify([namespace, ...toLabelTexts(labels).sort(compareText)])
  const selected =
    known.get(id) ??
    workloads.filter(
      (workload) =>
        (namespace === undefined || workload.namespace === namespace) &&
        hasLabels(readWorkloadLabels(workload) ?? {}, labels),
    )
  known.set(id, selected)
  return selected
}

function hasLabels(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value)
}
