import { byteLength } from '@meshdraft/yaml'
import { isIpAddress, isIpPrefix } from './ip-addresses.ts'
import { quote } from './quote.ts'

export { isIpAddress } from './ip-addresses.ts'

/** What a rule finds wrong, as a sentence for the user; undefined where nothing is. */
export type Breach = string | undefined

const LONGEST_LABEL = 63
const LONGEST_DOMAIN = 255

/** Most names: labels of small letters, digits and inner hyphens that begin with a letter. */
const USUAL_DOMAIN = /^(?:[a-z](?:[-a-z\d]{0,61}[a-z\d])?\.)*[a-z](?:[-a-z\d]{0,61}[a-z\d])?$/

/** Whether a text is a DNS label (COM-003); capitals are allowed, underscores are not. */
export function isDnsLabel(text: string): boolean {
  return text.length <= LONGEST_LABEL && /^[a-z\d](?:[-a-z\d]*[a-z\d])?$/i.test(text)
}

/** COM-003: letters, digits and inner hyphens, 1 to 63 bytes. */
export function checkDnsLabel(text: string): Breach {
  if (isDnsLabel(text)) return undefined
  return text === ''
    ? 'An empty text is not a DNS label.'
    : `${quote(text)} is not a DNS label: use up to 63 letters, digits and inner hyphens.`
}

/** COM-005: a domain name without wildcard; short names are names too. */
export function checkFqdn(text: string): Breach {
  return checkLength(text) ?? checkLabels(text, text)
}

/** COM-006: a domain name of which the first label may begin with a wildcard. */
export function checkWildcardDomain(text: string): Breach {
  const tooLong = checkLength(text)
  if (tooLong !== undefined) return tooLong
  const dot = text.indexOf('.')
  const first = dot < 0 ? text : text.slice(0, dot)
  if (!isWildcardLabel(first)) {
    return first.includes('*')
      ? `In host ${quote(text)} the wildcard “*” may only stand at the very start.`
      : describeBadLabel(text, first)
  }
  return dot < 0 ? undefined : checkLabels(text, text.slice(dot + 1))
}

/**
 * COM-007: a host of a route on a gateway. Where the route is chosen by SNI, names that Istio makes
 * itself for AUTO_PASSTHROUGH (`outbound_.80_._.reviews.shop.svc.cluster.local`) are allowed.
 */
export function checkGatewayRouteHost(text: string, hasSni: boolean): Breach {
  if (!hasSni || !text.startsWith('outbound_')) return checkWildcardDomain(text)
  const tooLong = checkLength(text)
  if (tooLong !== undefined) return tooLong
  const [, port = '', , host = ''] = text.split('_')
  return /\d/.test(port) && /[a-z]/i.test(host)
    ? undefined
    : `Host ${quote(text)} does not have the form “outbound_.PORT_.SUBSET_.HOST”.`
}

/** COM-008. */
export function checkIpAddress(text: string): Breach {
  return isIpAddress(text) ? undefined : `${quote(text)} is not an IP address.`
}

/** COM-009: an IP address, or one with a prefix length. */
export function checkSubnet(text: string): Breach {
  const isSubnet = text.split('/', 3).length === 2 ? isIpPrefix(text) : isIpAddress(text)
  return isSubnet ? undefined : `${quote(text)} is neither an IP address nor a CIDR block.`
}

/** COM-010: a wildcard that is followed by something else than a dot, e.g. `*foo.com`. */
export function isPartialWildcard(host: string): boolean {
  return host.includes('*') && host.length > 1 && !host.startsWith('*.')
}

/** What is wrong with a host of a Gateway. */
export interface GatewayHostBreach {
  readonly rule: 'domain' | 'namespace' | 'short-name' | 'partial-wildcard'
  readonly message: string
}

/** COM-011: `host` or `namespace/host`, where the host is `*`, an IP address, or has a dot. */
export function checkGatewayHost(host: string): readonly GatewayHostBreach[] {
  const slash = host.indexOf('/')
  if (slash < 0) return checkGatewayHostPart(host)
  const namespace = host.slice(0, slash)
  const name = host.slice(slash + 1)
  if (namespace === '' || name === '') {
    return [{ rule: 'namespace', message: describeEmptyPart(host) }]
  }
  const breaches: GatewayHostBreach[] = []
  if (!['*', '.'].includes(namespace) && !isDnsLabel(namespace)) {
    breaches.push({ rule: 'namespace', message: describeBadNamespace(namespace, host) })
  }
  return [...breaches, ...checkGatewayHostPart(name)]
}

/**
 * COM-012: `namespace/host` of a Sidecar, where the host is `*` or a name with a dot.
 *
 * @returns the first breach.
 */
