import { dedent, manifest, manifests } from './explanation.ts'
import type { Explanations } from './explanation.ts'

const route = (rule: string) => manifest('VirtualService', `hosts: [shop]\nhttp:\n${dedent(rule)}`)
const rule = (policy: string, host = 'shop') =>
  manifest('DestinationRule', `host: ${host}\n${dedent(policy)}`)
const service = (name: string, namespace: string, more = '') =>
  dedent(`
    apiVersion: v1
    kind: Service
    metadata:
      name: ${name}
      namespace: ${namespace}
    spec:
      selector: {app: ${name}}
      ports:
      - {name: http, port: 80${more}}
  `)
const deployment = (name: string) =>
  dedent(`
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: ${name}, namespace: shop}
    spec:
      template:
        metadata:
          labels: {app: ${name}}
  `)
const peerAuthentication = (mode: string) =>
  dedent(`
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: {name: default, namespace: shop}
    spec:
      mtls: {mode: ${mode}}
  `)
const serviceEntry = (spec: string) => manifest('ServiceEntry', spec, 'outside')
const gateway = (name: string, host: string) =>
  manifest(
    'Gateway',
    `
    selector: {istio: ingressgateway}
    servers:
    - port: {number: 443, name: https, protocol: HTTPS}
      hosts: ["${host}"]
      tls: {mode: SIMPLE, credentialName: ${name}}
    `,
    name,
  )

const pairedGateway = manifest(
  'Gateway',
  `
  selector: {istio: ingressgateway}
  servers:
  - port: {number: 443, name: https, protocol: HTTPS}
    hosts: [cart.example.com]
    tls:
      mode: SIMPLE
      credentialNames: [cart]
  `,
)

