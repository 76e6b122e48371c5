import { boolean, duration, enumOf, int32, message, plainDuration, ref, uint32 } from '../dsl.ts'
import type { Shape } from '../dsl.ts'

const HTTP_SETTINGS =
  'https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings-HTTPSettings'

/** Connection pools: under every traffic policy of a DestinationRule, and in a Sidecar. */

export const TcpKeepalive = message('ConnectionPoolSettings.TCPSettings.TcpKeepalive', {
  description:
    'Probes that the kernel sends on idle connections, so that a dead peer or a forgetful firewall is noticed. What is absent is left to the operating system of the proxy.',
  reference: 'destination-rule',
  fields: {
    probes: uint32({
      description: 'Unanswered probes after which the connection counts as dead.',
      default: 'the operating system decides (Linux: 9)',
      unit: 'probes',
      example: '3',
    }),
    time: duration({
      description: 'How long a connection must be idle before the first probe is sent.',
      default: 'the operating system decides (Linux: 7200s)',
      example: '300s',
    }),
    interval: duration({
      description: 'Pause between two probes.',
      default: 'the operating system decides (Linux: 75s)',
      example: '30s',
    }),
  },
})
export type TcpKeepalive = Shape<typeof TcpKeepalive>

export const TCPSettings = message('ConnectionPoolSettings.TCPSettings', {
  description: 'Limits on connections. They hold for HTTP as well, which runs over connections.',
  reference: 'destination-rule',
  fields: {
    maxConnections: int32({
      description:
        'Connections one proxy keeps open to all endpoints of the host together, for HTTP/1.1 and TCP. Requests beyond it wait, see http1MaxPendingRequests. HTTP/2 needs few connections and is limited by http2MaxRequests instead.',
      default: 'no limit',
      unit: 'connections',
      example: '100',
    }),
    connectTimeout: duration({
      description:
        'How long the TCP handshake may take before the attempt fails and, for HTTP, a retry may follow.',
      default: '10s',
      example: '500ms',
    }),
    idleTimeout: plainDuration({
      description:
        'Closes a TCP connection on which no byte moved for this long. “0s” turns the timeout off. HTTP traffic follows http.idleTimeout.',
      default: '1h',
      example: '15m',
      isAdvanced: true,
    }),
    maxConnectionDuration: duration({
      description:
        'Greatest age of a connection. At that age it is drained and closed, even when busy, which makes clients spread over new endpoints.',
      default: 'no limit',
      example: '30m',
      isAdvanced: true,
    }),
    tcpKeepalive: ref(TcpKeepalive, {
      description:
        'Turns on TCP keepalive probes. An empty block “{}” turns them on with the values of the operating system.',
      default: 'no probes, unless the mesh configuration sets them',
      isAdvanced: true,
    }),
  },
})
export type TCPSettings = Shape<typeof TCPSettings>

export const KeepAliveSettings = message('ConnectionPoolSettings.HTTPSettings.HTTP2KeepAlive', {
  description:
    'PING frames on HTTP/2 connections, which find dead connections faster than TCP does. Both members are needed.',
  reference: 'destination-rule#ConnectionPoolSettings-HTTPSettings',
  fields: {
    interval: duration({
      description: 'Pause between two PING frames. Very short pauses make some servers hang up.',
      example: '30s',
      reference: HTTP_SETTINGS,
    }),
    timeout: duration({
      description: 'How long to wait for the answer to a PING before closing the connection.',
      example: '5s',
      reference: HTTP_SETTINGS,
    }),
  },
})
export type KeepAliveSettings = Shape<typeof KeepAliveSettings>

export const HTTPSettings = message('ConnectionPoolSettings.HTTPSettings', {
  description: 'Limits on HTTP/1.1, HTTP/2 and gRPC requests, counted in each proxy on its own.',
  reference: 'destination-rule',
  fields: {
    http1MaxPendingRequests: int32({
      description:
        'Requests that may wait for a free connection. One more is answered at once with 503 and the flag UO (overflow).',
      default: 'no limit',
      unit: 'requests',
      example: '50',
    }),
    http2MaxRequests: int32({
      description:
        'Requests in flight from one proxy to the host, over HTTP/1.1 and HTTP/2. One more is answered at once with 503.',
      default: 'no limit',
      unit: 'requests',
      example: '200',
    }),
    maxRequestsPerConnection: int32({
      description:
        'Requests after which a connection is closed. 1 turns keep-alive off; 0 means as many as come. Small values spread load better and cost a handshake each.',
      default: 'no limit',
      unit: 'requests',
      example: '1000',
    }),
    maxRetries: int32({
      description:
        'Retries that may be under way at the same time to all endpoints of the host. It stops a retry storm; prefer retryBudget, which grows with the traffic.',
      default: 'no limit',
      unit: 'retries',
      example: '3',
    }),
    idleTimeout: duration({
      description:
        'Closes a pooled connection that has had no request for this long. Keep it below the idle timeout of the server, or requests hit connections the server just closed.',
      default: '1h',
      example: '60s',
    }),
    h2UpgradePolicy: enumOf(
      {
        DEFAULT: 'As the mesh configuration says, which by default means no upgrade.',
        DO_NOT_UPGRADE: 'Keep HTTP/1.1 connections as they are.',
        UPGRADE: 'Speak HTTP/2 to the endpoints even when the client spoke HTTP/1.1.',
      },
      {
        description:
          'Whether HTTP/1.1 traffic is carried to the endpoints over HTTP/2. The endpoints must understand HTTP/2 in clear text. It contradicts useClientProtocol.',
        default: 'DEFAULT',
        example: 'UPGRADE',
        isAdvanced: true,
      },
    ),
    useClientProtocol: boolean({
      description:
        'Speak to the endpoints the HTTP version the client spoke. It contradicts the upgrade policy UPGRADE.',
      default: 'false',
      example: 'true',
      isAdvanced: true,
    }),
    maxConcurrentStreams: int32({
      description:
        'Requests that share one HTTP/2 connection at the same time. Further ones open another connection.',
      default: 'no limit (2147483647)',
      unit: 'streams',
      example: '100',
      isAdvanced: true,
    }),
    http2KeepAlive: ref(KeepAliveSettings, {
      description: 'Sends PING frames on HTTP/2 connections to notice dead ones.',
      default: 'no PING frames',
      isAdvanced: true,
    }),
  },
})
export type HTTPSettings = Shape<typeof HTTPSettings>

export const ConnectionPoolSettings = message('ConnectionPoolSettings', {
  description:
    'How much one proxy may send to a host at a time. Every proxy counts for itself, so the total is the limit times the number of clients. At least one member is needed.',
  reference: 'destination-rule',
  fields: {
    tcp: ref(TCPSettings, {
      description: 'Limits and timeouts of connections, for TCP and HTTP alike.',
    }),
    http: ref(HTTPSettings, {
      description: 'Limits and timeouts of requests; without effect on ports that carry plain TCP.',
    }),
  },
})
export type ConnectionPoolSettings = Shape<typeof ConnectionPoolSettings>
