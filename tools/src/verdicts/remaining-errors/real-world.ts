import type { RemainingErrors } from './remaining-errors.ts'

/** The errors that the manifests of `real-world` rightly have. */
export const REAL_WORLD_ERRORS: readonly RemainingErrors[] = [
  {
    why: 'The manifest has its fields under metadata and no spec, so that the webhook finds an empty host.',
    ids: [
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__destination-policy-reviews.yaml#0 DR-001 /spec/host',
    ],
  },
  {
    why: 'Written for an early v1alpha3, which had name in place of host: the API server refuses the unknown field and misses the one that is required.',
    ids: [
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-all-v1.yaml#0 SCH-011 /spec/http/0/route/0/destination',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-all-v1.yaml#0 SCH-060 /spec/http/0/route/0/destination/name',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-all-v1.yaml#1 SCH-011 /spec/http/0/route/0/destination',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-all-v1.yaml#1 SCH-060 /spec/http/0/route/0/destination/name',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-all-v1.yaml#2 SCH-011 /spec/http/0/route/0/destination',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-all-v1.yaml#2 SCH-060 /spec/http/0/route/0/destination/name',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-all-v1.yaml#3 SCH-011 /spec/http/0/route/0/destination',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-all-v1.yaml#3 SCH-060 /spec/http/0/route/0/destination/name',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-all-v1.yaml#4 SCH-010 /spec',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-all-v1.yaml#4 SCH-060 /spec/name',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-all-v1.yaml#6 SCH-010 /spec',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-all-v1.yaml#6 SCH-060 /spec/name',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-all-v1.yaml#7 SCH-010 /spec',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-all-v1.yaml#7 SCH-060 /spec/name',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-all-v1.yaml#8 SCH-010 /spec',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-all-v1.yaml#8 SCH-060 /spec/name',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-details-v2.yaml#0 SCH-011 /spec/http/0/route/0/destination',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-details-v2.yaml#0 SCH-060 /spec/http/0/route/0/destination/name',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-ratings-db.yaml#0 SCH-011 /spec/http/0/route/0/destination',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-ratings-db.yaml#0 SCH-060 /spec/http/0/route/0/destination/name',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-ratings-db.yaml#1 SCH-011 /spec/http/0/route/0/destination',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-ratings-db.yaml#1 SCH-060 /spec/http/0/route/0/destination/name',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-ratings-mysql-vm.yaml#0 SCH-011 /spec/http/0/route/0/destination',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-ratings-mysql-vm.yaml#0 SCH-060 /spec/http/0/route/0/destination/name',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-ratings-mysql-vm.yaml#1 SCH-011 /spec/http/0/route/0/destination',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-ratings-mysql-vm.yaml#1 SCH-060 /spec/http/0/route/0/destination/name',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-ratings-mysql.yaml#0 SCH-011 /spec/http/0/route/0/destination',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-ratings-mysql.yaml#0 SCH-060 /spec/http/0/route/0/destination/name',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-ratings-mysql.yaml#1 SCH-011 /spec/http/0/route/0/destination',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-ratings-mysql.yaml#1 SCH-060 /spec/http/0/route/0/destination/name',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-ratings-test-abort.yaml#0 SCH-011 /spec/http/1/route/0/destination',
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-ratings-test-abort.yaml#0 SCH-060 /spec/http/1/route/0/destination/name',
    ],
  },
  {
    why: 'Written for an early Istio, in which an aborting fault had percent; the field is percentage, and the API server refuses the old one.',
    ids: [
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-ratings-test-abort.yaml#0 SCH-060 /spec/http/0/fault/abort/percent',
    ],
  },
  {
    why: 'The rule has a fault but no route, and the webhook refuses a rule that does not say what happens to its requests.',
    ids: [
      'IBM__istio101__presentation__scripts__samples__bookinfo__routing__route-rule-ratings-test-abort.yaml#0 VS-021 /spec/http/0',
    ],
  },
  {
    why: '“${ISTIO_NAMESPACE}” is to be replaced before the manifest is applied; as it stands the webhook refuses the host.',
    ids: [
      'aeraki-mesh__aeraki__demo__gateway__demo-ingress.yaml#1 VS-094 /spec/tcp/0/route/0/destination/host',
      'aeraki-mesh__aeraki__demo__gateway__demo-ingress.yaml#1 VS-094 /spec/tcp/1/route/0/destination/host',
      'aeraki-mesh__aeraki__demo__gateway__demo-ingress.yaml#1 VS-094 /spec/tcp/2/route/0/destination/host',
    ],
  },
  {
    why: '“${RATINGS_V1_POD_IP}” is to be replaced before the manifest is applied; as it stands the webhook refuses the address.',
    ids: [
      'kiali__kiali__hack__istio__workloadentry__bookinfo-service-entry.yaml#0 SE-008 /spec/addresses/0',
      'kiali__kiali__hack__istio__workloadentry__bookinfo-service-entry.yaml#1 WE-005 /spec/address',
    ],
  },
  {
    why: '“$(PROFILES_NAMESPACE)” is to be replaced before the manifest is applied; as it stands the webhook refuses the host.',
    ids: [
      'kubeflow__manifests__applications__profiles__upstream__overlays__kubeflow__virtual-service.yaml#0 VS-078 /spec/http/0/route/0/destination/host',
    ],
  },
  {
    why: 'The test needs an empty VirtualService: the API server refuses an object without a name, the webhook one without routes.',
    ids: [
      'argoproj__argo-rollouts__pkg__kubectl-argo-rollouts__cmd__lint__testdata__invalid-empty-rollout-vsvc.yaml#1 SCH-005 /',
      'argoproj__argo-rollouts__pkg__kubectl-argo-rollouts__cmd__lint__testdata__invalid-empty-rollout-vsvc.yaml#1 VS-009 /spec',
    ],
  },
  {
    why: 'Ports of the fixture have no name, which the API server requires.',
    ids: [
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__1-gateway.yaml#0 SCH-012 /spec/servers/1/port',
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__1-gateway.yaml#0 SCH-012 /spec/servers/2/port',
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__1-gateway.yaml#0 SCH-012 /spec/servers/3/port',
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__1-gateway.yaml#0 SCH-012 /spec/servers/4/port',
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__1-gateway.yaml#0 SCH-012 /spec/servers/5/port',
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__1-gateway.yaml#0 SCH-012 /spec/servers/6/port',
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__1-gateway.yaml#0 SCH-012 /spec/servers/7/port',
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__1-gateway.yaml#0 SCH-012 /spec/servers/8/port',
    ],
  },
  {
    why: 'The fixture gives a certificate both as files and as a Secret, which the webhook refuses.',
    ids: [
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__1-gateway.yaml#0 TLS-011 /spec/servers/1/tls/credentialName',
    ],
  },
  {
    why: 'The fixture ends TLS in mode SIMPLE without a certificate or key, which the webhook refuses.',
    ids: [
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__1-gateway.yaml#0 TLS-014 /spec/servers/5/tls/serverCertificate',
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__1-gateway.yaml#0 TLS-014 /spec/servers/7/tls/serverCertificate',
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__1-gateway.yaml#0 TLS-015 /spec/servers/5/tls/privateKey',
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__1-gateway.yaml#0 TLS-015 /spec/servers/7/tls/privateKey',
    ],
  },
  {
    only: 'alone',
    why: 'The match names gateway gw1, which is not among the gateways of the VirtualService, so that it never matches; beside files with other Gateways, Kiali says that there is none of this name.',
    ids: [
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__2-virtualservice-http.yaml#0 MD-039 /spec/http/0/match/2/gateways/0',
    ],
  },
  {
    why: 'The fixture sets delegate beside redirect and route, which the webhook refuses.',
    ids: [
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__2-virtualservice-http.yaml#0 VS-011 /spec/http/0/redirect',
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__2-virtualservice-http.yaml#0 VS-012 /spec/http/0/route',
    ],
  },
  {
    why: 'The fixture outdents allowOrigins, so that corsPolicy is null and its field stands in the route, where the API server does not know it.',
    ids: [
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__2-virtualservice-http.yaml#0 SCH-060 /spec/http/0/allowOrigins',
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__2-virtualservice-http.yaml#0 SCH-066 /spec/http/0/corsPolicy',
    ],
  },
  {
    why: 'The second rule of the fixture only mirrors, and the webhook refuses a rule that says nothing of what happens to its requests.',
    ids: [
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__2-virtualservice-http.yaml#0 VS-021 /spec/http/1',
    ],
  },
  {
    why: 'The server name lies within none of the hosts of the VirtualService, which the webhook refuses.',
    ids: [
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__3-virtualservice-tls.yaml#0 VS-088 /spec/tls/0/match/0/sniHosts/0',
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__3-virtualservice-tls.yaml#0 VS-088 /spec/tls/1/match/0/sniHosts/0',
    ],
  },
  {
    why: 'Two Gateways of the fixture, both without selector, serve test.com on port 80; istioctl does not tell their namespaces apart.',
    ids: [
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__5-referencegrants.yaml#0 IST0145 /spec/servers/0/hosts/0',
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__5-referencegrants.yaml#1 IST0145 /spec/servers/0/hosts/0',
    ],
  },
  {
    why: 'The fixture sets rewrite.uri and rewrite.uriRegexRewrite, of which the webhook admits one.',
    ids: [
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__6-virtualservice-http-rewrite.yaml#0 VS-072 /spec/http/0/rewrite/uri',
      'kubernetes-sigs__ingress2gateway__pkg__i2gw__providers__istio__fixtures__input__6-virtualservice-http-rewrite.yaml#1 VS-072 /spec/http/0/rewrite/uri',
    ],
  },
  {
    why: 'The manifest writes sni_hosts; the field is sniHosts, so that the API server refuses the one and misses the other.',
    ids: [
      'sighupio__fury-kubernetes-service-mesh__katalog__tests__istio-operator__egress__cnn-ext.yaml#1 SCH-011 /spec/tls/0/match/0',
      'sighupio__fury-kubernetes-service-mesh__katalog__tests__istio-operator__egress__cnn-ext.yaml#1 SCH-064 /spec/tls/0/match/0/sni_hosts',
    ],
  },
  {
    why: 'The VirtualService names no namespace, and Services rollout-stable-svc and rollout-canary-svc belong to namespace sample.',
    ids: [
      'istio-ecosystem__admiral__install__sample__overlays__rollout-canary__greeting.yaml#3 IST0101 /spec/http/0/route/0/destination/host',
      'istio-ecosystem__admiral__install__sample__overlays__rollout-canary__greeting.yaml#3 IST0101 /spec/http/0/route/1/destination/host',
    ],
  },
  {
    why: 'The host comes from another mesh by federation; no file gives it.',
    ids: [
      'kiali__demos__federated-travels__east__east-travel-agency.yaml#15 IST0101 /spec/http/0/route/0/destination/host',
    ],
  },
  {
    only: 'together',
    why: 'The host comes from another mesh by federation; no file gives it.',
    ids: [
      'kiali__demos__federated-travels__east__east-travel-agency-opt.yaml#0 IST0101 /spec/http/0/route/0/destination/host',
      'maistra__maistra-test-tool__pkg__tests__ossm-federation__testdata__traffic-splitting__east-mesh__mongodb-remote-virtualservice.yaml#0 IST0101 /spec/tcp/0/route/0/destination/host',
    ],
  },
  {
    why: 'The VirtualService is of namespace east-travel-agency; the Service names no namespace and so belongs to default.',
    ids: [
      'kiali__demos__federated-travels__east__east-travel-agency.yaml#15 IST0101 /spec/http/0/route/1/destination/host',
    ],
  },
  {
    only: 'together',
    why: 'The VirtualService is of namespace east-travel-agency; the Service names no namespace and so belongs to default.',
    ids: [
      'kiali__demos__federated-travels__east__east-travel-agency-opt.yaml#0 IST0101 /spec/http/0/route/1/destination/host',
    ],
  },
  {
    only: 'together',
    why: 'The installation of Istio brings Service istio-egressgateway; no file defines it.',
    ids: [
      'kiali__demos__electronic-shop__bookstore-egress-service-entry.yaml#3 IST0101 /spec/http/0/route/0/destination/host',
      'kiali__demos__electronic-shop__music-egress-service-entry.yaml#3 IST0101 /spec/http/0/route/0/destination/host',
    ],
  },
  {
    why: 'No workload of the file has this version.',
    ids: [
      'maistra__maistra-test-tool__scripts__bookinfo__bookinfo_basic.yaml#18 IST0173 /spec/subsets/2/labels/version',
      'maistra__maistra-test-tool__scripts__bookinfo__bookinfo_basic.yaml#18 IST0173 /spec/subsets/3/labels/version',
    ],
  },
  {
    only: 'together',
    why: 'The workloads of the files are of version v1 only.',
    ids: [
      'banzaicloud__istio-operator__docs__multi-cluster-mesh__active-active__demoapp-vs-dr.yaml#1 IST0173 /spec/subsets/1/labels/version',
      'banzaicloud__istio-operator__docs__multi-cluster-mesh__active-active__demoapp-vs-dr.yaml#1 IST0173 /spec/subsets/2/labels/version',
    ],
  },
  {
    only: 'together',
    why: 'The DestinationRule of the files for frontend is that of a later step, which has subset v2 only.',
    ids: [
      'GoogleCloudPlatform__anthos-service-mesh-workshop__k8s_manifests__prod__app-canary__canary50__vs-frontend.yaml#0 IST0101 /spec/http/0/route/0/destination/subset',
    ],
  },
  {
    only: 'together',
    why: 'A bare gateway name is looked for in the namespace of the VirtualService, default; the Gateway lies in hello-istio.',
    ids: [
      'PacktPublishing__Kubernetes-Service-Mesh-with-Istio__Section-2__kubernetes__hello-istio-100-0.yaml#0 IST0101 /spec/gateways/0',
    ],
  },
  {
    only: 'together',
    why: 'The installation of Kubeflow brings Gateway kubeflow-gateway; no file defines it.',
    ids: [
      'kserve__kserve__docs__samples__gcp-iap__virtual-service.yaml#0 IST0101 /spec/gateways/0',
    ],
  },
  {
    only: 'together',
    why: 'Two demos of the repository bring a Gateway for every host on port 80 of the default ingress gateway; applied together they clash.',
    ids: [
      'GoogleCloudPlatform__istio-samples__multicluster-gke__dual-control-plane__cluster2__istio-defaults.yaml#0 IST0145 /spec/servers/0/hosts/0',
      'GoogleCloudPlatform__istio-samples__multicluster-ingress__zone_printer__gateway.yaml#0 IST0145 /spec/servers/0/hosts/0',
    ],
  },
  {
    only: 'together',
    why: 'Two examples of the repository are both for details.prod.svc.cluster.local in the mesh, which merges none.',
    ids: [
      'getyourguide__istio-config-validator__hack__istio-router-check__examples__virtualservices__virtualservice.yaml#0 IST0109 /spec/hosts/0',
      'getyourguide__istio-config-validator__internal__pkg__istio-router-check__envoy__testdata__bookinfo__details__virtualservice.yaml#0 IST0109 /spec/hosts/0',
    ],
  },
  {
    only: 'together',
    why: 'No DestinationRule of the files is for this host and has subsets.',
    ids: [
      'PacktPublishing__Kubernetes-Service-Mesh-with-Istio__Section-2__kubernetes__hello-istio-100-0.yaml#0 IST0101 /spec/http/0/route/0/destination/subset',
      'PacktPublishing__Kubernetes-Service-Mesh-with-Istio__Section-2__kubernetes__hello-istio-100-0.yaml#0 IST0101 /spec/http/0/route/1/destination/subset',
      'sighupio__fury-kubernetes-service-mesh__katalog__tests__istio-operator__bookinfo__virtual-service-reviews-jason-v2-v3.yaml#0 IST0101 /spec/http/0/route/0/destination/subset',
      'sighupio__fury-kubernetes-service-mesh__katalog__tests__istio-operator__bookinfo__virtual-service-reviews-jason-v2-v3.yaml#0 IST0101 /spec/http/1/route/0/destination/subset',
      'snowdrop__istio-java-api__istio-client__src__test__resources__virtual-service.yaml#0 IST0101 /spec/http/0/route/0/destination/subset',
      'snowdrop__istio-java-api__istio-client__src__test__resources__virtual-service.yaml#0 IST0101 /spec/http/1/route/0/destination/subset',
      'snowdrop__istio-java-api__istio-model__src__test__resources__virtual-service-issue48.yaml#0 IST0101 /spec/http/0/route/0/destination/subset',
      'snowdrop__istio-java-api__istio-model__src__test__resources__virtual-service-issue48.yaml#0 IST0101 /spec/http/1/route/0/destination/subset',
      'snowdrop__istio-java-api__istio-model__src__test__resources__virtual-service.yaml#0 IST0101 /spec/http/0/route/0/destination/subset',
    ],
  },
]
