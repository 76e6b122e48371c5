import { expect, test } from 'vitest'
import { CATALOGUE_KINDS, describeKind, describeMessage } from '@meshdraft/schema'
import { toItemTitle, toTitle } from './titles.ts'

test.each([
  ['connectionPool', 'Connection pool'],
  ['http1MaxPendingRequests', 'HTTP/1 max pending requests'],
  ['consecutive5xxErrors', 'Consecutive 5xx errors'],
  ['tls', 'TLS'],
  ['mirror_percent', 'Mirror percent'],
  ['exportTo', 'Export to'],
])('%s reads as “%s”', (name, title) => {
  expect(toTitle(name)).toBe(title)
})

test.each([
  ['hosts', 'host'],
  ['servers', 'server'],
  ['subjectAltNames', 'subject alt name'],
  ['addresses', 'address'],
  ['http', 'HTTP'],
  ['httpHeaders', 'HTTP header'],
])('one item of %s is “%s”', (name, title) => {
  expect(toItemTitle(name)).toBe(title)
})

test('a title of its own is given where the name says too little', () => {
  expect(toTitle('route', 'HTTPRoute')).toBe('Destinations')
  expect(toItemTitle('http', 'VirtualService')).toBe('HTTP route')
})

test('fields of one message have titles that tell them apart', () => {
  const messages = new Set<string>(CATALOGUE_KINDS.map((kind) => describeKind(kind).spec))
  for (const message of messages) {
    const fields = describeMessage(message)?.fields ?? []
    const titles = fields.map(({ name }) => toTitle(name, message))
    expect(new Set(titles).size, message).toBe(titles.length)
  }
})
