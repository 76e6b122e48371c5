import type { FieldPath } from '@meshdraft/yaml'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { checkSocketPath } from '../common/hosts.ts'
import { checkPort } from '../common/numbers.ts'
import { quote } from '../common/quote.ts'
import { trimSocket, UNIX } from '../gateway/host-fixes.ts'

const OWN_HOSTS: ReadonlySet<string> = new Set(['', '127.0.0.1', '0.0.0.0', '::1', '::'])

/** Checks where a Sidecar hands requests on to: a port of the workload, or a socket. */
export function checkDefaultEndpoint(
  endpoint: string,
  path: FieldPath,
  context: AdmissionContext,
): void {
  const { report, fix } = context
  if (endpoint === '') return
  if (endpoint.startsWith(UNIX)) {
    const message = checkSocketPath(endpoint.slice(UNIX.length))
    if (message === undefined) return
    const trimmed = trimSocket(endpoint)
    const fixes = trimmed === undefined ? [] : fix.set(`Change to ${trimmed}`, path, trimmed)
    report('SC-010', path, { message }, { fixes })
    return
  }
  const parts = splitHostPort(endpoint)
  if (parts === undefined) {
    report(
      'SC-011',
      path,
      { endpoint: quote(endpoint) },
      { fixes: addHost(endpoint, path, context) },
    )
    return
  }
  const { host, port } = parts
  if (!OWN_HOSTS.has(host)) {
    const own = `127.0.0.1:${port}`
    const isSame = host.toLowerCase() === 'localhost'
    const fixes = fix.set(`Change to ${own}`, path, own, isSame ? {} : CHOICE)
    report('SC-012', path, { host: quote(host) }, { fixes })
  }
  if (!isPort(port)) report('SC-013', path, { port: quote(port) })
}

function addHost(endpoint: string, path: FieldPath, { fix }: AdmissionContext): readonly Fix[] {
  const complete = `127.0.0.1:${endpoint}`
  return isPort(endpoint) ? fix.set(`Change to ${complete}`, path, complete) : []
}

/** A number as Go reads it, with or without a sign. */
function isPort(text: string): boolean {
  return /^[-+]?\d{1,18}$/u.test(text) && checkPort(Number(text)) === undefined
}

/**
 * Splits `host:port`, `[host]:port` or `:port` as Go does; a host with colons needs the brackets.
 * @see https://pkg.go.dev/net#SplitHostPort
 */
function splitHostPort(text: string): { readonly host: string; readonly port: string } | undefined {
  const colon = text.lastIndexOf(':')
  if (colon < 0) return undefined
  const port = text.slice(colon + 1)
  const isBracketed = text.startsWith('[')
  if (isBracketed && text.indexOf(']') !== colon - 1) return undefined
  const host = isBracketed ? text.slice(1, colon - 1) : text.slice(0, colon)
  const isPlain = !/[[\]]/u.test(`${host}${port}`)
  return isPlain && (isBracketed || !host.includes(':')) ? { host, port } : undefined
}
