import { describe, expect, it } from 'vitest'
import { indexOf, lookupOf, putText, readText } from '../test/workspace.ts'
import { toCertificateId } from './contributions.ts'
import { toDocumentId } from './identity.ts'
import { listKnownGateways, listKnownHosts, listNamespaces } from './known-names.ts'
import { DEFAULT_MESH_SETTINGS } from './resources.ts'
import type { Resource } from './resources.ts'
import { createIndex } from './workspace-index.ts'

const service = (name: string, rest = 'spec: {ports: [{port: 80, name: http}]}') =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: shop}\n${rest}`
const istio = (kind: string, name: string, spec: string, namespace = 'shop') =>
  `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: ${spec}`
const names = (resources: readonly Resource[]) => resources.map(({ name }) => name)
const stream = (...documents: string[]) => documents.join('\n---\n')

describe('lookups', () => {
  it('finds a Service by its full name, with the protocol its port name tells', () => {
    const index = indexOf({
      'a.yaml': service(
        'reviews',
        'spec: {ports: [{port: 80, name: http-web}, {port: 81, name: web}, {port: 82, appProtocol: grpc}]}',
      ),
    })
    expect(lookupOf(index).hostTargets('reviews.shop.svc.cluster.local')).toMatchObject([
      {
        fqdn: 'reviews.shop.svc.cluster.local',
        exportTo: ['*'],
        ports: [
          { number: 80, name: 'http-web', protocol: 'HTTP' },
          { number: 81, name: 'web' },
          { number: 82, protocol: 'GRPC' },
        ],
      },
    ])
    expect(lookupOf(index).hostTargets('reviews')).toEqual([])
  })

  it('finds ServiceEntries whose wildcard covers a host, the most specific first', () => {
    const lookup = lookupOf(
      indexOf({
        'a.yaml': stream(
          istio('ServiceEntry', 'all', "{hosts: ['*.com']}"),
          istio('ServiceEntry', 'foo', "{hosts: ['*.foo.com'], exportTo: [.]}"),
          istio('ServiceEntry', 'exact', '{hosts: [a.foo.com]}'),
        ),
      }),
    )
    const found = lookup.hostTargets('a.foo.com')
    expect(found.map(({ fqdn, exportTo }) => [fqdn, exportTo])).toEqual([
      ['a.foo.com', ['*']],
      ['*.foo.com', ['shop']],
      ['*.com', ['*']],
    ])
    expect(lookup.hostTargets('foo.org')).toEqual([])
    expect(lookup.hostNames()).toEqual(['a.foo.com'])
  })

  it('finds DestinationRules and their subsets by resolved host', () => {
    const lookup = lookupOf(
      indexOf({
        'a.yaml': stream(
          istio(
            'DestinationRule',
            'short',
            '{host: reviews, subsets: [{name: v1}, {}, {name: v2}]}',
          ),
          istio('DestinationRule', 'full', '{host: reviews.shop.svc.cluster.local}', 'other'),
          istio('DestinationRule', 'wild', "{host: '*.shop.svc.cluster.local'}"),
          istio('DestinationRule', 'wilder', "{host: '*'}"),
        ),
      }),
    )
    const fqdn = 'reviews.shop.svc.cluster.local'
    expect(names(lookup.destinationRules(fqdn))).toEqual(['short', 'full'])
    expect(names(lookup.wildcardDestinationRules(fqdn))).toEqual(['wild', 'wilder'])
    expect(lookup.subsets(fqdn).map(({ name, index }) => [name, index])).toEqual([
      ['v1', 0],
      ['v2', 2],
    ])
  })

  it('finds the Gateway a reference names, but not one of another API', () => {
    const lookup = lookupOf(
      indexOf({
        'a.yaml': stream(
          istio('Gateway', 'web', '{}'),
          'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: k8s, namespace: shop}',
        ),
      }),
    )
    expect(lookup.gateway('web', 'shop')?.name).toBe('web')
    expect(lookup.gateway('./web', 'shop')?.name).toBe('web')
    expect(lookup.gateway('shop/web', 'other')?.name).toBe('web')
    expect(lookup.gateway('web', 'other')).toBeUndefined()
    expect(lookup.gateway('k8s', 'shop')).toBeUndefined()
    expect(lookup.gatewayNames()).toEqual([{ namespace: 'shop', name: 'web' }])
  })

  it('finds the VirtualServices of the mesh that compete for a host', () => {
    const lookup = lookupOf(
      indexOf({
        'a.yaml': stream(
          istio('VirtualService', 'plain', '{hosts: [reviews, reviews]}'),
          istio(
            'VirtualService',
            'wild',
            "{hosts: ['*.shop.svc.cluster.local'], gateways: [mesh]}",
          ),
          istio('VirtualService', 'ingress', '{hosts: [reviews], gateways: [web]}'),
          istio('VirtualService', 'other', '{hosts: [reviews.shop]}'),
          istio('VirtualService', 'delegate', '{http: []}'),
        ),
      }),
    )
    const found = (fqdn: string) => names(lookup.meshVirtualServices(fqdn))
    expect(found('reviews.shop.svc.cluster.local')).toEqual(['plain', 'wild'])
    expect(found('*.svc.cluster.local')).toEqual(['plain', 'wild'])
    expect(found('*.other')).toEqual([])
    expect(found('details.shop.svc.cluster.local')).toEqual(['wild'])
  })

  it('finds what is bound to a Gateway and what delegates', () => {
    const lookup = lookupOf(
      indexOf({
        'a.yaml': stream(
          istio('VirtualService', 'a', '{gateways: [shop/web, web, mesh]}'),
          istio('VirtualService', 'b', '{gateways: [./web], http: [{delegate: {name: d}}]}', 'x'),
          istio('VirtualService', 'c', '{http: [{delegate: {name: d, namespace: x}}]}'),
        ),
      }),
    )
    expect(names(lookup.virtualServicesOfGateway('shop', 'web'))).toEqual(['a'])
    expect(names(lookup.virtualServicesOfGateway('x', 'web'))).toEqual(['b'])
    expect(names(lookup.delegatingVirtualServices('x', 'd'))).toEqual(['b', 'c'])
  })

  it('finds workloads by all of their labels', () => {
    const template = (labels: string) => `{template: {metadata: {labels: ${labels}}}}`
    const deployment = (name: string, labels: string) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: ${name}, labels: {app: no}}\nspec: ${template(labels)}`
    const lookup = lookupOf(
      indexOf({
        'a.yaml': stream(
          deployment('one', '{app: reviews, version: v1}'),
          deployment('two', '{app: reviews, version: v2}'),
          'apiVersion: v1\nkind: Pod\nmetadata: {name: pod, labels: {app: reviews}}',
        ),
      }),
    )
    expect(names(lookup.workloads({ app: 'reviews' }))).toEqual(['one', 'two', 'pod'])
    expect(names(lookup.workloads({ app: 'reviews' }, 'two'))).toEqual(['two'])
    expect(names(lookup.workloads({ app: 'reviews', version: 'v1' }))).toEqual(['one'])
    expect(names(lookup.workloads({ app: 'no' }))).toEqual([])
    expect(lookup.workloads({})).toHaveLength(3)
  })

  it('finds Services by the labels of what they select', () => {
    const selecting = (name: string, selector: string, namespace = 'shop') =>
      `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {selector: ${selector}}`
    const lookup = lookupOf(
      indexOf({
        'a.yaml': stream(
          selecting('one', '{app: a}'),
          selecting('two', '{version: v1, app: a}'),
          selecting('all', '{}'),
          selecting('elsewhere', '{app: a}', 'x'),
        ),
      }),
    )
    const found = (labels: Record<string, string>) =>
      names(lookup.servicesSelecting(labels, 'shop'))
    expect(found({ app: 'a', version: 'v2' })).toEqual(['one'])
    expect(found({ app: 'a', version: 'v1' })).toEqual(['one', 'two'])
    expect(found({ version: 'v1' })).toEqual([])
    expect(found({})).toEqual([])
  })

  it('finds Gateways by what they serve and present', () => {
    const lookup = lookupOf(
      indexOf({
        'a.yaml': stream(
          istio(
            'Gateway',
            'secret',
            '{servers: [{port: {number: 443}, hosts: [a.com, ./b.com], tls: {credentialName: c}}]}',
          ),
          istio(
            'Gateway',
            'files',
            '{servers: [{hosts: [a.com], tls: {serverCertificate: /c, privateKey: /k}}]}',
          ),
        ),
      }),
    )
    expect(names(lookup.gatewaysServing('./b.com', 443))).toEqual(['secret'])
    expect(names(lookup.gatewaysServing('b.com', 443))).toEqual([])
    expect(names(lookup.gatewaysServing('a.com', 0))).toEqual(['files'])
    const presenting = (tls: Parameters<typeof toCertificateId>[0]) =>
      names(lookup.gatewaysWithCertificate(toCertificateId(tls) ?? ''))
    expect(presenting({ credentialName: 'c' })).toEqual(['secret'])
    expect(presenting({ serverCertificate: '/c', privateKey: '/k' })).toEqual(['files'])
    expect(presenting({ serverCertificate: '/c' })).toEqual([])
  })

  it('finds exactly named hosts, and VirtualServices that split one of their own', () => {
    const lookup = lookupOf(
      indexOf({
        'a.yaml': stream(
          istio('ServiceEntry', 'all', "{hosts: ['*.com']}"),
          istio('ServiceEntry', 'some', "{hosts: ['*.a.com', x.a.com]}"),
          istio(
            'VirtualService',
            'split',
            '{hosts: [a, b], http: [{route: [{destination: {host: a, subset: v1}}, {destination: {host: b}}, {destination: {host: c, subset: v1}}]}]}',
          ),
        ),
      }),
    )
    const found = (host: string) => lookup.hostTargetsNamed(host).map(({ resource }) => resource)
    expect(names(found('*.a.com'))).toEqual(['some'])
    expect(names(found('x.a.com'))).toEqual(['some'])
    expect(names(found('y.a.com'))).toEqual([])
    expect(names(lookup.virtualServicesSplitting('a'))).toEqual(['split'])
    expect(names(lookup.virtualServicesSplitting('b'))).toEqual([])
    expect(names(lookup.virtualServicesSplitting('c'))).toEqual([])
  })

  it('finds ServiceEntries by name, by end and by the labels of their endpoints', () => {
    const lookup = lookupOf(
      indexOf({
        'a.yaml': stream(
          istio('ServiceEntry', 'plain', '{hosts: [A.com], endpoints: [{labels: {app: a, v: x}}]}'),
          istio('ServiceEntry', 'wild', "{hosts: ['*.b.com'], endpoints: [{labels: {app: a}}]}"),
          istio('ServiceEntry', 'all', "{hosts: ['*']}", 'x'),
        ),
      }),
    )
    expect(names(lookup.serviceEntriesNamed('a.com'))).toEqual(['plain'])
    expect(names(lookup.serviceEntriesNamed('*.b.com'))).toEqual(['wild'])
    expect(names(lookup.serviceEntriesNamed('x.b.com'))).toEqual([])
    expect(names(lookup.serviceEntriesEnding('www-A.com')).sort()).toEqual(['all', 'plain'])
    expect(names(lookup.serviceEntriesEnding('x.b.com')).sort()).toEqual(['all', 'wild'])
    expect(names(lookup.serviceEntriesEnding('b.com'))).toEqual(['all'])
    expect(names(lookup.serviceEntriesWithEndpoint({ app: 'a' }))).toEqual(['plain', 'wild'])
    expect(names(lookup.serviceEntriesWithEndpoint({ v: 'x', app: 'a' }))).toEqual(['plain'])
    expect(names(lookup.serviceEntriesWithEndpoint({}))).toEqual([])
  })

  it('finds VirtualServices by the namespace of the Services they name', () => {
    const named = (name: string, host: string, namespace = 'shop') =>
      istio('VirtualService', name, `{hosts: ['${host}']}`, namespace)
    const lookup = lookupOf(
      indexOf({
        'a.yaml': stream(
          named('short', 'a'),
          named('all', '*'),
          named('partial', 'a.other'),
          named('full', 'a.other.svc.cluster.local'),
          named('wildcard', '*.other.svc.cluster.local'),
          named('external', 'www.a.com'),
        ),
      }),
    )
    expect(names(lookup.virtualServicesNamingIn('shop'))).toEqual(['short', 'all'])
    expect(names(lookup.virtualServicesNamingIn('other'))).toEqual(['partial', 'full', 'wildcard'])
    expect(names(lookup.virtualServicesNamingIn('a'))).toEqual([])
  })

  it('lists DestinationRules, and those with a wildcard host', () => {
    const lookup = lookupOf(
      indexOf({
        'a.yaml': stream(
          istio('DestinationRule', 'exact', '{host: a}'),
          istio('DestinationRule', 'wild', "{host: '*.com'}", 'x'),
        ),
      }),
    )
    expect(names(lookup.resources('DestinationRule'))).toEqual(['exact', 'wild'])
    expect(names(lookup.wildcardRules())).toEqual(['wild'])
  })

  it('answers with one array until something changes', () => {
    const index = indexOf({ 'a.yaml': istio('Gateway', 'a', '{servers: [{hosts: [a.com]}]}') })
    const serving = () => lookupOf(index).gatewaysServing('a.com', 0)
    const before = serving()
    expect(serving()).toBe(before)
    putText(index, istio('Gateway', 'b', '{servers: [{hosts: [a.com]}]}'), 'b.yaml')
    expect(serving()).not.toBe(before)
    expect(names(serving())).toEqual(['a', 'b'])
  })

  it('lets the last of several resources with one name count', () => {
    const index = indexOf({
      'b.yaml': istio('Gateway', 'web', '{selector: {from: b}}'),
      'a.yaml': istio('Gateway', 'web', '{selector: {from: a}}'),
    })
    const lookup = lookupOf(index)
    expect(lookup.resource('Gateway', 'shop', 'web')?.documentId).toBe('b.yaml#0')
    expect(lookup.duplicates('Gateway', 'shop', 'web')).toHaveLength(2)
    expect(index.resources().map(({ documentId }) => documentId)).toEqual(['a.yaml#0', 'b.yaml#0'])
    expect(putText(index, '', 'b.yaml')).toContain('resource:Gateway/shop/web')
    expect(lookup.resource('Gateway', 'shop', 'web')?.documentId).toBe('a.yaml#0')
  })
})

