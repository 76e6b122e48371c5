import { describe, expect, it } from 'vitest'
import {
  checkDnsLabel,
  checkFqdn,
  checkGatewayHost,
  checkGatewayRouteHost,
  checkIpAddress,
  checkSidecarHost,
  checkSocketPath,
  checkSubnet,
  checkWildcardDomain,
  isDnsLabel,
  isPartialWildcard,
} from './hosts.ts'

const label63 = 'a'.repeat(63)
const domain255 = `${`${label63}.`.repeat(3)}${label63}`

const accepts = (check: (text: string) => string | undefined, text: string): void => {
  expect(check(text)).toBeUndefined()
}
const refuses = (check: (text: string) => string | undefined, text: string): void => {
  expect(check(text)).toMatch(/[.]$/)
}

describe('a DNS label', () => {
  it.each(['a', 'A-9', '9', 'a--b', label63])('may be %j', (text) => {
    accepts(checkDnsLabel, text)
    expect(isDnsLabel(text)).toBe(true)
  })
  it.each(['', '-a', 'a-', 'a_b', 'a.b', 'ä', 'a\n', `${label63}a`])('may not be %j', (text) => {
    refuses(checkDnsLabel, text)
    expect(isDnsLabel(text)).toBe(false)
  })
})

describe('a name without wildcard', () => {
  it.each([
    'reviews',
    'reviews.shop.svc.cluster.local.',
    'a.1b',
    '1.a',
    'a.99999999999999999999',
    domain255,
  ])('may be %j', (text) => {
    accepts(checkFqdn, text)
  })
  it.each([
    '',
    '*.a.com',
    '10.0.0.1',
    'a.10',
    'a.-1',
    'a.9223372036854775807',
    '10',
    'a..b',
    '.a',
    'a_b.com',
    `${domain255}a`,
    `${domain255}.`,
    'ü'.repeat(128),
  ])('may not be %j', (text) => {
    refuses(checkFqdn, text)
  })
})

describe('a name with wildcard', () => {
  it.each(['*', '*.com', '*foo.com', '*-foo.com', '*.', 'a.', '1', '1.a', `*.${label63}`])(
    'may be %j',
    (text) => {
      accepts(checkWildcardDomain, text)
    },
  )
  it.each([
    '',
    '**',
    'foo.*',
    'a.*.b',
    '*.*.b',
    '*.10',
    '1.2.3.4',
    '::1',
    '*-.com',
    `*${label63}.com`,
    'a/b',
  ])('may not be %j', (text) => {
    refuses(checkWildcardDomain, text)
  })
})

describe('a host of a route on a gateway', () => {
  const auto = 'outbound_.80_._.reviews.shop.svc.cluster.local'
  it('may be a name that Istio makes, only where the route is chosen by SNI', () => {
    expect(checkGatewayRouteHost(auto, true)).toBeUndefined()
    expect(checkGatewayRouteHost(auto, false)).toContain('outbound_')
  })
  it.each(['outbound_x', 'outbound_.http_._.a', 'outbound_.80_.v1_.1.2', 'outbound_.80_.a'])(
    'may not be %j',
    (text) => {
      expect(checkGatewayRouteHost(text, true)).toContain('PORT')
    },
  )
})

describe('an IP address', () => {
  it.each([
    '0.0.0.0',
    '255.255.255.255',
    '::',
    '::1',
    '1::',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7::',
    '::2:3:4:5:6:7:8',
    '2001:DB8::1',
    '::ffff:1.2.3.4',
    '1:2:3:4:5:6:1.2.3.4',
    'fe80::1%eth0',
    'fe80::1%a%b',
  ])('may be %j', (text) => {
    accepts(checkIpAddress, text)
    accepts(checkSubnet, text)
  })
  it.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '1.2.3.256',
    '1.2.3.4%eth0',
    ' 1.2.3.4',
    '1.2.3.4\n',
    ':',
    ':1',
    '1:',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '1::2::3',
    ':::',
    '12345::',
    '::g',
    '::1.2.3',
    '1.2.3.4::',
    '::1.2.3.4:5',
    '1:2:3:4:5:6:7:1.2.3.4',
    'fe80::1%',
    '%eth0',
    '[::1]',
    'reviews',
  ])('may not be %j', (text) => {
    refuses(checkIpAddress, text)
    refuses(checkSubnet, text)
  })
})

describe('a subnet', () => {
  it.each(['10.0.0.0/8', '10.1.2.3/0', '1.2.3.4/32', '::/0', '2001:db8::1/128', '::1.2.3.4/128'])(
    'may be %j',
    (text) => {
      accepts(checkSubnet, text)
    },
  )
  it.each(['1.2.3.4/33', '::/129', '::/', '/8', '1.2.3.4/08', '1.2.3.4/+8', '1.2.3.4/-1'])(
    'may not be %j',
    (text) => {
      refuses(checkSubnet, text)
    },
  )
  it.each(['1.2.3.4/8/8', 'fe80::1%eth0/64', 'a/8', '1.2.3.4/8 '])('may not be %j', (text) => {
    refuses(checkSubnet, text)
  })
})

it.each([
  ['*', false],
  ['*.com', false],
  ['a.com', false],
  ['*a', true],
  ['a*', true],
  ['**', true],
  ['', false],
])('%j has a partial wildcard: %j', (host, expected) => {
  expect(isPartialWildcard(host)).toBe(expected)
})

it.each([
  ['*', []],
  ['1.2.3.4', []],
  ['*.example.com', []],
  ['shop/*', []],
  ['./a.com', []],
  ['*/a.com', []],
  ['reviews', ['short-name']],
  ['', ['short-name', 'domain']],
  ['shop/reviews', ['short-name']],
  ['/a.com', ['namespace']],
  ['shop/', ['namespace']],
  ['a.b/a.com', ['namespace']],
  ['~/a.com', ['namespace']],
  ['a/b/c.com', ['domain']],
  ['*foo.com', ['partial-wildcard']],
  ['shop/*foo.com', ['partial-wildcard']],
  ['a.*', ['domain', 'partial-wildcard']],
  ['::1', ['short-name']],
])('the Gateway host %j breaks %j', (host, rules) => {
  expect(checkGatewayHost(host).map(({ rule }) => rule)).toEqual(rules)
})

it.each(['./*', '*/*', '~/*', '~shop/*.com', '~./a.com', 'shop/a.com', './*.com'])(
  'the Sidecar host %j is fine',
  (host) => {
    expect(checkSidecarHost(host)).toBeUndefined()
  },
)

it.each([
  'a.com',
  '',
  '/a.com',
  './',
  '~~/a.com',
  'a.b/a.com',
  './reviews',
  './1.2.3.4',
  './*a.com',
])('the Sidecar host %j is refused', (host) => {
  expect(checkSidecarHost(host)).toMatch(/[.]$/)
})

it.each([
  ['/var/run/app.sock', true],
  ['@name', true],
  ['@', true],
  ['', false],
  ['run/app.sock', false],
  ['/var/run/', false],
  ['/', false],
])('a socket at %j is usable: %j', (path, isUsable) => {
  expect(checkSocketPath(path) === undefined).toBe(isUsable)
})

it.each([
  ['shop', true],
  ['my_shop', false],
])('whether the advice about the Gateway host %j completes it: %s', (host, isCompleted) => {
  const messages = checkGatewayHost(host).map(({ message }) => message)
  expect(messages.some((message) => message.includes(`${host}.shop.svc`))).toBe(isCompleted)
})
