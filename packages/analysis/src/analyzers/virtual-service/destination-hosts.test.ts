import { describe, expect, it } from 'vitest'
import { analyze, applyFix, check, istio, service, stream } from '../../../test/workspace.ts'
import { destinationHosts } from './destination-hosts.ts'

const route = (host: string, rest = '') =>
  `{http: [{route: [{destination: {host: "${host}"}}]}]${rest}}`
const to = (host: string, rest = '') => istio('VirtualService', 'a', route(host, rest))
const entry = (hosts: string, rest = '', namespace = 'other') =>
  istio('ServiceEntry', 'e', `{hosts: ${hosts}${rest}}`, namespace)
const exportedTo = (list: string) => `{networking.istio.io/exportTo: "${list}"}`

describe('a destination host', () => {
  it.each([
    ['a short name of the own namespace', to('reviews'), service('reviews')],
    ['a full name', to('reviews.x.svc.cluster.local'), service('reviews', 'x')],
    ['a host of a ServiceEntry', to('api.com'), stream(service('s'), entry('[api.com]'))],
    ['covered by a wildcard', to('a.api.com'), stream(service('s'), entry('["*.api.com"]'))],
    [
      'a Service exported to the own namespace',
      to('reviews.x.svc.cluster.local'),
      service('reviews', 'x', exportedTo('other, shop')),
    ],
    [
      'a private Service of the own namespace',
      to('reviews'),
      service('reviews', 'shop', exportedTo('.')),
    ],
    [
      'a wildcard exported to the own namespace',
      to('a.api.com'),
      stream(service('s'), entry('["*.api.com"]', ', exportTo: [shop]')),
    ],
    [
      'private to the namespace the referrer is exported to',
      to('api.com', ', exportTo: [other]'),
      stream(service('s'), entry('[api.com]', ', exportTo: [.]')),
    ],
    [
      'a short host of a ServiceEntry of the own namespace',
      to('reviews'),
      stream(service('s'), entry('[reviews]', '', 'shop')),
    ],
  ])('is known: %s', (_, virtualService, others) => {
    expect(analyze(destinationHosts, stream(virtualService, others))).toEqual([])
  })

  it.each([
    ['of another namespace', 'reviews', service('reviews', 'x')],
    ['named in part', 'reviews.shop', service('reviews')],
    ['named up to svc', 'reviews.shop.svc', service('reviews')],
    ['of another domain', 'reviews.shop.svc.other', service('reviews')],
    ['outside the mesh', 'www.example.com', service('reviews')],
    ['below a wildcard, not under it', 'api.com', stream(service('s'), entry('["*.api.com"]'))],
    [
      'private to another namespace',
      'api.com',
      stream(service('s'), entry('[api.com]', ', exportTo: [.]')),
    ],
    [
      'a wildcard private to another namespace',
      'a.api.com',
      stream(service('s'), entry('["*.api.com"]', ', exportTo: [.]')),
    ],
    [
      'exported to nobody',
      'api.com',
      stream(service('s'), entry('[api.com]', ', exportTo: ["~"]')),
    ],
    [
      'a Service exported to others',
      'reviews.x.svc.cluster.local',
      service('reviews', 'x', exportedTo('banana')),
    ],
    [
      'of a Service of another API',
      'reviews',
      stream(service('s'), service('reviews').replace('v1', 'serving.knative.dev/v1')),
    ],
  ])('is not known: %s', (_, host, others) => {
    expect(analyze(destinationHosts, stream(to(host), others))).toMatchObject([
      { code: 'IST0101', path: 'spec/http/0/route/0/destination/host', marked: `"${host}"` },
    ])
  })

  // istioctl looks among the namespaces of exportTo instead of the own one.
  it('is not known when private to the own namespace of a referrer exported elsewhere', () => {
    const text = stream(
      to('reviews', ', exportTo: [x]'),
      service('reviews', 'shop', exportedTo('.')),
    )
    expect(analyze(destinationHosts, text)).toHaveLength(1)
  })

  it('is checked in every route and mirror', () => {
    const destination = '{destination: {host: lost}}'
    const text = stream(
      service('reviews'),
      istio(
        'VirtualService',
        'a',
        `{
  tcp: [{route: [${destination}]}],
  tls: [{route: [{}, ${destination}]}],
  http: [{route: [${destination}], mirror: {host: lost}, mirrors: [${destination}, text]}]}`,
      ),
    )
    const found = check(text).filter(
      ({ path, code }) => code === 'IST0101' && path.includes('host'),
    )
    expect(found.map(({ path, aliases }) => [path, aliases])).toEqual([
      ['spec/tcp/0/route/0/destination/host', ['KIA1101']],
      ['spec/tls/0/route/1/destination/host', ['KIA1101']],
      ['spec/http/0/route/0/destination/host', ['KIA1101']],
      ['spec/http/0/mirror/host', []],
      ['spec/http/0/mirrors/0/destination/host', []],
    ])
  })

  it('is no finding without a Service in the workspace, nor when it is missing itself', () => {
    expect(analyze(destinationHosts, stream(to('lost'), entry('[api.com]')))).toEqual([])
    expect(
      analyze(
        destinationHosts,
        stream(
          service('s'),
          istio('VirtualService', 'a', '{http: [{route: [{destination: {}}]}]}'),
        ),
      ),
    ).toEqual([])
  })
})

describe('the way out', () => {
  it.each([
    ['reviews', service('reviews', 'x'), ['reviews.x.svc.cluster.local']],
    ['reviews.shop', service('reviews'), ['reviews.shop.svc.cluster.local']],
    ['revews', stream(service('reviews'), service('ratings')), ['reviews']],
    ['api.exmple.com', stream(service('s'), entry('[api.example.com]')), ['api.example.com']],
    ['reviews.shpo.svc.cluster.local', service('reviews'), ['reviews.shop.svc.cluster.local']],
    ['revews.x.svc.cluster.local', service('reviews', 'x'), ['reviews.x.svc.cluster.local']],
    ['nothing-like-it', service('reviews'), []],
  ])('for %s is offered', (host, others, hosts) => {
    const text = stream(to(host), others)
    const [finding] = analyze(destinationHosts, text)
    expect(finding?.fixes.map(({ title }) => title)).toEqual(
      hosts.map((name) => `Use host ${name}`),
    )
    for (const [i, name] of hosts.entries()) {
      expect(applyFix(finding?.fixes[i], text)).toBe(to(name))
    }
  })

  it('is told for a host that is hidden', () => {
    const text = stream(to('api.com'), service('s'), entry('[api.com]', ', exportTo: [.]'))
    const [finding] = analyze(destinationHosts, text)
    expect(finding?.message).toBe(
      'Host “api.com” is not known in namespace “shop”. ServiceEntry “e” of namespace “other” is not exported to this namespace.',
    )
    expect(finding?.fixes).toEqual([])
  })
})

it('is still compared with the likely ones among very many hosts', () => {
  const others = Array.from({ length: 400 }, (_, i) => service(`other-${i}`))
  const [finding] = analyze(destinationHosts, stream(to('revews'), ...others, service('reviews')))
  expect(finding?.fixes.map(({ title }) => title)).toEqual(['Use host reviews'])
})

it('is not said to be found by Kiali, which completes name.namespace', () => {
  const found = check(stream(to('reviews.shop'), service('reviews')))
  const codes = found.flatMap(({ code, aliases }) => [code, ...aliases])
  expect(codes).toContain('IST0101')
  expect(codes).not.toContain('KIA1101')
})
