import { KIALI_AMBIENT_EXPLANATIONS } from './kiali-ambient.ts'
import { dedent, manifest, manifests } from './explanation.ts'
import type { Explanations } from './explanation.ts'
import { KIALI_MUTUAL_TLS_EXPLANATIONS } from './kiali-mutual-tls.ts'

const service = (name: string, namespace = 'shop', ports = '{name: http, port: 80}') => `
  apiVersion: v1
  kind: Service
  metadata:
    name: ${name}
    namespace: ${namespace}
  spec:
    selector:
      app: ${name}
    ports:
    - ${ports}`

const namespace = (name: string) => `
  apiVersion: v1
  kind: Namespace
  metadata:
    name: ${name}`

const deployment = (app: string, version = 'v1', name = `${app}-${version}`) => `
  apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: ${name}
    namespace: shop
    labels:
      app: ${app}
  spec:
    selector:
      matchLabels:
        app: ${app}
    template:
      metadata:
        labels:
          app: ${app}
          version: ${version}
      spec:
        containers:
        - name: ${app}
          image: ${app}
          ports:
          - name: http
            containerPort: 8080`

const pod = (app: string, annotations = '{}') => `
  apiVersion: v1
  kind: Pod
  metadata:
    name: ${app}
    namespace: shop
    labels:
      app: ${app}
    annotations: ${annotations}
  spec:
    containers:
    - name: ${app}
      image: ${app}`

const MESH_POD = pod('reviews', "{sidecar.istio.io/status: '{}'}")

const rule = (name: string, host: string, subsets: string) =>
  manifest('DestinationRule', `host: ${host}\nsubsets:\n${dedent(subsets)}`, name)

const route = (name: string, destinations: string, rest = '') => {
  const lines = dedent(destinations).split('\n')
  const list = lines.map((line) => `  ${line}`).join('\n')
  return manifest('VirtualService', `hosts: [reviews]\n${rest}http:\n- route:\n${list}`, name)
}

const gateway = (name: string, host: string, app = 'ingress') =>
  manifest(
    'Gateway',
    `
    selector:
      app: ${app}
    servers:
    - port:
        number: 80
        name: http
        protocol: HTTP
      hosts: [${host}]`,
    name,
  )

const sidecar = (name: string, app: string | undefined, host = './*') =>
  manifest(
    'Sidecar',
    [
      ...(app === undefined ? [] : ['workloadSelector:', '  labels:', `    app: ${app}`]),
      'egress:',
      `- hosts: ["${host}"]`,
    ].join('\n'),
    name,
  )

const rootSidecar = (selector: string) => `
  apiVersion: networking.istio.io/v1
  kind: Sidecar
  metadata:
    name: default
    namespace: istio-system
  spec:
    ${selector}egress:
    - hosts: ["./*"]`

const entry = (name: string, host: string, protocol = 'HTTPS') =>
  manifest(
    'ServiceEntry',
    `
    hosts: [${host}]
    resolution: DNS
    ports:
    - name: web
      number: 443
      protocol: ${protocol}`,
    name,
  )

const workloadGroup = (name: string, app: string, serviceAccount = 'vm') =>
  manifest(
    'WorkloadGroup',
    `
    metadata:
      labels:
        app: ${app}
    template:
      serviceAccount: ${serviceAccount}`,
    name,
  )

const serviceAccount = (name: string) => `
  apiVersion: v1
  kind: ServiceAccount
  metadata:
    name: ${name}
    namespace: shop`

const TWO_SUBSETS = `
- name: v1
  labels:
    version: v1`

const NO_ONE_EDIT = 'Which of the objects is meant to stay is not in the files.'