describe('facts', () => {
  const virtualService = (weight: number) =>
    istio(
      'VirtualService',
      'reviews',
      `{hosts: [reviews], gateways: [mesh, web], http: [{route: [{weight: ${weight}}]}]}`,
    )

  it('a weight changes nothing but the VirtualService itself', () => {
    const index = indexOf({ 'a.yaml': virtualService(10) })
    expect([...putText(index, virtualService(20))]).toEqual([
      'resource:VirtualService/shop/reviews',
    ])
  })

  it('the same text again changes nothing', () => {
    const index = indexOf({ 'a.yaml': virtualService(10) })
    expect([...putText(index, virtualService(10))]).toEqual([])
  })

  it('a comment in a DestinationRule changes neither its rules nor its subsets', () => {
    const rule = istio('DestinationRule', 'reviews', '{host: reviews, subsets: [{name: v1}]}')
    const index = indexOf({ 'a.yaml': rule })
    expect([...putText(index, `# why\n${rule}`)]).toEqual(['resource:DestinationRule/shop/reviews'])
  })

  it('the policy of a subset changes the rule, not the subsets', () => {
    const rule = (labels: string) =>
      istio(
        'DestinationRule',
        'reviews',
        `{host: reviews, subsets: [{name: v1, labels: ${labels}}]}`,
      )
    const index = indexOf({ 'a.yaml': rule('{a: b}') })
    expect([...putText(index, rule('{a: c}'))]).toEqual([
      'resource:DestinationRule/shop/reviews',
      'rules:reviews.shop.svc.cluster.local',
      'of:DestinationRule/shop',
      'of:DestinationRule/',
    ])
  })

  it('a second Service does not change that there are Services', () => {
    const index = indexOf({ 'a.yaml': service('a') })
    const facts = putText(index, service('b'), 'b.yaml')
    expect(facts).toContain('host:b.shop.svc.cluster.local')
    expect(facts).toContain('host-names')
    expect(facts).not.toContain('kind:Service')
    expect(facts).not.toContain('namespaces')
    expect(putText(index, '', 'a.yaml')).not.toContain('kind:Service')
    expect(putText(index, '', 'b.yaml')).toContain('kind:Service')
  })
})

