import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareSpecificity,
  findMostSpecific,
  hostsForNamespace,
  intersectHosts,
  isExportedTo,
  isSubsetOf,
  overlaps,
  parseServiceFqdn,
  resolveExportTo,
  resolveGatewayRef,
  resolveHost,
} from './hosts.ts'

describe('resolveHost', () => {
  it.each([
    ['reviews', 'reviews.shop.svc.cluster.local'],
    ['reviews.prod', 'reviews.prod'],
    ['reviews.prod.svc', 'reviews.prod.svc'],
    ['reviews.prod.svc.cluster.local', 'reviews.prod.svc.cluster.local'],
    ['*', '*'],
    ['*.example.com', '*.example.com'],
    ['10.0.0.1', '10.0.0.1'],
    ['2001:db8::1', '2001:db8::1'],
    ['', ''],
  ])('in namespace shop, %s stands for %s', (host, fqdn) => {
    expect(resolveHost(host, 'shop', 'cluster.local')).toBe(fqdn)
  })

  it('follows the cluster domain', () => {
    expect(resolveHost('reviews', 'shop', 'corp.example')).toBe('reviews.shop.svc.corp.example')
    expect(resolveHost('reviews', 'shop', '')).toBe('reviews.shop')
  })
})

describe('parseServiceFqdn', () => {
  it.each([
    ['reviews.shop.svc.cluster.local', { name: 'reviews', namespace: 'shop' }],
    ['a.reviews.shop.svc.cluster.local', undefined],
    ['shop.svc.cluster.local', undefined],
    ['*.shop.svc.cluster.local', undefined],
    ['reviews.shop.svc.other.local', undefined],
    ['reviews.shop', undefined],
  ])('reads %s', (fqdn, service) => {
    expect(parseServiceFqdn(fqdn, 'cluster.local')).toEqual(service)
  })
})

describe('isSubsetOf', () => {
  it.each([
    ['a.foo.com', '*.foo.com', true],
    ['a.b.foo.com', '*.foo.com', true],
    ['foo.com', '*.foo.com', false],
    ['xfoo.com', '*foo.com', true],
    ['foo.com', '*foo.com', true],
    ['*.a.foo.com', '*.foo.com', true],
    ['*.foo.com', '*.a.foo.com', false],
    ['*.foo.com', 'a.foo.com', false],
    ['*', '*.foo.com', false],
    ['*.foo.com', '*', true],
    ['A.foo.com', 'a.foo.com', false],
    ['a.FOO.com', '*.foo.com', false],
    ['foo.com', 'foo.com', true],
  ])('%s within %s: %s', (a, b, expected) => {
    expect(isSubsetOf(a, b)).toBe(expected)
    expect(overlaps(a, b)).toBe(expected || isSubsetOf(b, a))
  })

  const host = fc.stringMatching(/^(\*\.?)?([ab]\.){0,3}[ab]$/)
  it('is an order: every host within itself, and within what a wider one is within', () => {
    fc.assert(
      fc.property(host, host, host, (a, b, c) => {
        expect(isSubsetOf(a, a)).toBe(true)
        if (isSubsetOf(a, b) && isSubsetOf(b, c)) expect(isSubsetOf(a, c)).toBe(true)
        if (isSubsetOf(a, b) && isSubsetOf(b, a)) expect(a).toBe(b)
      }),
    )
  })

  it('puts the narrower of two overlapping hosts first', () => {
    fc.assert(
      fc.property(host, host, (a, b) => {
        if (a !== b && isSubsetOf(a, b)) expect(compareSpecificity(a, b)).toBeLessThan(0)
      }),
    )
  })
})

it('orders hosts from the most specific', () => {
  const hosts = ['*', '*.com', 'b.com', '*.foo.com', 'a.com', 'a.foo.com']
  expect(hosts.toSorted(compareSpecificity)).toEqual([
    'a.foo.com',
    'a.com',
    'b.com',
    '*.foo.com',
    '*.com',
    '*',
  ])
})

it.each([
  ['a.foo.com', ['*', 'a.foo.com', '*.foo.com'], 'a.foo.com'],
  ['b.foo.com', ['*', 'a.foo.com', '*.foo.com'], '*.foo.com'],
  ['foo.com', ['*.foo.com'], undefined],
  ['*.foo.com', ['*.com', '*.foo.com'], '*.foo.com'],
  ['*.bar.com', ['*.com', 'a.bar.com'], '*.com'],
])('finds the pattern that decides for %s among %j', (needle, patterns, expected) => {
  expect(findMostSpecific(needle, patterns)).toBe(expected)
})

it.each([
  [['*.foo.com'], ['a.foo.com', 'b.com'], ['a.foo.com']],
  [['foo.com'], ['*'], ['foo.com']],
  [['*.foo.com', 'a.foo.com'], ['*'], ['*.foo.com', 'a.foo.com']],
  [['a.com'], ['b.com'], []],
])('intersects %j with %j', (a, b, expected) => {
  expect(intersectHosts(a, b)).toEqual(expected)
})

it.each([
  ['gw', 'shop', 'gw'],
  ['./gw', 'shop', 'gw'],
  ['istio-ingress/gw', 'istio-ingress', 'gw'],
  ['gw.edge', 'edge', 'gw'],
  ['gw.edge.svc.cluster.local', 'edge', 'gw'],
])('in namespace shop, gateway %s is %s/%s', (gatewayRef, namespace, name) => {
  expect(resolveGatewayRef(gatewayRef, 'shop')).toEqual({ namespace, name })
})

it.each([
  [undefined, ['*']],
  [[], ['*']],
  [['*'], ['*']],
  [['.'], ['shop']],
  [
    ['.', 'team-b'],
    ['shop', 'team-b'],
  ],
  [['.', 'shop'], ['shop']],
  [['team-b', '*'], ['*']],
  [['~'], []],
  [['~', 'team-b'], []],
  [['~', '*'], ['*']],
])('exportTo %j of an object in shop means %j', (exportTo, expected) => {
  expect(resolveExportTo(exportTo, 'shop')).toEqual(expected)
})

it('is visible where it is exported to, and nowhere else', () => {
  expect(isExportedTo(['*'], 'any')).toBe(true)
  expect(isExportedTo(['shop'], 'shop')).toBe(true)
  expect(isExportedTo(['shop'], 'shop-2')).toBe(false)
  expect(isExportedTo([], 'shop')).toBe(false)
})

it.each([
  [['shop.example.com'], 'team-a', ['shop.example.com']],
  [['*/shop.example.com'], 'team-a', ['shop.example.com']],
  [['team-a/*.example.com'], 'team-a', ['*.example.com']],
  [['team-a/*.example.com'], 'team-b', []],
  [['./admin.example.com'], 'edge', ['admin.example.com']],
  [['./admin.example.com'], 'team-a', []],
  [['team-a/*'], 'team-a', ['*']],
  [['team-b/a.com', '*/*'], 'team-a', ['*']],
])('of server hosts %j in a Gateway of edge, %s may use %j', (hosts, namespace, expected) => {
  expect(hostsForNamespace(hosts, { namespace: 'edge' }, namespace)).toEqual(expected)
})
