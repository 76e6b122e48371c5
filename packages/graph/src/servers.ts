import { asList, asMap, asString, asStrings, valueAt } from '@meshdraft/model'
import type { PlainMap, Resource } from '@meshdraft/model'

/** Yields the servers of a Gateway; an entry that is no mapping counts as empty. */
export function readServers(gateway: Resource): readonly PlainMap[] {
  return asList(valueAt(gateway.value, ['spec', 'servers'])).map((server) => asMap(server) ?? {})
}

/** Yields a server's protocol in capitals, `''` if none is given. */
export function readProtocol(server: PlainMap): string {
  return (asString(valueAt(server, ['port', 'protocol'])) ?? '').toUpperCase()
}

/** Whether clients speak TLS to a server. */
export function isTlsServer(server: PlainMap): boolean {
  return ['HTTPS', 'TLS'].includes(readProtocol(server))
}

/** Whether a server answers every request with a redirect to https. */
export function isRedirecting(server: PlainMap): boolean {
  return valueAt(server, ['tls', 'httpsRedirect']) === true
}

/** Yields a server's hosts without their namespace part. */
export function listPlainHosts(server: PlainMap): readonly string[] {
  return asStrings(server['hosts']).map((host) => host.slice(host.indexOf('/') + 1))
}
