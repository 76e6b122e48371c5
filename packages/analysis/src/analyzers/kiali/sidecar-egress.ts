import { readSidecar } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { isPattern, readPlainHost } from './host.ts'
import { isKnownHost } from './known-host.ts'

/** The namespace before the slash is not compared with that of what is found. */
export const sidecarEgressHosts: Analyzer = {
  name: 'kiali/sidecar/egress-hosts',
  description: 'Every host a Sidecar imports is a Service or ServiceEntry.',
  subject: 'Sidecar',
  codes: ['KIA1004'],
  needs: ['Service'],
  check(sidecar, { lookup, report }) {
    const { namespace } = sidecar
    for (const [i, { hosts = [] }] of (readSidecar(sidecar).egress ?? []).entries()) {
      for (const [j, host] of hosts.entries()) {
        const [, name = ''] = host.split('/')
        if (name === '*' || name === '') continue
        const parsed = readPlainHost(name, namespace, lookup)
        if (isPattern(parsed) && parsed.namespace === namespace) continue
        if (isKnownHost(parsed, namespace, lookup)) continue
        report('KIA1004', ['spec', 'egress', i, 'hosts', j], { host, name })
      }
    }
  },
}

/** Written or not, the mode is the same, so that Kiali cannot tell what was meant. */
export const sidecarOutboundTraffic: Analyzer = {
  name: 'kiali/sidecar/outbound-traffic',
  description: 'A Sidecar with an outboundTrafficPolicy lets unknown hosts through.',
  subject: 'Sidecar',
  codes: ['KIA1007'],
  needs: [],
  check(sidecar, { report }) {
    const { outboundTrafficPolicy, ingress = [], egress = [] } = readSidecar(sidecar)
    if (outboundTrafficPolicy === undefined) return
    const { mode } = outboundTrafficPolicy
    if ((mode ?? 'REGISTRY_ONLY') !== 'REGISTRY_ONLY') return
    const path = ['spec', 'outboundTrafficPolicy']
    const fix = fixesOf(sidecar)
    report(
      'KIA1007',
      path,
      { kind: mode === undefined ? 'omitted' : 'written' },
      {
        at: 'key',
        fixes: [
          ...fix.set('Let unknown hosts through', [...path, 'mode'], 'ALLOW_ANY', CHOICE),
          // The webhook refuses a Sidecar that says nothing.
          ...(ingress.length === 0 && egress.length === 0
            ? []
            : fix.remove('Follow the mesh', path, CHOICE)),
        ],
      },
    )
  },
}
