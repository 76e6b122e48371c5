import fc from 'fast-check'
import { expect, it } from 'vitest'
import { putText } from '../test/workspace.ts'
import { toDocumentId } from './identity.ts'
import { listKnownGateways, listKnownHosts, listNamespaces } from './known-names.ts'
import type { FactKey, Lookup, WorkspaceIndex } from './lookup.ts'
import { valueAt } from './plain.ts'
import { DEFAULT_MESH_SETTINGS } from './resources.ts'
import type { Resource } from './resources.ts'
import { createIndex } from './workspace-index.ts'
import { NAME_FACTS } from './facts.ts'

const HOSTS = ['a', 'b', 'a.n.svc.cluster.local', 'x.com', 'y.x.com', '*.x.com', '*.com', '*']
const NAMES = ['a', 'b', '']
const NAMESPACES = ['n', 'm', 'kube-system']
const FQDNS = ['a.n.svc.cluster.local', 'b.m.svc.cluster.local', ...HOSTS]

const pick = <T>(...values: T[]) => fc.constantFrom(...values)
const some = (values: string[]) => fc.subarray(values).map((list) => JSON.stringify(list))
const exportTo = pick(
  '',
  ', exportTo: [.]',
  ', exportTo: [m]',
  ', exportTo: ["*"]',
  ', exportTo: 3',
)

const specs: Readonly<Record<string, fc.Arbitrary<string>>> = {
  Service: fc
    .tuple(pick(80, 81), pick('{}', '{app: a}', '{version: v1, app: a}', '{app: b}', '3'))
    .map(([port, selector]) => `{ports: [{port: ${port}}], selector: ${selector}}`),
  ServiceEntry: fc
    .tuple(some(HOSTS), exportTo, pick('[]', '[{labels: {app: a}}, {labels: {app: b, v: x}}]', '3'))
    .map(([hosts, to, endpoints]) => `{hosts: ${hosts}${to}, endpoints: ${endpoints}}`),
  DestinationRule: fc
    .tuple(pick(...HOSTS), fc.subarray(['v1', 'v2', 'v3']), pick('A', 'B'))
    .map(
      ([host, subsets, policy]) =>
        `{host: "${host}", policy: ${policy}, subsets: [${subsets.map((name) => `{name: ${name}}`).join()}]}`,
    ),
  VirtualService: fc
    .tuple(
      some(HOSTS),
      some(['mesh', 'a', 'n/a', './b', 'a.m']),
      exportTo,
      pick(...NAMES),
      pick(1, 2),
      pick(...HOSTS),
      pick('', 'v1'),
    )
    .map(
      ([hosts, gateways, to, delegate, weight, host, subset]) =>
        `{hosts: ${hosts}, gateways: ${gateways}${to}, http: [{weight: ${weight}, delegate: {name: "${delegate}"}, route: [{destination: {host: "${host}", subset: "${subset}"}}]}]}`,
    ),
  Gateway: fc
    .tuple(some(HOSTS), pick('{number: 80}', '{}', 'http'), pick('x', ''))
    .map(
      ([hosts, port, certificate]) =>
        `{servers: [{hosts: ${hosts}, port: ${port}, tls: {credentialName: "${certificate}"}}]}`,
    ),
  Pod: fc.constant('{}'),
}

const resourceText = fc
  .tuple(
    pick('Service', 'ServiceEntry', 'DestinationRule', 'VirtualService', 'Gateway', 'Pod'),
    pick(...NAMES),
    pick(...NAMESPACES),
    pick('{app: a}', '{app: a, version: v1}', '{app: b}'),
    pick('', ' # comment'),
  )
  .chain(([kind, name, namespace, labels, comment]) =>
    (specs[kind] ?? fc.constant('{}')).map((spec) => {
      const apiVersion = kind === 'Service' || kind === 'Pod' ? 'v1' : 'networking.istio.io/v1'
      const metadata = `{name: "${name}", namespace: ${namespace}, labels: ${labels}}`
      return `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: ${metadata}, spec: ${spec}}${comment}`
    }),
  )

