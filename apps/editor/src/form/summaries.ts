import type { MessageName } from '@meshdraft/schema'
import { describeMessage } from '@meshdraft/schema'
import { getChild, getDescendant, listEntries, listItems, toScalarText } from './form-node.ts'
import type { FormNode } from './form-node.ts'
import { countWeights, toShares, UNREADABLE_WEIGHTS } from './weights.ts'
import { toTitle } from './titles.ts'

/** Says in a few words what a value holds, for a row that is folded. Empty when it says nothing. */
export function summarize(message: MessageName, node: FormNode | undefined): string {
  if (!node) return ''
  if (node.lock) return node.source.split('\n')[0] ?? ''
  const special = SUMMARIES.get(message)
  if (special) return special(node)
  return summarizeFields(message, node)
}

/** Yields what an item is called: its own name, else the first thing that tells it apart. */
export function nameOf(node: FormNode | undefined): string | undefined {
  const name = toScalarText(getChild(node, 'name')) ?? toScalarText(getChild(node, 'host'))
  return name === '' ? undefined : name
}

const SUMMARIES: ReadonlyMap<MessageName, (node: FormNode) => string> = new Map([
  ['HTTPRoute', (node) => arrow(summarizeMatches(node), summarizeTarget(node))],
  ['TLSRoute', (node) => arrow(summarizeServerNames(node), summarizeTarget(node))],
  ['TCPRoute', (node) => arrow(summarizePorts(node), summarizeTarget(node))],
  ['HTTPMatchRequest', summarizeMatch],
  ['HTTPRouteDestination', summarizeWeighted],
  ['RouteDestination', summarizeWeighted],
  ['HTTPMirrorPolicy', (node) => summarizeDestination(getChild(node, 'destination'))],
  ['Destination', summarizeDestination],
  ['StringMatch', summarizeStringMatch],
  ['Server', summarizeServer],
  ['Subset', (node) => summarizePairs(getChild(node, 'labels'))],
  ['ServicePort', summarizePort],
  ['Port', summarizePort],
  ['SidecarPort', summarizePort],
  ['HTTPRetry', summarizeRetry],
])

function arrow(from: string, to: string): string {
  return to === '' ? from : `${from} → ${to}`
}

function summarizeMatches(route: FormNode): string {
  const matches = listItems(getChild(route, 'match'))
  const [first] = matches
  if (!first) return 'any request'
  const more = matches.length > 1 ? ` or ${matches.length - 1} more` : ''
  return `${summarizeMatch(first)}${more}`
}

function summarizeMatch(match: FormNode): string {
  const method = summarizeStringMatch(getChild(match, 'method'))
  const path = summarizeStringMatch(getChild(match, 'uri'))
  const parts = [[method, path].filter(Boolean).join(' ')]
  const port = toScalarText(getChild(match, 'port'))
  if (port !== undefined) parts.push(`port ${port}`)
  for (const [name, value] of listEntries(getChild(match, 'headers'))) {
    const text = summarizeStringMatch(value)
    parts.push(text === '' ? name : `${name}: ${text}`)
  }
  for (const [name] of listEntries(getChild(match, 'withoutHeaders'))) parts.push(`not ${name}`)
  for (const [name, value] of listEntries(getChild(match, 'queryParams'))) {
    parts.push(`?${name}=${summarizeStringMatch(value)}`)
  }
  const labels = summarizePairs(getChild(match, 'sourceLabels'))
  if (labels !== '') parts.push(`from ${labels}`)
  const namespace = toScalarText(getChild(match, 'sourceNamespace'))
  if (namespace !== undefined) parts.push(`from ${namespace}`)
  return parts.filter(Boolean).join(', ') || 'any request'
}

function summarizeStringMatch(node: FormNode | undefined): string {
  const exact = toScalarText(getChild(node, 'exact'))
  if (exact !== undefined) return exact
  const prefix = toScalarText(getChild(node, 'prefix'))
  if (prefix !== undefined) return `${prefix}…`
  const regex = toScalarText(getChild(node, 'regex'))
  return regex === undefined ? '' : `~${regex}`
}

function summarizeServerNames(route: FormNode): string {
  const names = listItems(getChild(route, 'match')).flatMap((match) =>
    listItems(getChild(match, 'sniHosts')).map((host) => toScalarText(host) ?? ''),
  )
  return names.length > 0 ? listSome(names) : 'any connection'
}

function summarizePorts(route: FormNode): string {
  const ports = listItems(getChild(route, 'match')).flatMap(
    (match) => toScalarText(getChild(match, 'port')) ?? [],
  )
  return ports.length > 0 ? `port ${ports.join(', ')}` : 'any connection'
}

