import { describe, expect, it } from 'vitest'
import { findDestinationBreaches, findWeightBreaches } from './destinations.ts'
import { findExportToBreaches } from './export-to.ts'
import { findGatewayRefBreaches } from './gateway-refs.ts'
import { findLabelBreaches, findSelectorBreach } from './labels.ts'
import {
  checkGrpcStatus,
  checkPortName,
  checkProtocol,
  isHttpProtocol,
  isTlsProtocol,
  suggestGrpcStatus,
  suggestProtocol,
  toDnsLabel,
} from './names.ts'
import { checkFaultPercent, checkHttpStatus, checkPercent, checkPort } from './numbers.ts'
import { quote } from './quote.ts'
import { checkRegex, checkStringMatch } from './strings.ts'

describe('numbers', () => {
  it.each([
    ['port', checkPort, [1, 65_535], [0, -1, 65_536]],
    ['percentage', checkPercent, [0, 100], [-1, 101]],
    ['fault percentage', checkFaultPercent, [0, 0.0001, 100, NaN], [-0.1, 0.00009, 100.1]],
    ['HTTP status', checkHttpStatus, [200, 599, 600], [199, 601, -100]],
  ])('a %s has bounds', (_, check, good, bad) => {
    expect(good.map(check)).toEqual(good.map(() => undefined))
    for (const number of bad) expect(check(number)).toContain(quote(number))
  })
})

describe('names', () => {
  it('a protocol is known in any case', () => {
    const names = ['', 'http', 'Http2', 'GRPC-Web', 'HTTP_PROXY', 'mysql', 'UDP', 'Redis', 'mongo']
    expect(names.map(checkProtocol)).toEqual(names.map(() => undefined))
    expect(checkProtocol('HTPS')).toContain('“HTTPS”')
    expect(checkProtocol('websocket')).toContain('Known')
    expect(suggestProtocol('grpc_web')).toBe('GRPC-Web')
    expect(suggestProtocol('websocket')).toBeUndefined()
  })

  it('HTTP protocols and those told apart by SNI exclude each other', () => {
    const all = 'HTTP HTTP2 HTTP_PROXY GRPC GRPC-Web HTTPS TLS TCP MONGO REDIS MYSQL UDP'.split(' ')
    expect(all.filter(isHttpProtocol)).toEqual(all.slice(0, 5))
    expect(all.filter(isTlsProtocol)).toEqual(['HTTPS', 'TLS'])
    expect(isHttpProtocol('')).toBe(false)
  })

  it('a gRPC status is a name in capitals', () => {
    expect(checkGrpcStatus('UNAVAILABLE')).toBeUndefined()
    expect(checkGrpcStatus('unavailable')).toContain('“UNAVAILABLE”')
    expect(checkGrpcStatus('14')).toContain('“UNAVAILABLE”')
    expect(checkGrpcStatus('')).toContain('gRPC')
    expect(checkGrpcStatus('17')).toContain('gRPC')
    expect(suggestGrpcStatus('99')).toBeUndefined()
  })

  it.each([
    ['my_port', 'my-port'],
    ['My.Port', 'my-port'],
    ['HTTP', 'http'],
    ['http', undefined],
    ['http_', undefined],
    ['a b', undefined],
    ['', undefined],
    ['_'.repeat(64), undefined],
  ])('%j as a DNS label is %j', (text, label) => {
    expect(toDnsLabel(text)).toBe(label)
  })

  it('a port has a name of up to 63 letters', () => {
    expect(checkPortName('a'.repeat(63))).toBeUndefined()
    expect(checkPortName('a'.repeat(64))).toContain('63')
    expect(checkPortName('')).toContain('name')
  })

  it('long texts are cut in messages', () => {
    expect(quote('a'.repeat(1000))).toHaveLength(83)
  })
})

describe('labels', () => {
  it.each([
    'a',
    'A_b.c-9',
    'example.com/app',
    `${'a'.repeat(253)}/b`,
    `a/${'b'.repeat(63)}`,
    'a'.repeat(63),
  ])('%j may be a key', (key) => {
    expect(findLabelBreaches({ [key]: 'v' })).toEqual([])
  })
  it.each([
    '',
    '-a',
    'a-',
    'a b',
    '/a',
    'a/',
    'a/b/c',
    'a_b/c',
    'a./b',
    '.a/b',
    'ä',
    `${'a'.repeat(254)}/b`,
    `a/${'b'.repeat(64)}`,
    'a'.repeat(64),
  ])('%j may not be a key', (key) => {
    expect(findLabelBreaches({ [key]: 'v' })).toMatchObject([{ key }])
  })
  it('values have the same letters, may be empty, and may be long', () => {
    expect(findLabelBreaches({ a: '', b: 'a'.repeat(100), c: 'v1_2.3-x' })).toEqual([])
    expect(findLabelBreaches({ a: '-', b: 'v', c: 'v 1', d: 'v/1' }).map(({ key }) => key)).toEqual(
      ['a', 'c', 'd'],
    )
    expect(findLabelBreaches(undefined)).toEqual([])
  })
  it('a selector has keys and no wildcards; what else it holds is not its business', () => {
    expect(findSelectorBreach({ app: 'a', 'x y': 'v 1' })).toBeUndefined()
    expect(findSelectorBreach({ app: 'a', '': 'b' })).toMatchObject({ key: '' })
    expect(findSelectorBreach({ 'a*': 'b' })).toMatchObject({ key: 'a*' })
    expect(findSelectorBreach({ a: '*' })).toMatchObject({ key: 'a' })
  })
})

