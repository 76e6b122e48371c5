import type { RemainingErrors } from './remaining-errors.ts'

/** The errors that the manifests of `samples` rightly have. */
export const SAMPLES_ERRORS: readonly RemainingErrors[] = [
  {
    only: 'together',
    why: 'Each of these samples brings a Gateway of its own for every host on port 80 of the default ingress gateway; applied together they clash, and istioctl reports each.',
    ids: [
      'bookinfo/networking/certmanager-gateway.yaml#0 IST0145 /spec/servers/0/hosts/0',
      'helloworld/helloworld-gateway.yaml#0 IST0145 /spec/servers/0/hosts/0',
      'httpbin/httpbin-gateway.yaml#0 IST0145 /spec/servers/0/hosts/0',
      'websockets/route.yaml#0 IST0145 /spec/servers/0/hosts/0',
    ],
  },
  {
    only: 'together',
    why: 'cert-manager creates Service cert-manager-resolver while it solves a challenge; no file of the folder defines it.',
    ids: [
      'bookinfo/networking/certmanager-gateway.yaml#1 IST0101 /spec/http/0/route/0/destination/host',
    ],
  },
  {
    only: 'together',
    why: 'The folder defines DestinationRule details three times; the last, of fault-injection-details-v1.yaml, has subset v1 only and would replace the others.',
    ids: [
      'bookinfo/networking/virtual-service-details-v2.yaml#0 IST0101 /spec/http/0/route/0/destination/subset',
    ],
  },
  {
    only: 'together',
    why: 'The installation of Istio brings Service istiod; no file of the folder defines it.',
    ids: [
      'multicluster/expose-istiod.yaml#1 IST0101 /spec/tls/0/route/0/destination/host',
      'multicluster/expose-istiod.yaml#1 IST0101 /spec/tls/1/route/0/destination/host',
    ],
  },
]
