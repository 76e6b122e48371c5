import { enumOf, list, message, ref, string, uint32 } from '../dsl.ts'
import type { Shape } from '../dsl.ts'
import { ConnectionPoolSettings } from './destination-rule-connection-pool.ts'
import { ServerTLSSettings } from './gateway-server-tls.ts'
import { Destination, WorkloadSelector } from './shared.ts'

/** Messages of Sidecar. */

const CAPTURE_MODES = {
  DEFAULT: 'As the workload was set up, in most cases IPTABLES.',
  IPTABLES: 'The kernel redirects the traffic of the application to the proxy.',
  NONE: 'Nothing is redirected: the application must be told to use the address of the listener.',
} as const

export const SidecarPort = message('SidecarPort', {
  description: 'The port of a listener of the sidecar.',
  reference: 'sidecar',
  fields: {
    number: uint32({
      description: 'Port number, 1 to 65535; 0 belongs to a listener on a socket.',
      example: '9080',
    }),
    protocol: string({
      description: 'What is spoken on the port: HTTP, HTTPS, HTTP2, GRPC, TLS, TCP and a few more.',
      format: 'protocol',
      default: 'detected from the traffic',
      example: 'HTTP',
    }),
    name: string({
      description: 'Label of the port, for people and logs.',
      example: 'http',
    }),
    targetPort: uint32({
      description: 'Has no effect in a Sidecar; Istio rejects values above 0.',
      deprecated: 'Remove the field and use defaultEndpoint for the port of the application.',
      isAdvanced: true,
    }),
  },
})
export type SidecarPort = Shape<typeof SidecarPort>

export const IstioIngressListener = message('IstioIngressListener', {
  description:
    'A port on which the sidecar takes requests for the workload. As soon as one is listed, only listed ports are served.',
  reference: 'sidecar',
  fields: {
    port: ref(SidecarPort, {
      description: 'Port on which the sidecar listens. Each number may be listed once.',
      required: true,
    }),
    defaultEndpoint: string({
      description:
        'Where the sidecar hands requests on: “127.0.0.1:port”, “[::1]:port”, “0.0.0.0:port” for the IP of the instance, or “unix:///path”.',
      default: 'the same port at the address of the instance',
      format: 'address',
      example: '127.0.0.1:8080',
    }),
    bind: string({
      description: 'IP address on which the sidecar listens.',
      default: 'the addresses of the instance',
      format: 'address',
      example: '0.0.0.0',
      isAdvanced: true,
    }),
    captureMode: enumOf(CAPTURE_MODES, {
      description: 'How traffic reaches the listener.',
      default: 'DEFAULT',
      example: 'NONE',
      isAdvanced: true,
    }),
    tls: ref(ServerTLSSettings, {
      description:
        'Ends TLS of clients outside the mesh, with certificates from files. The port speaks HTTPS or TLS, and mutual TLS of the mesh must be off for it.',
      default: 'mutual TLS as the PeerAuthentication says',
      isAdvanced: true,
    }),
    connectionPool: ref(ConnectionPoolSettings, {
      description:
        'Limits on what the sidecar takes in on this port. It replaces inboundConnectionPool for the port.',
      default: 'inboundConnectionPool',
      isAdvanced: true,
    }),
  },
})
export type IstioIngressListener = Shape<typeof IstioIngressListener>

export const IstioEgressListener = message('IstioEgressListener', {
  description:
    'Hosts that the workload can call. The one listener without a port stands for all ports and comes last.',
  reference: 'sidecar',
  fields: {
    port: ref(SidecarPort, {
      description: 'Restricts the listener to one port. Each number may be listed once.',
      default: 'all ports of the hosts',
    }),
    hosts: list(string({ format: 'host' }), {
      description:
        'Hosts to import, each as “namespace/host”. The namespace is a name, “.” for the own or “*” for any; the host is a full name, “*.suffix” or “*”. A leading “~” leaves a host out again. Fewer hosts mean smaller proxies and faster updates.',
      required: true,
      example: '["./*", "istio-system/*"]',
    }),
    bind: string({
      description:
        'IP address or socket (“unix:///path”) on which the sidecar listens for the application.',
      default: 'chosen by Istio from the imported hosts',
      format: 'address',
      example: '127.0.0.1',
      isAdvanced: true,
    }),
    captureMode: enumOf(CAPTURE_MODES, {
      description:
        'How traffic of the application reaches the listener. A listener on a socket needs DEFAULT or NONE.',
      default: 'DEFAULT',
      example: 'NONE',
      isAdvanced: true,
    }),
  },
})
export type IstioEgressListener = Shape<typeof IstioEgressListener>

export const OutboundTrafficPolicy = message('OutboundTrafficPolicy', {
  description: 'What becomes of calls to hosts the mesh does not know.',
  reference: 'sidecar',
  fields: {
    mode: enumOf(
      {
        REGISTRY_ONLY: 'Refuse them: HTTP gets 502, other connections are closed.',
        ALLOW_ANY: 'Let them out unchanged to the address the application called.',
      },
      {
        description:
          'Whether calls to unknown hosts may leave. Note that writing this block without a mode means REGISTRY_ONLY.',
        default: 'REGISTRY_ONLY',
        example: 'ALLOW_ANY',
      },
    ),
    egressProxy: ref(Destination, {
      description:
        'Sends calls to unknown hosts to this service, which needs a full name and a port. Goes with ALLOW_ANY only, and Istio’s analysis says that it is ignored.',
      default: 'they go straight to their address',
      isAdvanced: true,
    }),
  },
})
export type OutboundTrafficPolicy = Shape<typeof OutboundTrafficPolicy>

export const Sidecar = message('Sidecar', {
  description:
    'Narrows what the sidecars of a namespace, or of some of its workloads, know and accept. Without a Sidecar every proxy knows every host of the mesh. At least one member besides the selector is needed.',
  reference: 'sidecar',
  fields: {
    workloadSelector: ref(WorkloadSelector, {
      description:
        'Workloads of this namespace to which the Sidecar applies. A namespace may have one Sidecar without a selector.',
      default: 'all workloads of the namespace; in the root namespace, of the mesh',
    }),
    egress: list(ref(IstioEgressListener), {
      description: 'Hosts that the workloads can call. All others are unknown to the sidecar.',
      default: 'as in the Sidecar of the namespace or of the mesh, else every host',
    }),
    outboundTrafficPolicy: ref(OutboundTrafficPolicy, {
      description: 'What becomes of calls to hosts the sidecar does not know.',
      default: 'as in the mesh configuration (ALLOW_ANY unless changed)',
    }),
    ingress: list(ref(IstioIngressListener), {
      description:
        'Ports on which the sidecar takes requests. Needed only where the ports of the services do not tell.',
      default: 'the ports of the services that select the workload',
      isAdvanced: true,
    }),
    inboundConnectionPool: ref(ConnectionPoolSettings, {
      description: 'Limits on what the sidecar takes in from clients, on all ports.',
      default: 'no limits',
      isAdvanced: true,
    }),
  },
})
export type Sidecar = Shape<typeof Sidecar>