describe('text matches', () => {
  it.each([
    undefined,
    {},
    { exact: '' },
    { prefix: '/' },
    { regex: 'a|b' },
    { prefix: '', regex: 'a' },
  ])('%j is fine', (match) => {
    expect(checkStringMatch(match)).toBeUndefined()
  })
  it('an empty prefix, an empty regex and one that RE2 refuses are not', () => {
    expect(checkStringMatch({ prefix: '' })).toMatchObject({ member: 'prefix' })
    expect(checkStringMatch({ regex: '' })).toMatchObject({ member: 'regex' })
    expect(checkStringMatch({ exact: 'a', regex: '(?=a)' })).toMatchObject({ member: 'regex' })
    expect(checkRegex('(?=a)')).toContain('(?=')
  })
})

describe('exportTo', () => {
  const find = (exportTo: readonly string[], isServiceEntry = false) =>
    findExportToBreaches(exportTo, 'shop', { isServiceEntry }).map(({ index }) => index)
  it.each<[readonly string[], readonly number[]]>([
    [[], []],
    [['*'], []],
    [['.', 'other'], []],
    [['.', 'shop'], [1]],
    [['a', 'b', 'a'], [2]],
    [
      ['a.b', ''],
      [0, 1],
    ],
    [['.', '*'], [1]],
    [['~'], [0]],
  ])('%j has the wrong items %j', (exportTo, indices) => {
    expect(find(exportTo)).toEqual(indices)
  })
  it('of a ServiceEntry takes “~” alone', () => {
    expect(find(['~'], true)).toEqual([])
    expect(find(['~', 'a'], true)).toEqual([0])
    expect(find(['~', '~'], true)).toEqual([1, 0])
  })
})

describe('references to gateways', () => {
  it.each<[readonly string[], readonly unknown[]]>([
    [['mesh'], []],
    [['shop/web', 'mesh'], []],
    [
      ['shop/web', '/web', 'shop/', 'a.b/web'],
      [
        [1, 'error'],
        [2, 'error'],
        [3, 'error'],
      ],
    ],
    [['web.shop.svc.cluster.local'], [[0, 'warning', 'shop/web']]],
    [['web_a'], [[0, 'error']]],
    [[''], [[0, 'error']]],
    [
      ['a.b_'],
      [
        [0, 'warning'],
        [0, 'error'],
      ],
    ],
    [['web', 'not_looked_at', '/'], []],
    [['a.b.c/d'], [[0, 'error']]],
  ])('%j', (gateways, expected) => {
    const breaches = findGatewayRefBreaches(gateways).map(({ index, severity, replacement }) =>
      replacement === undefined ? [index, severity] : [index, severity, replacement],
    )
    expect(breaches).toEqual(expected)
  })
})

describe('destinations', () => {
  it.each<[Parameters<typeof findDestinationBreaches>[0], readonly string[]]>([
    [undefined, []],
    [{ host: 'a' }, []],
    [{ host: '*.a', subset: 'v1', port: { number: 80 } }, []],
    [{ host: 'a', subset: '' }, []],
    [{}, ['host']],
    [{ host: '*' }, ['host']],
    [{ host: 'a', subset: 'v_1' }, ['subset']],
    [{ host: 'a', port: {} }, ['port']],
    [{ host: 'a', port: { number: 0 } }, ['port.number']],
    [
      { host: '1.2.3.4', subset: 'v.1', port: { number: 65_536 } },
      ['host', 'subset', 'port.number'],
    ],
  ])('%j', (destination, paths) => {
    expect(findDestinationBreaches(destination).map(({ path }) => path.join('.'))).toEqual(paths)
  })

  it('weights are not negative, and not all of several are 0', () => {
    expect(findWeightBreaches([undefined])).toEqual([])
    expect(findWeightBreaches([0, 1])).toEqual([])
    expect(findWeightBreaches([undefined, 0])).toMatchObject([{}])
    expect(findWeightBreaches([0, 0])[0]).not.toHaveProperty('index')
    expect(findWeightBreaches([-1, 2])).toMatchObject([{ index: 0 }])
    expect(findWeightBreaches([-1, 1])).toHaveLength(2)
  })
})
