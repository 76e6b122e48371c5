import { describe, expect, it } from 'vitest'
import { analyze, applyFix, check, istio, stream } from '../../../test/workspace.ts'
import { subsets } from './subsets.ts'

const to = (host: string, subset: string, namespace = 'shop') =>
  istio(
    'VirtualService',
    'a',
    `{http: [{route: [{destination: {host: ${host}, subset: ${subset}}}]}]}`,
    namespace,
  )
const rule = (host: string, names: string, namespace = 'shop') =>
  istio(
    'DestinationRule',
    'r',
    `{host: "${host}", subsets: [${names
      .split(' ')
      .map((name) => `{name: ${name}}`)
      .join(', ')}]}`,
    namespace,
  )

describe('a subset', () => {
  it.each([
    ['the same short host', to('reviews', 'v1'), rule('reviews', 'v1')],
    ['the full name', to('reviews', 'v1'), rule('reviews.shop.svc.cluster.local', 'v1', 'x')],
    ['a short host elsewhere', to('reviews.x.svc.cluster.local', 'v1'), rule('reviews', 'v1', 'x')],
    ['an external host, same namespace', to('api.com', 'v1'), rule('api.com', 'v1')],
    [
      'the second of two rules',
      to('reviews', 'v2'),
      stream(rule('reviews', 'v1'), rule('reviews.shop.svc.cluster.local', 'v2', 'x')),
    ],
  ])('is defined for %s', (_, virtualService, others) => {
    expect(analyze(subsets, stream(virtualService, others))).toEqual([])
  })

  it.each([
    ['of another name', to('reviews', 'v3'), rule('reviews', 'v1 v2')],
    ['of a short host of another namespace', to('reviews', 'v1'), rule('reviews', 'v1', 'x')],
    ['of a host named in part', to('reviews', 'v1'), rule('reviews.shop', 'v1')],
    ['of an external host in another namespace', to('api.com', 'v1'), rule('api.com', 'v1', 'x')],
    ['of a wildcard', to('reviews', 'v1'), rule('*.shop.svc.cluster.local', 'v1')],
    ['with other letters', to('reviews', 'v1'), rule('reviews', 'V1')],
  ])('is not defined: %s', (_, virtualService, others) => {
    expect(analyze(subsets, stream(virtualService, others))).toMatchObject([
      { code: 'IST0101', path: 'spec/http/0/route/0/destination/subset' },
    ])
  })

  it('is looked for in routes and mirrors; Kiali leaves mirrors out', () => {
    const text = stream(
      rule('reviews', 'v1'),
      istio(
        'VirtualService',
        'a',
        `{
  http: [{mirror: {host: reviews, subset: v3}, route: [{destination: {host: reviews}}]}],
  tcp: [{route: [{destination: {host: reviews, subset: v4}}]}]}`,
      ),
    )
    expect(analyze(subsets, text).map(({ marked }) => marked)).toEqual(['v4', 'v3'])
    const merged = check(text).filter(({ code }) => code === 'IST0101')
    expect(merged.map(({ marked, aliases }) => [marked, aliases])).toEqual([
      ['v3', []],
      ['v4', ['KIA1107']],
    ])
    expect(merged.map(({ alsoReported }) => alsoReported)).toEqual([
      undefined,
      [
        {
          code: 'KIA1107',
          severity: 'warning',
          fieldPath: ['spec', 'tcp', 0, 'route', 0, 'destination'],
        },
      ],
    ])
  })

  it('of a wildcard rule is no finding of Kiali', () => {
    const found = check(stream(to('reviews', 'v1'), rule('*.shop.svc.cluster.local', 'v1')))
    const codes = found.flatMap(({ code, aliases }) => [code, ...aliases])
    expect(codes).toContain('IST0101')
    expect(codes).not.toContain('KIA1107')
  })

  it('is no finding without a DestinationRule in the workspace', () => {
    expect(analyze(subsets, to('reviews', 'v1'))).toEqual([])
  })
})

it('says what is defined and offers each of it', () => {
  const text = stream(to('reviews', 'v3'), rule('reviews', 'v1 v2'))
  const [finding] = analyze(subsets, text)
  expect(finding?.message).toBe('Subset “v3” is not defined for host “reviews”. Defined: v1, v2.')
  expect(finding?.marked).toBe('v3')
  expect(finding?.fixes.map(({ title }) => title)).toEqual([
    'Add subset v3',
    'Route to v1',
    'Route to v2',
  ])
  expect(applyFix(finding?.fixes[2], text)).toBe(to('reviews', 'v2'))
})

describe('adding the subset', () => {
  const add = (destinationRule: string) => {
    const text = stream(to('reviews', 'v3'), destinationRule)
    const fix = analyze(subsets, text)[0]?.fixes.find(({ title }) => title === 'Add subset v3')
    return applyFix(fix, text)
  }
  const head = `---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: shop
spec:
  host: reviews # the reviews service
`

  it('labels it as its siblings are labelled', () => {
    const text = `${head}  subsets:
  - name: v1
    labels:
      app.version: v1
  # kept for the audit
  - name: v2
    labels:
      app.version: v2
  exportTo: ["*"]
`
    expect(add(text.slice(4))).toBe(
      text.replace('  exportTo', '  - name: v3\n    labels:\n      app.version: v3\n  exportTo'),
    )
  })

  it('starts the list where there is none', () => {
    const text = `${head}  trafficPolicy: {}
`
    expect(add(text.slice(4))).toContain('  subsets:\n')
    expect(add(text.slice(4))).toContain('version: v3')
  })

  it('is not offered where no rule has the host', () => {
    const [finding] = analyze(subsets, stream(to('reviews', 'v3'), rule('ratings', 'v1')))
    expect(finding?.fixes).toEqual([])
    expect(finding?.message).toContain('No DestinationRule defines subsets of this host.')
  })
})
