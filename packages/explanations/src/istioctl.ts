import { dedent, manifest, manifests } from './explanation.ts'
import type { Explanations } from './explanation.ts'

/** A resource of Kubernetes itself in namespace `shop`, with what follows its metadata. */
function kubernetes(kind: string, name: string, rest = '', metadata = ''): string {
  const more = metadata === '' ? [] : dedent(metadata).split('\n')
  return [
    `apiVersion: ${kind === 'Deployment' ? 'apps/v1' : 'v1'}`,
    `kind: ${kind}`,
    'metadata:',
    `  name: ${name}`,
    ...(kind === 'Namespace' ? [] : ['  namespace: shop']),
    ...more.map((line) => `  ${line}`),
    ...(rest === '' ? [] : [dedent(rest)]),
  ].join('\n')
}

/** A Service with one HTTP port. */
function service(name: string, ports = '- {name: http, port: 80}'): string {
  const lines = dedent(ports).split('\n')
  const spec = ['spec:', '  selector:', `    app: ${name}`, '  ports:']
  return kubernetes('Service', name, [...spec, ...lines.map((line) => `  ${line}`)].join('\n'))
}

function pod(name: string, labels: string): string {
  return kubernetes('Pod', name, '', `labels: ${labels}`)
}

/** A VirtualService with one HTTP route. */
function route(hosts: string, destination: string, more = '', name = 'shop'): string {
  const lines = dedent(destination).split('\n')
  return manifest(
    'VirtualService',
    [
      `hosts: [${hosts}]`,
      ...(more === '' ? [] : [dedent(more)]),
      'http:',
      '- route:',
      '  - destination:',
      ...lines.map((line) => `      ${line}`),
    ].join('\n'),
    name,
  )
}

/** A Gateway for workloads labelled `app: ingress`, with these servers. */
function gateway(servers: string, name = 'shop-gateway', app = 'ingress'): string {
  return manifest('Gateway', `selector:\n  app: ${app}\nservers:\n${dedent(servers)}`, name)
}

const HTTP_SERVER = `
- port:
    number: 80
    name: http
    protocol: HTTP
  hosts: [shop.example.com]`

function httpsServer(host: string, credentialName: string): string {
  return `
- port:
    number: 443
    name: https
    protocol: HTTPS
  hosts: [${host}]
  tls:
    mode: SIMPLE
    credentialName: ${credentialName}`
}

function rule(spec: string, name = 'reviews'): string {
  return manifest('DestinationRule', spec, name)
}

/** A DestinationRule with one subset. */
function subset(version: string): string {
  return rule(`host: reviews\nsubsets:\n- name: stable\n  labels:\n    version: ${version}`)
}

function entry(protocol: string, name: string, more = ''): string {
  return manifest(
    'ServiceEntry',
    [
      'hosts: [db.example.com]',
      'ports:',
      '- number: 5432',
      '  name: db',
      `  protocol: ${protocol}`,
      'resolution: DNS',
      ...(more === '' ? [] : [dedent(more)]),
    ].join('\n'),
    name,
  )
}

function sidecar(selector: string, name: string): string {
  return manifest(
    'Sidecar',
    `${selector === '' ? '' : `workloadSelector:\n  labels:\n    ${selector}\n`}egress:\n- hosts: ["./*"]`,
    name,
  )
}