/** What no other tool reports. */
export const OWN_EXPLANATIONS: Explanations = {
  'MD-009': {
    what: 'A rule of a delegate sets a field that the rule of its root sets as well.',
    why: 'The delegate’s field takes the place of the root’s as a whole: headers, retries or a timeout that the root was meant to bring are gone.',
    howToFix: 'Repeat in the delegate what the root sets, or take the field out of one of them.',
    fails: manifests(
      manifest(
        'VirtualService',
        `
        hosts: [shop]
        http:
        - timeout: 5s
          delegate: {name: cart}
        `,
      ),
      manifest(
        'VirtualService',
        `
        http:
        - timeout: 9s
          route:
          - destination: {host: cart}
        `,
        'cart',
      ),
    ),
    marks: 'timeout',
    passes: manifests(
      manifest(
        'VirtualService',
        `
        hosts: [shop]
        http:
        - timeout: 5s
          delegate: {name: cart}
        `,
      ),
      manifest(
        'VirtualService',
        `
        http:
        - route:
          - destination: {host: cart}
        `,
        'cart',
      ),
    ),
    noFixBecause: 'Which of the two values is meant is for you to say.',
  },
  'MD-011': {
    what: 'The prefix of a rule ends with a slash and its rewrite does not, or the other way round.',
    why: 'The prefix is cut off and the rewrite put in its place, letter by letter: the path gets a double slash or loses one.',
    howToFix:
      'End both with a slash, or none; for a folder write two matches, /a/ as prefix and /a as exact.',
    fails: route(`
      - match:
        - uri: {prefix: /cart}
        rewrite: {uri: /}
        route:
        - destination: {host: cart}
    `),
    marks: '/',
    passes: route(`
      - match:
        - uri: {prefix: /cart/}
        - uri: {exact: /cart}
        rewrite: {uri: /}
        route:
        - destination: {host: cart}
    `),
  },
  'MD-012': {
    what: 'A prefix without a slash at its end matches within a segment of the path.',
    why: '/cart also matches /cartoons, which may belong to somebody else.',
    howToFix: 'Match /cart as exact and /cart/ as prefix, if only the folder is meant.',
    fails: route(`
      - match:
        - uri:
            prefix: /cart
        route:
        - destination: {host: cart}
    `),
    marks: '/cart',
    passes: route(`
      - match:
        - uri:
            prefix: /cart/
        - uri:
            exact: /cart
        route:
        - destination: {host: cart}
    `),
  },
  'MD-013': {
    what: 'A header condition has a name under which the proxy never sees the header.',
    why: 'Names are compared in lower case, and the host header is kept as the authority: the condition never holds.',
    howToFix: 'Write the name in lower case; match authority for the host.',
    fails: route(`
      - match:
        - headers:
            X-Team: {exact: red}
        route:
        - destination: {host: cart}
    `),
    marks: 'X-Team',
    passes: route(`
      - match:
        - headers:
            x-team: {exact: red}
        route:
        - destination: {host: cart}
    `),
  },
  'MD-014': {
    what: 'The tries of a rule do not fit into its timeout.',
    why: 'The timeout covers all tries together, the first one included. When it runs out, no further try is made.',
    howToFix: 'Give timeout at least (attempts + 1) × perTryTimeout, or shorten each try.',
    fails: route(`
      - timeout: 3s
        retries:
          attempts: 3
          perTryTimeout: 2s
        route:
        - destination: {host: cart}
    `),
    marks: '2s',
    passes: route(`
      - timeout: 8s
        retries:
          attempts: 3
          perTryTimeout: 2s
        route:
        - destination: {host: cart}
    `),
  },
  'MD-015': {
    what: 'A header is compared with an empty value.',
    why: 'That holds only for a header that is there and empty; a header that is there with any value is asked for by {}.',
    howToFix: 'Write {} to ask whether the header is there.',
    fails: route(`
      - match:
        - headers:
            x-team: {exact: ""}
        route:
        - destination: {host: cart}
    `),
    marks: '""',
    passes: route(`
      - match:
        - headers:
            x-team: {}
        route:
        - destination: {host: cart}
    `),
  },
  'MD-016': {
    what: 'A condition stands beside the field that it is for, or in a list item of its own.',
    why: 'Items of match are alternatives, and a condition beside its field is an unknown field: the rule matches more than meant, or is refused.',
    howToFix:
      'Indent the condition under its field, and put conditions that must all hold into one item.',
    fails: route(`
      - match:
        - uri:
          exact: /cart
        route:
        - destination: {host: cart}
    `),
    marks: 'exact',
    passes: route(`
      - match:
        - uri:
            exact: /cart
        route:
        - destination: {host: cart}
    `),
  },
  'MD-017': {
    what: 'One rule injects a fault and sets a timeout or retries.',
    why: 'The fault answers before the router, where timeouts and retries live: what is tested is not the rule’s own resilience.',
    howToFix: 'Inject the fault at the next hop, in a rule of the service that is called.',
    noFixBecause:
      'The next hop is another VirtualService, and which of its rules is meant is for a person to say.',
    fails: route(`
      - timeout: 2s
        fault:
          delay:
            fixedDelay: 5s
            percentage: {value: 100}
        route:
        - destination: {host: cart}
    `),
    marks: 'fault',
    passes: route(`
      - fault:
          delay:
            fixedDelay: 5s
            percentage: {value: 100}
        route:
        - destination: {host: cart}
    `),
  },
  'MD-018': {
    what: 'Preflight requests cannot reach a corsPolicy, or it lets every site act for the user.',
    why: 'A browser asks first with OPTIONS and without the headers of the real request; a rule that requires them answers the real request only. An origin of “.*” with credentials hands every site the cookies of its visitors.',
    howToFix:
      'Add a rule for OPTIONS with the same policy; list the origins that may send credentials.',
    fails: route(`
      - match:
        - method: {exact: GET}
        corsPolicy:
          allowOrigins:
          - exact: https://shop.example.com
        route:
        - destination: {host: cart}
    `),
    marks: 'corsPolicy',
    passes: route(`
      - match:
        - uri: {exact: /cart}
        corsPolicy:
          allowOrigins:
          - exact: https://shop.example.com
        route:
        - destination: {host: cart}
    `),
  },
  'MD-022': {
    what: 'Settings of a port are for a port that is not there, stand there twice, or drop settings of the host.',
    why: 'Settings of a port replace those of the host as a whole; a field that the port does not repeat has its default there.',
    howToFix: 'Repeat in portLevelSettings what is to hold for the port as well.',
    fails: rule(`
      trafficPolicy:
        connectionPool:
          tcp: {maxConnections: 10}
        portLevelSettings:
        - port: {number: 80}
          tls: {mode: DISABLE}
    `),
    marks: 'port',
    passes: rule(`
      trafficPolicy:
        connectionPool:
          tcp: {maxConnections: 10}
        portLevelSettings:
        - port: {number: 80}
          connectionPool:
            tcp: {maxConnections: 10}
          tls: {mode: DISABLE}
    `),
  },
  'MD-023': {
    what: 'A subset has a trafficPolicy of its own, but no route sends traffic to the subset.',
    why: 'Settings of a subset count only for traffic that is sent to it by name; all other traffic follows the settings of the host.',
    howToFix: 'Route to the subset, or move its settings up to the host.',
    fails: manifests(
      route(`
        - route:
          - destination: {host: shop, subset: v1}
      `),
      rule(`
        subsets:
        - name: v1
          labels: {version: v1}
        - name: v2
          labels: {version: v2}
          trafficPolicy:
            loadBalancer: {simple: RANDOM}
      `),
    ),
    marks: 'trafficPolicy',
    passes: manifests(
      route(`
        - route:
          - destination: {host: shop, subset: v1}
      `),
      rule(`
        subsets:
        - name: v1
          labels: {version: v1}
          trafficPolicy:
            loadBalancer: {simple: RANDOM}
      `),
    ),
    noFixBecause: 'Whether the subset should get traffic or its settings go is for you to say.',
  },
  'MD-024': {
    what: 'Clients are told to send what the workloads do not accept.',
    why: 'A workload with STRICT mutual TLS closes every connection without it; one that has it switched off, or has no proxy, cannot read it.',
    howToFix: 'Leave tls out, so that Istio chooses by itself, or set the mode that fits.',
    fails: manifests(
      service('cart', 'shop'),
      deployment('cart'),
      peerAuthentication('STRICT'),
      rule('trafficPolicy:\n  tls: {mode: DISABLE}', 'cart'),
    ),
    marks: 'DISABLE',
    passes: manifests(
      service('cart', 'shop'),
      deployment('cart'),
      peerAuthentication('STRICT'),
      rule('trafficPolicy:\n  tls: {mode: ISTIO_MUTUAL}', 'cart'),
    ),
  },
  'MD-025': {
    what: 'A route shares its traffic between destinations of one host with different TLS modes.',
    why: 'The workloads behind the host accept one of the two on the port; the part of the traffic that is sent otherwise fails.',
    howToFix: 'Give the subsets the same TLS settings, or set them once for the host.',
    fails: manifests(
      route(`
        - route:
          - destination: {host: shop, subset: v1}
            weight: 50
          - destination: {host: shop, subset: v2}
            weight: 50
      `),
      rule(`
        subsets:
        - name: v1
          labels: {version: v1}
        - name: v2
          labels: {version: v2}
          trafficPolicy:
            tls: {mode: DISABLE}
      `),
    ),
    marks: 'v2',
    passes: manifests(
      route(`
        - route:
          - destination: {host: shop, subset: v1}
            weight: 50
          - destination: {host: shop, subset: v2}
            weight: 50
      `),
      rule(`
        trafficPolicy:
          tls: {mode: DISABLE}
        subsets:
        - name: v1
          labels: {version: v1}
        - name: v2
          labels: {version: v2}
      `),
    ),
    noFixBecause: 'Which of the two modes the workloads accept is not in the files.',
  },
  'MD-026': {
    what: 'A DestinationRule adds TLS to a port that applications call with TLS already.',
    why: 'The server finds a second handshake inside the first and gives up.',
    howToFix:
      'Remove tls, or let applications send plain HTTP to a port of protocol HTTP with targetPort 443.',
    fails: manifests(
      serviceEntry(`
        hosts: [api.example.com]
        resolution: DNS
        ports:
        - {number: 443, name: https, protocol: HTTPS}
      `),
      rule('trafficPolicy:\n  tls: {mode: SIMPLE, caCertificates: system}', 'api.example.com'),
    ),
    marks: 'SIMPLE',
    passes: manifests(
      serviceEntry(`
        hosts: [api.example.com]
        resolution: DNS
        ports:
        - {number: 80, name: http, protocol: HTTP, targetPort: 443}
      `),
      rule('trafficPolicy:\n  tls: {mode: SIMPLE, caCertificates: system}', 'api.example.com'),
    ),
  },
  'MD-027': {
    what: 'Port 443 of a Service or ServiceEntry is declared to be plain HTTP.',
    why: 'Proxies then read everything that leaves for port 443 as HTTP, and TLS to any other host on that port fails.',
    howToFix: 'Declare port 80 with targetPort 443, or say that the port is HTTPS.',
    fails: serviceEntry(`
      hosts: [api.example.com]
      resolution: DNS
      ports:
      - {number: 443, name: http, protocol: HTTP}
    `),
    marks: '443',
    passes: serviceEntry(`
      hosts: [api.example.com]
      resolution: DNS
      ports:
      - {number: 443, name: https, protocol: HTTPS}
    `),
  },
  'MD-030': {
    what: 'outlierDetection is set and locality load balancing is not switched off.',
    why: 'Istio then prefers endpoints of the caller’s own zone. Traffic becomes uneven, and a consistent hash picks another endpoint in each zone.',
    howToFix: 'Set localityLbSetting.enabled to false if that is not wanted.',
    fails: rule(`
      trafficPolicy:
        loadBalancer:
          consistentHash: {httpHeaderName: x-user}
        outlierDetection: {consecutive5xxErrors: 5}
    `),
    marks: 'outlierDetection',
    passes: rule(`
      trafficPolicy:
        loadBalancer:
          consistentHash: {httpHeaderName: x-user}
          localityLbSetting: {enabled: false}
        outlierDetection: {consecutive5xxErrors: 5}
    `),
  },
  'MD-031': {
    what: 'outlierDetection has too few endpoints to eject one, or limits that exclude each other.',
    why: 'With one endpoint, ejecting it leaves none; and where fewer than minHealthPercent would stay, Envoy stops ejecting.',
    howToFix: 'Take outlierDetection out, or give it limits that leave endpoints over.',
    fails: rule(`
      trafficPolicy:
        outlierDetection:
          maxEjectionPercent: 80
          minHealthPercent: 50
    `),
    marks: '50',
    passes: rule(`
      trafficPolicy:
        outlierDetection:
          maxEjectionPercent: 50
          minHealthPercent: 50
    `),
  },
  'MD-033': {
    what: 'A credential of a Gateway is not where the gateway reads it.',
    why: 'The Secret is read in the namespace of the Pods that the selector finds. Without it the server has no certificate and refuses every connection.',
    howToFix: 'Put the Secret into the namespace of the gateway’s workload.',
    fails: manifests(
      pairedGateway,
      'apiVersion: v1\nkind: Secret\nmetadata: {name: cart, namespace: shop}',
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: edge\n  namespace: istio-ingress\n  labels: {istio: ingressgateway}',
    ),
    marks: 'cart',
    passes: manifests(
      pairedGateway,
      'apiVersion: v1\nkind: Secret\nmetadata: {name: cart, namespace: istio-ingress}',
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: edge\n  namespace: istio-ingress\n  labels: {istio: ingressgateway}',
    ),
    noFixBecause: 'A Secret is moved in the cluster, not in these files.',
  },
  'MD-034': {
    what: 'Two Gateways serve hosts that one wildcard certificate covers.',
    why: 'Browsers reuse an HTTP/2 connection for every host of its certificate. The request for the second host arrives at the first Gateway’s server, which has no route for it and answers 404.',
    howToFix: 'Serve these hosts from one Gateway, with a VirtualService for each.',
    fails: manifests(gateway('all', '*.example.com'), gateway('cart', 'cart.example.com')),
    marks: '"cart.example.com"',
    passes: manifests(gateway('all', '*.example.com'), gateway('cart', 'cart.example.org')),
    noFixBecause: 'Which Gateway is to serve the hosts is for you to say.',
  },
  'MD-035': {
    what: 'An object of Istio’s carries the label istio.io/rev.',
    why: 'Only the control plane of that revision reads and validates it; after an upgrade it is silently out of force.',
    howToFix: 'Remove the label, unless the object is for that revision alone.',
    fails: dedent(`
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata:
        name: outside
        labels:
          istio.io/rev: canary
      spec:
        hosts: [api.example.com]
        resolution: DNS
        ports:
        - {number: 443, name: https, protocol: HTTPS}
    `),
    marks: 'canary',
    passes: dedent(`
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata:
        name: outside
      spec:
        hosts: [api.example.com]
        resolution: DNS
        ports:
        - {number: 443, name: https, protocol: HTTPS}
    `),
  },
  'MD-036': {
    what: 'The object uses an old version of the API, or a field that has been replaced.',
    why: 'It still works, but new fields and documentation are for the current form.',
    howToFix: 'Write the current form; the meaning stays the same.',
    fails: rule(`
      trafficPolicy:
        loadBalancer: {simple: LEAST_CONN}
    `),
    marks: 'LEAST_CONN',
    passes: rule(`
      trafficPolicy:
        loadBalancer: {simple: LEAST_REQUEST}
    `),
  },
  'MD-039': {
    what: 'A match names a gateway that its VirtualService is not bound to.',
    why: 'match.gateways can only narrow spec.gateways: the condition never holds.',
    howToFix: 'Add the gateway to spec.gateways, or name one of those.',
    fails: manifests(
      manifest(
        'VirtualService',
        `
        hosts: [shop.example.com]
        gateways: [mesh]
        http:
        - match:
          - gateways: [edge]
          route:
          - destination: {host: cart}
        `,
      ),
      gateway('edge', 'shop.example.com'),
    ),
    marks: 'edge',
    passes: manifests(
      manifest(
        'VirtualService',
        `
        hosts: [shop.example.com]
        gateways: [mesh, edge]
        http:
        - match:
          - gateways: [edge]
          route:
          - destination: {host: cart}
        `,
      ),
      gateway('edge', 'shop.example.com'),
    ),
  },
  'MD-041': {
    what: 'A host is written in a short form that Istio does not complete, or completes with another namespace.',
    why: '“cart.shop” is taken for a host outside the cluster, and a single name for a Service of the object’s own namespace.',
    howToFix: 'Write the full name: name, namespace, svc and the cluster domain.',
    fails: manifests(
      rule('trafficPolicy:\n  loadBalancer: {simple: RANDOM}', 'cart.prod'),
      service('cart', 'prod'),
    ),
    marks: 'cart.prod',
    passes: manifests(
      rule('trafficPolicy:\n  loadBalancer: {simple: RANDOM}', 'cart.prod.svc.cluster.local'),
      service('cart', 'prod'),
    ),
  },
  'MD-042': {
    what: 'A path condition or rewrite is written in a way that RE2 or Istio does not read as meant.',
    why: 'A prefix is compared letter by letter, a regex must match the whole path without its query, and rewrite.uri knows no groups.',
    howToFix: 'Use regex for patterns, queryParams for the query and uriRegexRewrite for groups.',
    fails: route(`
      - match:
        - uri:
            prefix: /cart/.*
        route:
        - destination: {host: cart}
    `),
    marks: '/cart/.*',
    passes: route(`
      - match:
        - uri:
            regex: /cart/.*
        route:
        - destination: {host: cart}
    `),
  },
  'MD-043': {
    what: 'Weights do not total 100, a destination has weight 0, or a mirror repeats a destination.',
    why: 'Weights are shares of their total, so 60 and 60 mean half each, which reads otherwise.',
    howToFix: 'Scale the weights to 100.',
    fails: route(`
      - route:
        - destination: {host: shop, subset: v1}
          weight: 60
        - destination: {host: shop, subset: v2}
          weight: 60
    `),
    marks: 'route',
    passes: route(`
      - route:
        - destination: {host: shop, subset: v1}
          weight: 50
        - destination: {host: shop, subset: v2}
          weight: 50
    `),
  },
  'MD-047': {
    what: 'One host stands among the hosts of a VirtualService both short and in full.',
    why: 'Both mean the same name in the mesh; the second adds nothing and hides which is meant.',
    howToFix: 'Keep one of them.',
    fails: manifest(
      'VirtualService',
      `
      hosts:
      - cart
      - cart.shop.svc.cluster.local
      http:
      - route:
        - destination: {host: cart}
      `,
    ),
    marks: 'cart.shop.svc.cluster.local',
    passes: manifest(
      'VirtualService',
      `
      hosts:
      - cart
      http:
      - route:
        - destination: {host: cart}
      `,
    ),
  },
  'MD-048': {
    what: 'Two servers of a Gateway have the same name.',
    why: 'Names are meant to tell servers apart, in statistics and for people.',
    howToFix: 'Rename one.',
    fails: manifest(
      'Gateway',
      `
      servers:
      - name: web
        port: {number: 80, name: http, protocol: HTTP}
        hosts: [a.example.com]
      - name: web
        port: {number: 8080, name: http-alt, protocol: HTTP}
        hosts: [b.example.com]
      `,
    ),
    marks: 'web',
    passes: manifest(
      'Gateway',
      `
      servers:
      - name: web
        port: {number: 80, name: http, protocol: HTTP}
        hosts: [a.example.com]
      - name: web-alt
        port: {number: 8080, name: http-alt, protocol: HTTP}
        hosts: [b.example.com]
      `,
    ),
  },
  'MD-050': {
    what: 'A setting of the load balancer has no effect beside another.',
    why: 'Warm-up works with ROUND_ROBIN and LEAST_REQUEST only, and locality settings do nothing while they are disabled.',
    howToFix: 'Remove the setting, or the one that cancels it.',
    fails: rule(`
      trafficPolicy:
        loadBalancer:
          simple: RANDOM
          warmup: {duration: 60s}
    `),
    marks: 'warmup',
    passes: rule(`
      trafficPolicy:
        loadBalancer:
          simple: ROUND_ROBIN
          warmup: {duration: 60s}
    `),
  },
  'MD-051': {
    what: 'The same kind, namespace and name is defined more than once.',
    why: 'A cluster holds one of them: whichever is applied last. The last one is taken here too, and the others are not checked against the rest of the workspace.',
    howToFix: 'Keep one definition, or rename the others.',
    fails: manifests(service('cart', 'shop'), service('cart', 'shop')),
    marks: 'cart',
    passes: manifests(service('cart', 'shop'), service('cart', 'prod')),
    noFixBecause: 'Which of the definitions is to stay is for you to say.',
  },
  'MD-052': {
    what: 'An annotation asks to leave out a code that nothing is found of in this object.',
    why: 'A leftover entry hides the same mistake when somebody makes it again.',
    howToFix:
      'Remove the code from the annotation. Where only other files or the cluster bring the finding, leave it.',
    fails: dedent(`
      apiVersion: v1
      kind: Service
      metadata:
        name: cart
        namespace: shop
        annotations:
          galley.istio.io/analyze-suppress: IST0118
      spec:
        selector: {app: cart}
        ports:
        - {name: http, port: 80}
    `),
    marks: 'IST0118',
    passes: dedent(`
      apiVersion: v1
      kind: Service
      metadata:
        name: cart
        namespace: shop
        annotations:
          galley.istio.io/analyze-suppress: IST0118
      spec:
        selector: {app: cart}
        ports:
        - {name: web, port: 80}
    `),
  },
}
