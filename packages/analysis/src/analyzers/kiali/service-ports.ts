import { asList, asMap, asString, asStringMap, valueAt } from '@meshdraft/model'
import type { Labels, Lookup, PlainMap, Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { holdsLabels } from '../labels.ts'
import { toLabelIds } from './label-ids.ts'
import { groupOnce } from './rivals.ts'

const PROTOCOLS = [
  'grpc',
  'grpc-web',
  'http',
  'http2',
  'https',
  'mongo',
  'mysql',
  'redis',
  'tcp',
  'tls',
  'udp',
]
const APP_PROTOCOLS = [...PROTOCOLS, 'kubernetes.io/h2c', 'kubernetes.io/ws', 'kubernetes.io/wss']

/** Only for Services with a Pod in the mesh; those that Kiali's wizard has made are left alone. */
export const servicePortNames: Analyzer = {
  name: 'kiali/service/port-names',
  description: 'Every port of a Service tells its protocol.',
  subject: 'Service',
  codes: ['KIA0601', 'KIA0602'],
  needs: ['Pod'],
  check(service, { lookup, report }) {
    if (service.labels['kiali_wizard'] !== undefined || !isInMesh(service, lookup)) return
    for (const [i, port] of listPorts(service).entries()) {
      if (asString(port['protocol'])?.toLowerCase() === 'udp') continue
      const path = ['spec', 'ports', i]
      const { name, appProtocol } = port
      if (typeof appProtocol === 'string') {
        if (APP_PROTOCOLS.includes(appProtocol.toLowerCase())) continue
        report('KIA0602', path, { name: appProtocol }, { sameAs: listOtherPlaces(i) })
      } else if (!tellsProtocol(asString(name) ?? '')) {
        report('KIA0601', path, { name: asString(name) ?? '' }, { sameAs: listOtherPlaces(i) })
      }
    }
  },
}

/** Compared with the first Deployment whose own labels the selector matches. */
export const serviceTargetPorts: Analyzer = {
  name: 'kiali/service/target-ports',
  description: 'Every port of a Service leads to one that its Deployment declares.',
  subject: 'Service',
  codes: ['KIA0701'],
  needs: ['Deployment'],
  check(service, { lookup, report }) {
    if (service.namespace === lookup.settings.rootNamespace || isWaypoint(service)) return
    const deployment = findDeployment(service, lookup)
    if (deployment === undefined) return
    const declared = listContainerPorts(deployment)
    for (const [i, port] of listPorts(service).entries()) {
      const wanted = readTarget(port)
      if (wanted === undefined || declared.has(wanted)) continue
      report('KIA0701', ['spec', 'ports', i], { port: wanted, name: deployment.name })
    }
  },
}

/** Name or number of the container port that a port leads to; its own number by default. */
function readTarget({ targetPort, port }: PlainMap): string | number | undefined {
  if (typeof targetPort === 'string' && targetPort !== '') return targetPort
  if (typeof targetPort === 'number' && targetPort > 0) return targetPort
  return typeof port === 'number' ? port : undefined
}

// Istio makes the Service and the Deployment of a waypoint itself.
function isWaypoint({ labels }: Resource): boolean {
  return labels['gateway.istio.io/managed'] === 'istio.io-mesh-controller'
}

function listPorts(service: Resource): readonly PlainMap[] {
  return asList(valueAt(service.value, ['spec', 'ports'])).map((item) => asMap(item) ?? {})
}

function readSelector(service: Resource): Labels {
  return asStringMap(valueAt(service.value, ['spec', 'selector']))
}

function tellsProtocol(name: string): boolean {
  return PROTOCOLS.some((protocol) => name === protocol || name.startsWith(`${protocol}-`))
}

function isInMesh(service: Resource, lookup: Lookup): boolean {
  const pods = lookup.workloads(readSelector(service), service.namespace)
  return pods.some((pod) => pod.kind === 'Pod' && isMeshPod(pod))
}

function isMeshPod(pod: Resource): boolean {
  const { annotations } = pod
  return (
    annotations['sidecar.istio.io/status'] !== undefined ||
    annotations['ambient.istio.io/redirection'] === 'enabled'
  )
}

function findDeployment(service: Resource, lookup: Lookup): Resource | undefined {
  const selector = readSelector(service)
  const [label] = toLabelIds(selector)
  if (label === undefined) return undefined
  const deployments = lookup.resources('Deployment', service.namespace)
  const labelled = groupOnce(deployments, 'labels', ({ labels }) => toLabelIds(labels)).get(label)
  return labelled?.find(({ labels }) => holdsLabels(labels, selector))
}

/** Names and numbers of the ports that a Deployment declares. */
function listContainerPorts(deployment: Resource): ReadonlySet<string | number> {
  const containers = asList(valueAt(deployment.value, ['spec', 'template', 'spec', 'containers']))
  const declared = new Set<string | number>()
  for (const port of containers.flatMap((container) => asList(asMap(container)?.['ports']))) {
    const { name, containerPort } = asMap(port) ?? {}
    if (typeof name === 'string') declared.add(name)
    if (typeof containerPort === 'number') declared.add(containerPort)
  }
  return declared
}

function listOtherPlaces(i: number) {
  const path = ['spec', 'ports', i]
  return ['name', 'port', 'appProtocol']
    .map((field) => [...path, field])
    .concat([path])
    .map((place) => ({ code: 'IST0118', path: place }))
}
