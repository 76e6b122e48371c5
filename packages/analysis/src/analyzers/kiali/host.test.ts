import { describe, expect, it } from 'vitest'
import { isUnder, listSpellings, parseHost } from './host.ts'

const read = (host: string, domain = 'cluster.local') =>
  parseHost(host, 'shop', domain, (namespace) => namespace === 'prod')

describe('a host is read as Kiali reads it', () => {
  it.each([
    ['reviews', 'reviews', 'shop'],
    ['*', '*', 'shop'],
    ['reviews.shop', 'reviews', 'shop'],
    ['reviews.prod', 'reviews', 'prod'],
    ['reviews.unknown.svc', 'reviews', 'unknown'],
    ['reviews.unknown.svc.cluster.local', 'reviews', 'unknown'],
    ['*.prod.svc.cluster.local', '*', 'prod'],
  ])('%s is Service %s of namespace %s', (host, service, namespace) => {
    expect(read(host)).toEqual({
      service,
      namespace,
      isService: true,
      text: `${service}.${namespace}.svc.cluster.local`,
    })
  })

  it.each([
    'reviews.unknown',
    'example.com',
    'www.example.com',
    'reviews.shop.svc.cluster',
    'reviews.shop.svc.other.local',
    'a.reviews.shop.svc.cluster.local',
    '*.local',
    '*.com',
  ])('%s is taken literally', (host) => {
    expect(read(host)).toEqual({ service: host, namespace: '', isService: false, text: host })
  })

  it('with the domain of the cluster', () => {
    expect(read('reviews.prod.svc.mesh.example', 'mesh.example').isService).toBe(true)
    expect(read('reviews.prod.svc.cluster.local', 'mesh.example').isService).toBe(false)
    expect(read('reviews', 'mesh.example').text).toBe('reviews.shop.svc.mesh.example')
  })
})

it('a Service has three spellings, any other host one', () => {
  expect(listSpellings(read('reviews.prod'))).toEqual([
    'reviews.prod.svc.cluster.local',
    'reviews.prod',
    'reviews.prod.svc',
  ])
  expect(listSpellings(read('www.example.com'))).toEqual(['www.example.com'])
})

it.each([
  ['a.example.com', '*.example.com', true],
  ['example.com', '*.example.com', true],
  ['myexample.com', '*.example.com', true],
  ['*.a.example.com', '*.example.com', true],
  ['example.org', '*.example.com', false],
  ['a.example.com', 'example.com', false],
  ['a.example.com', '*', false],
])('%s under %s: %s', (name, pattern, expected) => {
  expect(isUnder(name, pattern)).toBe(expected)
})
