import { list, map, message, ref, string, uint32 } from '../dsl.ts'
import type { Shape } from '../dsl.ts'
import { ServerTLSSettings } from './gateway-server-tls.ts'

/** Messages of Gateway. */

export const Port = message('Port', {
  description: 'The port on which the gateway workload listens.',
  reference: 'gateway',
  fields: {
    number: uint32({
      description:
        'Port number, 1 to 65535. The Service in front of the gateway workload must offer it too. 0 belongs to a server that binds to a socket.',
      required: true,
      example: '443',
    }),
    protocol: string({
      description:
        'What clients speak: HTTP, HTTPS, HTTP2, GRPC, GRPC-WEB, TLS, TCP, MONGO and a few more. HTTPS and TLS need the tls block.',
      required: true,
      format: 'protocol',
      example: 'HTTPS',
    }),
    name: string({
      description: 'Label of the port, unique in this Gateway.',
      required: true,
      example: 'https',
    }),
    targetPort: uint32({
      description: 'Has no effect on gateways; Istio rejects values above 0.',
      deprecated: 'Remove the field: the Service maps the ports.',
      isAdvanced: true,
    }),
  },
})
export type Port = Shape<typeof Port>

export const Server = message('Server', {
  description:
    'A port of the gateway with the hosts served there. What happens to a request is up to the VirtualServices that name this Gateway and one of the hosts.',
  reference: 'gateway',
  fields: {
    name: string({
      description: 'A name for people, unique in this Gateway.',
      default: 'no name',
      example: 'shop-https',
    }),
    port: ref(Port, {
      description: 'Where the gateway listens and which protocol it expects.',
      required: true,
    }),
    hosts: list(string({ format: 'host' }), {
      description:
        'Hosts that clients may call on this port: full names, “*.example.com”, or “*” for all. “namespace/host” admits VirtualServices of that namespace only; “./host” those of the own one.',
      required: true,
      example: '["shop.example.com"]',
    }),
    tls: ref(ServerTLSSettings, {
      description:
        'What happens to TLS. Needed for HTTPS and TLS; on HTTP only for the redirect to HTTPS.',
      default: 'no TLS',
    }),
    bind: string({
      description:
        'Address or socket on which to listen: an IP address, “unix:///path”, or “unix://@name”. A socket goes with port number 0.',
      default: 'all addresses of the workload',
      format: 'address',
      example: '10.0.0.8',
      isAdvanced: true,
    }),
    defaultEndpoint: string({
      description: 'Reserved: the schema knows this field, gateways ignore it.',
      format: 'address',
      isAdvanced: true,
    }),
  },
})
export type Server = Shape<typeof Server>

export const Gateway = message('Gateway', {
  description:
    'Opens ports at the edge of the mesh, for traffic that enters or leaves. It says which hosts are served with which TLS; the routes are in VirtualServices.',
  reference: 'gateway',
  fields: {
    servers: list(ref(Server), {
      description: 'The ports to open and the hosts served there. At least one.',
    }),
    selector: map(string(), {
      description:
        'Labels of the gateway pods that take this configuration. By default pods of every namespace can match; an empty selector matches all gateways.',
      default: 'every gateway workload',
      example: '{ istio: ingressgateway }',
    }),
  },
})
export type Gateway = Shape<typeof Gateway>