export const KIALI_EXPLANATIONS: Explanations = {
  KIA0002: {
    what: 'Two Sidecars without a selector are in one namespace.',
    why: 'Each is meant for all workloads of the namespace, and a proxy takes only one of them. Which one it is, is not defined.',
    howToFix: 'Join the Sidecars into one, or give all but one a workloadSelector.',
    fails: manifests(
      deployment('reviews'),
      sidecar('narrow', undefined, 'shop/*'),
      sidecar('wide', undefined, '*/*'),
    ),
    marks: 'wide',
    passes: manifests(
      deployment('reviews'),
      sidecar('narrow', 'reviews', 'shop/*'),
      sidecar('wide', undefined, '*/*'),
    ),
    noFixBecause: NO_ONE_EDIT,
  },
  KIA0003: {
    what: 'The selectors of two Sidecars of a namespace match the same workload.',
    why: 'A proxy takes only one Sidecar. Which one it is, is not defined.',
    howToFix: 'Select different workloads, or join the Sidecars.',
    fails: manifests(
      deployment('reviews'),
      sidecar('one', 'reviews'),
      sidecar('two', 'reviews', '*/*'),
    ),
    marks: 'app: reviews',
    passes: manifests(
      deployment('reviews'),
      deployment('ratings'),
      sidecar('one', 'reviews'),
      sidecar('two', 'ratings', '*/*'),
    ),
    noFixBecause: NO_ONE_EDIT,
  },
  KIA0004: {
    what: 'No workload of the namespace has the labels that a Sidecar selects.',
    why: 'The Sidecar applies to nothing.',
    howToFix: 'Correct the labels, or remove the Sidecar.',
    fails: manifests(deployment('reviews'), sidecar('default', 'revews')),
    marks: 'revews',
    passes: manifests(deployment('reviews'), sidecar('default', 'reviews')),
  },
  KIA0005: {
    what: 'A namespace in exportTo does not exist.',
    why: 'Nobody sees the object there, so that it may apply nowhere.',
    howToFix: 'Name a namespace that exists, “.” for the own one, or “*” for all.',
    fails: manifests(
      namespace('shop'),
      namespace('edge'),
      manifest(
        'ServiceEntry',
        'hosts: [api.example.com]\nexportTo: [edeg]\nresolution: DNS\nports:\n- number: 443\n  name: tls\n  protocol: TLS',
      ),
    ),
    marks: 'edeg',
    passes: manifests(
      namespace('shop'),
      namespace('edge'),
      manifest(
        'ServiceEntry',
        'hosts: [api.example.com]\nexportTo: [edge]\nresolution: DNS\nports:\n- number: 443\n  name: tls\n  protocol: TLS',
      ),
    ),
  },
  KIA0201: {
    what: 'Two DestinationRules are for the same subsets of a host; one without subsets is for all of them.',
    why: 'Istio merges some parts of such rules and drops others, depending on their age.',
    howToFix: 'Put everything about a host into one DestinationRule.',
    fails: manifests(rule('one', 'reviews', TWO_SUBSETS), rule('two', 'reviews', TWO_SUBSETS)),
    marks: 'reviews',
    passes: manifests(rule('one', 'reviews', TWO_SUBSETS), rule('two', 'ratings', TWO_SUBSETS)),
    noFixBecause: NO_ONE_EDIT,
  },
  KIA0202: {
    what: 'The host of a DestinationRule is no Service, ServiceEntry or application that is visible in its namespace.',
    why: 'The rule applies to nothing. Kiali only warns where the mesh is set to let unknown hosts through.',
    howToFix: 'Correct the host, or add what it names.',
    fails: manifests(service('reviews'), manifest('DestinationRule', 'host: revews')),
    marks: 'revews',
    passes: manifests(service('reviews'), manifest('DestinationRule', 'host: reviews')),
  },
  KIA0203: {
    what: 'No workload behind the host has the labels of a subset.',
    why: 'Requests for the subset fail with 503. While no route uses it, this is only a remark.',
    howToFix: 'Correct the labels, or deploy such a workload.',
    fails: manifests(
      service('reviews'),
      deployment('reviews', 'v1'),
      rule('reviews', 'reviews', '- name: v2\n  labels:\n    version: v2'),
    ),
    marks: 'v2',
    passes: manifests(
      service('reviews'),
      deployment('reviews', 'v2'),
      rule('reviews', 'reviews', '- name: v2\n  labels:\n    version: v2'),
    ),
    noFixBecause: 'Whether the labels or the workload are wrong is not in the files.',
  },
  KIA0209: {
    what: 'A subset has no labels.',
    why: 'It is the same as the whole host. Beside subsets that select something, Kiali takes it for a remark only.',
    howToFix: 'Give the subset the labels of the workloads that belong to it.',
    fails: manifests(
      service('reviews'),
      deployment('reviews', 'v1'),
      rule('reviews', 'reviews', '- name: v1'),
    ),
    marks: 'name',
    passes: manifests(
      service('reviews'),
      deployment('reviews', 'v1'),
      rule('reviews', 'reviews', TWO_SUBSETS),
    ),
    noFixBecause: 'Which workloads belong to the subset is not in the files.',
  },
  KIA0301: {
    what: 'Two Gateways for one workload serve hosts on a port that meet: equal ones, “*”, or a name under a wildcard.',
    why: 'It depends on the age of the Gateways which of them a request takes.',
    howToFix: 'Serve each host on a port by one Gateway.',
    fails: manifests(gateway('one', '"*.example.com"'), gateway('two', 'shop.example.com')),
    marks: 'shop.example.com',
    passes: manifests(gateway('one', '"*.example.com"'), gateway('two', 'shop.example.org')),
    noFixBecause: NO_ONE_EDIT,
  },
  KIA0302: {
    what: 'No workload has the labels that a Gateway selects.',
    why: 'Nothing listens for the hosts of the Gateway.',
    howToFix: 'Select the labels of the gateway workload.',
    fails: manifests(pod('ingress'), gateway('web', 'shop.example.com', 'ingres')),
    marks: 'ingres',
    passes: manifests(pod('ingress'), gateway('web', 'shop.example.com', 'ingress')),
  },
  KIA0601: {
    what: 'The name of a port does not begin with a protocol.',
    why: 'Istio then has to guess the protocol from the traffic. Kiali looks only at Services with a Pod in the mesh.',
    howToFix: 'Name the port “protocol” or “protocol-suffix”, or write appProtocol.',
    fails: manifests(MESH_POD, service('reviews', 'shop', '{name: web, port: 80}')),
    marks: 'web',
    passes: manifests(MESH_POD, service('reviews', 'shop', '{name: http-web, port: 80}')),
    noFixBecause: 'Which protocol the port speaks is not in the files.',
  },
  KIA0602: {
    what: 'The appProtocol of a port is none that Istio knows.',
    why: 'Istio takes the traffic for plain TCP. Kiali looks only at Services with a Pod in the mesh.',
    howToFix: 'Write a protocol that Istio knows, such as http, http2, grpc, tls or tcp.',
    fails: manifests(
      MESH_POD,
      service('reviews', 'shop', '{name: http, port: 80, appProtocol: htpp}'),
    ),
    marks: 'htpp',
    passes: manifests(
      MESH_POD,
      service('reviews', 'shop', '{name: http, port: 80, appProtocol: http}'),
    ),
    noFixBecause: 'Which protocol the port speaks is not in the files.',
  },
  KIA0701: {
    what: 'A port of a Service leads to a container port that the Deployment does not declare.',
    why: 'Connections are refused, unless the container listens on the port all the same.',
    howToFix: 'Correct targetPort, or declare the container port.',
    fails: manifests(
      deployment('reviews'),
      service('reviews', 'shop', '{name: http, port: 80, targetPort: 9090}'),
    ),
    marks: '{name: http, port: 80, targetPort: 9090}',
    passes: manifests(
      deployment('reviews'),
      service('reviews', 'shop', '{name: http, port: 80, targetPort: 8080}'),
    ),
    noFixBecause: 'Whether the Service or the Deployment is wrong is not in the files.',
  },
  KIA1004: {
    what: 'A Sidecar imports a host that is no Service or ServiceEntry.',
    why: 'The workloads of the namespace cannot reach what was meant.',
    howToFix: 'Write the full name of the host, or “*”.',
    fails: manifests(
      service('reviews'),
      sidecar('default', undefined, './revews.shop.svc.cluster.local'),
    ),
    marks: '"./revews.shop.svc.cluster.local"',
    passes: manifests(
      service('reviews'),
      sidecar('default', undefined, './reviews.shop.svc.cluster.local'),
    ),
    noFixBecause: 'Which host was meant is not in the files.',
  },
  KIA1006: {
    what: 'A Sidecar of the root namespace has a selector.',
    why: 'A Sidecar there is the default of all namespaces, and has to be without one for that.',
    howToFix: 'Remove the selector, or move the Sidecar to the namespace of the workloads.',
    fails: manifests(rootSidecar('workloadSelector:\n      labels:\n        app: reviews\n    ')),
    marks: 'workloadSelector',
    passes: manifests(rootSidecar('')),
  },
  KIA1007: {
    what: 'An outboundTrafficPolicy has the mode REGISTRY_ONLY, written or left out.',
    why: 'Both look the same to Kiali, so that it asks whether the mode was forgotten.',
    howToFix: 'Write the mode that is meant, or remove the block to follow the mesh.',
    fails: manifest(
      'Sidecar',
      'outboundTrafficPolicy:\n  mode: REGISTRY_ONLY\negress:\n- hosts: ["./*"]',
    ),
    marks: 'outboundTrafficPolicy',
    passes: manifest(
      'Sidecar',
      'outboundTrafficPolicy:\n  mode: ALLOW_ANY\negress:\n- hosts: ["./*"]',
    ),
  },
  KIA1101: {
    what: 'A route sends traffic to a host that is no Service or ServiceEntry visible in its namespace.',
    why: 'Requests fail with 503. Kiali only warns where the mesh is set to let unknown hosts through.',
    howToFix: 'Correct the host, or add what it names.',
    fails: manifests(service('reviews'), route('reviews', '  - destination:\n      host: revews')),
    marks: 'revews',
    passes: manifests(
      service('reviews'),
      route('reviews', '  - destination:\n      host: reviews'),
    ),
  },
  KIA1102: {
    what: 'A VirtualService or one of its matches names a gateway that is none of Istio’s Gateways. Kiali knows no Gateway of the Kubernetes Gateway API.',
    why: 'The routes do not apply there.',
    howToFix: 'Correct the name, or add the Gateway.',
    fails: manifests(
      gateway('web', 'reviews'),
      route('reviews', '  - destination:\n      host: reviews', 'gateways: [wbe]\n'),
    ),
    marks: 'wbe',
    passes: manifests(
      gateway('web', 'reviews'),
      route('reviews', '  - destination:\n      host: reviews', 'gateways: [web]\n'),
    ),
  },
  KIA1104: {
    what: 'The only destination of a rule has a weight between 1 and 99.',
    why: 'It gets all the traffic whatever the weight says; perhaps a second destination is missing.',
    howToFix: 'Remove the weight, or add the other destinations.',
    fails: route('reviews', '  - destination:\n      host: reviews\n    weight: 80'),
    marks: '80',
    passes: route('reviews', '  - destination:\n      host: reviews'),
  },
  KIA1105: {
    what: 'A rule lists the same host and subset more than once.',
    why: 'Their weights add up, which is seldom what the numbers seem to say.',
    howToFix: 'Put them together, or name different subsets.',
    fails: route(
      'reviews',
      `
  - destination:
      host: reviews
      subset: v1
    weight: 60
  - destination:
      host: reviews
      subset: v1
    weight: 40`,
    ),
    marks: 'reviews',
    passes: route(
      'reviews',
      `
  - destination:
      host: reviews
      subset: v1
    weight: 60
  - destination:
      host: reviews
      subset: v2
    weight: 40`,
    ),
  },
  KIA1106: {
    what: 'Two VirtualServices with a gateway in common, or both for the mesh only, have the same host, or one has all hosts of the namespace.',
    why: 'Istio merges them at gateways in no certain order, and in the mesh takes one of them.',
    howToFix: 'Put the routes of a host into one VirtualService.',
    fails: manifests(
      gateway('web', 'reviews'),
      route('one', '  - destination:\n      host: reviews', 'gateways: [web]\n'),
      route('two', '  - destination:\n      host: reviews', 'gateways: [web]\n'),
    ),
    marks: '[reviews]',
    passes: manifests(
      gateway('web', 'reviews'),
      route('one', '  - destination:\n      host: reviews', 'gateways: [web]\n'),
      route('two', '  - destination:\n      host: reviews', 'gateways: [mesh]\n'),
    ),
    noFixBecause: NO_ONE_EDIT,
  },
  KIA1107: {
    what: 'A route names a subset that no DestinationRule for its host defines.',
    why: 'Requests fail with 503.',
    howToFix: 'Name a subset that is defined, or define it.',
    fails: manifests(
      rule('reviews', 'reviews', TWO_SUBSETS),
      route('reviews', '  - destination:\n      host: reviews\n      subset: v2'),
    ),
    marks: 'v2',
    passes: manifests(
      rule('reviews', 'reviews', TWO_SUBSETS),
      route('reviews', '  - destination:\n      host: reviews\n      subset: v1'),
    ),
  },
  KIA1108: {
    what: 'A gateway is named in the old form with dots.',
    why: 'Istio still reads it, but other tools do not, and it may be given up.',
    howToFix: 'Write “namespace/name”.',
    fails: manifest(
      'VirtualService',
      `
      hosts: [reviews]
      gateways: [mesh, shop/web]
      http:
      - match:
        - gateways: [web.shop]
        route:
        - destination:
            host: reviews`,
    ),
    marks: 'web.shop',
    passes: manifest(
      'VirtualService',
      `
      hosts: [reviews]
      gateways: [mesh, shop/web]
      http:
      - match:
        - gateways: [shop/web]
        route:
        - destination:
            host: reviews`,
    ),
  },
  KIA1211: {
    what: 'Two ServiceEntries give the same port of the same host.',
    why: 'What differs between them, such as endpoints, is not reliably merged.',
    howToFix: 'Put everything about a host into one ServiceEntry.',
    fails: manifests(entry('one', 'api.example.com'), entry('two', 'api.example.com')),
    marks: 'name',
    passes: manifests(entry('one', 'api.example.com'), entry('two', 'api.example.org')),
    noFixBecause: NO_ONE_EDIT,
  },
  KIA1212: {
    what: 'Two ServiceEntries give the same port of the same host different protocols.',
    why: 'One of the protocols wins, and calls made with the other may fail.',
    howToFix: 'Write the protocol that the host speaks in both, or join them.',
    fails: manifests(entry('one', 'api.example.com'), entry('two', 'api.example.com', 'HTTP')),
    marks: 'HTTPS',
    passes: manifests(entry('one', 'api.example.com'), entry('two', 'api.example.org', 'HTTP')),
    noFixBecause: 'Which protocol the host speaks is not in the files.',
  },
  KIA1701: {
    what: 'The service account of a WorkloadGroup does not exist in its namespace.',
    why: 'Machines that join the group get no identity.',
    howToFix: 'Name a service account that exists, or create it.',
    fails: manifests(serviceAccount('machine'), workloadGroup('vm', 'reviews', 'machin')),
    marks: 'machin',
    passes: manifests(serviceAccount('machine'), workloadGroup('vm', 'reviews', 'machine')),
  },
  KIA1702: {
    what: 'Two WorkloadGroups of a namespace have the same labels.',
    why: 'Selectors cannot tell their machines apart.',
    howToFix: 'Give each group labels of its own, or join them.',
    fails: manifests(workloadGroup('one', 'reviews'), workloadGroup('two', 'reviews')),
    marks: 'labels',
    passes: manifests(workloadGroup('one', 'reviews'), workloadGroup('two', 'ratings')),
    noFixBecause: NO_ONE_EDIT,
  },
  ...KIALI_MUTUAL_TLS_EXPLANATIONS,
  ...KIALI_AMBIENT_EXPLANATIONS,
}
