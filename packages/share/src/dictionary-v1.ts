// Text that designs are likely to repeat; deflate refers back to it. What is likeliest stands last,
// because short distances take fewer bits. It is part of format 1: changing a character breaks every
// link made with it, so an improvement is a new file and a new format version.
const SKELETON = `apiVersion: v1
kind: Namespace
metadata:
  name: istio-system
  labels:
    istio-injection: enabled
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: productpage-v1
spec:
  replicas: 1
  selector:
    matchLabels:
      app: reviews
      version: v2
  template:
    metadata:
      labels:
        app: reviews
        version: v1
    spec:
      containers:
      - name: app
        image: registry.example.com/app:1.0.0
        ports:
        - containerPort: 8080
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: default
  namespace: default
spec:
  workloadSelector:
    labels:
      app: ratings
  outboundTrafficPolicy:
    mode: REGISTRY_ONLY
  ingress:
  - defaultEndpoint: 127.0.0.1:8080
  egress:
  - hosts:
    - "./*"
    - "istio-system/*"
---
apiVersion: networking.istio.io/v1
kind: WorkloadEntry
spec:
  address: 10.0.0.1
  serviceAccount: default
  locality: region/zone
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: external-api
spec:
  hosts:
  - api.example.com
  exportTo:
  - "."
  location: MESH_EXTERNAL
  resolution: DNS
  endpoints:
  - address: 192.168.0.1
  ports:
  - number: 443
    name: https
    protocol: TLS
---
apiVersion: networking.istio.io/v1beta1
kind: Gateway
metadata:
  name: ingress-gateway
  namespace: istio-ingress
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 80
      name: http
      protocol: HTTP
    tls:
      httpsRedirect: true
      mode: SIMPLE
      credentialName: wildcard-cert
    hosts:
    - "*.example.com"
    - shop.example.com
---
apiVersion: v1
kind: Service
metadata:
  name: reviews
  namespace: bookinfo
  labels:
    app: reviews
spec:
  selector:
    app: reviews
  ports:
  - name: http
    port: 9080
    targetPort: 8080
---
apiVersion: networking.istio.io/v1alpha3
kind: DestinationRule
metadata:
  name: reviews
spec:
  host: reviews.default.svc.cluster.local
  trafficPolicy:
    loadBalancer:
      simple: LEAST_REQUEST
      consistentHash:
        httpHeaderName: x-user
    connectionPool:
      tcp:
        maxConnections: 100
        connectTimeout: 3s
      http:
        http1MaxPendingRequests: 100
        http2MaxRequests: 1000
        maxRequestsPerConnection: 10
    outlierDetection:
      consecutive5xxErrors: 5
      interval: 10s
      baseEjectionTime: 30s
      maxEjectionPercent: 50
    portLevelSettings:
    tls:
      mode: ISTIO_MUTUAL
  subsets:
  - name: v1
    labels:
      version: v1
  - name: v2
    labels:
      version: v2
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews
  namespace: default
spec:
  hosts:
  - reviews
  gateways:
  - mesh
  - istio-ingress/ingress-gateway
  tls:
  - match:
    - port: 443
      sniHosts:
      - api.example.com
  tcp:
  http:
  - name: canary
    match:
    - uri:
        prefix: /api/v1
      headers:
        end-user:
          exact: jason
        x-canary:
          regex: ".*"
      method:
        exact: GET
      queryParams:
      withoutHeaders:
      ignoreUriCase: true
    rewrite:
      uri: /
      authority:
    redirect:
      uri: /new
      redirectCode: 301
    directResponse:
      status: 503
    delegate:
    corsPolicy:
      allowOrigins:
      allowMethods:
    headers:
      request:
        set:
        add:
        remove:
      response:
    fault:
      delay:
        percentage:
          value: 10
        fixedDelay: 2s
      abort:
        percentage:
          value: 5
        httpStatus: 503
    mirror:
      host: reviews
      subset: v3
    mirrorPercentage:
      value: 100.0
    timeout: 10s
    retries:
      attempts: 3
      perTryTimeout: 2s
      retryOn: 5xx,reset,connect-failure
    route:
    - destination:
        host: reviews
        subset: v1
        port:
          number: 9080
      weight: 90
    - destination:
        host: reviews
        subset: v2
      weight: 10
`

/** The preset dictionary of format 1, in the spelling of the payload. */
export const DICTIONARY_V1: string = JSON.stringify([['routes/virtual-service.yaml', SKELETON]])
