import type { FieldPath, PlainValue, YamlDocument } from '@meshdraft/yaml'

/** Identity of a document: file path and position in the file, made by `toDocumentId` only. */
export type DocumentId = string & { readonly __brand: 'DocumentId' }

/** Identity of a resource: kind (with its group), namespace, name; made by `toResourceKey` only. */
export type ResourceKey = string & { readonly __brand: 'ResourceKey' }

export type Labels = Readonly<Record<string, string>>

/** A document that is a Kubernetes object. */
export interface Resource {
  readonly key: ResourceKey
  readonly documentId: DocumentId
  readonly apiVersion: string
  /** API group, `''` for the core group. */
  readonly group: string
  readonly kind: string
  readonly name: string
  /**
   * The namespace used to resolve references: as written, else the workspace's default; `''` for
   * kinds that live in none, such as Namespace.
   */
  readonly namespace: string
  /** Whether `metadata.namespace` is written. */
  readonly hasNamespace: boolean
  readonly labels: Labels
  readonly annotations: Labels
  /** The whole document as Kubernetes reads it. Its maps inherit nothing. Types are not checked. */
  readonly value: PlainValue
  /** Where the resource stands in its document: `[]`, or an item of a `List`. */
  readonly basePath: FieldPath
  readonly document: YamlDocument
  /**
   * What was read from `value` so far. It hangs on the resource itself: with a weak map from tens of
   * thousands of resources the garbage collector takes longer than the checks.
   */
  readonly memo: ResourceMemo
}

/** Written by the readers and `remember` only. A copy with another value needs a memo of its own. */
export interface ResourceMemo {
  spec?: unknown
  decoded?: unknown
  /** By the reader, see `remember`. */
  answers?: Map<unknown, unknown>
}

/** Facts about the mesh that the files do not tell. */
export interface MeshSettings {
  /** Where a resource without `metadata.namespace` is taken to live. */
  readonly defaultNamespace: string
  readonly clusterDomain: string
  readonly rootNamespace: string
  /** Target Istio version, e.g. `1.30`. */
  readonly istioVersion: string
  /** `outboundTrafficPolicy.mode` of the mesh; absent: nothing states it. */
  readonly outboundTrafficPolicy?: 'ALLOW_ANY' | 'REGISTRY_ONLY'
  /** Mesh defaults for objects without `exportTo`; absent: `*`. */
  readonly defaultServiceExportTo?: readonly string[]
  readonly defaultVirtualServiceExportTo?: readonly string[]
  readonly defaultDestinationRuleExportTo?: readonly string[]
  /** Absent: true, Istio's default. */
  readonly enableAutoMtls?: boolean
  /** Whether the mesh gives ServiceEntries addresses by itself (DNS auto-allocation of its proxies). */
  readonly autoAllocatesAddresses?: boolean
  /** Time at which certificates have to be valid, in ms since 1970; absent: the present. */
  readonly now?: number
  /**
   * Kinds of which the workspace holds every object of the cluster, so that none of a kind is an
   * answer too. For other kinds, checks that need one say nothing while there is none.
   */
  readonly completeKinds?: readonly string[]
  /**
   * Report also what early returns and stage gates of the real thing hide: to tell what a fix
   * uncovers from what it breaks.
   */
  readonly isExhaustive?: boolean
}

export const DEFAULT_MESH_SETTINGS: MeshSettings = {
  defaultNamespace: 'default',
  clusterDomain: 'cluster.local',
  rootNamespace: 'istio-system',
  istioVersion: '1.30',
}

/** Releases of Istio whose checks are known, newest first. */
export const ISTIO_VERSIONS: readonly string[] = [
  '1.30',
  '1.29',
  '1.28',
  '1.27',
  '1.26',
  '1.25',
  '1.24',
  '1.23',
  '1.22',
]

/** The reserved gateway name that stands for all sidecars. */
export const MESH_GATEWAY = 'mesh'
