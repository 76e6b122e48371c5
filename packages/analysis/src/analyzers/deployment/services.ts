import { readWorkloadLabels } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import { readService } from '../read-service.ts'
import type { Analyzer } from '../../analyzer.ts'
import { listSome } from '../../words.ts'
import { hasProxyContainer, readPodAnnotations } from '../labels.ts'
import { nameOf } from '../name-of.ts'

const INJECT = 'sidecar.istio.io/inject'
const WAYPOINT = 'istio.io-mesh-controller'

/**
 * As istioctl: only Deployments with sidecars count.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0116/
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0137/
 */
export const deploymentServices: Analyzer = {
  name: 'deployment/services',
  description: 'The Services of every Deployment agree on its ports.',
  subject: 'Deployment',
  codes: ['IST0116', 'IST0137'],
  needs: ['Service'],
  check(deployment, { lookup, report }) {
    const { labels, namespace } = deployment
    if (labels['gateway.istio.io/managed'] === WAYPOINT) return
    if (!isInMesh(deployment, lookup)) return
    const services = lookup.servicesSelecting(readWorkloadLabels(deployment) ?? {}, namespace)
    const { byPort, byTarget } = groupPorts(services)
    const path = ['metadata', 'name']
    for (const [port, namesByProtocol] of byPort) {
      if (namesByProtocol.size < 2) continue
      report('IST0116', path, {
        port,
        protocols: [...namesByProtocol.keys()].toSorted().join(' and '),
        services: listNames(namesByProtocol.values()),
      })
    }
    for (const [targetPort, namesByPort] of byTarget) {
      if (namesByPort.size < 2) continue
      report('IST0137', path, {
        targetPort,
        ports: listSome([...namesByPort.keys()].toSorted((a, b) => a - b).map(String)),
        services: listNames(namesByPort.values()),
      })
    }
  },
}

/** Whether its pods have sidecars: they say so themselves, or else their namespace does. */
function isInMesh(deployment: Resource, lookup: Lookup): boolean {
  if (hasProxyContainer(deployment)) return true
  const written =
    (readWorkloadLabels(deployment) ?? {})[INJECT] ?? readPodAnnotations(deployment)[INJECT]
  if (written !== undefined) return written === 'true'
  const namespace = lookup.resource('Namespace', '', deployment.namespace)
  return namespace?.labels['istio-injection'] === 'enabled'
}

type Names<Key> = Map<Key, Set<string>>

/** Names of Services by port and protocol, and by target port and port. */
function groupPorts(services: readonly Resource[]) {
  const byPort = new Map<number, Names<string>>()
  const byTarget = new Map<string, Names<number>>()
  for (const service of services) {
    for (const item of readService(service).ports) {
      const { port = 0, targetPort, protocol = 'TCP' } = item
      addName(byPort, port, protocol, nameOf(service))
      addName(byTarget, String(targetPort || port), port, nameOf(service))
    }
  }
  return { byPort, byTarget }
}

function addName<A, B>(groups: Map<A, Names<B>>, a: A, b: B, name: string): void {
  const group: Names<B> = groups.get(a) ?? new Map()
  groups.set(a, group)
  group.set(b, (group.get(b) ?? new Set()).add(name))
}

function listNames(sets: Iterable<ReadonlySet<string>>): string {
  return listSome([...new Set([...sets].flatMap((set) => [...set]))].toSorted())
}
