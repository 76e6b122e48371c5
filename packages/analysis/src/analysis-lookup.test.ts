import { describe, expect, it } from 'vitest'
import { check, istio, open, service, stream } from '../test/workspace.ts'
import { listSkipped } from './skipped.ts'

// https://istio.io/latest/docs/ops/diagnostic-tools/istioctl-analyze/
const SYSTEM = ['kube-system', 'kube-public', 'kube-node-lease', 'local-path-storage']

const virtualService = (host: string, namespace: string, rest = '') =>
  istio(
    'VirtualService',
    'v',
    `{hosts: [a.com], http: [{route: [{destination: {host: ${host}}}]}]${rest}}`,
    namespace,
  )
const codes = (text: string) => check(text).map(({ code }) => code)

describe.each(SYSTEM)('%s', (namespace) => {
  it('gets no findings of the analysis, but those of the schema', () => {
    const bad = virtualService('nowhere', namespace, ', gateways: [nowhere], htpp: 1')
    const text = stream(service('s'), istio('Gateway', 'g', '{}'), bad, bad)
    expect(codes(text)).toEqual(['SCH-060', 'SCH-060'])
  })

  it('holds no Service that another namespace could name', () => {
    const text = stream(
      service('s'),
      service('kube-dns', namespace),
      virtualService(`kube-dns.${namespace}.svc.cluster.local`, 'shop'),
    )
    expect(check(text)).toMatchObject([{ code: 'IST0101', fixes: [] }])
  })

  it('holds no Gateway and no DestinationRule that counts', () => {
    const text = stream(
      istio('Gateway', 'g', '{}'),
      istio(
        'Gateway',
        'g2',
        '{servers: [{port: {number: 80, name: a, protocol: HTTP}, hosts: ["*"]}]}',
        namespace,
      ),
      istio('VirtualService', 'v', `{hosts: [a.com], gateways: [${namespace}/g2]}`),
    )
    expect(codes(text)).toContain('IST0101')
  })

  it('alone does not make a check possible', () => {
    const text = stream(service('kube-dns', namespace), virtualService('nowhere', 'shop'))
    expect(codes(text)).toEqual([])
    const skipped = listSkipped(open(text).index.lookup(() => {}))
    expect(skipped.map(({ check: name }) => name)).toContain('virtual-service/destination-hosts')
  })
})

it('a VirtualService of kube-system is no rival in the mesh', () => {
  const mesh = (namespace: string) => istio('VirtualService', 'v', '{hosts: [a.com]}', namespace)
  expect(codes(stream(mesh('shop'), mesh('kube-system')))).toEqual([])
  expect(codes(stream(mesh('shop'), mesh('other')))).toEqual(['IST0109', 'IST0109'])
})

it('a namespace that only stands in the settings is in no message', () => {
  const bare = (kind: string, name: string, spec: string) =>
    istio(kind, name, spec).replace(', namespace: shop', '')
  const text = stream(
    service('s'),
    bare('Gateway', 'g', '{}'),
    bare(
      'VirtualService',
      'v',
      '{hosts: [a.com], gateways: [nowhere], http: [{route: [{destination: {host: nowhere}}]}]}',
    ),
  )
  const messages = check(text)
    .filter(({ code }) => code === 'IST0101')
    .map(({ message }) => message)
  expect(messages).toHaveLength(2)
  for (const message of messages) expect(message).not.toContain('default')
})
