import type { DocumentForm, FieldPath } from '@meshdraft/yaml'
import type { DocumentId, MeshSettings, ResourceKey } from '@meshdraft/model'
import type { Diagnostic } from '@meshdraft/analysis'
import type { GraphDelta, TrafficGraph } from '@meshdraft/graph'
import type { SuppressedFinding } from './workspace-settings/control-findings.ts'

/** What one document of a file is, for lists and trees. */
export interface DocumentSummary {
  readonly id: DocumentId
  readonly filePath: string
  /** Position in the file, from 0. */
  readonly index: number
  /** UTF-16 length of the document's text; the documents of a file tile it without gaps. */
  readonly length: number
  readonly form: DocumentForm
  /** The Kubernetes objects in it: usually one, several for a `List`, none for a template. */
  readonly resources: readonly ResourceSummary[]
  /** The text is broken; `resources` and the graph show the last state that could be read. */
  readonly isStale: boolean
  /** It holds settings of the workspace, not manifests. */
  readonly isSettings?: true
}

export interface ResourceSummary {
  readonly key: ResourceKey
  readonly apiVersion: string
  readonly group: string
  readonly kind: string
  readonly namespace: string
  readonly hasNamespace: boolean
  /** Where it stands in its document: `[]`, or an item of a `List`. */
  readonly basePath: FieldPath
  readonly name: string
}

/** A host of the workspace that a destination may name. */
export interface KnownHost {
  readonly fqdn: string
  /** Set for a Service: the short name within `namespace`. */
  readonly shortName?: string
  readonly namespace: string
  readonly origin: 'Service' | 'ServiceEntry' | 'DestinationRule'
  readonly ports: readonly {
    readonly number: number
    readonly name?: string
    readonly protocol?: string
  }[]
  readonly subsets: readonly string[]
}

export interface KnownGateway {
  readonly namespace: string
  readonly name: string
  /** Hosts of its servers as written. */
  readonly hosts: readonly string[]
}

/** Names that pickers and completion offer. */
export interface WorkspaceNames {
  readonly hosts: readonly KnownHost[]
  readonly gateways: readonly KnownGateway[]
  readonly namespaces: readonly string[]
}

/** A check that said nothing because kinds it needs are not in the workspace. */
export interface SkippedCheck {
  readonly check: string
  readonly codes: readonly string[]
  readonly missingKinds: readonly string[]
}

/** What holds for the whole workspace. */
export interface AppliedSettings {
  /** Settings of the caller and of the workspace together. */
  readonly mesh: MeshSettings
  /** The document of the workspace that has a say in them; absent: none. */
  readonly documentId?: DocumentId
}

/** Everything derived from one version of the texts. Immutable. */
export interface WorkspaceView {
  readonly version: number
  readonly documentsByFile: ReadonlyMap<string, readonly DocumentSummary[]>
  /** Only documents with findings have an entry. */
  readonly diagnosticsByDocument: ReadonlyMap<DocumentId, readonly Diagnostic[]>
  /** Findings that the settings of the workspace leave out; only documents with some have an entry. */
  readonly suppressedByDocument: ReadonlyMap<DocumentId, readonly SuppressedFinding[]>
  readonly settings: AppliedSettings
  readonly graph: TrafficGraph
  readonly names: WorkspaceNames
  readonly skipped: readonly SkippedCheck[]
}

/** What changed in the document list of one file. */
export interface FileDelta {
  readonly path: string
  /** The whole new list, or what stands in place of `splice`; absent: the file is gone. */
  readonly documents?: readonly DocumentSummary[]
  /** Set when only a part changed: `documents` replaces `removed` summaries from `start` on. */
  readonly splice?: { readonly start: number; readonly removed: number }
}

/** What changed between two versions; apply with `applyDelta`. Plain data: may cross a worker border. */
export interface WorkspaceDelta {
  readonly version: number
  /** Files whose document list changed. */
  readonly files: readonly FileDelta[]
  /** Documents whose findings changed; an empty list clears them. */
  readonly diagnostics: readonly {
    readonly documentId: DocumentId
    readonly diagnostics: readonly Diagnostic[]
  }[]
  /** Documents whose suppressed findings changed; an empty list clears them. Absent: none changed. */
  readonly suppressed?: readonly {
    readonly documentId: DocumentId
    readonly findings: readonly SuppressedFinding[]
  }[]
  /** Present only when changed. */
  readonly settings?: AppliedSettings
  readonly graph: GraphDelta
  /** Present only when changed. */
  readonly names?: WorkspaceNames
  readonly skipped?: readonly SkippedCheck[]
}

/** What the caller of the engine says; the settings file of the workspace completes it. */
export interface EngineSettings extends MeshSettings {
  /** The file that holds the settings; absent: the `.meshdraft.yaml` nearest to the root. */
  readonly settingsPath?: string
  /** Settings that the file does not change. */
  readonly explicit?: readonly (keyof MeshSettings)[]
}