describe('names for pickers', () => {
  it('lists each host once, with ports from its Service and subsets from every rule', () => {
    const index = indexOf({
      'a.yaml': stream(
        istio('DestinationRule', 'r', '{host: reviews, subsets: [{name: v1}]}'),
        istio('DestinationRule', 'lost', '{host: lost}'),
        service('reviews'),
        istio(
          'DestinationRule',
          's',
          '{host: reviews.shop.svc.cluster.local, subsets: [{name: v2}]}',
        ),
        istio('ServiceEntry', 'ext', "{hosts: [api.example.com, '*.example.com']}"),
      ),
    })
    expect(listKnownHosts(index)).toMatchObject([
      {
        fqdn: 'reviews.shop.svc.cluster.local',
        shortName: 'reviews',
        origin: 'Service',
        namespace: 'shop',
        ports: [{ number: 80 }],
        subsets: ['v1', 'v2'],
      },
      { fqdn: 'lost.shop.svc.cluster.local', origin: 'DestinationRule' },
      { fqdn: 'api.example.com', origin: 'ServiceEntry', subsets: [] },
    ])
  })

  it('lists Gateways with their hosts, and namespaces that are used or defined', () => {
    const index = indexOf({
      'a.yaml': stream(
        istio('Gateway', 'web', '{servers: [{hosts: [a.com]}, {hosts: [a.com, team/b.com]}]}'),
        'apiVersion: v1\nkind: Namespace\nmetadata: {name: empty}',
      ),
    })
    expect(listKnownGateways(index)).toEqual([
      { namespace: 'shop', name: 'web', hosts: ['a.com', 'team/b.com'] },
    ])
    expect(listNamespaces(index)).toEqual(['empty', 'shop'])
  })
})

