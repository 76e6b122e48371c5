import { describe, expect, it } from 'vitest'
import { analyze, istio, stream } from '../../../test/workspace.ts'
import { serviceEntryAddresses } from './addresses.ts'
import { serviceEntryProtocols } from './protocols.ts'

describe('addresses of a ServiceEntry', () => {
  const entry = (ports: string, rest = '') =>
    istio('ServiceEntry', 'e', `{hosts: [a.com], ports: ${ports}${rest}}`)

  it.each([
    ['TCP', '[{number: 1, name: a, protocol: TCP}]', 'TCP'],
    ['tcp', '[{number: 1, name: a, protocol: tcp}]', 'tcp'],
    ['no protocol', '[{number: 1, name: web}]', 'web'],
  ])('are missed with %s', (_, ports, marked) => {
    expect(analyze(serviceEntryAddresses, entry(ports))).toMatchObject([
      { code: 'IST0134', marked },
    ])
  })

  it.each([
    ['with another protocol', entry('[{number: 1, name: a, protocol: TLS}]')],
    ['with addresses', entry('[{number: 1, name: a, protocol: TCP}]', ', addresses: [10.0.0.1]')],
    [
      'with addresses from the cluster',
      `${entry('[{number: 1, name: a, protocol: TCP}]')}status: {addresses: [{value: 240.240.0.1, host: a.com}]}\n`,
    ],
  ])('are not missed %s', (_, text) => {
    expect(analyze(serviceEntryAddresses, text)).toEqual([])
  })
})

describe('a port of a host', () => {
  const entry = (name: string, protocol: string, rest = '', hosts = '[a.com]') =>
    istio(
      'ServiceEntry',
      name,
      `{hosts: ${hosts}, ports: [{number: 80, name: p, protocol: ${protocol}}]${rest}}`,
    )
  const names = (...texts: readonly string[]) =>
    analyze(serviceEntryProtocols, stream(...texts)).map(({ resource }) => resource?.name)

  it.each([
    ['the same protocol in other letters', entry('b', 'http')],
    ['another host', entry('b', 'TLS', '', '[b.com]')],
    ['a wildcard over it', entry('b', 'TLS', '', '["*.com"]')],
    ['another port', entry('b', 'TLS').replace('80', '81')],
    ['the same entry defined again', entry('a', 'TLS')],
  ])('has one protocol beside %s', (_, other) => {
    expect(names(entry('a', 'HTTP'), other)).toEqual([])
  })

  it('has two protocols where two entries are visible together', () => {
    expect(names(entry('a', 'HTTP'), entry('b', 'TLS'))).toEqual(['a', 'b'])
    expect(names(entry('a', 'HTTP'), entry('b', 'TLS', ', exportTo: [.]'))).toEqual(['a', 'b'])
    expect(
      names(entry('a', 'HTTP', ', exportTo: [one]'), entry('b', 'TLS', ', exportTo: [two]')),
    ).toEqual([])
    expect(
      names(entry('a', 'HTTP', ', exportTo: [one, two]'), entry('b', 'TLS', ', exportTo: [two]')),
    ).toEqual(['a', 'b'])
    expect(
      names(entry('a', 'HTTP', '', '["*.a.com"]'), entry('b', 'TLS', '', '["*.a.com"]')),
    ).toEqual(['a', 'b'])
  })
})
