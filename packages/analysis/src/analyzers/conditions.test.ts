import { describe, expect, it } from 'vitest'
import { analyze } from '../../test/workspace.ts'
import { conditions } from './conditions.ts'

const object = (apiVersion: string, kind: string, status: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a, namespace: shop}\nstatus: ${status}\n`
const condition = (type: string, status = '"False"', reason = 'Why') =>
  `{conditions: [{type: Other, status: "False"}, {type: ${type}, status: ${status}, reason: ${reason}, message: Not so.}]}`
const ROUTE = 'gateway.networking.k8s.io/v1'

describe('a condition', () => {
  it.each([
    ['v1', 'Service', 'istio.io/WaypointBound'],
    ['networking.istio.io/v1', 'ServiceEntry', 'istio.io/WaypointBound'],
    ['security.istio.io/v1', 'AuthorizationPolicy', 'ZtunnelAccepted'],
    [ROUTE, 'Gateway', 'Programmed'],
  ])('of %s %s is reported: %s', (apiVersion, kind, type) => {
    expect(analyze(conditions, object(apiVersion, kind, condition(type)))).toMatchObject([
      {
        code: 'IST0171',
        path: 'status/conditions/1/status',
        message: `Condition ${type} is False: Why, Not so.`,
      },
    ])
    expect(analyze(conditions, object(apiVersion, kind, condition(type, '"True"')))).toEqual([])
  })

  it('of the parent of a route is reported', () => {
    const text = object(ROUTE, 'HTTPRoute', `{parents: [1, ${condition('Accepted')}]}`)
    expect(analyze(conditions, text).map(({ path }) => path)).toEqual([
      'status/parents/1/conditions/1/status',
    ])
  })

  it('of a policy that is valid in part is reported', () => {
    const status = condition('WaypointAccepted', '"True"', 'PartiallyInvalid')
    const text = object('security.istio.io/v1', 'AuthorizationPolicy', status)
    expect(analyze(conditions, text)).toHaveLength(1)
  })

  it.each([
    ['of another kind', object(ROUTE, 'Service', condition('istio.io/WaypointBound'))],
    ['that is not Istio’s', object('v1', 'Service', condition('Ready'))],
    ['of a wrong type', object('v1', 'Service', condition('istio.io/WaypointBound', 'false'))],
  ])('%s is none of ours', (_, text) => {
    expect(analyze(conditions, text)).toEqual([])
  })
})
