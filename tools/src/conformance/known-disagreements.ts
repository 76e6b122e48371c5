import type { KnownDisagreement } from './part-result.ts'

/** Every disagreement with the corpus that is understood, with its reason. */
export const KNOWN_DISAGREEMENTS: readonly KnownDisagreement[] = [
  {
    part: 'validation-resources',
    id: 'ValidateK8sGateway-00',
    reason:
      'The object carries the annotation internal.istio.io/gateway-semantics, which Istio sets on the Gateways it derives from the Kubernetes Gateway API and which lifts rules about hosts; the product checks what people write and does not reproduce the exemption (COM-040).',
  },
]