function summarizeTarget(route: FormNode): string {
  const delegate = toScalarText(getDescendant(route, ['delegate', 'name']))
  if (delegate !== undefined) return `delegate ${delegate}`
  const redirect = getChild(route, 'redirect')
  if (redirect) {
    const code = toScalarText(getChild(redirect, 'redirectCode')) ?? '301'
    const to = ['authority', 'uri', 'prefixRewrite'].map((key) =>
      toScalarText(getChild(redirect, key)),
    )
    return [code, to.filter(Boolean).join('')].filter(Boolean).join(' ')
  }
  const status = toScalarText(getDescendant(route, ['directResponse', 'status']))
  if (status !== undefined) return status
  const destinations = listItems(getChild(route, 'route'))
  const [only] = destinations
  if (!only) return ''
  if (destinations.length === 1) return summarizeDestination(getChild(only, 'destination'))
  const hosts = new Set(destinations.map((item) => toScalarText(getDescendant(item, HOST))))
  if (destinations.some(isWeightUnreadable)) {
    const names = destinations.map((item) => nameDestination(item, hosts.size > 1))
    return `${names.join(', ')} (${UNREADABLE_WEIGHTS})`
  }
  const shares = toShares(countWeights(destinations.map(readWeightRow)))
  return destinations
    .map((item, index) => `${shares[index] ?? 0}% ${nameDestination(item, hosts.size > 1)}`)
    .join(', ')
}

const HOST = ['destination', 'host']

/** Names a destination by its subset where the host goes without saying. */
function nameDestination(item: FormNode, isHostNeeded: boolean): string {
  const subset = toScalarText(getDescendant(item, ['destination', 'subset']))
  if (subset !== undefined && !isHostNeeded) return subset
  return summarizeDestination(getChild(item, 'destination'))
}

/** Reads the weight of a destination as far as it is a whole number of 0 or more. */
export function readWeightRow(item: FormNode | undefined): {
  readonly weight: number | undefined
  readonly isLocked: boolean
} {
  const node = getChild(item, 'weight')
  const value = node?.type === 'scalar' || node?.type === 'alias' ? node.value : undefined
  const isWhole = typeof value === 'number' && Number.isInteger(value) && value >= 0
  return { weight: isWhole ? value : undefined, isLocked: node?.lock !== undefined }
}

/** Whether a destination has a weight that is no whole number of 0 or more. */
export function isWeightUnreadable(item: FormNode): boolean {
  const node = getChild(item, 'weight')
  const isEmpty = node?.type === 'scalar' && node.value === null
  return node !== undefined && !isEmpty && readWeightRow(item).weight === undefined
}

function summarizeWeighted(item: FormNode): string {
  const weight = toScalarText(getChild(item, 'weight'))
  const destination = summarizeDestination(getChild(item, 'destination'))
  return weight === undefined ? destination : `${destination}, weight ${weight}`
}

function summarizeDestination(node: FormNode | undefined): string {
  const host = toScalarText(getChild(node, 'host')) ?? ''
  const subset = toScalarText(getChild(node, 'subset'))
  const port = toScalarText(getDescendant(node, ['port', 'number']))
  return [`${shortenHost(host)}${port === undefined ? '' : `:${port}`}`, subset]
    .filter(Boolean)
    .join(' ')
}

/** Yields the name of a Service without the part that says the cluster. */
export function shortenHost(host: string): string {
  return host.replace(/\.svc\.cluster\.local$/u, '')
}

function summarizeServer(server: FormNode): string {
  const port = getChild(server, 'port')
  const hosts = listItems(getChild(server, 'hosts')).map((host) => toScalarText(host) ?? '')
  return [port ? summarizePort(port) : '', listSome(hosts)].filter(Boolean).join(', ')
}

function summarizePort(port: FormNode): string {
  return ['number', 'protocol']
    .map((key) => toScalarText(getChild(port, key)))
    .filter(Boolean)
    .join(' ')
}

function summarizeRetry(retry: FormNode): string {
  const attempts = toScalarText(getChild(retry, 'attempts'))
  const timeout = toScalarText(getChild(retry, 'perTryTimeout'))
  if (attempts === undefined) return summarizeFields('HTTPRetry', retry)
  return timeout === undefined ? `${attempts} ×` : `${attempts} × ${timeout}`
}

function summarizePairs(node: FormNode | undefined): string {
  return listEntries(node)
    .map(([key, value]) => `${key}=${toScalarText(value) ?? '…'}`)
    .join(', ')
}

/** The scalars of any message, e.g. `attempts 3, per try timeout 2s`; else the fields' titles. */
function summarizeFields(message: MessageName, node: FormNode): string {
  const fields = describeMessage(message)?.fields ?? []
  const parts = fields.flatMap(({ name, fieldType }) => {
    const value = getChild(node, name)
    if (!value) return []
    const text = toScalarText(value)
    const title = lower(toTitle(name, message))
    if (text !== undefined)
      return name === 'name' || name === 'host' ? [text] : [`${title} ${text}`]
    if (fieldType.type === 'list') return [`${title}: ${summarizeList(value)}`]
    return [title]
  })
  return parts.join(', ')
}

function summarizeList(node: FormNode): string {
  const texts = listItems(node).map(toScalarText)
  return texts.every((text) => text !== undefined) ? listSome(texts) : `${texts.length}`
}

function listSome(texts: readonly string[]): string {
  const shown = texts.slice(0, 2).join(', ')
  return texts.length > 2 ? `${shown} and ${texts.length - 2} more` : shown
}

function lower(title: string): string {
  return /^[A-Z]{2}/u.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1)
}
