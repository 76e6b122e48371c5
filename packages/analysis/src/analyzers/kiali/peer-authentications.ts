import { readDestinationRule } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { MESH_HOST, readPeerMode, readRuleMode, toNamespaceHost } from './mtls.ts'
import { groupOnce } from './rivals.ts'

const PATH = ['spec', 'mtls']

/** Only where Istio does not choose mutual TLS itself. */
export const strictPeers: Analyzer = {
  name: 'kiali/peer-authentication/strict',
  description: 'Where workloads take mutual TLS only, a rule makes clients use it.',
  subject: 'PeerAuthentication',
  codes: ['KIA0401', 'KIA0501'],
  needs: ['DestinationRule'],
  check(peer, { lookup, report }) {
    if (lookup.settings.enableAutoMtls !== false || readPeerMode(peer) !== 'STRICT') return
    const { namespace } = peer
    const isMesh = namespace === lookup.settings.rootNamespace
    if (isOf(['ISTIO_MUTUAL'], listModes(MESH_HOST, lookup))) return
    const host = toNamespaceHost(namespace, lookup)
    if (!isMesh && isOf(['ISTIO_MUTUAL'], listModes(host, lookup))) return
    report(isMesh ? 'KIA0401' : 'KIA0501', PATH, { host: isMesh ? MESH_HOST : host, namespace })
  },
}

/** A rule of the namespace that turns TLS off goes before one of the mesh that turns it on. */
export const plainPeers: Analyzer = {
  name: 'kiali/peer-authentication/plain',
  description: 'Where workloads take plain text only, no wide rule makes clients use mutual TLS.',
  subject: 'PeerAuthentication',
  codes: ['KIA0505', 'KIA0506'],
  needs: [],
  check(peer, { lookup, report }) {
    if (readPeerMode(peer) !== 'DISABLE') return
    const { namespace } = peer
    const isMeshMutual = isOf(MUTUAL, listModes(MESH_HOST, lookup))
    if (namespace === lookup.settings.rootNamespace) {
      if (isMeshMutual) report('KIA0506', PATH, { host: MESH_HOST })
      return
    }
    const host = toNamespaceHost(namespace, lookup)
    const modes = listModes(host, lookup)
    if (isOf(MUTUAL, modes)) report('KIA0505', PATH, { host, namespace })
    else if (isMeshMutual && !modes.includes('DISABLE')) {
      report('KIA0505', PATH, { host: MESH_HOST, namespace })
    }
  },
}

const MUTUAL = ['ISTIO_MUTUAL', 'MUTUAL']

function isOf(wanted: readonly string[], modes: readonly string[]): boolean {
  return modes.some((mode) => wanted.includes(mode))
}

/** TLS modes of the DestinationRules for a wide host. */
function listModes(host: string, lookup: Lookup): readonly string[] {
  const rules = groupOnce(lookup.wildcardRules(), 'hosts', listHosts).get(host) ?? []
  return rules.flatMap((rule) => readRuleMode(rule) ?? [])
}

function listHosts(rule: Resource): readonly string[] {
  return [readDestinationRule(rule).host ?? '']
}
