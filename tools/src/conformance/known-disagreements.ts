import type { KnownDisagreement } from './part-result.ts'

/** Every disagreement with the corpus that is understood, with its reason. */
export const KNOWN_DISAGREEMENTS: readonly KnownDisagreement[] = [  {
    part: 'kiali-cases',
    id: 'kiali-gateways-selector-checker-05',
    reason:
      'The case limits Gateways to workloads of their own namespace, which an environment variable of istiod does; the product has no setting for it and looks in all namespaces, as Istio does by default.',
  },
]
