import { ANALYZERS } from '@meshdraft/analysis'
import { CATALOGUE_KINDS } from '@meshdraft/schema'

/** Kinds besides Istio's own that checks look at, as lookups name them. */
const OTHER_KINDS = [
  'AuthorizationPolicy',
  'ConfigMap',
  'DaemonSet',
  'Deployment',
  'EnvoyFilter',
  'Gateway.gateway.networking.k8s.io',
  'Ingress.networking.k8s.io',
  'Namespace',
  'Node',
  'PeerAuthentication',
  'Pod',
  'RequestAuthentication',
  'Secret',
  'Service',
  'ServiceAccount',
  'StatefulSet',
]

/** Kinds that checks ask for, and so may stand in `complete`. */
export const ASKED_KINDS: readonly string[] = [
  ...new Set([
    ...CATALOGUE_KINDS,
    ...OTHER_KINDS,
    ...ANALYZERS.flatMap(({ needs, subject }) => [...needs, subject]),
  ]),
]
  .filter((kind) => kind !== '*')
  .sort()
