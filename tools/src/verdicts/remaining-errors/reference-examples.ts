import type { RemainingErrors } from './remaining-errors.ts'

/** The errors that the manifests of `reference-examples` rightly have. */
export const REFERENCE_EXAMPLES_ERRORS: readonly RemainingErrors[] = [
  {
    why: 'The endpoints have a port https that the ServiceEntry does not declare, and the webhook refuses them.',
    ids: [
      'service-entry-22-external-svc-dns-v1beta1.yaml#0 SE-029 /spec/endpoints/0/ports/https',
      'service-entry-22-external-svc-dns-v1beta1.yaml#0 SE-029 /spec/endpoints/1/ports/https',
      'service-entry-22-external-svc-dns-v1beta1.yaml#0 SE-029 /spec/endpoints/2/ports/https',
    ],
  },
  {
    only: 'together',
    why: 'VirtualService my-wiki-rule of another example is for wikipedia.org in the mesh too, with the same exportTo.',
    ids: ['service-entry-10-tls-routing-v1beta1.yaml#0 IST0109 /spec/hosts/0'],
  },
  {
    only: 'together',
    why: 'VirtualService tls-routing of another example is for wikipedia.org in the mesh too, with the same exportTo.',
    ids: ['virtual-service-06-external-svc-wikipedia-v1.yaml#1 IST0109 /spec/hosts/0'],
  },
  {
    only: 'together',
    why: 'A bare gateway name is looked for in the namespace of the VirtualService, egress; the Gateway of the example lives in istio-system.',
    ids: ['service-entry-16-gateway-routing-v1beta1.yaml#0 IST0101 /spec/gateways/1'],
  },
  {
    only: 'together',
    why: 'No example defines a Gateway mygateway.',
    ids: [
      'virtual-service-07-bookinfo-v1.yaml#0 IST0101 /spec/gateways/0',
      'virtual-service-09-bookinfo-sni-v1.yaml#0 IST0101 /spec/gateways/0',
    ],
  },
  {
    only: 'together',
    why: 'The DestinationRules of the folder for ratings.prod.svc.cluster.local define subset testversion only; the example leaves its own rule out.',
    ids: [
      'virtual-service-23-ratings-route-v1.yaml#0 IST0101 /spec/http/0/route/0/destination/subset',
    ],
  },
]
