import { describe, expect, it } from 'vitest'
import { analyze } from '../../../test/workspace.ts'
import { retryTime } from './retry-time.ts'

const list = (rule: string) =>
  analyze(
    retryTime,
    `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, namespace: shop}
spec:
  hosts: [shop]
  http:
  - ${rule}
`,
  ).map(({ code, severity, marked, message }) => [code, severity, marked, message])

describe('tries and the timeout of a rule', () => {
  it.each([
    '{retries: {attempts: 3}}',
    '{timeout: 8s, retries: {attempts: 3, perTryTimeout: 2s}}',
    '{timeout: 3s, retries: {attempts: 0}}',
    '{timeout: 0s, retries: {attempts: 3, perTryTimeout: 2s}}',
    '{timeout: 3s}',
  ])('fit together in %s', (rule) => {
    expect(list(rule)).toEqual([])
  })

  it.each([
    ['7999ms', 'warning', '4 tries of 2s do not fit into the timeout of 7999ms, only 3.'],
    ['3s', 'warning', '4 tries of 2s do not fit into the timeout of 3s, only 1.'],
    ['2s', 'warning', 'One try may take 2s and the whole request 2s: no time is left to retry.'],
  ])('do not fit together with a timeout of %s', (timeout, severity, message) => {
    const rule = `{timeout: ${timeout}, retries: {attempts: 3, perTryTimeout: 2s}}`
    expect(list(rule)).toEqual([['MD-014', severity, '2s', message]])
  })

  it('may fit together where the tries have no timeout of their own, which is a hint', () => {
    expect(list('{timeout: 3s, retries: {attempts: 3}}')).toEqual([
      [
        'MD-014',
        'info',
        'retries',
        'Without perTryTimeout one slow try may take the whole 3s and leave no time to retry.',
      ],
    ])
  })
})

it.each([
  ['timeout: 3s', 'timeout'],
  ['retries: {attempts: 2}', 'retries'],
  ['timeout: 3s, retries: {attempts: 2, perTryTimeout: 1s}', 'timeout and retries'],
])('a fault does not exercise %s', (fields, named) => {
  const found = list(`{fault: {abort: {httpStatus: 503}}, ${fields}}`)
  expect(found).toEqual([
    [
      'MD-017',
      'warning',
      'fault',
      `The fault is injected before ${named} of this rule apply, so it does not exercise them.`,
    ],
  ])
})
