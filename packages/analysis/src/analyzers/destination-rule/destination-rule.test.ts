import { describe, expect, it } from 'vitest'
import { analyze, applyFix, istio, stream } from '../../../test/workspace.ts'
import { destinationRuleHosts } from './hosts.ts'
import { serverVerification } from './server-verification.ts'
import { subsetWorkloads } from './subset-workloads.ts'

const rule = (spec: string) => istio('DestinationRule', 'r', spec)
const service = (name: string, selector = `{app: ${name}}`) =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: shop}\nspec: {selector: ${selector}, ports: [{port: 80, name: http}]}\n`
const pod = (labels: string, rest = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: other, labels: ${labels}}\nspec: {${rest}}\n`
const deployment = (labels: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d, namespace: shop}\nspec: {template: {metadata: {labels: ${labels}}}}\n`
const node = (labels: string) =>
  `apiVersion: v1\nkind: Node\nmetadata: {name: n, labels: ${labels}}\n`
const entry = (spec: string) => istio('ServiceEntry', 'e', spec)

describe('the host of a DestinationRule', () => {
  it.each([
    ['a Service', 'reviews', service('reviews')],
    ['a ServiceEntry', 'a.com', stream(service('s'), entry('{hosts: [a.com]}'))],
    ['a wildcard of a ServiceEntry', '*.a.com', stream(service('s'), entry('{hosts: ["*.com"]}'))],
    ['unknown, where there are no Services', 'lost', entry('{hosts: [a.com]}')],
  ])('may be %s', (_, host, others) => {
    expect(analyze(destinationRuleHosts, stream(rule(`{host: "${host}"}`), others))).toEqual([])
  })

  it.each([
    ['nothing', 'lost', 'warning'],
    ['a name in part', 'reviews.shop', 'warning'],
    ['a wildcard over Services, which still works', '*.shop.svc.cluster.local', 'info'],
  ])('is reported for %s', (_, host, severity) => {
    const text = stream(rule(`{host: "${host}"}`), service('reviews'))
    expect(analyze(destinationRuleHosts, text)).toMatchObject([
      { code: 'IST0174', path: 'spec/host', severity },
    ])
  })

  it('is completed by the fix', () => {
    const text = stream(rule('{host: reviews.shop}'), service('reviews'))
    const [finding] = analyze(destinationRuleHosts, text)
    expect(applyFix(finding?.fixes[0], text)).toBe(rule('{host: reviews.shop.svc.cluster.local}'))
  })
})

describe('a subset', () => {
  const subsets = (labels: string, host = 'reviews') =>
    rule(`{host: ${host}, subsets: [{name: v, labels: ${labels}}]}`)

  it.each([
    ['a Pod of any namespace', '{version: v1}', pod('{version: v1}')],
    ['what a Deployment runs', '{version: v1}', deployment('{app: reviews, version: v1}')],
    ['everything, without labels', '{}', pod('{app: reviews}')],
    [
      'the region of a node',
      '{topology.kubernetes.io/region: eu}',
      stream(pod('{}', 'nodeName: n'), node('{topology.kubernetes.io/region: eu}')),
    ],
    [
      'the name of a node, and a label',
      '{kubernetes.io/hostname: n, version: v1}',
      stream(pod('{version: v1}', 'nodeName: n'), node('{}')),
    ],
    ['nothing, where no workload of the host is known', '{version: v1}', deployment('{app: b}')],
    ['nothing, where there are no workloads', '{version: v1}', node('{}')],
  ])('may select %s', (_, labels, others) => {
    const text = stream(subsets(labels), service('reviews'), others)
    expect(analyze(subsetWorkloads, text)).toEqual([])
  })

  it.each([
    ['no Pod', '{version: v1}', pod('{version: v2}')],
    ['no Deployment of the host', '{version: v1}', deployment('{app: reviews, version: v2}')],
    [
      'another region',
      '{topology.kubernetes.io/region: us}',
      stream(pod('{}', 'nodeName: n'), node('{topology.kubernetes.io/region: eu}')),
    ],
    [
      'a region without a name',
      '{topology.kubernetes.io/region: ""}',
      stream(pod('{}', 'nodeName: n'), node('{topology.kubernetes.io/region: ""}')),
    ],
  ])('is reported where it selects %s', (_, labels, others) => {
    const text = stream(subsets(labels), service('reviews'), others)
    expect(analyze(subsetWorkloads, text)).toMatchObject([{ code: 'IST0173' }])
  })

  it.each([
    ['its workload selector', '{hosts: [a.com], workloadSelector: {labels: {app: a}}}', 1],
    ['its endpoints', '{hosts: [a.com], endpoints: [{labels: {version: v1, x: one}}]}', 0],
  ])('of a ServiceEntry follows %s', (_, spec, count) => {
    const text = stream(
      subsets('{version: v1}', 'a.com'),
      service('s'),
      entry(spec),
      pod(count === 0 ? '{app: a}' : '{version: v1}'),
    )
    expect(analyze(subsetWorkloads, text)).toHaveLength(count)
  })

  it('is offered the labels that the workloads of its host have', () => {
    const text = stream(
      subsets('{version: v3}'),
      service('reviews'),
      deployment('{app: reviews, version: v1}'),
      pod('{app: other, version: v9}'),
    )
    const [finding] = analyze(subsetWorkloads, text)
    expect(finding?.marked).toBe('v3')
    expect(finding?.fixes.map(({ title }) => title)).toEqual(['Select version: v1'])
  })
})

describe('TLS to a host', () => {
  const policy = (rest: string, more = '') => rule(`{host: a.com, trafficPolicy: ${rest}${more}}`)
  const codes = (text: string) => analyze(serverVerification, text).map(({ code }) => code)
  const ports = (tls: string) => `{portLevelSettings: [{port: {number: 443}, tls: ${tls}}]}`
  const SELECTOR = ', workloadSelector: {matchLabels: {app: a}}'

  it.each([
    ['SIMPLE', '{mode: SIMPLE}', 1],
    ['MUTUAL', '{mode: MUTUAL, clientCertificate: /c, privateKey: /k}', 1],
    ['ISTIO_MUTUAL', '{mode: ISTIO_MUTUAL}', 0],
    ['SIMPLE with certificates', '{mode: SIMPLE, caCertificates: /ca}', 0],
    ['SIMPLE with a Secret that no sidecar reads', '{mode: SIMPLE, credentialName: c}', 1],
  ])('verifies the server: %s', (_, tls, count) => {
    expect(codes(policy(`{tls: ${tls}}`))).toEqual(count === 1 ? ['IST0128'] : [])
    expect(codes(policy(ports(tls)))).toEqual(count === 1 ? ['IST0129'] : [])
  })

  it('verifies the server with a Secret of selected workloads', () => {
    expect(codes(policy('{tls: {mode: SIMPLE, credentialName: c}}', SELECTOR))).toEqual([])
    expect(codes(policy('{tls: {mode: SIMPLE}}', SELECTOR))).toEqual(['IST0128'])
  })

  it.each([
    ['{mode: SIMPLE}', 1],
    ['{mode: SIMPLE, credentialName: c}', 0],
    ['{mode: SIMPLE, insecureSkipVerify: true}', 0],
  ])('is put right only where the webhook takes it: %s', (tls, fixes) => {
    expect(analyze(serverVerification, policy(`{tls: ${tls}}`))[0]?.fixes).toHaveLength(fixes)
  })
})
