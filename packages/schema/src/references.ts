import { isList, isMap, makeBareMap, member } from './plain.ts'

/**
 * As much of Kubernetes' own kinds as Istio's resources refer to, read tolerantly: what has a
 * wrong type is left out. The text of the documents is never judged by these.
 */

export type Labels = Readonly<Record<string, string>>

export interface ServicePortReference {
  readonly name?: string
  /** The number that hosts are called at. */
  readonly port?: number
  /** Number or name of a container port. */
  readonly targetPort?: number | string
  /** TCP, UDP or SCTP; TCP when absent. */
  readonly protocol?: string
  readonly appProtocol?: string
}

/** `v1` Service. Named apart from Istio's `ServiceEntry`. */
export interface ServiceReference {
  readonly labels: Labels
  readonly annotations: Labels
  /** Absent for a service without a selector, whose endpoints are given by hand. */
  readonly selector?: Labels
  readonly ports: readonly ServicePortReference[]
  /** ClusterIP, NodePort, LoadBalancer or ExternalName; ClusterIP when absent. */
  readonly type?: string
  readonly externalName?: string
  /** `None` for a headless service. */
  readonly clusterIP?: string
}

/** `v1` Namespace. */
export interface NamespaceReference {
  readonly labels: Labels
  readonly annotations: Labels
}

/** `v1` Pod. */
export interface PodReference {
  readonly labels: Labels
  readonly annotations: Labels
}

/** `apps/v1` Deployment. */
export interface DeploymentReference {
  readonly labels: Labels
  /** Labels of the pods that it makes. */
  readonly templateLabels: Labels
  readonly templateAnnotations: Labels
}

/** `v1` Secret: names of its keys only, never a value. */
export interface SecretReference {
  /** E.g. `kubernetes.io/tls`; Opaque when absent. */
  readonly type?: string
  /** Keys of `data` and `stringData`, each once. */
  readonly keys: readonly string[]
}

export interface ReferenceByKind {
  readonly Service: ServiceReference
  readonly Namespace: NamespaceReference
  readonly Pod: PodReference
  readonly Deployment: DeploymentReference
  readonly Secret: SecretReference
}

export type ReferenceKind = keyof ReferenceByKind

const GROUP_BY_KIND: ReadonlyMap<string, string> = new Map([
  ['Service', ''],
  ['Namespace', ''],
  ['Pod', ''],
  ['Deployment', 'apps'],
  ['Secret', ''],
])

const readers: {
  readonly [K in ReferenceKind]: (value: unknown) => ReferenceByKind[K]
} = {
  Service: readService,
  Namespace: readMetadata,
  Pod: readMetadata,
  Deployment(value) {
    const metadata = member(member(member(value, 'spec'), 'template'), 'metadata')
    return {
      labels: readMetadata(value).labels,
      templateLabels: readTexts(member(metadata, 'labels')) ?? {},
      templateAnnotations: readTexts(member(metadata, 'annotations')) ?? {},
    }
  },
  Secret(value) {
    const secret: Draft<SecretReference> = {
      keys: [...new Set([...keysOf(value, 'data'), ...keysOf(value, 'stringData')])],
    }
    setPresent(secret, 'type', readText(member(value, 'type')))
    return secret
  },
}

/** The reference kind of a resource (any version of the group counts), or undefined. */
export function toReferenceKind(apiVersion: string, kind: string): ReferenceKind | undefined {
  const slash = apiVersion.indexOf('/')
  const group = slash < 0 ? '' : apiVersion.slice(0, slash)
  return GROUP_BY_KIND.get(kind) === group && isReferenceKind(kind) ? kind : undefined
}

function isReferenceKind(kind: string): kind is ReferenceKind {
  return Object.hasOwn(readers, kind)
}

/** Reads a whole object of one of the reference kinds, whatever it holds. */
export function conformReference<K extends ReferenceKind>(
  kind: K,
  value: unknown,
): ReferenceByKind[K] {
  return readers[kind](value)
}

function readService(value: unknown): ServiceReference {
  const spec = member(value, 'spec')
  const ports = member(spec, 'ports')
  const service: Draft<ServiceReference> = {
    ...readMetadata(value),
    ports: isList(ports) ? ports.map(readServicePort) : [],
  }
  setPresent(service, 'selector', readTexts(member(spec, 'selector')))
  setPresent(service, 'type', readText(member(spec, 'type')))
  setPresent(service, 'externalName', readText(member(spec, 'externalName')))
  setPresent(service, 'clusterIP', readText(member(spec, 'clusterIP')))
  return service
}

function readServicePort(value: unknown): ServicePortReference {
  const targetPort = member(value, 'targetPort')
  const port: Draft<ServicePortReference> = {}
  setPresent(port, 'name', readText(member(value, 'name')))
  setPresent(port, 'port', readNumber(member(value, 'port')))
  setPresent(port, 'targetPort', readText(targetPort) ?? readNumber(targetPort))
  setPresent(port, 'protocol', readText(member(value, 'protocol')))
  setPresent(port, 'appProtocol', readText(member(value, 'appProtocol')))
  return port
}

function readMetadata(value: unknown): NamespaceReference {
  const metadata = member(value, 'metadata')
  return {
    labels: readTexts(member(metadata, 'labels')) ?? {},
    annotations: readTexts(member(metadata, 'annotations')) ?? {},
  }
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function readNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined
}

/** A map of texts, entries of other types left out; undefined where there is no map. */
function readTexts(value: unknown): Labels | undefined {
  if (!isMap(value)) return undefined
  if (isTexts(value)) return value
  const texts = makeBareMap<string>()
  for (const [key, text] of Object.entries(value)) if (typeof text === 'string') texts[key] = text
  return texts
}

function isTexts(map: Readonly<Record<string, unknown>>): map is Labels {
  for (const key in map) if (typeof map[key] !== 'string') return false
  return true
}

function keysOf(value: unknown, key: string): readonly string[] {
  const map = member(value, key)
  return isMap(map) ? Object.keys(map) : []
}

type Draft<T> = { -readonly [K in keyof T]: T[K] }

/** Sets a field where there is a value for it. */
function setPresent<T, K extends keyof T>(draft: T, key: K, value: T[K] | undefined): void {
  if (value !== undefined) draft[key] = value
}
