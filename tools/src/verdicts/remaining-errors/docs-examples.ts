import type { RemainingErrors } from './remaining-errors.ts'

/** The errors that the manifests of `docs-examples` rightly have. */
export const DOCS_EXAMPLES_ERRORS: readonly RemainingErrors[] = [
  {
    why: 'The snippet shows hosts only, and the webhook refuses a VirtualService without routes.',
    ids: ['concepts_traffic-management-04.yaml#0 VS-009 /spec'],
  },
  {
    why: 'The snippet is from a shell script; before the shell puts values in, “$MY_INGRESS_GATEWAY_HOST” and “$NAMESPACE” are no names, and the webhook refuses them.',
    ids: [
      'examples_microservices-istio_istio-ingress-gateway-00.yaml#0 GW-005 /spec/servers/0/hosts/0',
      'examples_microservices-istio_istio-ingress-gateway-00.yaml#0 GW-007 /spec/servers/0/hosts/0',
      'examples_microservices-istio_istio-ingress-gateway-00.yaml#1 VS-006 /spec/hosts/0',
      'examples_microservices-istio_istio-ingress-gateway-00.yaml#1 VS-097 /spec/gateways/0',
    ],
  },
  {
    only: 'alone',
    why: 'istioctl looks for a Gateway of exactly this dotted name, and the Gateway of the snippet is bookinfo-gateway.',
    ids: ['examples_microservices-istio_istio-ingress-gateway-00.yaml#1 IST0101 /spec/gateways/0'],
  },
  {
    why: 'The snippet is from a shell script; before the shell puts a value in, “${VM_APP}” is neither a name for the API server nor a label value for the webhook.',
    ids: [
      'setup_install_virtual-machine-00.yaml#0 SCH-005 /metadata/name',
      'setup_install_virtual-machine-00.yaml#0 WG-002 /spec/metadata/labels/app',
      'setup_install_virtual-machine-01.yaml#0 SCH-005 /metadata/name',
      'setup_install_virtual-machine-01.yaml#0 WG-002 /spec/metadata/labels/app',
    ],
  },
  {
    why: 'The page writes prefix_rewrite; the field is prefixRewrite, and the API server refuses unknown fields.',
    ids: [
      'reference-networking_virtual_service-15.yaml#0 SCH-064 /spec/http/0/redirect/prefix_rewrite',
    ],
  },
  {
    why: 'The page is about this very message: REMOVE has no effect on a route configuration.',
    ids: ['analysis_ist0154-00.yaml#0 IST0154 /spec/configPatches/0/patch/operation'],
  },
  {
    only: 'together',
    why: 'The folder defines DestinationRule bookinfo-ratings for ratings.prod.svc.cluster.local several times, and the last definition has no subsets; no rule of the host has subset v1.',
    ids: [
      'reference-networking_virtual_service-20.yaml#0 IST0101 /spec/http/0/route/0/destination/subset',
    ],
  },
  {
    only: 'together',
    why: 'The DestinationRule of the folder for reviews in namespace default has subset v1 only.',
    ids: ['task_request-timeouts-04.yaml#0 IST0101 /spec/http/0/route/0/destination/subset'],
  },
  {
    only: 'together',
    why: 'No DestinationRule of the folder is for ratings in namespace default, so that none defines the subset.',
    ids: [
      'analysis_ist0106-00.yaml#0 IST0101 /spec/http/0/route/0/destination/subset',
      'analysis_ist0106-00.yaml#0 IST0101 /spec/http/0/route/1/destination/subset',
    ],
  },
  {
    only: 'together',
    why: 'No DestinationRule of the folder defines a subset of helloworld.',
    ids: [
      'ops_common-problems_network-issues-01.yaml#0 IST0101 /spec/http/0/route/0/destination/subset',
      'ops_common-problems_network-issues-01.yaml#0 IST0101 /spec/http/1/route/0/destination/subset',
    ],
  },
  {
    only: 'together',
    why: 'No file of the folder defines a Gateway of this name.',
    ids: [
      'ops_common-problems_network-issues-01.yaml#0 IST0101 /spec/gateways/1',
      'ops_common-problems_network-issues-06.yaml#0 IST0101 /spec/gateways/0',
    ],
  },
  {
    only: 'together',
    why: 'A bare gateway name is looked for in the namespace of the VirtualService, egress; the Gateways of this name lie in default and istio-system.',
    ids: ['reference-networking_service_entry-07.yaml#0 IST0101 /spec/gateways/1'],
  },
  {
    only: 'together',
    why: 'No workload of the folder in the namespace of the Sidecar has these labels.',
    ids: [
      'reference-networking_sidecar-04.yaml#0 IST0101 /spec/workloadSelector/labels/app',
      'reference-networking_sidecar-06.yaml#0 IST0101 /spec/workloadSelector/labels/app',
      'reference-networking_sidecar-07.yaml#0 IST0101 /spec/workloadSelector/labels/app',
      'reference-networking_sidecar-08.yaml#0 IST0101 /spec/workloadSelector/labels/app',
      'task_ingress_ingress-sidecar-tls-termination-00.yaml#0 IST0101 /spec/workloadSelector/labels/app',
    ],
  },
  {
    only: 'together',
    why: 'The installation of Istio brings Service istio-egressgateway; no file of the folder defines it.',
    ids: [
      'reference-networking_service_entry-07.yaml#0 IST0101 /spec/http/0/route/0/destination/host',
      'task_egress_egress-gateway-06.yaml#2 IST0101 /spec/tls/0/route/0/destination/host',
    ],
  },
  {
    only: 'together',
    why: 'No file of the folder defines Service my-nginx of namespace default; the ServiceEntry of another page is for the one of mesh-external.',
    ids: [
      'task_ingress_ingress-sni-passthrough-02.yaml#0 IST0101 /spec/tls/0/route/0/destination/host',
    ],
  },
  {
    only: 'together',
    why: 'No Service or ServiceEntry of the folder gives this host, and as the folder has others, istioctl says so.',
    ids: [
      'ops_common-problems_network-issues-01.yaml#0 IST0101 /spec/http/0/route/0/destination/host',
      'ops_common-problems_network-issues-01.yaml#0 IST0101 /spec/http/1/route/0/destination/host',
      'ops_common-problems_network-issues-06.yaml#0 IST0101 /spec/http/0/route/0/destination/host',
      'ops_configuration_traffic-management_multicluster-01.yaml#0 IST0101 /spec/http/0/route/0/destination/host',
      'ops_configuration_traffic-management_multicluster-01.yaml#0 IST0101 /spec/http/1/route/0/destination/host',
      'reference-networking_gateway-01.yaml#0 IST0101 /spec/http/0/route/0/destination/host',
      'reference-networking_gateway-01.yaml#0 IST0101 /spec/http/1/route/0/destination/host',
      'reference-networking_gateway-01.yaml#0 IST0101 /spec/http/1/route/1/destination/host',
      'reference-networking_gateway-02.yaml#0 IST0101 /spec/tcp/0/route/0/destination/host',
      'reference-networking_service_entry-04.yaml#0 IST0101 /spec/tls/0/route/0/destination/host',
      'reference-networking_virtual_service-02.yaml#0 IST0101 /spec/http/0/route/0/destination/host',
      'reference-networking_virtual_service-02.yaml#0 IST0101 /spec/http/1/route/0/destination/host',
      'reference-networking_virtual_service-04.yaml#0 IST0101 /spec/http/0/route/0/destination/host',
      'reference-networking_virtual_service-07.yaml#0 IST0101 /spec/http/0/route/0/destination/host',
      'reference-networking_virtual_service-07.yaml#0 IST0101 /spec/http/1/route/0/destination/host',
      'reference-networking_virtual_service-08.yaml#0 IST0101 /spec/http/0/route/0/destination/host',
      'reference-networking_virtual_service-10.yaml#0 IST0101 /spec/tls/0/route/0/destination/host',
      'reference-networking_virtual_service-10.yaml#0 IST0101 /spec/tls/1/route/0/destination/host',
      'reference-networking_virtual_service-11.yaml#0 IST0101 /spec/tcp/0/route/0/destination/host',
      'reference-networking_virtual_service-14.yaml#0 IST0101 /spec/http/0/route/0/destination/host',
      'reference-networking_virtual_service-14.yaml#0 IST0101 /spec/http/0/route/1/destination/host',
      'reference-networking_virtual_service-19.yaml#0 IST0101 /spec/http/0/route/0/destination/host',
      'reference-networking_virtual_service-20.yaml#0 IST0101 /spec/http/0/route/0/destination/host',
      'task_request-timeouts-04.yaml#0 IST0101 /spec/http/0/route/0/destination/host',
    ],
  },
  {
    only: 'together',
    why: 'VirtualServices ratings and ratings-bogus-weight-default of namespace default are both for ratings in the mesh, and the mesh merges none.',
    ids: [
      'analysis_ist0106-00.yaml#0 IST0109 /spec/hosts/0',
      'task_request-timeouts-03.yaml#0 IST0109 /spec/hosts/0',
    ],
  },
  {
    only: 'together',
    why: 'VirtualServices tls-routing and my-wiki-rule are both for wikipedia.org in the mesh, and the mesh merges none.',
    ids: [
      'reference-networking_service_entry-04.yaml#0 IST0109 /spec/hosts/0',
      'reference-networking_virtual_service-05.yaml#1 IST0109 /spec/hosts/0',
    ],
  },
  {
    only: 'together',
    why: 'VirtualServices gateway-routing and foo-redirect are both for example.com in the mesh, and the mesh merges none.',
    ids: [
      'reference-networking_service_entry-07.yaml#0 IST0109 /spec/hosts/0',
      'reference-networking_virtual_service-15.yaml#0 IST0109 /spec/hosts/0',
    ],
  },
  {
    only: 'together',
    why: 'VirtualServices bookinfo-rule and reviews-route are both for reviews.prod.svc.cluster.local in the mesh, and the mesh merges none.',
    ids: [
      'reference-networking_gateway-01.yaml#0 IST0109 /spec/hosts/0',
      'reference-networking_virtual_service-19.yaml#0 IST0109 /spec/hosts/0',
    ],
  },
  {
    only: 'together',
    why: 'Two pages define a Gateway for every host on port 443 of the default ingress gateway; applied together they clash.',
    ids: [
      'ops_common-problems_network-issues-03.yaml#0 IST0145 /spec/servers/0/hosts/0',
      'ops_common-problems_network-issues-04.yaml#0 IST0145 /spec/servers/0/hosts/0',
    ],
  },
]