// Looking at all of them each time would take minutes: what holds this is that the tests end at all.
describe('thousands of the same', () => {
  const count = 20_000
  const fill = (toText: (i: number) => string) => {
    const index = createIndex(DEFAULT_MESH_SETTINGS)
    const resources = Array.from({ length: count }, (_, i) => readText(toText(i), `f${i}.yaml`))
    for (const [i, list] of resources.entries()) index.put(toDocumentId(`f${i}.yaml`, 0), list)
    return { index, resources: resources.flat() }
  }

  it('definitions of one name are each told their place at once', () => {
    const { index, resources } = fill(() => service('a'))
    const toPlace = (i: number) =>
      resources
        .map((_, k) => `f${k}.yaml`)
        .sort()
        .indexOf(`f${i}.yaml`)
    const lookup = lookupOf(index)
    for (const resource of resources) lookup.definitions(resource)
    for (const resource of resources) lookup.resource('Service', 'shop', resource.name)
    const { index: place, count: total, first } = lookup.definitions(resources[3] ?? expect.fail())
    expect([place, total, first.length]).toEqual([toPlace(3), count, 6])
  })

  it.each([
    ['one host', () => 'a.com'],
    ['a wildcard each', (i: number) => `*.h${i}.com`],
    ['a host each beside wildcards', (i: number) => `${i % 2 === 0 ? '*.' : 'x.'}h${i}.com`],
  ])('VirtualServices with %s are each told their rivals at once', (_, toHost) => {
    const { index } = fill((i) => istio('VirtualService', `v${i}`, `{hosts: ['${toHost(i)}']}`))
    const lookup = lookupOf(index)
    let found = 0
    for (let i = 0; i < count; i += 1) found = lookup.meshVirtualServices(toHost(i)).length
    expect(found).toBe(toHost(1) === toHost(2) ? count : 1)
  })
})

it('an edit of one definition does not concern what only asks for their number', () => {
  const index = createIndex(DEFAULT_MESH_SETTINGS)
  for (const file of ['a.yaml', 'b.yaml']) putText(index, service('a'), file)
  const edited = putText(index, service('a', 'spec: {ports: [{port: 81}]}'), 'a.yaml')
  expect([...edited]).toEqual(['resource:Service/shop/a'])
  expect([...putText(index, service('b'), 'a.yaml')]).toContain('defined:Service/shop/a')
})
