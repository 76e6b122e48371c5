import { suggestName } from '@meshdraft/schema'
import { isDnsLabel } from './hosts.ts'
import type { Breach } from './hosts.ts'
import { quote } from './quote.ts'

/** Protocols of a port as Istio's reference writes them; compared without regard to case. */
const PROTOCOLS: readonly string[] = [
  'HTTP',
  'HTTPS',
  'HTTP2',
  'GRPC',
  'GRPC-Web',
  'HTTP_PROXY',
  'TLS',
  'TCP',
  'UDP',
  'MONGO',
  'REDIS',
  'MYSQL',
]

const KNOWN_PROTOCOLS: ReadonlySet<string> = new Set(PROTOCOLS.map((name) => name.toLowerCase()))
const HTTP_PROTOCOLS: ReadonlySet<string> = new Set(
  'http http2 http_proxy grpc grpc-web'.split(' '),
)
const TLS_PROTOCOLS: ReadonlySet<string> = new Set(['https', 'tls'])

/** COM-014. */
export function checkPortName(name: string): Breach {
  if (isDnsLabel(name)) return undefined
  return name === ''
    ? 'A port needs a name.'
    : `Port name ${quote(name)} is not usable: use up to 63 letters, digits and inner hyphens.`
}

/** COM-015: none is fine. */
export function checkProtocol(protocol: string): Breach {
  if (protocol === '' || KNOWN_PROTOCOLS.has(lower(protocol))) return undefined
  const nearest = suggestProtocol(protocol)
  return `Protocol ${quote(protocol)} is not known. ${
    nearest === undefined ? `Known: ${PROTOCOLS.join(', ')}.` : `Is ${quote(nearest)} meant?`
  }`
}

/** The protocol that was probably meant. */
export function suggestProtocol(protocol: string): string | undefined {
  return suggestName(protocol, PROTOCOLS)
}

/** Whether Istio reads requests of it: HTTP, HTTP2, HTTP_PROXY, GRPC, GRPC-Web. */
export function isHttpProtocol(protocol: string): boolean {
  return HTTP_PROTOCOLS.has(lower(protocol))
}

/** Whether traffic of it is told apart by SNI: HTTPS, TLS. */
export function isTlsProtocol(protocol: string): boolean {
  return TLS_PROTOCOLS.has(lower(protocol))
}

/** Names of the gRPC status codes, by number. */
export const GRPC_STATUSES: readonly string[] = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
]

/** COM-034: a name in capitals; numbers are not accepted. */
export function checkGrpcStatus(status: string): Breach {
  if (GRPC_STATUSES.includes(status)) return undefined
  const nearest = suggestGrpcStatus(status)
  return `${quote(status)} is not the name of a gRPC status. ${
    nearest === undefined ? 'E.g. “UNAVAILABLE” is one.' : `Is ${quote(nearest)} meant?`
  }`
}

/** The gRPC status that was probably meant, by number or name. */
export function suggestGrpcStatus(status: string): string | undefined {
  return /^\d{1,2}$/.test(status)
    ? GRPC_STATUSES[Number(status)]
    : suggestName(status, GRPC_STATUSES)
}

/**
 * Turns a text into a DNS label where only case, underscores and dots are wrong, e.g. `my_port` into
 * `my-port`.
 *
 * @returns undefined where more is wrong, or nothing.
 */
export function toDnsLabel(text: string): string | undefined {
  const label = text.length > 63 ? '' : text.toLowerCase().replace(/[_.]/g, '-')
  return label !== text && isDnsLabel(label) ? label : undefined
}

function lower(protocol: string): string {
  // No known one is longer, and a hostile text may be.
  return protocol.length > 20 ? protocol : protocol.toLowerCase()
}
