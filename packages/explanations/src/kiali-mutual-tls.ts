import { manifests } from './explanation.ts'
import type { Explanations } from './explanation.ts'

const rule = (name: string, namespace: string, host: string, mode: string | undefined) => `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata:
    name: ${name}
    namespace: ${namespace}
  spec:
    host: "${host}"
    trafficPolicy:
      ${mode === undefined ? 'loadBalancer:\n        simple: ROUND_ROBIN' : `tls:\n        mode: ${mode}`}`

const peers = (namespace: string, mode: string) => `
  apiVersion: security.istio.io/v1
  kind: PeerAuthentication
  metadata:
    name: default
    namespace: ${namespace}
  spec:
    mtls:
      mode: ${mode}`

const MESH = '*.local'
const SHOP = '*.shop.svc.cluster.local'
const TWO_WAYS = 'Whether clients or workloads have the wrong setting is not in the files.'

export const KIALI_MUTUAL_TLS_EXPLANATIONS: Explanations = {
  KIA0204: {
    what: 'A DestinationRule says nothing of TLS while another one gives its host mutual TLS.',
    why: 'The narrower rule goes before the wider one as a whole, so that the host loses mutual TLS unless Istio turns it on itself.',
    howToFix: 'Repeat the TLS mode in the narrower rule.',
    fails: manifests(
      rule('mesh', 'istio-system', MESH, 'ISTIO_MUTUAL'),
      rule('reviews', 'shop', 'reviews', undefined),
    ),
    marks: 'trafficPolicy',
    passes: manifests(
      rule('mesh', 'istio-system', MESH, 'ISTIO_MUTUAL'),
      rule('reviews', 'shop', 'reviews', 'ISTIO_MUTUAL'),
    ),
  },
  KIA0205: {
    what: 'A DestinationRule makes all clients of the mesh use mutual TLS, but no PeerAuthentication of the root namespace turns it on.',
    why: 'Where Istio does not choose mutual TLS itself, workloads then take plain text only and refuse the calls.',
    howToFix: 'Add a PeerAuthentication with mode STRICT or PERMISSIVE to the root namespace.',
    mesh: { enableAutoMtls: false },
    fails: manifests(
      rule('mesh', 'istio-system', MESH, 'ISTIO_MUTUAL'),
      peers('istio-system', 'DISABLE'),
    ),
    marks: 'ISTIO_MUTUAL',
    passes: manifests(
      rule('mesh', 'istio-system', MESH, 'ISTIO_MUTUAL'),
      peers('istio-system', 'STRICT'),
    ),
    noFixBecause: TWO_WAYS,
  },
  KIA0206: {
    what: 'A DestinationRule makes clients of a namespace use mutual TLS, but no PeerAuthentication of the namespace or the mesh turns it on.',
    why: 'Where Istio does not choose mutual TLS itself, workloads then take plain text only and refuse the calls.',
    howToFix: 'Add a PeerAuthentication with mode STRICT or PERMISSIVE to the namespace.',
    mesh: { enableAutoMtls: false },
    fails: manifests(rule('shop', 'shop', SHOP, 'ISTIO_MUTUAL'), peers('shop', 'DISABLE')),
    marks: 'ISTIO_MUTUAL',
    passes: manifests(rule('shop', 'shop', SHOP, 'ISTIO_MUTUAL'), peers('shop', 'STRICT')),
    noFixBecause: TWO_WAYS,
  },
  KIA0207: {
    what: 'A DestinationRule turns TLS off for a namespace that takes mutual TLS only.',
    why: 'The workloads refuse the calls.',
    howToFix: 'Use ISTIO_MUTUAL, or let the namespace take plain text too.',
    fails: manifests(rule('shop', 'shop', SHOP, 'DISABLE'), peers('shop', 'STRICT')),
    marks: 'DISABLE',
    passes: manifests(rule('shop', 'shop', SHOP, 'DISABLE'), peers('shop', 'PERMISSIVE')),
  },
  KIA0208: {
    what: 'A DestinationRule turns TLS off for hosts of a mesh that takes mutual TLS only.',
    why: 'The workloads refuse the calls.',
    howToFix: 'Use ISTIO_MUTUAL, or let the mesh take plain text too.',
    fails: manifests(
      rule('mesh', 'istio-system', MESH, 'DISABLE'),
      peers('istio-system', 'STRICT'),
    ),
    marks: 'DISABLE',
    passes: manifests(
      rule('mesh', 'istio-system', MESH, 'DISABLE'),
      peers('istio-system', 'PERMISSIVE'),
    ),
  },
  KIA0401: {
    what: 'The mesh takes mutual TLS only, but no DestinationRule for “*.local” makes clients use it.',
    why: 'Where Istio does not choose mutual TLS itself, clients send plain text and are refused.',
    howToFix: 'Add a DestinationRule for “*.local” with mode ISTIO_MUTUAL.',
    mesh: { enableAutoMtls: false },
    fails: manifests(peers('istio-system', 'STRICT'), rule('mesh', 'istio-system', MESH, 'SIMPLE')),
    marks: 'mode: STRICT',
    passes: manifests(
      peers('istio-system', 'STRICT'),
      rule('mesh', 'istio-system', MESH, 'ISTIO_MUTUAL'),
    ),
    noFixBecause: TWO_WAYS,
  },
  KIA0501: {
    what: 'A namespace takes mutual TLS only, but no DestinationRule for it or the mesh makes clients use it.',
    why: 'Where Istio does not choose mutual TLS itself, clients send plain text and are refused.',
    howToFix: 'Add a DestinationRule for all hosts of the namespace with mode ISTIO_MUTUAL.',
    mesh: { enableAutoMtls: false },
    fails: manifests(peers('shop', 'STRICT'), rule('shop', 'shop', SHOP, 'SIMPLE')),
    marks: 'mode: STRICT',
    passes: manifests(peers('shop', 'STRICT'), rule('shop', 'shop', SHOP, 'ISTIO_MUTUAL')),
    noFixBecause: TWO_WAYS,
  },
  KIA0505: {
    what: 'A namespace takes plain text only, but a DestinationRule makes clients use mutual TLS.',
    why: 'The workloads do not understand the calls.',
    howToFix: 'Turn TLS off for clients too, or let the namespace take mutual TLS.',
    fails: manifests(peers('shop', 'DISABLE'), rule('shop', 'shop', SHOP, 'ISTIO_MUTUAL')),
    marks: 'mode: DISABLE',
    passes: manifests(peers('shop', 'PERMISSIVE'), rule('shop', 'shop', SHOP, 'ISTIO_MUTUAL')),
    noFixBecause: TWO_WAYS,
  },
  KIA0506: {
    what: 'The mesh takes plain text only, but a DestinationRule for “*.local” makes clients use mutual TLS.',
    why: 'The workloads do not understand the calls.',
    howToFix: 'Turn TLS off for clients too, or let the mesh take mutual TLS.',
    fails: manifests(
      peers('istio-system', 'DISABLE'),
      rule('mesh', 'istio-system', MESH, 'ISTIO_MUTUAL'),
    ),
    marks: 'mode: DISABLE',
    passes: manifests(
      peers('istio-system', 'PERMISSIVE'),
      rule('mesh', 'istio-system', MESH, 'ISTIO_MUTUAL'),
    ),
    noFixBecause: TWO_WAYS,
  },
}