const documentText = fc.oneof(
  { weight: 1, arbitrary: fc.constant('') },
  { weight: 6, arbitrary: resourceText },
  {
    weight: 1,
    arbitrary: fc
      .array(resourceText, { maxLength: 3 })
      .map((items) => `kind: List\nitems:\n${items.map((item) => `- ${item}\n`).join('')}`),
  },
)

/** File, and the text of its only document. */
const puts = fc.array(
  fc.tuple(pick('a.yaml', 'b.yaml', 'c.yaml', 'd.yaml', 'e.yaml'), documentText),
  {
    maxLength: 14,
  },
)

// What a reader may take from an answer, by the width of its facts (facts.ts).
const place = ({ key, documentId, basePath }: Resource) => [key, documentId, basePath]
const byText = (resource: Resource | undefined) =>
  resource && [...place(resource), resource.document.text]
const byValue = (resource: Resource) => [...place(resource), resource.value]
const byBinding = (resource: Resource) => [
  ...place(resource),
  ...['hosts', 'gateways', 'exportTo'].map((field) => valueAt(resource.value, ['spec', field])),
]

function questions(): ((lookup: Lookup) => unknown)[] {
  const list: ((lookup: Lookup) => unknown)[] = [
    (lookup) => lookup.gatewayNames(),
    (lookup) => lookup.hostNames(),
  ]
  for (const kind of ['Service', 'Gateway', 'VirtualService', 'Pod']) {
    list.push((lookup) => lookup.hasKind(kind))
    list.push((lookup) => lookup.hasAnalyzedKind(kind))
    for (const namespace of NAMESPACES) {
      for (const name of NAMES) {
        list.push((lookup) => byText(lookup.resource(kind, namespace, name)))
        list.push((lookup) => {
          const duplicates = lookup.duplicates(kind, namespace, name)
          return duplicates.map((resource) => {
            const { index, count, first } = lookup.definitions(resource)
            return [index, count, first.map(place)]
          })
        })
        list.push((lookup) => lookup.duplicates(kind, namespace, name).map(byText))
      }
    }
  }
  for (const fqdn of FQDNS) {
    list.push((lookup) =>
      lookup.hostTargets(fqdn).map((target) => ({ ...target, resource: byValue(target.resource) })),
    )
    list.push((lookup) => lookup.destinationRules(fqdn).map(byValue))
    list.push((lookup) => lookup.wildcardDestinationRules(fqdn).map(byValue))
    list.push((lookup) => lookup.meshVirtualServices(fqdn).map(byBinding))
    list.push((lookup) => lookup.virtualServicesRoutingTo(fqdn).map(byBinding))
    list.push((lookup) => lookup.virtualServicesNaming(fqdn).map(byBinding))
    list.push((lookup) => lookup.virtualServicesSplitting(fqdn).map(byBinding))
    list.push((lookup) => lookup.serviceEntriesNamed(fqdn).map(byValue))
    list.push((lookup) => lookup.serviceEntriesEnding(fqdn).map(byBinding))
    for (const port of [0, 80]) {
      list.push((lookup) => lookup.gatewaysServing(fqdn, port).map(byValue))
    }
    list.push((lookup) =>
      lookup.hostTargetsNamed(fqdn).map((target) => ({
        ...target,
        resource: byValue(target.resource),
      })),
    )
    list.push((lookup) =>
      lookup.subsets(fqdn).map(({ name, index, rule }) => [name, index, ...place(rule)]),
    )
  }
  for (const namespace of NAMESPACES) {
    list.push((lookup) => lookup.virtualServicesNamingIn(namespace).map(byBinding))
    for (const name of NAMES) {
      list.push((lookup) => byText(lookup.gateway(name, namespace)))
      list.push((lookup) => lookup.virtualServicesOfGateway(namespace, name).map(byBinding))
      list.push((lookup) => lookup.delegatingVirtualServices(namespace, name).map(byBinding))
    }
  }
  for (const labels of [{}, { app: 'a' }, { app: 'a', version: 'v1' }, { app: 'z' }]) {
    list.push((lookup) => lookup.workloads(labels).map(byValue))
    list.push((lookup) => lookup.workloads(labels, 'n').map(byValue))
    list.push((lookup) => lookup.servicesSelecting(labels, 'n').map(byValue))
    list.push((lookup) => lookup.serviceEntriesWithEndpoint(labels).map(byValue))
  }
  list.push((lookup) => lookup.gatewaysOnPort(80).map(byValue))
  list.push((lookup) => lookup.gatewaysWithCertificate('secret x').map(byValue))
  list.push((lookup) => lookup.resources('Service', 'n').map(byValue))
  list.push((lookup) => lookup.resources('DestinationRule').map(byValue))
  list.push((lookup) => lookup.wildcardRules().map(byValue))
  return list
}

