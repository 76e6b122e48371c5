import { describe, expect, it } from 'vitest'
import { analyze, check, istio, stream } from '../../../test/workspace.ts'
import { gatewayHosts } from './gateway-hosts.ts'

const gateway = (...servers: string[]) =>
  istio(
    'Gateway',
    'web',
    `{servers: [${servers.map((hosts) => `{hosts: ${hosts}}`).join()}]}`,
    'edge',
  )
const bound = (hosts: string, namespace = 'shop') =>
  istio('VirtualService', 'a', `{hosts: ${hosts}, gateways: [mesh, edge/web]}`, namespace)

describe('a gateway', () => {
  it.each([
    ['["*"]', '[a.com]'],
    ['[a.com]', '[b.com, a.com]'],
    ['["*.com"]', '[a.com]'],
    ['[a.com]', '["*.com"]'],
    ['[x.org]', '["*"]'],
    ['[shop/a.com]', '[a.com]'],
    ['["*/a.com"]', '[a.com]'],
    ['["shop/*"]', '[a.com]'],
    ['["other/b.com", "*/*"]', '[a.com]'],
  ])('with the hosts %s admits %s', (serverHosts, hosts) => {
    expect(analyze(gatewayHosts, stream(gateway(serverHosts), bound(hosts)))).toEqual([])
  })

  it.each([
    ['[b.com]', '[a.com]'],
    ['["*.a.com"]', '[a.com]'],
    ['[other/a.com]', '[a.com]'],
    ['["./a.com"]', '[a.com]'],
    ['["*.COM"]', '[a.com]'],
    ['[]', '["*"]'],
  ])('with the hosts %s does not admit %s', (serverHosts, hosts) => {
    expect(analyze(gatewayHosts, stream(gateway(serverHosts), bound(hosts)))).toMatchObject([
      { code: 'IST0132', severity: 'warning', path: 'spec/gateways/1', marked: 'edge/web' },
    ])
  })

  it('admits what any of its servers admits', () => {
    expect(analyze(gatewayHosts, stream(gateway('[b.com]', '[a.com]'), bound('[a.com]')))).toEqual(
      [],
    )
  })

  it('admits ./host to its own namespace', () => {
    expect(analyze(gatewayHosts, stream(gateway('["./a.com"]'), bound('[a.com]', 'edge')))).toEqual(
      [],
    )
  })

  it('of the Kubernetes API admits what its listeners do, without a hostname everything', () => {
    const kubernetes = (listener: string) =>
      `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: k8s, namespace: shop}\nspec: {listeners: [${listener}]}\n`
    const virtualService = istio('VirtualService', 'a', '{hosts: [a.com], gateways: [k8s]}')
    const found = (listener: string) =>
      analyze(gatewayHosts, stream(gateway('[a.com]'), kubernetes(listener), virtualService))
    expect(found('{port: 80}')).toEqual([])
    expect(found('{hostname: "*.com"}')).toEqual([])
    expect(found('{hostname: b.com}')).toHaveLength(1)
  })

  it('says which hosts it admits', () => {
    const [finding] = analyze(
      gatewayHosts,
      stream(gateway('[b.com, shop/c.com]'), bound('[a.com]')),
    )
    expect(finding?.message).toBe(
      'Gateway “edge/web” admits none of the hosts a.com. Admitted: b.com, c.com.',
    )
  })
})

it('a VirtualService without hosts gets nothing from a gateway', () => {
  expect(analyze(gatewayHosts, stream(gateway('["*"]'), bound('[]')))).toMatchObject([
    { code: 'IST0132' },
  ])
})

it('a gateway that does not exist is one finding, not two', () => {
  const text = stream(
    istio('Gateway', 'other', '{selector: {a: b}, servers: []}'),
    istio('VirtualService', 'a', '{hosts: [a.com], gateways: [missing]}'),
  )
  expect(check(text)).toMatchObject([
    { code: 'IST0101', aliases: ['IST0132', 'KIA1102'], marked: 'missing' },
  ])
})
