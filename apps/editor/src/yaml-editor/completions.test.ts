import { describe, expect, it } from 'vitest'
import type { WorkspaceNames } from '@meshdraft/engine'
import { listKeyCompletions, readWritingStyle } from './complete-keys.ts'
import { listValueCompletions } from './complete-values.ts'
import { readCompletionContext } from './completion-context.ts'

const NAMES: WorkspaceNames = {
  hosts: [
    {
      fqdn: 'reviews.shop.svc.cluster.local',
      shortName: 'reviews',
      namespace: 'shop',
      origin: 'Service',
      ports: [{ number: 9080, name: 'http' }],
      subsets: ['v1', 'v2'],
    },
    {
      fqdn: 'ratings.other.svc.cluster.local',
      shortName: 'ratings',
      namespace: 'other',
      origin: 'Service',
      ports: [],
      subsets: [],
    },
  ],
  gateways: [
    { namespace: 'shop', name: 'edge', hosts: ['*.example.com'] },
    { namespace: 'istio-ingress', name: 'shared', hosts: ['*'] },
  ],
  namespaces: ['other', 'shop'],
}

const HEAD = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews
  namespace: shop
`

/** Lists what is offered at `|`, each as what would be inserted. */
function complete(marked: string, head = HEAD): string[] {
  const text = head + marked
  const offset = text.indexOf('|')
  const plain = text.replace('|', '')
  const context = readCompletionContext(plain, offset)
  if (!context) return []
  const completions =
    context.type === 'key'
      ? listKeyCompletions(context, readWritingStyle(plain))
      : listValueCompletions(context, NAMES)
  return completions.map(({ insertText }) => insertText)
}

describe('keys that are offered', () => {
  it('are those the message may still have', () => {
    const keys = complete('spec:\n  http:\n    - name: a\n      timeout: 5s\n      |\n')
    expect(keys).toContain('retries:\n        ')
    expect(keys).toContain('match:\n        - ')
    expect(keys).not.toContain('timeout: ')
  })

  it('leave out members of a one-of group that is taken', () => {
    const keys = complete(
      'spec:\n  http:\n    - match:\n        - uri:\n            exact: /a\n            |',
    )
    expect(keys).toEqual([])
  })

  it('follow the list style of the file', () => {
    expect(complete('spec:\n  hosts:\n  - a\n  ga|\n')).toContain('gateways:\n  - ')
  })

  it('follow the indentation of the file', () => {
    const text = 'spec:\n    http:\n        - name: a\n          ret|\n'
    expect(complete(text, HEAD.replaceAll('  ', '    '))).toContain(`retries:\n${' '.repeat(14)}`)
  })

  it('are only renamed where the colon is there', () => {
    expect(complete('spec:\n  ho|s:\n    - a\n')).toContain('hosts')
  })

  it('stay on the line in a flow map', () => {
    expect(complete('spec:\n  http:\n    - { na| }\n')).toContain('name: ')
  })

  it('put the required ones first', () => {
    const [first] = complete(
      'spec:\n  http:\n    - route:\n        - destination:\n            |\n',
    )
    expect(first).toBe('host: ')
  })
})

describe('values that are offered', () => {
  it('hosts are as short as they may be', () => {
    const text = 'spec:\n  http:\n    - route:\n        - destination:\n            host: |\n'
    expect(complete(text)).toEqual(['reviews', 'ratings.other.svc.cluster.local'])
  })

  it('subsets are those of the host beside', () => {
    const text =
      'spec:\n  http:\n    - route:\n        - destination:\n            host: reviews\n            subset: |\n'
    expect(complete(text)).toEqual(['v1', 'v2'])
  })

  it('ports are those of the host of the destination', () => {
    const text =
      'spec:\n  http:\n    - route:\n        - destination:\n            host: reviews\n            port:\n              number: |\n'
    expect(complete(text)).toEqual(['9080'])
  })

  it('gateways name their namespace when it is another', () => {
    expect(complete('spec:\n  gateways:\n    - |\n')).toEqual([
      'mesh',
      'edge',
      'istio-ingress/shared',
    ])
  })

  it('leave out what the list has already', () => {
    expect(complete('spec:\n  gateways: [mesh, |]\n')).toEqual(['edge', 'istio-ingress/shared'])
  })

  it('are quoted where YAML would read something else', () => {
    expect(complete('spec:\n  hosts:\n    - |\n')).toContain("'*.example.com'")
    expect(complete('spec:\n  exportTo:\n    - |\n')).toEqual(["'.'", "'*'", 'other', 'shop'])
    expect(complete('spec:\n  hosts:\n    - "|"\n')).toContain('*.example.com')
  })

  it('know kinds and versions', () => {
    expect(complete('|', 'apiVersion: networking.istio.io/v1\nkind: ')).toContain('Sidecar')
    expect(complete('|\nkind: Service\n', 'apiVersion: ')).toEqual(['v1'])
  })

  it('know enums and booleans', () => {
    const rule = HEAD.replace('VirtualService', 'DestinationRule')
    const tls = 'spec:\n  host: a\n  trafficPolicy:\n    tls:\n      mode: |\n'
    expect(complete(tls, rule)).toContain('ISTIO_MUTUAL')
  })
})