export function checkSidecarHost(host: string): Breach {
  const slash = host.indexOf('/')
  if (slash < 0) return `Host ${quote(host)} needs a namespace in front: write “namespace/host”.`
  const namespace = host.slice(0, slash)
  const name = host.slice(slash + 1)
  if (namespace === '' || name === '') return describeEmptyPart(host)
  const bare = namespace.startsWith('~') ? namespace.slice(1) : namespace
  if (!['', '*', '.'].includes(bare) && !isDnsLabel(bare)) {
    return describeBadNamespace(namespace, host)
  }
  if (isShortName(name)) return describeShortName(name)
  return checkWildcardDomain(name) ?? (isPartialWildcard(name) ? describePartial(name) : undefined)
}

/** COM-013: the path of a socket, i.e. the text after `unix://`. */
export function checkSocketPath(path: string): Breach {
  if (path === '') return 'The path of the socket is missing after “unix://”.'
  if (path.startsWith('@')) return undefined
  if (!path.startsWith('/')) {
    return `The socket ${quote(path)} needs an absolute path, or a name that starts with “@”.`
  }
  return path.endsWith('/') ? `The socket ${quote(path)} names a folder, not a file.` : undefined
}

function checkGatewayHostPart(host: string): readonly GatewayHostBreach[] {
  const breaches: GatewayHostBreach[] = []
  if (isShortName(host)) breaches.push({ rule: 'short-name', message: describeShortName(host) })
  const message = checkWildcardDomain(host)
  if (message !== undefined && !isIpAddress(host)) breaches.push({ rule: 'domain', message })
  if (isPartialWildcard(host)) {
    breaches.push({ rule: 'partial-wildcard', message: describePartial(host) })
  }
  return breaches
}

function isShortName(host: string): boolean {
  return host !== '*' && !host.includes('.')
}

function checkLength(text: string): Breach {
  if (text === '') return 'A host must not be empty.'
  return text.length > LONGEST_DOMAIN || byteLength(text) > LONGEST_DOMAIN
    ? `Host ${quote(text)} is longer than ${LONGEST_DOMAIN} bytes.`
    : undefined
}

/** @param text - the whole host, for the message; `domain` is what is checked of it. */
function checkLabels(text: string, domain: string): Breach {
  if (USUAL_DOMAIN.test(domain)) return undefined
  const labels = domain.split('.')
  const last = labels.at(-1) ?? ''
  if (isGoInteger(last)) {
    return `Host ${quote(text)} ends in the number ${quote(last)}; a domain name cannot.`
  }
  for (const [i, label] of labels.entries()) {
    // A dot at the end only says that nothing is to be added.
    if (i === labels.length - 1 && label === '') return undefined
    if (!isDnsLabel(label)) {
      return label.includes('*')
        ? `In host ${quote(text)} the wildcard “*” is not allowed${text === domain ? '' : ' here'}.`
        : describeBadLabel(text, label)
    }
  }
  return undefined
}

/** Whether Go's Atoi reads it: with or without a sign, within 64 bits. */
function isGoInteger(text: string): boolean {
  if (!/^[-+]?\d+$/.test(text)) return false
  const number = BigInt(text.startsWith('+') ? text.slice(1) : text)
  return BigInt.asIntN(64, number) === number
}

/** `*`, a label, or a label behind `*` or `*-`. */
function isWildcardLabel(text: string): boolean {
  if (text === '*') return true
  if (text.length > LONGEST_LABEL) return false
  return isDnsLabel(text.startsWith('*') ? text.replace(/^\*-?/, '') : text)
}

function describeBadLabel(text: string, label: string): string {
  if (label === '') return `Host ${quote(text)} has an empty part between its dots.`
  if (text === label) {
    return `Host ${quote(text)} is not a name: use up to 63 letters, digits and inner hyphens between the dots.`
  }
  return `In host ${quote(text)} the part ${quote(label)} is not a DNS label: use up to 63 letters, digits and inner hyphens.`
}

function describeEmptyPart(host: string): string {
  return `Host ${quote(host)} needs a namespace before the slash and a host behind it.`
}

function describeBadNamespace(namespace: string, host: string): string {
  return `In host ${quote(host)} the namespace ${quote(namespace)} is not a name, “*” or “.”.`
}

function describeShortName(host: string): string {
  if (host === '') return 'A host must not be empty.'
  // A full name made of what is no label would be refused as well.
  const example = isDnsLabel(host) ? `, e.g. ${quote(`${host}.shop.svc.cluster.local`)}` : ''
  return `Host ${quote(host)} is a short name; write the full one${example}.`
}

function describePartial(host: string): string {
  return `In host ${quote(host)} the wildcard stands for a part of a label; write “*” or “*.suffix”.`
}
