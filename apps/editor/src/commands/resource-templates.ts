/** What a new resource is filled with, so that it starts without a finding where that is possible. */
export interface TemplateValues {
  readonly name: string
  readonly namespace: string
  /** A host that the workspace knows, else a plausible one. */
  readonly host: string
}

/** A kind that can be made from a template. */
export interface ResourceTemplate {
  readonly kind: string
  /** As a menu says it. */
  readonly title: string
  /** File name without ending, also the start of the resource's name. */
  readonly stem: string
  /** Whole lines, without `---`. */
  readonly write: (values: TemplateValues) => string
}

const ISTIO = 'networking.istio.io/v1'

/** The kinds offered, in the order of the explorer. */
export const RESOURCE_TEMPLATES: readonly ResourceTemplate[] = [
  {
    kind: 'Gateway',
    title: 'Gateway',
    stem: 'gateway',
    write: (values) => `${head(ISTIO, 'Gateway', values)}
  # Labels of the gateway's pods.
  selector:
    istio: ingressgateway
  servers:
    - port:
        number: 80
        name: http
        protocol: HTTP
      # Names under which clients call; '*' takes every one.
      hosts:
        - '*.example.com'
`,
  },
  {
    kind: 'VirtualService',
    title: 'Virtual service',
    stem: 'virtual-service',
    write: (values) => `${head(ISTIO, 'VirtualService', values)}
  # Without gateways it counts for calls between sidecars.
  hosts:
    - ${values.host}
  http:
    # Routes are tried from top to bottom; the first that matches takes the request.
    - name: default
      route:
        - destination:
            host: ${values.host}
`,
  },
  {
    kind: 'DestinationRule',
    title: 'Destination rule',
    stem: 'destination-rule',
    write: (values) => `${head(ISTIO, 'DestinationRule', values)}
  host: ${values.host}
  # Named groups of endpoints, picked by their labels.
  subsets:
    - name: v1
      labels:
        version: v1
`,
  },
  {
    kind: 'ServiceEntry',
    title: 'Service entry',
    stem: 'service-entry',
    write: (values) => `${head(ISTIO, 'ServiceEntry', values)}
  # A service outside the mesh that may be called from inside.
  hosts:
    - api.example.com
  location: MESH_EXTERNAL
  ports:
    - number: 443
      name: tls
      protocol: TLS
  resolution: DNS
`,
  },
  {
    kind: 'Sidecar',
    title: 'Sidecar',
    stem: 'sidecar',
    write: (values) => `${head(ISTIO, 'Sidecar', values)}
  # What the workloads of this namespace may call: their own namespace and Istio's.
  egress:
    - hosts:
        - ./*
        - istio-system/*
`,
  },
  {
    kind: 'WorkloadEntry',
    title: 'Workload entry',
    stem: 'workload-entry',
    write: (values) => `${head(ISTIO, 'WorkloadEntry', values)}
  # A machine that is not a pod.
  address: 192.0.2.10
  labels:
    app: ${values.name}
`,
  },
  {
    kind: 'WorkloadGroup',
    title: 'Workload group',
    stem: 'workload-group',
    write: (values) => `${head(ISTIO, 'WorkloadGroup', values)}
  metadata:
    labels:
      app: ${values.name}
  # What each machine of the group registers with.
  template:
    serviceAccount: default
`,
  },
  {
    kind: 'Service',
    title: 'Service',
    stem: 'service',
    write: (values) => `${head('v1', 'Service', values)}
  selector:
    app: ${values.name}
  ports:
    - name: http
      port: 80
      targetPort: 8080
`,
  },
]

function head(apiVersion: string, kind: string, { name, namespace }: TemplateValues): string {
  return `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: ${name}
  namespace: ${namespace}
spec:`
}
