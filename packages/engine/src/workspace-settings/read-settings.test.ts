import { describe, expect, it } from 'vitest'
import { parseDocument } from '@meshdraft/yaml'
import { toDocumentId } from '@meshdraft/model'
import { readSettings } from './read-settings.ts'

const WHOLE = `# what holds for our mesh
istioVersion: 1.20
clusterDomain: mesh.example.com
rootNamespace: istio-config
defaultNamespace: shop
meshConfig:
  outboundTrafficPolicy: { mode: REGISTRY_ONLY }
  defaultServiceExportTo: [".", edge]
  defaultVirtualServiceExportTo: ["*"]
  defaultDestinationRuleExportTo: ["~"]
  enableAutoMtls: false
complete: [Service, Gateway]
severity:
  VS-001: off
  IST0106: warning
suppress:
  - code: IST0101
    resource: VirtualService shop/web-*
    reason: Comes with the next release.
  - code: KIA1101
`

function read(text: string) {
  const { settings, findings } = readSettings(
    parseDocument(text),
    toDocumentId('.meshdraft.yaml', 0),
  )
  return {
    settings,
    findings: findings.map(({ code, range }) => [code, text.slice(range.start, range.end)]),
    fixes: findings.flatMap(({ fixes }) => fixes),
  }
}

it('reads a settings file as it is written', () => {
  const { settings, findings } = read(WHOLE.replace('  VS-001: off\n', '  IST0132: off\n'))
  expect(findings).toEqual([])
  expect(settings).toEqual({
    mesh: {
      istioVersion: '1.20',
      clusterDomain: 'mesh.example.com',
      rootNamespace: 'istio-config',
      defaultNamespace: 'shop',
      outboundTrafficPolicy: 'REGISTRY_ONLY',
      defaultServiceExportTo: ['.', 'edge'],
      defaultVirtualServiceExportTo: ['*'],
      defaultDestinationRuleExportTo: ['~'],
      enableAutoMtls: false,
      completeKinds: ['Service', 'Gateway'],
    },
    severities: [
      ['IST0132', 'off'],
      ['IST0106', 'warning'],
    ],
    suppressions: [
      {
        code: 'IST0101',
        resource: { kind: 'VirtualService', namespace: 'shop', name: 'web-*' },
        reason: 'Comes with the next release.',
      },
      { code: 'KIA1101' },
    ],
  })
})

describe('what is wrong is marked and left out', () => {
  it.each([
    ['istioVerson: "1.29"', [['CFG-001', 'istioVerson']]],
    ['meshConfig: { enableAutoMTLS: true }', [['CFG-001', 'enableAutoMTLS']]],
    ['- a', [['CFG-002', '- a']]],
    ['clusterDomain: [a]', [['CFG-002', '[a]']]],
    ['meshConfig: true', [['CFG-002', 'true']]],
    ['meshConfig: { enableAutoMtls: "true" }', [['CFG-002', '"true"']]],
    ['complete: Service', [['CFG-002', 'Service']]],
    ['suppress: { code: IST0101 }', [['CFG-002', '{ code: IST0101 }']]],
    ['suppress: [IST0101]', [['CFG-002', 'IST0101']]],
    ['defaultNamespace: Shop', [['CFG-003', 'Shop']]],
    ['clusterDomain: a..b', [['CFG-003', 'a..b']]],
    ['severity: { IST0101: warn }', [['CFG-003', 'warn']]],
    ['meshConfig: { outboundTrafficPolicy: { mode: DENY } }', [['CFG-003', 'DENY']]],
    ['meshConfig: { defaultServiceExportTo: [a/b] }', [['CFG-003', 'a/b']]],
    ['istioVersion: latest', [['CFG-004', 'latest']]],
    ['severity: { ist0101: info }', [['CFG-005', 'ist0101']]],
    ['suppress: [{ code: NOPE-1 }]', [['CFG-005', 'NOPE-1']]],
    ['suppress: [{ code: "*" }]', [['CFG-005', '"*"']]],
    ['complete: [Pod, Pod]', [['CFG-006', 'Pod']]],
    ['suppress: [{ code: IST0101 }, { code: IST0101 }]', [['CFG-006', '{ code: IST0101 }']]],
    ['severity: { YML-TAB: off }', [['CFG-007', 'YML-TAB']]],
    ['suppress: [{ code: CFG-001 }]', [['CFG-007', 'CFG-001']]],
    ['suppress: [{ code: IST0101, resource: web }]', [['CFG-009', 'web']]],
    ['suppress: [{ code: IST0101, resource: Gateway web }]', [['CFG-009', 'Gateway web']]],
    ['suppress: [{ reason: none }]', [['CFG-010', '{ reason: none }']]],
    ['complete: [Servce]', [['CFG-011', 'Servce']]],
  ])('%s', (text, expected) => {
    expect(read(text).findings).toEqual(expected)
  })

  it.each([
    'suppress: [{ code: IST0101, resourse: Gateway shop/web }]',
    'suppress: [{ code: IST0101, resource: web }]',
    'suppress: [{ code: IST0101, resource: { kind: Gateway } }]',
  ])('an entry that cannot be read whole leaves out nothing: %s', (text) => {
    expect(read(text).settings.suppressions).toEqual([])
  })

  it('an export list with a mistake does not count in part', () => {
    expect(read('meshConfig: { defaultServiceExportTo: [a, B] }').settings.mesh).toEqual({})
  })

  it('a release newer than the checks know counts, with a warning', () => {
    const { settings, findings } = read('istioVersion: "1.99"')
    expect(settings.mesh.istioVersion).toBe('1.99')
    expect(findings).toEqual([['CFG-004', '"1.99"']])
  })

  it('takes a version as tags of releases are written', () => {
    expect(read('istioVersion: v1.29')).toMatchObject({
      settings: { mesh: { istioVersion: '1.29' } },
      findings: [],
    })
  })

  it.each(['istioVersion: 1.30.7', 'istioVersion:', 'severity:', 'suppress: []', '{}'])(
    'says nothing of %s',
    (text) => {
      expect(read(text).findings).toEqual([])
    },
  )

  it('offers what was probably meant, for the user to choose', () => {
    expect(read('clusterdomain: a').fixes).toMatchObject([
      { isChoice: true, edits: [{ newText: 'clusterDomain' }] },
    ])
  })
})
