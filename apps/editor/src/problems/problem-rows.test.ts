import type { Diagnostic } from '@meshdraft/analysis'
import { toDocumentId } from '@meshdraft/model'
import { describe, expect, it } from 'vitest'
import { joinFixes } from './fix-all.ts'
import {
  arrangeProblems,
  describeOtherCodes,
  describeProblemPlace,
  NO_FILTER,
} from './problem-rows.ts'

function build(code: string, rest: Partial<Diagnostic> = {}): Diagnostic {
  return {
    code,
    aliases: [],
    layer: 'analysis',
    severity: 'error',
    message: code,
    documentId: toDocumentId('a.yaml', 0),
    range: { start: 0, end: 1 },
    fieldPath: [],
    docs: 'https://istio.io/',
    fixes: [],
    related: [],
    ...rest,
  }
}

const list = [
  build('A', { severity: 'info' }),
  build('B', { severity: 'error', documentId: toDocumentId('b.yaml', 0) }),
  build('C', { severity: 'warning' }),
  build('D', { severity: 'error' }),
]

function show(
  grouping: 'severity' | 'file' | 'resource' | 'code',
  hidden: readonly Diagnostic['severity'][],
) {
  return arrangeProblems(list, grouping, { ...NO_FILTER, hiddenSeverities: new Set(hidden) }).map(
    (row) => (row.type === 'heading' ? `${row.title} (${row.count})` : row.diagnostic.code),
  )
}

describe('names that come from the files', () => {
  const reordering = toDocumentId('\u202Elmay.a', 0)
  const hidden = build('A', {
    documentId: reordering,
    resource: { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'we\u200Bb' },
    fieldPath: ['spec', '\u202Eterces'],
  })

  it('show what is hidden in them, in the place and in the headings', () => {
    expect(describeProblemPlace(hidden)).toBe(String.raw`we\u200bb, \u202eterces`)
    expect(arrangeProblems([hidden], 'file', NO_FILTER)[0]).toMatchObject({
      title: String.raw`\u202elmay.a`,
    })
    expect(arrangeProblems([hidden], 'resource', NO_FILTER)[0]).toMatchObject({
      title: String.raw`Service shop/we\u200bb`,
    })
  })
})

describe('the list of findings', () => {
  it('puts the worst first and keeps the order of the texts within a severity', () => {
    expect(show('severity', [])).toEqual(['B', 'D', 'C', 'A'])
  })

  it('groups by file', () => {
    expect(show('file', [])).toEqual(['a.yaml (3)', 'A', 'C', 'D', 'b.yaml (1)', 'B'])
  })

  it('leaves out groups without a finding of the chosen severities', () => {
    expect(show('file', ['error'])).toEqual(['a.yaml (2)', 'A', 'C'])
  })

  it('groups by code, and says which findings one press can fix', () => {
    const rows = arrangeProblems([...list, build('A')], 'code', NO_FILTER)
    const [first] = rows
    expect(first).toMatchObject({ type: 'heading', title: 'A', count: 2 })
    expect(first?.type === 'heading' && first.ofOneCode).toHaveLength(2)
  })

  it('shows one layer, or one namespace, alone', () => {
    const resource = { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'cart' }
    const mixed = [build('A', { layer: 'schema' }), build('B', { resource }), build('C')]
    const codes = (filter: Partial<typeof NO_FILTER>) =>
      arrangeProblems(mixed, 'severity', { ...NO_FILTER, ...filter }).map(
        ({ id }) => id[id.indexOf('|') + 1],
      )
    expect(codes({ hiddenLayers: new Set(['analysis']) })).toEqual(['A'])
    expect(codes({ namespace: 'shop' })).toEqual(['B'])
  })

  it('names each of two equal findings', () => {
    const rows = arrangeProblems([build('A'), build('A')], 'severity', NO_FILTER)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2)
  })
})

describe('where a finding lies', () => {
  const resource = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    name: 'storefront',
  }
  it.each([
    [['spec', 'http', 1, 'mirror', 'subset'], 'storefront, route 2, mirror, subset'],
    [
      ['spec', 'http', 0, 'route', 1, 'destination', 'host'],
      'storefront, route 1, destination 2, host',
    ],
    [['spec', 'gateways', 0], 'storefront, gateway 1'],
    [['metadata', 'name'], 'storefront, metadata, name'],
    [[], 'storefront'],
    [['spec', 'http', 3, 'route', 1, ''], 'storefront, route 4, destination 2'],
  ])('%j is %s', (fieldPath, expected) => {
    expect(describeProblemPlace(build('A', { resource, fieldPath }))).toBe(expected)
  })
})

describe('other codes of a finding', () => {
  it('are told apart by tool, with what differs', () => {
    const finding = build('IST0101', {
      aliases: ['KIA1102', 'IST0132'],
      alsoReported: [{ code: 'KIA1102', severity: 'warning', fieldPath: ['spec', 'gateways', 0] }],
    })
    expect(describeOtherCodes(finding)).toEqual({
      short: 'also KIA1102, IST0132',
      long: 'Reported by Kiali as KIA1102, a warning at spec.gateways.0; istioctl as IST0132.',
    })
    expect(describeOtherCodes(build('A'))).toBeUndefined()
  })
})

describe('fixes applied together', () => {
  const fix = (start: number, end: number, newText: string) => ({
    title: newText,
    edits: [{ documentId: toDocumentId('a.yaml', 0), range: { start, end }, newText }],
  })

  it('take the fix that is not a choice, where there is one such', () => {
    const joined = joinFixes([
      build('A', { fixes: [{ ...fix(0, 1, 'x'), isChoice: true }, fix(0, 1, 'y')] }),
      build('B', { fixes: [fix(4, 5, 'z')] }),
      build('C'),
      build('D', { fixes: [fix(8, 9, 'either'), fix(8, 9, 'or')] }),
    ])
    expect(joined.count).toBe(2)
    expect(joined.edits.map(({ newText }) => newText)).toEqual(['y', 'z'])
  })

  it('leave a fix that touches an earlier one for later', () => {
    const joined = joinFixes([
      build('A', { fixes: [fix(0, 3, 'x')] }),
      build('B', { fixes: [fix(2, 5, 'y')] }),
    ])
    expect(joined.count).toBe(1)
  })

  it('apply one edit that ends two findings once', () => {
    const joined = joinFixes([
      build('A', { fixes: [fix(3, 3, 'subset')] }),
      build('B', { fixes: [fix(3, 3, 'subset')] }),
    ])
    expect(joined).toMatchObject({ count: 2, edits: [{ newText: 'subset' }] })
  })
})