// Self-signed, without a name that means anything, valid to the end of the year 9999.
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBADCBqAIBATAKBggqhkjOPQQDAjAMMQowCAYDVQQDDAFhMCAXDTIwMDEwMTAw
MDAwMFoYDzk5OTkxMjMxMjM1OTU5WjAMMQowCAYDVQQDDAFhMFkwEwYHKoZIzj0C
AQYIKoZIzj0DAQcDQgAEf4kbuRsDJ1qqZZ6VbVHleRK4lFWqTssD+/zw/V3+OOPy
29Pp+77DyJBZ1w/sZwyd1DLGIPEmbUnRpjsMFKhWQDAKBggqhkjOPQQDAgNHADBE
AiAXJifHk3akvn7A3JvYiH8lbXXsur02da3IEsKe7Q1ZfQIgYHwAfEYeso202fm2
G4/Dv8hesgJcMv7xt6UgzStBOpQ=
-----END CERTIFICATE-----`

/** A Secret with this certificate. */
function secret(certificate: string): string {
  const lines = certificate.split('\n').map((line) => `    ${line}`)
  return kubernetes(
    'Secret',
    'shop-tls',
    ['type: kubernetes.io/tls', 'stringData:', '  tls.crt: |', ...lines, '  tls.key: hidden'].join(
      '\n',
    ),
  )
}

/** An EnvoyFilter with these patches. */
function envoyFilter(patches: readonly string[], more = ''): string {
  return manifest('EnvoyFilter', `${more}configPatches:\n${patches.join('\n')}`).replace(
    'networking.istio.io/v1',
    'networking.istio.io/v1alpha3',
  )
}

function patch(operation: string, applyTo = 'HTTP_FILTER', match = 'context: GATEWAY'): string {
  return [
    `- applyTo: ${applyTo}`,
    '  match:',
    `    ${match}`,
    '  patch:',
    `    operation: ${operation}`,
    '    value:',
    '      name: shop-log',
  ].join('\n')
}

const INJECTED = kubernetes('Namespace', 'shop', '', 'labels:\n  istio-injection: enabled')
const AMBIENT = kubernetes('Namespace', 'shop', '', 'labels:\n  istio.io/dataplane-mode: ambient')

const DEPLOYMENT = kubernetes(
  'Deployment',
  'reviews',
  `
  spec:
    template:
      metadata:
        labels:
          app: reviews`,
)

/** A Service that selects the Deployment. */
function reviewsService(name: string, port: string): string {
  return kubernetes(
    'Service',
    name,
    `spec:\n  selector:\n    app: reviews\n  ports:\n  - ${dedent(port).split('\n').join('\n    ')}`,
  )
}

/** A Service as a cluster shows it, with the condition that a waypoint serves it. */
function conditionOf(status: string): string {
  return kubernetes(
    'Service',
    'reviews',
    `
    spec:
      ports:
      - {name: http, port: 80}
    status:
      conditions:
      - type: istio.io/WaypointBound
        status: "${status}"
        reason: WaypointBinding`,
  )
}

const CLAIM = `
- match:
  - headers:
      "@request.auth.claims.group":
        exact: staff
  route:
  - destination:
      host: reviews`

function claimRoute(): string {
  return manifest(
    'VirtualService',
    `hosts: [shop.example.com]\ngateways: [shop-gateway]\nhttp:\n${dedent(CLAIM)}`,
  )
}

const AUTHENTICATION = `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: shop-tokens
  namespace: shop
