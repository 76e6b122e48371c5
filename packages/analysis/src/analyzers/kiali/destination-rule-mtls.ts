import { readDestinationRule } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import {
  listMeshPeers,
  listNamespacePeers,
  MESH_HOST,
  readPeerMode,
  readRuleMode,
  toNamespaceHost,
} from './mtls.ts'

const PATH = ['spec', 'trafficPolicy', 'tls', 'mode']

/** Only where Istio does not choose mutual TLS itself. */
export const wideMutualTls: Analyzer = {
  name: 'kiali/destination-rule/wide-mutual-tls',
  description: 'What a mesh- or namespace-wide rule encrypts is accepted as mutual TLS.',
  subject: 'DestinationRule',
  codes: ['KIA0205', 'KIA0206'],
  needs: ['PeerAuthentication'],
  check(rule, { lookup, report }) {
    if (lookup.settings.enableAutoMtls !== false || readRuleMode(rule) !== 'ISTIO_MUTUAL') return
    const { host = '' } = readDestinationRule(rule)
    const isMeshReady = () => listMeshPeers(lookup).some(takesMutualTls)
    if (host === MESH_HOST) {
      if (!isMeshReady()) report('KIA0205', PATH, { host })
    } else if (host === toNamespaceHost(rule.namespace, lookup)) {
      const isReady = listNamespacePeers(rule.namespace, lookup).some(takesMutualTls)
      if (!isReady && !isMeshReady()) {
        report('KIA0206', PATH, { host, namespace: rule.namespace })
      }
    }
  },
}

/** The first PeerAuthentication of the namespace that says something decides. */
export const widePlainText: Analyzer = {
  name: 'kiali/destination-rule/wide-plain-text',
  description: 'What a mesh- or namespace-wide rule leaves unencrypted is accepted as plain text.',
  subject: 'DestinationRule',
  codes: ['KIA0207', 'KIA0208'],
  needs: [],
  check(rule, { lookup, report }) {
    if (readRuleMode(rule) !== 'DISABLE') return
    const { host = '' } = readDestinationRule(rule)
    const code = findRefusal(host, rule.namespace, lookup)
    if (code === undefined) return
    const fixes = fixesOf(rule).set('Use ISTIO_MUTUAL', PATH, 'ISTIO_MUTUAL', CHOICE)
    report(code, PATH, { host, namespace: rule.namespace }, { fixes })
  },
}

function findRefusal(host: string, namespace: string, lookup: Lookup): string | undefined {
  const isMeshStrict = () => listMeshPeers(lookup).some((peer) => readPeerMode(peer) === 'STRICT')
  if (host === MESH_HOST) return isMeshStrict() ? 'KIA0208' : undefined
  if (host !== toNamespaceHost(namespace, lookup)) return undefined
  const decisive = listNamespacePeers(namespace, lookup)
    .map(readPeerMode)
    .find((mode) => mode !== undefined && mode !== 'UNSET')
  if (decisive === 'STRICT') return 'KIA0207'
  return decisive === undefined && isMeshStrict() ? 'KIA0208' : undefined
}

function takesMutualTls(peer: Resource): boolean {
  const mode = readPeerMode(peer)
  return mode === 'STRICT' || mode === 'PERMISSIVE'
}
