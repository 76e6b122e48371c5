import { describe, expect, it } from 'vitest'
import { analyze, istio, open, stream, textAt } from '../../../test/workspace.ts'
import { meshConflicts } from './mesh-conflicts.ts'

const virtualService = (name: string, hosts: string, rest = '', namespace = 'shop') =>
  istio('VirtualService', name, `{hosts: ${hosts}${rest}}`, namespace)
const found = (...documents: string[]) =>
  analyze(meshConflicts, stream(...documents)).map(({ resource, marked }) => [
    resource?.name,
    marked,
  ])

describe('two VirtualServices on one host of the mesh', () => {
  it('are both reported, each with the other', () => {
    const text = stream(
      virtualService('a', '[other, reviews]'),
      virtualService('b', '[reviews.shop.svc.cluster.local]', '', 'x'),
    )
    const findings = analyze(meshConflicts, text)
    expect(findings).toMatchObject([
      {
        code: 'IST0109',
        severity: 'error',
        aliases: ['KIA1106'],
        path: 'spec/hosts/1',
        marked: 'reviews',
        message:
          'Host “reviews” has other VirtualServices in the mesh: x/b. Only one of them applies.',
      },
      { code: 'IST0109', path: 'spec/hosts/0', marked: 'reviews.shop.svc.cluster.local' },
    ])
    const [related] = findings[0]?.related ?? []
    expect(related && textAt(related, open(text))).toBe('reviews.shop.svc.cluster.local')
  })

  it.each([
    ['one names the mesh', '[reviews]', ', gateways: [web, mesh]', '[reviews]', ''],
    ['equal wildcards', '["*.a"]', '', '["*.a"]', ''],
    ['one exported to a namespace, one to all', '[a.com]', ', exportTo: [x]', '[a.com]', ''],
    ['the wildcard of all covers the other', '[a.com]', ', exportTo: [x]', '["*.com"]', ''],
    ['the wildcard of one namespace covers all', '["*.com"]', ', exportTo: [x]', '[a.com]', ''],
    [
      'exported to one common namespace',
      '[a.com]',
      ', exportTo: [x, y]',
      '[a.com]',
      ', exportTo: [y]',
    ],
    [
      '. and the same namespace by name',
      '[a.com]',
      ', exportTo: [.]',
      '[a.com]',
      ', exportTo: [shop]',
    ],
  ])('conflict: %s', (_, hostsA, restA, hostsB, restB) => {
    const names = found(virtualService('a', hostsA, restA), virtualService('b', hostsB, restB))
    expect(names.map(([name]) => name)).toEqual(['a', 'b'])
  })

  it.each([
    ['other hosts', '[reviews]', '', '[ratings]', ''],
    ['a name in part', '[reviews]', '', '[reviews.shop]', ''],
    ['one only at a gateway', '[reviews]', '', '[reviews]', ', gateways: [web]'],
    ['a wildcard of all that covers one of all', '["*.com"]', '', '[a.com]', ''],
    ['other namespaces', '[a.com]', ', exportTo: [x]', '[a.com]', ', exportTo: [y]'],
    [
      'wildcards within one namespace',
      '["*.com"]',
      ', exportTo: [x]',
      '[a.com]',
      ', exportTo: [x]',
    ],
    ['a delegate', '[reviews]', '', '[]', ''],
  ])('do not conflict: %s', (_, hostsA, restA, hostsB, restB) => {
    expect(found(virtualService('a', hostsA, restA), virtualService('b', hostsB, restB))).toEqual(
      [],
    )
  })

  it('are not two definitions of the same one', () => {
    expect(found(virtualService('a', '[reviews]'), virtualService('a', '[reviews]'))).toEqual([])
  })
})

it('a host that stands twice in one VirtualService is reported at the second place', () => {
  expect(found(virtualService('a', '[reviews, reviews.shop.svc.cluster.local]'))).toEqual([
    ['a', 'reviews.shop.svc.cluster.local'],
  ])
})

it('each VirtualService is reported once', () => {
  expect(found(virtualService('a', '[x, y]'), virtualService('b', '[x, y]'))).toHaveLength(2)
})
