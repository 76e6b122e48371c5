import { describe, expect, it } from 'vitest'
import { analyze, check, istio, open, stream, textAt } from '../../../test/workspace.ts'
import { runAnalyzer } from '../../run-analyzer.ts'
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
        aliases: [],
        path: 'spec/hosts/1',
        marked: 'reviews',
        message:
          'Host “reviews” has other VirtualServices in the mesh: x/b. Only one of them applies.',
      },
      { code: 'IST0109', path: 'spec/hosts/0', marked: 'reviews.shop.svc.cluster.local' },
    ])
    const merged = check(text).filter(({ code }) => code === 'IST0109')
    const kiali = [{ code: 'KIA1106', severity: 'warning', fieldPath: ['spec', 'hosts'] }]
    expect(merged.map(({ alsoReported }) => alsoReported)).toEqual([kiali, kiali])
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

it('of many VirtualServices on one host the first five are listed and the others counted', () => {
  const names = Array.from({ length: 9 }, (_, i) => `v${i}`)
  const findings = analyze(
    meshConflicts,
    stream(...names.map((name) => virtualService(name, '[a.com]'))),
  )
  expect(findings).toHaveLength(9)
  expect(findings[2]?.message).toBe(
    'Host “a.com” has other VirtualServices in the mesh: shop/v0, shop/v1, shop/v3, shop/v4, shop/v5 and 3 more. Only one of them applies.',
  )
  expect(findings.map(({ related }) => related.length)).toEqual(names.map(() => 5))
})

it('rivals of several namespaces are each counted once', () => {
  const texts = [
    virtualService('all', '[a.com]'),
    ...['[x, y]', '[x]', '[y, x]', '[z]'].map((to, i) =>
      virtualService(`v${i}`, '[a.com]', `, exportTo: ${to}, gateways: [mesh]`),
    ),
  ]
  const findings = check(stream(...texts)).filter(({ code }) => code === 'IST0109')
  const others = findings.map(({ message, aliases }) => [
    /mesh: (.*)\. Only/.exec(message)?.[1],
    aliases,
  ])
  expect(others).toEqual([
    ['shop/v0, shop/v1, shop/v2, shop/v3', []],
    ['shop/all, shop/v1, shop/v2', ['KIA1106']],
    ['shop/all, shop/v0, shop/v2', ['KIA1106']],
    ['shop/all, shop/v0, shop/v1', ['KIA1106']],
    ['shop/all', []],
  ])
})

// Comparing each with each would take minutes: what holds these is that they end at all.
it('thousands of rivals are each told a few of the others', () => {
  const workspace = open(
    stream(...Array.from({ length: 15_000 }, (_, i) => virtualService(`v${i}`, '[a.com]'))),
  )
  const lookup = workspace.index.lookup(() => {})
  const findings = workspace.resources.flatMap((one) => runAnalyzer(meshConflicts, one, lookup))
  expect(findings).toHaveLength(15_000)
  expect(Math.max(...findings.map((finding) => finding.related.length))).toBe(5)
})

it('thousands of public hosts do not compete with a public wildcard', () => {
  const hosts = Array.from({ length: 9_000 }, (_, i) => `h${i}`).join(', ')
  const workspace = open(
    stream(virtualService('a', `[${hosts}]`), virtualService('b', '["*.shop.svc.cluster.local"]')),
  )
  const lookup = workspace.index.lookup(() => {})
  const findings = workspace.resources.flatMap((one) => runAnalyzer(meshConflicts, one, lookup))
  expect(findings).toHaveLength(0)
})

it('a VirtualService without a written namespace is named without one', () => {
  const bare = (name: string) =>
    `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: ${name}}\nspec: {hosts: [a]}\n`
  const [finding] = analyze(meshConflicts, stream(bare('a1'), bare('a2')))
  expect(finding?.message).toContain('in the mesh: a2. Only')
  expect(finding?.related[0]?.message).toBe('VirtualService a2 has it too.')
})