spec:
  selector:
    matchLabels:
      app: ingress`

export const ISTIOCTL_EXPLANATIONS: Explanations = {
  IST0002: {
    what: 'A field is used that Istio has replaced or no longer heeds.',
    why: 'A replaced field may go away in a later release; a field that is ignored has no effect today.',
    howToFix: 'Use the field that took its place, or remove it.',
    fails: manifest(
      'VirtualService',
      `
      hosts: [reviews]
      http:
      - fault:
          delay:
            fixedDelay: 5s
            percent: 10
        route:
        - destination:
            host: reviews
      `,
    ),
    marks: '10',
    passes: manifest(
      'VirtualService',
      `
      hosts: [reviews]
      http:
      - fault:
          delay:
            fixedDelay: 5s
            percentage:
              value: 10
        route:
        - destination:
            host: reviews
      `,
    ),
  },
  IST0101: {
    what: 'A resource refers to something that is not there: a gateway, a host, a port, a subset, workloads or a Secret.',
    why: 'Istio accepts the resource all the same. What depends on the reference then does not work: requests get an error, or the settings apply to nothing.',
    howToFix: 'Correct the name, or define what is missing.',
    fails: manifests(
      route('shop.example.com', 'host: reviews', 'gateways: [shop-gatway]'),
      gateway(HTTP_SERVER),
    ),
    marks: 'shop-gatway',
    passes: manifests(
      route('shop.example.com', 'host: reviews', 'gateways: [shop-gateway]'),
      gateway(HTTP_SERVER),
    ),
  },
  IST0109: {
    what: 'Two VirtualServices of the mesh are for the same host.',
    why: 'Sidecars do not merge VirtualServices: one of them applies, the other does not, and which one depends on their age.',
    howToFix: 'Move the routes into one VirtualService, or export the two to different namespaces.',
    noFixBecause: 'In which order the routes of the two should stand, only their authors know.',
    fails: manifests(
      route('reviews', 'host: reviews', '', 'reviews'),
      route('reviews', 'host: reviews-next', '', 'reviews-next'),
    ),
    marks: 'reviews',
    passes: manifests(
      route('reviews', 'host: reviews', '', 'reviews'),
      route('reviews-next', 'host: reviews-next', '', 'reviews-next'),
    ),
  },
  IST0110: {
    what: 'Several Sidecars with a workload selector select the same workload.',
    why: 'A workload follows one Sidecar. Which one is not defined.',
    howToFix: 'Narrow the selectors so that each workload is selected once.',
    noFixBecause: 'Which of the Sidecars a workload should follow is for their authors to decide.',
    fails: manifests(
      sidecar('app: reviews', 'reviews'),
      sidecar('version: v1', 'first-versions'),
      pod('reviews-1', '{app: reviews, version: v1}'),
    ),
    marks: 'app: reviews',
    passes: manifests(
      sidecar('app: reviews', 'reviews'),
      sidecar('version: v2', 'second-versions'),
      pod('reviews-1', '{app: reviews, version: v1}'),
      pod('ratings-1', '{app: ratings, version: v2}'),
    ),
  },
  IST0111: {
    what: 'A namespace has several Sidecars without a workload selector.',
    why: 'Such a Sidecar is for all workloads of the namespace, and only one of them applies. Which one is not defined.',
    howToFix: 'Keep one of them, or give the others a workload selector.',
    noFixBecause: 'Which of the Sidecars is to stay cannot be told from the files.',
    fails: manifests(sidecar('', 'default'), sidecar('', 'another')),
    marks: 'default',
    passes: manifests(sidecar('', 'default'), sidecar('app: reviews', 'another')),
  },
  IST0112: {
    what: 'A destination names no port, and its host has several.',
    why: 'Istio cannot tell which port is meant, and requests fail.',
    howToFix: 'Add the port number to the destination.',
    fails: manifests(
      route('reviews', 'host: reviews'),
      service('reviews', '- {name: http, port: 80}\n- {name: tcp-admin, port: 9000}'),
    ),
    marks: 'reviews',
    passes: manifests(
      route('reviews', 'host: reviews\nport:\n  number: 80'),
      service('reviews', '- {name: http, port: 80}\n- {name: tcp-admin, port: 9000}'),
    ),
  },
  IST0116: {
    what: 'Services of one Deployment use the same port number, one with TCP and one with UDP.',
    why: 'The sidecar has one listener for a port number, so the traffic of one of them may be lost.',
    howToFix: 'Give the two Services different port numbers.',
    noFixBecause: 'Clients use the port numbers; a free one has to be agreed with them.',
    fails: manifests(
      INJECTED,
      DEPLOYMENT,
      reviewsService('reviews', 'name: tcp-events\nport: 9000'),
      reviewsService('reviews-udp', 'name: udp-events\nport: 9000\nprotocol: UDP'),
    ),
    marks: 'reviews',
    passes: manifests(
      INJECTED,
      DEPLOYMENT,
      reviewsService('reviews', 'name: tcp-events\nport: 9000'),
      reviewsService('reviews-udp', 'name: udp-events\nport: 9001\nprotocol: UDP'),
    ),
  },
  IST0118: {
    what: 'A port of a Service does not tell its protocol.',
    why: 'Istio then looks at the traffic to find out. That works for HTTP, but protocols in which the server speaks first may fail.',
    howToFix:
      'Begin the name of the port with its protocol, such as “http-web”, or set appProtocol.',
    fails: manifests(service('reviews', '- name: web\n  port: 8080')),
    marks: 'web',
    passes: manifests(service('reviews', '- name: http-web\n  port: 8080')),
  },
  IST0128: {
    what: 'A DestinationRule originates TLS without certificates to verify the server with.',
    why: 'Without them the proxy may accept any certificate, so that another server can pose as the host.',
    howToFix:
      'Set caCertificates to the file of the certificates that you trust, or to “system” for those of the system.',
    fails: rule('host: db.example.com\ntrafficPolicy:\n  tls:\n    mode: SIMPLE', 'db'),
    marks: 'tls',
    passes: rule(
      'host: db.example.com\ntrafficPolicy:\n  tls:\n    mode: SIMPLE\n    caCertificates: system',
      'db',
    ),
  },
  IST0129: {
    what: 'A DestinationRule originates TLS for a port without certificates to verify the server with.',
    why: 'Without them the proxy may accept any certificate, so that another server can pose as the host.',
    howToFix:
      'Set caCertificates to the file of the certificates that you trust, or to “system” for those of the system.',
    fails: rule(
      `
      host: db.example.com
      trafficPolicy:
        portLevelSettings:
        - port:
            number: 443
          tls:
            mode: SIMPLE
      `,
      'db',
    ),
    marks: 'tls',
    passes: rule(
      `
      host: db.example.com
      trafficPolicy:
        portLevelSettings:
        - port:
            number: 443
          tls:
            mode: SIMPLE
            caCertificates: system
      `,
      'db',
    ),
  },
  IST0132: {
    what: 'A VirtualService names a gateway that admits none of its hosts.',
    why: 'The gateway never uses the routes: requests for these hosts do not get that far.',
    howToFix:
      'Add the host to a server of the Gateway, or correct the hosts of the VirtualService.',
    noFixBecause: 'Whether the Gateway or the VirtualService is mistaken cannot be told.',
    fails: manifests(
      route('store.example.com', 'host: reviews', 'gateways: [shop-gateway]'),
      gateway(HTTP_SERVER),
    ),
    marks: 'shop-gateway',
    passes: manifests(
      route('shop.example.com', 'host: reviews', 'gateways: [shop-gateway]'),
      gateway(HTTP_SERVER),
    ),
  },
  IST0134: {
    what: 'A ServiceEntry has a TCP port but no addresses.',
    why: 'TCP connections carry no host name. Without addresses the entry takes every connection to that port, also those to other hosts.',
    howToFix:
      'Add the addresses of the host, or set the protocol to TLS or HTTP if clients speak it.',
    fails: entry('TCP', 'db'),
    marks: 'TCP',
    passes: entry('TLS', 'db'),
  },
  IST0137: {
    what: 'Services of one Deployment lead to the same target port from different ports.',
    why: 'Sidecars tell Services apart by port, so that settings meant for one may apply to the other.',
    howToFix: 'Use the same port in all Services that lead to a target port.',
    noFixBecause: 'Clients use the ports; which one is to change has to be agreed with them.',
    fails: manifests(
      INJECTED,
      DEPLOYMENT,
      reviewsService('reviews', 'name: http\nport: 80\ntargetPort: 8080'),
      reviewsService('reviews-next', 'name: http\nport: 81\ntargetPort: 8080'),
    ),
    marks: 'reviews',
    passes: manifests(
      INJECTED,
      DEPLOYMENT,
      reviewsService('reviews', 'name: http\nport: 80\ntargetPort: 8080'),
      reviewsService('reviews-next', 'name: http\nport: 80\ntargetPort: 8080'),
    ),
  },
  IST0138: {
    what: 'Several Gateways present the same certificate.',
    why: 'A browser may reuse the connection of one host for another one of the same certificate. The Gateway behind that connection does not know the other host and answers 404.',
    howToFix: 'Serve the hosts in one Gateway, or use a certificate for each host.',
    noFixBecause: 'To join Gateways, what else uses each of them has to be looked at.',
    fails: manifests(
      gateway(httpsServer('shop.example.com', 'shop-tls'), 'shop-gateway'),
      gateway(httpsServer('blog.example.com', 'shop-tls'), 'blog-gateway'),
    ),
    marks: 'shop-tls',
    passes: manifests(
      gateway(httpsServer('shop.example.com', 'shop-tls'), 'shop-gateway'),
      gateway(httpsServer('blog.example.com', 'blog-tls'), 'blog-gateway'),
    ),
  },
  IST0140: {
    what: 'A VirtualService of a gateway routes to a host for which another VirtualService names subsets.',
    why: 'A gateway follows its own VirtualService only. Its requests go to all of the host, also to versions that are meant to get none.',
    howToFix: 'Name the subset in this route too.',
    fails: manifests(
      route('shop.example.com', 'host: reviews', 'gateways: [shop-gateway]'),
      route('reviews', 'host: reviews\nsubset: stable', '', 'reviews'),
      subset('v1'),
      gateway(HTTP_SERVER),
      service('reviews'),
    ),
    marks: 'reviews',
    passes: manifests(
      route('shop.example.com', 'host: reviews\nsubset: stable', 'gateways: [shop-gateway]'),
      route('reviews', 'host: reviews\nsubset: stable', '', 'reviews'),
      subset('v1'),
      gateway(HTTP_SERVER),
      service('reviews'),
    ),
  },
  IST0145: {
    what: 'Several Gateways for the same workloads serve the same host on the same port.',
    why: 'The gateway keeps the host of one of them. Settings of the others, such as TLS, are lost.',
    howToFix: 'Serve the host in one Gateway.',
    noFixBecause: 'Which Gateway is to keep the host is for their authors to decide.',
    fails: manifests(gateway(HTTP_SERVER, 'shop-gateway'), gateway(HTTP_SERVER, 'old-gateway')),
    marks: 'shop.example.com',
    passes: manifests(
      gateway(HTTP_SERVER, 'shop-gateway'),
      gateway(HTTP_SERVER, 'old-gateway', 'old-ingress'),
    ),
  },
  IST0149: {
    what: 'A VirtualService routes by claims of a JWT, but nothing checks tokens at its gateway.',
    why: 'Claims are known after a RequestAuthentication has checked the token. Without one the conditions never hold.',
    howToFix: 'Add a RequestAuthentication that selects the workloads of the gateway.',
    noFixBecause: 'Who issues the tokens, and where the keys are, is not in the files.',
    fails: manifests(claimRoute(), gateway(HTTP_SERVER), pod('ingress-1', '{app: ingress}')),
    marks: '"@request.auth.claims.group"',
    passes: manifests(
      claimRoute(),
      gateway(HTTP_SERVER),
      pod('ingress-1', '{app: ingress}'),
      AUTHENTICATION,
    ),
  },
  IST0150: {
    what: 'A port of an ExternalName Service is named as TCP, or does not tell its protocol.',
    why: 'Istio then takes all TCP traffic on that port for this host, and traffic to other hosts on the port may not arrive.',
    howToFix: 'Begin the name of the port with what clients speak, such as “https”.',
    fails: manifests(
      kubernetes(
        'Service',
        'payments',
        'spec:\n  type: ExternalName\n  externalName: pay.example.com\n  ports:\n  - name: tcp\n    port: 443',
      ),
    ),
    marks: 'tcp',
    passes: manifests(
      kubernetes(
        'Service',
        'payments',
        'spec:\n  type: ExternalName\n  externalName: pay.example.com\n  ports:\n  - name: https\n    port: 443',
      ),
    ),
  },
  IST0151: {
    what: 'A patch of an EnvoyFilter goes before, after or in place of something, and the EnvoyFilter has no priority.',
    why: 'Without a priority the order of EnvoyFilters depends on their age. If what the patch refers to comes later, the patch has no effect.',
    howToFix: 'Set spec.priority, or use INSERT_FIRST or ADD.',
    fails: envoyFilter([patch('INSERT_BEFORE')]),
    marks: 'INSERT_BEFORE',
    passes: envoyFilter([patch('INSERT_BEFORE')], 'priority: 10\n'),
  },
  IST0152: {
    what: 'A patch of an EnvoyFilter replaces something that can only be merged with.',
    why: 'Istio replaces filters and virtual hosts only, and leaves the patch out.',
    howToFix: 'Use MERGE, or apply the patch to a filter.',
    fails: envoyFilter([patch('REPLACE', 'CLUSTER')]),
    marks: 'REPLACE',
    passes: envoyFilter([patch('MERGE', 'CLUSTER')]),
  },
  IST0153: {
    what: 'A patch of an EnvoyFilter adds a route configuration or an HTTP route.',
    why: 'Istio leaves such a patch out.',
    howToFix: 'Use INSERT_FIRST for an HTTP route, or MERGE for a route configuration.',
    fails: envoyFilter([patch('ADD', 'HTTP_ROUTE')]),
    marks: 'ADD',
    passes: envoyFilter([patch('INSERT_FIRST', 'HTTP_ROUTE')]),
  },
  IST0154: {
    what: 'A patch of an EnvoyFilter removes a route configuration or an HTTP route.',
    why: 'Istio leaves such a patch out.',
    howToFix: 'Change the VirtualService from which the route comes.',
    fails: envoyFilter([patch('REMOVE', 'HTTP_ROUTE')]),
    marks: 'REMOVE',
    passes: envoyFilter([patch('MERGE', 'HTTP_ROUTE')]),
  },
  IST0155: {
    what: 'Two patches of an EnvoyFilter without priority are about the same filter, one of them for some proxy versions only.',
    why: 'While proxies are being upgraded some of them get one patch, some both, in an order that nothing states.',
    howToFix: 'Set spec.priority, or use INSERT_FIRST or ADD.',
    fails: envoyFilter([
      patch('INSERT_FIRST', 'HTTP_FILTER', "proxy: {proxyVersion: '^1.29.*'}"),
      patch('INSERT_AFTER'),
    ]),
    marks: 'INSERT_AFTER',
    passes: envoyFilter([patch('INSERT_FIRST')]),
  },
  IST0161: {
    what: 'The Secret of a gateway server has no certificate that can be used now.',
    why: 'The gateway cannot set up TLS with it, or clients refuse the certificate.',
    howToFix: 'Put a valid certificate and its key into the Secret.',
    noFixBecause: 'A certificate has to be issued; no edit makes one.',
    fails: manifests(
      gateway(httpsServer('shop.example.com', 'shop-tls')),
      secret('to be filled in'),
      pod('ingress-1', '{app: ingress}'),
    ),
    marks: 'shop-tls',
    passes: manifests(
      gateway(httpsServer('shop.example.com', 'shop-tls')),
      secret(CERTIFICATE),
      pod('ingress-1', '{app: ingress}'),
    ),
  },
  IST0162: {
    what: 'A Gateway listens on a port of its workloads to which no Service leads.',
    why: 'Clients come through a Service. They cannot reach the port, unless they call the workload itself.',
    howToFix: 'Listen on a port to which a Service leads, or add the port to the Service.',
    fails: manifests(
      gateway(HTTP_SERVER),
      pod('ingress-1', '{app: ingress}'),
      service('ingress', '- name: http\n  port: 80\n  targetPort: 8080'),
    ),
    marks: '80',
    passes: manifests(
      gateway(HTTP_SERVER.replace('80', '8080')),
      pod('ingress-1', '{app: ingress}'),
      service('ingress', '- name: http\n  port: 80\n  targetPort: 8080'),
    ),
  },
  IST0165: {
    what: 'A VirtualService names a Gateway that Istio makes from a Kubernetes Gateway.',
    why: 'Istio chooses its name and may change it in any release.',
    howToFix: 'Name the Kubernetes Gateway itself, or use an HTTPRoute.',
    fails: manifests(
      route(
        'shop.example.com',
        'host: reviews',
        'gateways:\n- ingress~istio-autogenerated-k8s-gateway~web',
      ),
      `
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata:
        name: ingress
        namespace: shop
      spec:
        gatewayClassName: istio
        listeners:
        - name: web
          port: 80
          protocol: HTTP`,
    ),
    marks: 'ingress~istio-autogenerated-k8s-gateway~web',
    passes: manifests(
      route('shop.example.com', 'host: reviews', 'gateways:\n- ingress'),
      `
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata:
        name: ingress
        namespace: shop
      spec:
        gatewayClassName: istio
        listeners:
        - name: web
          port: 80
          protocol: HTTP`,
    ),
  },
  IST0167: {
    what: 'A Sidecar is for workloads in ambient mode.',
    why: 'In ambient mode there are no sidecar proxies, so nothing follows the Sidecar.',
    howToFix: 'Remove the Sidecar, or have sidecars injected into these workloads.',
    noFixBecause: 'Whether the workloads should be in ambient mode is not for an edit to decide.',
    fails: manifests(sidecar('', 'default'), AMBIENT),
    marks: 'default',
    passes: manifests(sidecar('', 'default'), INJECTED),
  },
  IST0171: {
    what: 'The status of a resource, as a cluster has written it, says that something is not working.',
    why: 'Istio tells in this way that it could not do what the resource asks for, for example that there is no waypoint to serve it.',
    howToFix: 'See to the reason that the condition gives.',
    noFixBecause: 'The cluster writes the status; to edit it changes nothing.',
    fails: manifests(conditionOf('False')),
    marks: '"False"',
    passes: manifests(conditionOf('True')),
  },
  IST0173: {
    what: 'No workload has the labels of a subset.',
    why: 'Requests that are routed to the subset get error 503, for there is nothing to send them to.',
    howToFix: 'Correct the labels, or run a workload that has them.',
    fails: manifests(
      subset('v3'),
      service('reviews'),
      pod('reviews-1', '{app: reviews, version: v1}'),
    ),
    marks: 'v3',
    passes: manifests(
      subset('v1'),
      service('reviews'),
      pod('reviews-1', '{app: reviews, version: v1}'),
    ),
  },
  IST0174: {
    what: 'The host of a DestinationRule is no known Service or ServiceEntry.',
    why: 'The rule applies to no traffic.',
    howToFix: 'Correct the host, or define the Service or ServiceEntry.',
    fails: manifests(rule('host: revews'), service('reviews')),
    marks: 'revews',
    passes: manifests(rule('host: reviews'), service('reviews')),
  },
  IST0177: {
    what: 'ServiceEntries give one port of a host different protocols.',
    why: 'Sidecars keep one of them. Traffic is then treated as a protocol that it may not be.',
    howToFix: 'Give the port one protocol, best in one ServiceEntry.',
    noFixBecause:
      'Which protocol the host speaks is not in the files, and with the same protocol the port would still be defined twice.',
    fails: manifests(entry('HTTP', 'db'), entry('TLS', 'db-tls')),
    marks: 'HTTP',
    passes: manifests(entry('TLS', 'db')),
  },
}
