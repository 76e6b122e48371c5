import { describe, expect, it } from 'vitest'
import { admit, admitMerged } from '../../test/admit.ts'
import { applyFix, istio } from '../../test/workspace.ts'
import type { AdmissionOptions } from './check-admission.ts'

const see = (text: string, options?: AdmissionOptions) =>
  admit(text, options).map(({ code, path, marked }) => [code, path, marked])

const workloadEntry = (spec: string, annotations = '{}') =>
  istio('WorkloadEntry', 'a', spec).replace('namespace:', `annotations: ${annotations}, namespace:`)

describe('a value that Istio cannot decode', () => {
  it('hides what else the webhook would say, unless asked for all', () => {
    const text = workloadEntry('{weight: -1, ports: {a_b: 1}}', '{istio.io/dry-run: "true"}')
    expect(see(text)).toEqual([['COM-046', 'spec.weight', '-1']])
    expect(see(text, { isExhaustive: true }).map(([code]) => code)).toEqual(
      expect.arrayContaining(['COM-046', 'COM-041', 'WE-001']),
    )
  })

  it('is one finding with what the schema says of it', () => {
    const all = admitMerged(workloadEntry('{address: 1.2.3.4, weight: -1}'))
    expect(all).toHaveLength(1)
    expect(all[0]?.layer).toBe('schema')
    expect(all[0]?.aliases).toContain('COM-046')
  })

  it('may be a duration of which is plain what was meant', () => {
    const text = istio(
      'DestinationRule',
      'a',
      '{host: a, trafficPolicy: {loadBalancer: {consistentHash: {httpCookie: {name: a, ttl: 2d}}}}}',
    )
    const found = admit(text)
    expect(found).toMatchObject([{ code: 'COM-046', fixes: [{ isChoice: true }] }])
    expect(applyFix(found[0]?.fixes[0], text)).toContain('ttl: 48h')
  })
})

describe('fields written under their proto names', () => {
  const text = istio(
    'ServiceEntry',
    'a',
    '{hosts: [a.com], ports: [{number: 80, name: a, protocol: HTTP, target_port: 70000}], export_to: [a b]}',
  )
  it('are checked, and marked where they stand', () => {
    expect(see(text)).toEqual([
      ['SE-013', 'spec.ports.0.targetPort', '70000'],
      ['SE-040', 'spec.exportTo.0', 'a b'],
    ])
  })
  it('are what a fix changes', () => {
    const sidecar = istio('ServiceEntry', 'a', '{hosts: [a.com], export_to: ["*", b]}')
    const found = admit(sidecar)
    expect(applyFix(found[0]?.fixes[0], sidecar)).toContain('export_to: ["*"]')
  })
})

describe('annotations that the webhook rejects', () => {
  it('are reported one by one, with the first alone, for the rest is not looked at', () => {
    const text = workloadEntry('{}', '{internal.istio.io/parents: a, istio.io/dry-run: a}')
    expect(see(text).map(([code]) => code)).toEqual(['COM-041'])
    expect(see(text, { isExhaustive: true }).map(([code]) => code)).toEqual([
      'COM-041',
      'COM-043',
      'WE-001',
    ])
  })
  it('do not matter to istioctl', () => {
    const found = admit(workloadEntry('{address: a}', '{istio.io/dry-run: a}'))
    expect(found).toMatchObject([{ aliases: [] }])
  })
})

describe('keys beside spec', () => {
  const entry = workloadEntry('{address: 1.2.3.4}')
  it.each(['status: {}', ''])('may be %j', (line) => {
    expect(see(`${entry}${line}\n`)).toEqual([])
  })
  it('are one finding with the unknown field of the schema', () => {
    const all = admitMerged(`${entry}weight: 1\n`)
    expect(all).toMatchObject([{ code: 'SCH-060', aliases: ['COM-044'] }])
    expect(applyFix(all[0]?.fixes[0], `${entry}weight: 1\n`)).toContain('weight: 1}')
  })
  it('are no matter while something else is wrong', () => {
    expect(see(`${workloadEntry('{}')}weight: 1\n`).map(([code]) => code)).toEqual(['WE-001'])
  })
})

describe('a kind of networking.istio.io', () => {
  it.each(['EnvoyFilter', 'ProxyConfig', 'Sidecar'])('may be %s', (kind) => {
    expect(see(istio(kind, 'a', '{egress: [{hosts: ["./*"]}]}'))).toEqual([])
  })
  it.each([
    ['Gatway', 1],
    ['sidecar', 1],
    ['Nonsense', 0],
  ])('may not be %s', (kind, fixes) => {
    const found = admit(istio(kind, 'a', '{}'))
    expect(found).toMatchObject([{ code: 'COM-045', fieldPath: ['kind'] }])
    expect(found[0]?.fixes).toHaveLength(fixes)
  })
  it('of another group is none of its business', () => {
    expect(see('apiVersion: example.com/v1\nkind: Gatway\nmetadata: {name: a}\n')).toEqual([])
  })
})

it('offers fixes for the first of very many findings alone', () => {
  const hosts = Array.from({ length: 4000 }, (_, i) => `"*a${i}.com"`).join(', ')
  const found = admit(istio('ServiceEntry', 'a', `{hosts: [${hosts}]}`))
  const fixed = found.filter(({ fixes }) => fixes.length > 0)
  expect(found).toHaveLength(4000)
  expect(fixed.length).toBeGreaterThan(100)
  expect(fixed.length).toBeLessThan(4000)
  expect(fixed).toEqual(found.slice(0, fixed.length))
})
