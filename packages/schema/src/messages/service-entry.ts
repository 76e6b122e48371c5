import { enumOf, list, message, ref, string, uint32 } from '../dsl.ts'
import type { Shape } from '../dsl.ts'
import { WorkloadSelector } from './shared.ts'
import { WorkloadEntry } from './workload.ts'

/** Messages of ServiceEntry. */

export const ServicePort = message('ServicePort', {
  description: 'A port on which clients call the host.',
  reference: 'service-entry',
  fields: {
    number: uint32({
      description: 'Port that clients call. Each number may be listed once.',
      required: true,
      rules: ['CEL-15'],
      example: '443',
    }),
    name: string({
      description: 'Name of the port, unique in the entry. The ports of endpoints refer to it.',
      required: true,
      maxLength: 256,
      example: 'https',
    }),
    protocol: string({
      description:
        'What clients speak: HTTP, HTTPS, HTTP2, GRPC, TLS, TCP and a few more. HTTP lets the proxy see requests; HTTPS and TLS are routed by server name; TCP needs addresses to be told apart.',
      maxLength: 256,
      format: 'protocol',
      default: 'TCP',
      example: 'HTTPS',
    }),
    targetPort: uint32({
      description:
        'Port on the endpoints, when it differs from the one clients call. Useful to accept HTTP on 80 and connect with TLS to 443.',
      rules: ['CEL-15'],
      default: 'the same as number',
      example: '8443',
    }),
  },
})
export type ServicePort = Shape<typeof ServicePort>

export const ServiceEntry = message('ServiceEntry', {
  description:
    'Adds a service that Kubernetes does not know to the registry of the mesh: an external API, a database, virtual machines. Routes and DestinationRules can then refer to its hosts.',
  reference: 'service-entry',
  fields: {
    hosts: list(string({ format: 'host', rules: ['CEL-18'] }), {
      description:
        'Names by which clients call the service: full names or “*.example.com”, never “*” alone. For HTTP they are compared with the Host header, for HTTPS and TLS with the server name (SNI).',
      required: true,
      minItems: 1,
      maxItems: 256,
      example: '["api.example.com"]',
    }),
    ports: list(ref(ServicePort), {
      description:
        'Ports of the service. Names and numbers are unique. Without ports no client can call it.',
      maxItems: 256,
      listMapKey: 'name',
      rules: ['CEL-19'],
    }),
    location: enumOf(
      {
        MESH_EXTERNAL: 'Outside the mesh: no mutual TLS by itself, policies of the caller only.',
        MESH_INTERNAL:
          'Part of the mesh although outside Kubernetes, e.g. virtual machines with a proxy.',
      },
      {
        description:
          'Whether the workloads behind the host belong to the mesh. It decides about automatic mutual TLS and telemetry.',
        default: 'MESH_EXTERNAL',
        example: 'MESH_INTERNAL',
      },
    ),
    resolution: enumOf(
      {
        NONE: 'Connect to the address the client itself looked up. No load balancing, no endpoints.',
        STATIC: 'Use the IP addresses listed as endpoints or selected workloads.',
        DNS: 'Look up the endpoints, or the hosts if there are none, and balance over all answers.',
        DNS_ROUND_ROBIN:
          'Look the name up and use the first answer for new connections. For large sites whose answers change all the time; one endpoint at most.',
        DYNAMIC_DNS:
          'Look up the name of each request. For wildcard hosts on HTTP, HTTP2, GRPC and TLS ports.',
      },
      {
        description:
          'How the proxy finds the addresses of the service. DNS needs hosts without wildcards unless endpoints are given.',
        default: 'NONE',
        example: 'DNS',
      },
    ),
    addresses: list(string({ maxLength: 64, format: 'address' }), {
      description:
        'Virtual IP addresses or CIDR blocks that clients call. They tell apart TCP services on one port. A CIDR needs resolution NONE or STATIC.',
      maxItems: 256,
      default: 'assigned by Istio where that is enabled, else none',
      example: '["240.0.0.10"]',
    }),
    endpoints: list(ref(WorkloadEntry, { rules: ['CEL-09'] }), {
      description:
        'Where the service runs. Addresses are IPs for STATIC, names or IPs for DNS. Not together with workloadSelector, and not with resolution NONE.',
      maxItems: 4096,
      default: 'for DNS, the hosts themselves are looked up',
    }),
    workloadSelector: ref(WorkloadSelector, {
      description:
        'Takes pods and WorkloadEntries of this namespace as endpoints instead of a list. For services inside the mesh with resolution STATIC.',
      default: 'the endpoints as listed',
    }),
    subjectAltNames: list(string(), {
      description:
        'Names of which the server certificate must carry at least one when the proxy starts TLS to the host. A DestinationRule can override it.',
      default: 'not checked',
      example: '["spiffe://cluster.local/ns/ledger/sa/ledger"]',
      isAdvanced: true,
    }),
    exportTo: list(string({ format: 'namespace' }), {
      description:
        'Namespaces that see the host: names, “.” for its own namespace, “*” for all, or “~” for none.',
      default: 'all namespaces',
      example: '["."]',
    }),
  },
  rules: ['CEL-08', 'CEL-10', 'CEL-11', 'CEL-12'],
})
export type ServiceEntry = Shape<typeof ServiceEntry>
