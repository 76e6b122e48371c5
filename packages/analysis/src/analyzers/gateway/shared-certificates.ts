import { readGateway, toCertificateId } from '@meshdraft/model'
import type { Labels, Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { MOST_RELATED } from '../../related.ts'
import { listSome } from '../../words.ts'
import { holdsLabels, writeLabels } from '../labels.ts'
import { nameOf, toObjectId } from '../name-of.ts'

/**
 * As istioctl: only Gateways whose selector holds this one's labels count, so that of a general and
 * a narrower Gateway the general one is marked.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0138/
 */
export const sharedCertificates: Analyzer = {
  name: 'gateway/shared-certificates',
  description: 'Every certificate is presented by one Gateway.',
  subject: 'Gateway',
  codes: ['IST0138'],
  needs: [],
  check(gateway, { lookup, report }) {
    const { selector = {}, servers = [] } = readGateway(gateway)
    const seen = new Set<string>()
    for (const [i, { tls = {} }] of servers.entries()) {
      const id = toCertificateId(tls)
      if (id === undefined || seen.has(id)) continue
      seen.add(id)
      const { count, first } = findOthers(gateway, selector, lookup.gatewaysWithCertificate(id))
      if (count === 0) continue
      const { credentialName = '', serverCertificate = '' } = tls
      const field = credentialName === '' ? 'serverCertificate' : 'credentialName'
      report('IST0138', ['spec', 'servers', i, 'tls', field], {
        certificate: credentialName || serverCertificate,
        others: listSome(first.map(nameOf), count),
      })
    }
  },
}

interface SelectorGroup {
  readonly selector: Labels
  readonly gateways: Resource[]
  readonly ids: Set<string>
}

// Asked once by each Gateway of a certificate, of which there may be thousands.
const groupsByCandidates = new WeakMap<readonly Resource[], SelectorGroups>()

/** Gateways by selector. */
interface SelectorGroups {
  readonly all: readonly SelectorGroup[]
  /** By each label of the selector. */
  readonly byLabel: ReadonlyMap<string, readonly SelectorGroup[]>
}

function findOthers(
  gateway: Resource,
  selector: Labels,
  candidates: readonly Resource[],
): { readonly count: number; readonly first: readonly Resource[] } {
  if (candidates.length < 2) return { count: 0, first: [] }
  const groups = groupsByCandidates.get(candidates) ?? groupBySelector(candidates)
  groupsByCandidates.set(candidates, groups)
  const id = toObjectId(gateway)
  let count = 0
  const first: Resource[] = []
  // What holds all of the labels holds the first one.
  const [label] = listLabels(selector)
  const likely = label === undefined ? groups.all : (groups.byLabel.get(label) ?? [])
  for (const group of likely) {
    if (!holdsLabels(group.selector, selector)) continue
    count += group.gateways.length - (group.ids.has(id) ? 1 : 0)
    if (first.length > MOST_RELATED) continue
    const others = group.gateways.slice(0, MOST_RELATED + 2)
    first.push(...others.filter((other) => toObjectId(other) !== id))
  }
  return { count, first: first.slice(0, MOST_RELATED + 1) }
}

function groupBySelector(candidates: readonly Resource[]): SelectorGroups {
  const groups = new Map<string, SelectorGroup>()
  for (const gateway of candidates) {
    const { selector = {} } = readGateway(gateway)
    const text = writeLabels(selector)
    const group = groups.get(text) ?? { selector, gateways: [], ids: new Set() }
    group.gateways.push(gateway)
    group.ids.add(toObjectId(gateway))
    groups.set(text, group)
  }
  const byLabel = new Map<string, SelectorGroup[]>()
  for (const group of groups.values()) {
    for (const label of listLabels(group.selector)) {
      const list = byLabel.get(label)
      if (list === undefined) byLabel.set(label, [group])
      else list.push(group)
    }
  }
  return { all: [...groups.values()], byLabel }
}

function listLabels(selector: Labels): readonly string[] {
  return Object.entries(selector).map(([key, value]) => `${key}=${value}`)
}
