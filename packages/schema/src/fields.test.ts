import { describe, expect, it, test } from 'vitest'
import { completeKeys, describeField, describeType, listFields } from './fields.ts'

describe('describeField', () => {
  it.each([
    [['spec', 'http', 0, 'route', 1, 'weight'], 'weight'],
    [['spec', 'http', 0, 'match', 0, 'headers', 'end-user', 'exact'], 'exact'],
    // An item and a map entry answer with the field that holds them.
    [['spec', 'hosts', 0], 'hosts'],
    [['spec', 'http', 0, 'headers', 'request', 'set', 'x-a'], 'set'],
    [['metadata', 'name'], 'name'],
    [['metadata', 'labels', 'app'], 'labels'],
    [['metadata', 'annotations'], 'annotations'],
    [['apiVersion'], 'apiVersion'],
    [['status', 'conditions', 0], 'status'],
  ])('finds %j', (path, name) => {
    expect(describeField('VirtualService', path)?.name).toBe(name)
  })

  it.each([
    [[]],
    [['spec', 'htpp']],
    [['spec', 'http', 'route']],
    [['spec', 0]],
    [['spec', 'hosts', 0, 'name']],
    [['spec', '__proto__']],
    [['metadata', 'constructor']],
  ])('knows nothing at %j', (path) => {
    expect(describeField('VirtualService', path)).toBeUndefined()
  })

  it('says what is absent, deprecated and required', () => {
    expect(describeField('VirtualService', ['spec', 'http', 0, 'timeout'])).toMatchObject({
      default: 'no limit',
      rules: ['CEL-01'],
      isRequired: false,
    })
    expect(describeField('DestinationRule', ['spec', 'host'])?.isRequired).toBe(true)
    expect(describeField('VirtualService', ['spec', 'http', 0, 'mirrorPercent'])).toMatchObject({
      isNullable: true,
      unit: 'percent',
      deprecated: expect.stringContaining('mirrorPercentage'),
    })
  })
})

test('describeType tells the type of an item, not of its list', () => {
  expect(describeType('VirtualService', ['spec', 'http'])?.type).toBe('list')
  expect(describeType('VirtualService', ['spec', 'http', 0])).toEqual({
    type: 'message',
    message: 'HTTPRoute',
  })
  expect(describeType('Gateway', ['spec', 'selector', 'istio'])).toEqual({ type: 'string' })
  expect(describeType('Gateway', [])).toEqual({ type: 'message', message: 'GatewayResource' })
})

test('listFields lists the fields of the message at a path', () => {
  const names = (path: readonly (string | number)[]) =>
    listFields('VirtualService', path).map(({ name }) => name)
  expect(names([])).toEqual(['apiVersion', 'kind', 'metadata', 'spec', 'status'])
  expect(names(['spec', 'http', 3, 'route', 0])).toEqual(['destination', 'weight', 'headers'])
  expect(names(['spec', 'hosts'])).toEqual([])
})

describe('completeKeys', () => {
  const match = ['spec', 'http', 0, 'match', 0, 'uri']
  const names = (path: readonly (string | number)[], present: readonly string[]) =>
    completeKeys('VirtualService', path, present).map(({ name }) => name)

  it('leaves out what is there', () => {
    expect(names(['spec', 'http', 0, 'route', 0], ['destination'])).toEqual(['weight', 'headers'])
  })

  it('leaves out what a one-of group excludes', () => {
    expect(names(match, [])).toEqual(['exact', 'prefix', 'regex'])
    expect(names(match, ['prefix'])).toEqual([])
    expect(names(match, ['unknown'])).toEqual(['exact', 'prefix', 'regex'])
  })

  it('treats the groups of one message apart', () => {
    const path = ['spec', 'trafficPolicy', 'loadBalancer', 'consistentHash']
    const left = completeKeys('DestinationRule', path, ['httpCookie']).map(({ name }) => name)
    expect(left).toContain('ringHash')
    expect(left).not.toContain('httpHeaderName')
  })
})
