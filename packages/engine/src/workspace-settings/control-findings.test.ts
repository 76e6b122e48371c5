import { describe, expect, it } from 'vitest'
import { DEFAULT_MESH_SETTINGS, toDocumentId } from '@meshdraft/model'
import type { Diagnostic } from '@meshdraft/analysis'
import { buildControl } from './control-findings.ts'
import { matchesGlob } from './glob.ts'
import { parseResourcePattern } from './resource-pattern.ts'
import type { ResolvedSettings } from './workspace-settings.ts'

const FINDING: Diagnostic = {
  documentId: toDocumentId('a.yaml', 0),
  range: { start: 0, end: 1 },
  code: 'VS-001',
  aliases: ['IST0106'],
  layer: 'admission',
  severity: 'error',
  message: 'Wrong.',
  resource: { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', name: 'web' },
  fieldPath: [],
  docs: '',
  fixes: [],
  related: [],
}

function control(settings: Partial<ResolvedSettings>, diagnostic = FINDING) {
  return buildControl({
    mesh: DEFAULT_MESH_SETTINGS,
    severities: [],
    suppressions: [],
    ...settings,
  })([diagnostic])
}

it.each([
  ['web', 'web', true],
  ['web', 'web-1', false],
  ['*', '', true],
  ['web-*', 'web-', true],
  ['*web*', 'a web b', true],
  ['a*b*c', 'abbc', true],
  ['a*b*c', 'abbcd', false],
  ['', 'a', false],
  ['*', 'x'.repeat(1_000), true],
])('%j covers %j: %j', (pattern, text, expected) => {
  expect(matchesGlob(pattern, text)).toBe(expected)
})

describe('severities', () => {
  it.each([
    [[['VS-001', 'info']], 'info'],
    [[['IST0106', 'warning']], 'warning'],
    // The finding's own code says more than the alias it shares with a hundred others.
    [
      [
        ['IST0106', 'off'],
        ['VS-001', 'warning'],
      ],
      'warning',
    ],
    [[['VS-002', 'off']], 'error'],
  ] as const)('%j makes it %s', (severities, expected) => {
    expect(control({ severities }).diagnostics.map(({ severity }) => severity)).toEqual([expected])
  })

  it('off leaves the finding out and keeps it apart', () => {
    expect(control({ severities: [['IST0106', 'off']] })).toEqual({
      diagnostics: [],
      suppressed: [{ diagnostic: FINDING, by: 'severity' }],
    })
  })

  it('never change what cannot be read', () => {
    const unread: Diagnostic = { ...FINDING, code: 'YML-TAB', layer: 'syntax' }
    const settings = {
      severities: [['YML-TAB', 'off']],
      suppressions: [{ code: 'YML-TAB' }],
    } as const
    expect(control(settings, unread).diagnostics).toEqual([unread])
  })
})

describe('suppressions', () => {
  it.each([
    ['VirtualService default/web', true],
    ['VirtualService */w*', true],
    ['* default/web', true],
    ['VirtualService shop/web', false],
    ['Gateway default/web', false],
  ])('of %s: %j', (pattern, expected) => {
    const resource = parseResourcePattern(pattern)
    const suppressions = [{ code: 'IST0106', ...(resource && { resource }), reason: 'known' }]
    const { suppressed } = control({ suppressions })
    expect(suppressed).toEqual(
      expected ? [{ diagnostic: FINDING, by: 'suppress', reason: 'known' }] : [],
    )
  })

  it('an object that lives in no namespace is named without one', () => {
    const node: Diagnostic = {
      ...FINDING,
      resource: { apiVersion: 'v1', kind: 'Node', name: 'n1' },
    }
    const resource = parseResourcePattern('Node n*')
    const suppressions = [{ code: '*', ...(resource && { resource }) }]
    expect(control({ suppressions }, node).diagnostics).toEqual([])
  })
})
