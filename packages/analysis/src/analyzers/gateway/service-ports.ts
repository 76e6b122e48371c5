import type { ServicePortReference } from '@meshdraft/schema'
import { readGateway, readWorkloadLabels } from '@meshdraft/model'
import type { Labels, Lookup, Resource } from '@meshdraft/model'
import { readService } from '../read-service.ts'
import { checkPort } from '../../admission/common/numbers.ts'
import type { Analyzer } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { listSome } from '../../words.ts'
import { WORKLOAD_KINDS, writeLabels } from '../labels.ts'

const MOST_SUGGESTIONS = 3

// A Gateway without a selector matches everything; of so many workloads nothing is said.
const MOST_WORKLOADS = 50

/**
 * As istioctl: a server listens where Services of its workloads lead to, at their target port, or at
 * their own port where the target is named. A Service without a selector leads to no workload.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0162/
 */
export const gatewayServicePorts: Analyzer = {
  name: 'gateway/service-ports',
  description: 'Every port of a Gateway is one that a Service of its workloads leads to.',
  subject: 'Gateway',
  codes: ['IST0162'],
  needs: ['Service'],
  needsAny: WORKLOAD_KINDS,
  check(gateway, { lookup, report }) {
    const { selector = {}, servers = [] } = readGateway(gateway)
    const ports = listServicePorts(lookup.workloads(selector), lookup)
    if (ports === undefined) return
    const used = servers.map(({ port }) => port?.number ?? 0)
    for (const [i, number] of used.entries()) {
      if (number === 0 || ports.has(number) || used.indexOf(number) !== i) continue
      const path = ['spec', 'servers', i, 'port', 'number']
      const free = [...ports].filter(
        (port) =>
          !used.includes(port) &&
          checkPort(port) === undefined &&
          // Another Gateway may serve the hosts there.
          (servers[i]?.hosts ?? []).every(
            (host) => lookup.gatewaysServing(host, port).length === 0,
          ),
      )
      const nearest = free.toSorted((a, b) => Math.abs(a - number) - Math.abs(b - number))
      report(
        'IST0162',
        path,
        {
          port: number,
          hint: ports.size === 0 ? '' : `Services lead to: ${listSome([...ports].map(String))}.`,
        },
        {
          fixes: nearest
            .slice(0, MOST_SUGGESTIONS)
            .flatMap((port) => fixesOf(gateway).set(`Listen on port ${port}`, path, port, CHOICE)),
        },
      )
    }
  },
}

/** Ports of workloads that Services lead to; undefined where there are no workloads, or too many. */
function listServicePorts(
  workloads: readonly Resource[],
  lookup: Lookup,
): ReadonlySet<number> | undefined {
  const ports = new Set<number>()
  const groups = groupAlike(workloads)
  if (groups.length === 0 || groups.length > MOST_WORKLOADS) return undefined
  for (const { namespace, labels } of groups) {
    for (const service of lookup.servicesSelecting(labels, namespace)) {
      for (const port of readService(service).ports) {
        const reached = toWorkloadPort(port)
        if (reached !== undefined) ports.add(reached)
      }
    }
  }
  return ports
}

/** Workloads of one namespace and the same labels: the same Services lead to them. */
interface Alike {
  readonly namespace: string
  readonly labels: Labels
}

// Many Gateways have one selector.
const groupsByWorkloads = new WeakMap<readonly Resource[], readonly Alike[]>()

function groupAlike(workloads: readonly Resource[]): readonly Alike[] {
  const known = groupsByWorkloads.get(workloads)
  if (known !== undefined) return known
  const groups = new Map<string, Alike>()
  for (const workload of workloads) {
    const { namespace } = workload
    const labels = readWorkloadLabels(workload) ?? {}
    groups.set(`${namespace}/${writeLabels(labels)}`, { namespace, labels })
    if (groups.size > MOST_WORKLOADS) break
  }
  groupsByWorkloads.set(workloads, [...groups.values()])
  return [...groups.values()]
}

function toWorkloadPort(service: ServicePortReference): number | undefined {
  const { port, targetPort, protocol = 'TCP' } = service
  if (protocol !== 'TCP') return undefined
  const target = typeof targetPort === 'string' ? readNumber(targetPort) : targetPort
  return target === undefined || target === 0 ? port : target
}

function readNumber(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) ? Number(text) : undefined
}