interface Answer {
  readonly text: string
  readonly facts: ReadonlySet<FactKey>
}

function ask(index: WorkspaceIndex): readonly Answer[] {
  return questions().map((question) => {
    const facts = new Set<FactKey>()
    const lookup = index.lookup((fact) => facts.add(fact))
    return { text: JSON.stringify(question(lookup)) ?? '', facts }
  })
}

function askNames(index: WorkspaceIndex): string {
  return JSON.stringify([listKnownHosts(index), listKnownGateways(index), listNamespaces(index)])
}

it('after any puts every lookup answers as a freshly built index does', () => {
  fc.assert(
    fc.property(puts, (changes) => {
      const index = createIndex(DEFAULT_MESH_SETTINGS)
      for (const [filePath, text] of changes) putText(index, text, filePath)
      const fresh = createIndex(DEFAULT_MESH_SETTINGS)
      for (const [filePath, text] of new Map(changes)) putText(fresh, text, filePath)
      expect(ask(index).map(({ text }) => text)).toEqual(ask(fresh).map(({ text }) => text))
      expect(askNames(index)).toBe(askNames(fresh))
      expect(index.resources().map(place)).toEqual(fresh.resources().map(place))
    }),
    { numRuns: 300 },
  )
})

it('a put names at least one fact behind every answer it changes', () => {
  fc.assert(
    fc.property(puts, (changes) => {
      const index = createIndex(DEFAULT_MESH_SETTINGS)
      let before = ask(index)
      let namesBefore = askNames(index)
      for (const [filePath, text] of changes) {
        const dirty = putText(index, text, filePath)
        const after = ask(index)
        after.forEach((answer, i) => {
          const old = before[i]
          if (old === undefined || old.text === answer.text) return
          expect([...old.facts].some((fact) => dirty.has(fact))).toBe(true)
        })
        const namesAfter = askNames(index)
        if (namesAfter !== namesBefore) {
          expect([...NAME_FACTS].some((fact) => dirty.has(fact))).toBe(true)
        }
        before = after
        namesBefore = namesAfter
      }
    }),
    { numRuns: 300 },
  )
})

it('does the same work for a change in a large workspace as in a small one', () => {
  const index = createIndex(DEFAULT_MESH_SETTINGS)
  for (let i = 0; i < 2000; i += 1) {
    putText(index, `{apiVersion: v1, kind: Service, metadata: {name: s${i}}}`, `f${i}.yaml`)
  }
  const facts = index.put(toDocumentId('f7.yaml', 0), [])
  expect([...facts].sort()).toEqual([
    'defined:Service/default/s7',
    'host-names',
    'host:s7.default.svc.cluster.local',
    'known-hosts',
    'of:Service/default',
    'resource:Service/default/s7',
  ])
})
