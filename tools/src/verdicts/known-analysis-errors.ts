/**
 * The errors of the analysis layer that the folders `samples` and `reference-examples`, each taken as
 * one workspace, rightly have, with the reason. The id is `FILE#DOCUMENT CODE POINTER`.
 */
export const KNOWN_ANALYSIS_ERRORS: Readonly<Record<string, string>> = {
  'samples/bookinfo/networking/certmanager-gateway.yaml#1 IST0101 /spec/http/0/route/0/destination/host':
    'cert-manager creates the Service cert-manager-resolver while it solves a challenge; no file of the folder defines it.',
  'samples/bookinfo/networking/virtual-service-details-v2.yaml#0 IST0101 /spec/http/0/route/0/destination/subset':
    'The folder defines DestinationRule details three times; the last, of fault-injection-details-v1.yaml, has subset v1 only and would replace the others.',
  'samples/multicluster/expose-istiod-https.yaml#1 IST0101 /spec/http/0/route/0/destination/host':
    'The installation of Istio brings the Service istiod; no file of the folder defines it.',
  'samples/multicluster/expose-istiod-https.yaml#1 IST0101 /spec/http/1/route/0/destination/host':
    'The installation of Istio brings the Service istiod; no file of the folder defines it.',
  'samples/multicluster/expose-istiod.yaml#1 IST0101 /spec/tls/0/route/0/destination/host':
    'The installation of Istio brings the Service istiod; no file of the folder defines it.',
  'samples/multicluster/expose-istiod.yaml#1 IST0101 /spec/tls/1/route/0/destination/host':
    'The installation of Istio brings the Service istiod; no file of the folder defines it.',
  'samples/bookinfo/networking/certmanager-gateway.yaml#0 IST0145 /spec/servers/0/hosts/0':
    'Four samples, each meant to be tried by itself, serve every host on port 80 of the default gateway.',
  'samples/helloworld/helloworld-gateway.yaml#0 IST0145 /spec/servers/0/hosts/0':
    'Four samples, each meant to be tried by itself, serve every host on port 80 of the default gateway.',
  'samples/httpbin/httpbin-gateway.yaml#0 IST0145 /spec/servers/0/hosts/0':
    'Four samples, each meant to be tried by itself, serve every host on port 80 of the default gateway.',
  'samples/websockets/route.yaml#0 IST0145 /spec/servers/0/hosts/0':
    'Four samples, each meant to be tried by itself, serve every host on port 80 of the default gateway.',
  'reference-examples/service-entry-10-tls-routing-v1beta1.yaml#0 IST0109 /spec/hosts/0':
    'VirtualService my-wiki-rule of another example is for wikipedia.org in the mesh too, with the same exportTo.',
  'reference-examples/virtual-service-06-external-svc-wikipedia-v1.yaml#1 IST0109 /spec/hosts/0':
    'VirtualService tls-routing of another example is for wikipedia.org in the mesh too, with the same exportTo.',
  'reference-examples/service-entry-15-gateway-routing-v1alpha3.yaml#0 IST0101 /spec/gateways/1':
    'A bare gateway name is looked for in the namespace of the VirtualService, egress; the Gateway of the example lives in istio-system.',
  'reference-examples/service-entry-16-gateway-routing-v1beta1.yaml#0 IST0101 /spec/gateways/1':
    'A bare gateway name is looked for in the namespace of the VirtualService, egress; the Gateway of the example lives in istio-system.',
  'reference-examples/virtual-service-07-bookinfo-v1.yaml#0 IST0101 /spec/gateways/0':
    'No example defines a Gateway mygateway.',
  'reference-examples/virtual-service-09-bookinfo-sni-v1.yaml#0 IST0101 /spec/gateways/0':
    'No example defines a Gateway mygateway.',
  'reference-examples/virtual-service-19-ratings-route-v1.yaml#0 IST0101 /spec/http/0/route/0/destination/subset':
    'The DestinationRules of the folder for ratings.prod.svc.cluster.local define subset testversion only; the example leaves its own rule out.',
  'reference-examples/virtual-service-20-ratings-route-v1.yaml#0 IST0101 /spec/http/0/route/0/destination/subset':
    'The DestinationRules of the folder for ratings.prod.svc.cluster.local define subset testversion only; the example leaves its own rule out.',
  'reference-examples/virtual-service-21-ratings-route-v1.yaml#0 IST0101 /spec/http/0/route/0/destination/subset':
    'The DestinationRules of the folder for ratings.prod.svc.cluster.local define subset testversion only; the example leaves its own rule out.',
  'reference-examples/virtual-service-23-ratings-route-v1.yaml#0 IST0101 /spec/http/0/route/0/destination/subset':
    'The DestinationRules of the folder for ratings.prod.svc.cluster.local define subset testversion only; the example leaves its own rule out.',
}
