import {
  asList,
  asMap,
  asString,
  asStringMap,
  isWildcard,
  resolveHost,
  valueAt,
} from '@meshdraft/model'
import type { Labels, Lookup } from '@meshdraft/model'
import type { GraphBuilder } from './builder.ts'
import { drawHost } from './destinations.ts'
import { startFragment, toSource } from './draft.ts'
import type { FragmentDraft } from './draft.ts'
import { readPolicyFacts } from './traffic-policy.ts'
import { drawWorkloads } from './workload-nodes.ts'

/** Draws the subsets of a DestinationRule and what they select. */
export const destinationRuleBuilder: GraphBuilder = {
  subject: 'DestinationRule',
  build(resource, lookup) {
    const draft = startFragment()
    const spec = asMap(valueAt(resource.value, ['spec']))
    const host = asString(spec?.['host'])
    if (!host) return draft.finish()
    const fqdn = resolveHost(host, resource.namespace, lookup.settings.clusterDomain)
    for (const [i, item] of asList(spec?.['subsets']).entries()) {
      const subset = asMap(item)
      const name = asString(subset?.['name'])
      if (!name) continue
      const id = `subset:${fqdn}/${name}`
      const source = toSource(resource, 'spec', 'subsets', i)
      const labels = asStringMap(subset?.['labels'])
      draft.addNode({
        id,
        type: 'subset',
        label: name,
        ...describeLabels(labels),
        namespace: resource.namespace,
        source,
        hosts: [fqdn],
        ...readPolicyFacts(spec, subset),
      })
      // A wildcard rule stands for hosts that only those who route to them can name.
      if (isWildcard(fqdn)) continue
      draft.addEdge('selects', id, drawHost(fqdn, lookup, draft), { source })
      drawSubsetWorkloads(id, fqdn, labels, lookup, draft)
    }
    markTarget(fqdn, readPolicyFacts(spec), lookup, draft)
    return draft.finish()
  },
}

function describeLabels(labels: Labels): { readonly detail?: string } {
  const texts = Object.entries(labels).map(([key, value]) => `${key}=${value}`)
  return texts.length > 0 ? { detail: texts.join(', ') } : {}
}

/** A policy of the whole rule holds for the host itself; the mention adds that to its node. */
function markTarget(
  fqdn: string,
  facts: ReturnType<typeof readPolicyFacts>,
  lookup: Lookup,
  draft: FragmentDraft,
): void {
  if (Object.keys(facts).length === 0) return
  const [target] = isWildcard(fqdn) ? [] : lookup.hostTargets(fqdn)
  if (!target || target.fqdn !== fqdn) return
  const isService = target.resource.kind === 'Service'
  draft.addNode({
    id: isService ? `service:${fqdn}` : `se:${fqdn}`,
    type: isService ? 'service' : 'serviceEntry',
    label: isService ? target.resource.name : fqdn,
    ...facts,
  })
}

function drawSubsetWorkloads(
  id: string,
  fqdn: string,
  labels: Labels,
  lookup: Lookup,
  draft: FragmentDraft,
): void {
  const service = lookup.hostTargets(fqdn).find((target) => target.resource.kind === 'Service')
  if (!service || service.fqdn !== fqdn || Object.keys(labels).length === 0) return
  const selector = asStringMap(valueAt(service.resource.value, ['spec', 'selector']))
  if (Object.keys(selector).length === 0) return
  drawWorkloads(id, { ...selector, ...labels }, service.resource.namespace, lookup, draft)
}
