import { describe, expect, it } from 'vitest'
import { analyze, check, fileOf, istio, open, service, stream } from '../../test/workspace.ts'
import { runAnalyzer } from '../run-analyzer.ts'
import { duplicateResource } from './duplicate-resource.ts'

describe('a resource that is defined again', () => {
  it('is a warning at the name of each later definition', () => {
    const files = {
      'b.yaml': stream(service('reviews'), service('reviews')),
      'a.yaml': service('reviews'),
    }
    const findings = analyze(duplicateResource, files)
    expect(findings).toMatchObject([
      { code: 'MD-051', severity: 'warning', path: 'metadata/name', marked: 'reviews' },
      { code: 'MD-051', severity: 'warning', documentId: 'b.yaml#1' },
    ])
    expect(findings.map(fileOf)).toEqual(['b.yaml', 'b.yaml'])
    expect(findings[0]?.related.map(({ documentId }) => documentId)).toEqual([
      'a.yaml#0',
      'b.yaml#1',
    ])
    expect(findings[0]?.message).toBe(
      'Service “reviews” of namespace “shop” is defined 3 times. The last definition counts.',
    )
  })

  it('is the same in another version of its group', () => {
    const gateway = istio('Gateway', 'web', '{}')
    const text = stream(gateway, gateway.replace('io/v1', 'io/v1beta1'))
    expect(analyze(duplicateResource, text)).toHaveLength(1)
  })

  it('is the same when the default namespace is written once and left out once', () => {
    const text = stream(
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: default}\n',
    )
    expect(analyze(duplicateResource, text)).toHaveLength(1)
  })

  it.each([
    ['namespace', service('reviews', 'x')],
    ['name', service('Reviews')],
    ['kind', service('reviews').replace('Service', 'Pod')],
    ['group', service('reviews').replace('v1', 'serving.knative.dev/v1')],
  ])('is another one with another %s', (_, other) => {
    expect(analyze(duplicateResource, stream(service('reviews'), other))).toEqual([])
  })

  it('is another one each time without a name', () => {
    const job = 'apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: a-}\n'
    expect(analyze(duplicateResource, stream(job, job))).toEqual([])
  })
})

it('of many definitions each finding points at five others', () => {
  const findings = analyze(
    duplicateResource,
    stream(...Array.from({ length: 9 }, () => service('a'))),
  )
  expect(findings).toHaveLength(8)
  for (const { related } of findings) expect(related).toHaveLength(5)
  expect(findings[1]?.related.map(({ documentId }) => documentId)).toEqual([
    'a.yaml#0',
    'a.yaml#1',
    'a.yaml#3',
    'a.yaml#4',
    'a.yaml#5',
  ])
})

// Listing all others each time would take minutes: what holds this is that it ends at all.
it('thousands of definitions are each told a few of the others', () => {
  const workspace = open(stream(...Array.from({ length: 15_000 }, () => service('a'))))
  const lookup = workspace.index.lookup(() => {})
  const findings = workspace.resources.flatMap((one) => runAnalyzer(duplicateResource, one, lookup))
  expect(findings).toHaveLength(14_999)
  expect(Math.max(...findings.map((finding) => finding.related.length))).toBe(5)
})

it('a namespace that is only assumed is not named', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n'
  const [finding] = analyze(duplicateResource, stream(pod, pod))
  expect(finding?.message).toBe('Pod “a” is defined 2 times. The last definition counts.')
})

it('of a definition that is replaced nothing else is said about the workspace', () => {
  const route = (host: string) =>
    istio(
      'VirtualService',
      'web',
      `{hosts: [web], http: [{route: [{destination: {host: ${host}}}]}]}`,
    )
  const unknown = check(stream(service('reviews'), route('nowhere')))
  expect(unknown.map(({ code }) => code)).toEqual(['IST0101'])
  const replaced = check(stream(service('reviews'), route('nowhere'), route('reviews')))
  expect(replaced.map(({ code }) => code)).toEqual(['MD-051'])
})
