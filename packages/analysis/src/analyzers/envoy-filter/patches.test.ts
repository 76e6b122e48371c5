import { describe, expect, it } from 'vitest'
import { analyze } from '../../../test/workspace.ts'
import { envoyFilterPatches } from './patches.ts'

const filter = (patches: readonly string[], more = '') =>
  `apiVersion: networking.istio.io/v1alpha3\nkind: EnvoyFilter\nmetadata: {name: f, namespace: shop}\nspec: {configPatches: [${patches.join(', ')}]${more}}\n`
const patch = (operation: string, applyTo: string, name = 'a', match = '{}') =>
  `{applyTo: ${applyTo}, match: ${match}, patch: {operation: ${operation}, value: {name: ${name}}}}`
const codes = (text: string) => analyze(envoyFilterPatches, text).map(({ code }) => code)
const VERSION = '{proxy: {proxyVersion: x}}'

describe('a patch of an EnvoyFilter', () => {
  it.each([
    ['ADD', 'CLUSTER', undefined],
    ['ADD', 'ROUTE_CONFIGURATION', 'IST0153'],
    ['ADD', 'HTTP_ROUTE', 'IST0153'],
    ['MERGE', 'HTTP_ROUTE', undefined],
    ['INSERT_FIRST', 'HTTP_FILTER', undefined],
    ['INSERT_BEFORE', 'HTTP_FILTER', 'IST0151'],
    ['INSERT_AFTER', 'CLUSTER', 'IST0151'],
    ['REMOVE', 'NETWORK_FILTER', 'IST0151'],
    ['REMOVE', 'HTTP_ROUTE', 'IST0154'],
    ['REPLACE', 'HTTP_FILTER', 'IST0151'],
    ['REPLACE', 'CLUSTER', 'IST0152'],
  ])('%s of %s', (operation, applyTo, code) => {
    expect(codes(filter([patch(operation, applyTo)]))).toEqual(code === undefined ? [] : [code])
  })

  it('with a priority may refer to others, but not do what has no effect', () => {
    const text = filter(
      [patch('INSERT_BEFORE', 'HTTP_FILTER'), patch('ADD', 'HTTP_ROUTE')],
      ', priority: 10',
    )
    expect(codes(text)).toEqual(['IST0153'])
  })

  it('behind one of the same name for some versions is told apart', () => {
    const first = patch('INSERT_FIRST', 'HTTP_FILTER', 'a', VERSION)
    const second = (name: string) => patch('INSERT_AFTER', 'HTTP_FILTER', name)
    expect(codes(filter([first, second('a')]))).toEqual(['IST0155'])
    expect(codes(filter([first, second('b')]))).toEqual(['IST0151'])
    expect(codes(filter([second('a'), first]))).toEqual(['IST0151'])
  })

  it('that is empty ends the list', () => {
    expect(codes(filter(['{applyTo: CLUSTER}', patch('ADD', 'HTTP_ROUTE')]))).toEqual([])
  })
})
