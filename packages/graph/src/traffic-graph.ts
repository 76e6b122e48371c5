import type { FieldPath } from '@meshdraft/yaml'
import type { DocumentId } from '@meshdraft/model'

export type GraphNodeType =
  | 'server'
  | 'mesh'
  | 'virtualService'
  | 'route'
  | 'subset'
  | 'service'
  | 'serviceEntry'
  | 'workload'
  /** A redirect or direct response that Envoy answers itself. */
  | 'answer'
  /** Something named but not defined; `missing` says what. */
  | 'missing'
  /** Stands for a whole namespace or service; `fold` says which. Only `collapseGraph` makes it. */
  | 'folded'

export type GraphEdgeType =
  | 'binds'
  | 'contains'
  | 'routes'
  | 'mirrors'
  | 'delegates'
  | 'redirects'
  | 'selects'

/** What a route does besides routing; drawn as small icons in this order. */
export type RouteMark =
  | 'mirror'
  | 'fault'
  | 'timeout'
  | 'retries'
  | 'rewrite'
  | 'headers'
  | 'redirect'
  | 'directResponse'
  | 'delegate'
  | 'cors'

/** The text a node stands for. A node may have several sources (a host with two rules). */
export interface GraphSource {
  readonly documentId: DocumentId
  readonly path: FieldPath
}

/**
 * One thing traffic passes. Ids are stable over edits that do not rename it:
 * `server:NS/NAME#0`, `mesh`, `vs:NS/NAME`, `route:NS/NAME/http/0`, `subset:FQDN/SUBSET`,
 * `service:FQDN`, `se:FQDN`, `workload:KIND/NS/NAME`, `missing:TYPE:…`, `answer:ROUTE`,
 * `fold:namespace/NS`, `fold:service/FQDN`.
 */
export interface GraphNode {
  readonly id: string
  readonly type: GraphNodeType
  /** First line, e.g. `443 HTTPS`, `storefront`, `v1`. */
  readonly label: string
  /** Second line, e.g. `shop.example.com`, `bookstore`, `GET /api/reviews…`, `:9080`. */
  readonly detail?: string
  readonly namespace?: string
  /** Where the node is defined; absent for `mesh` and `missing`. */
  readonly source?: GraphSource
  /** For `route`: evaluation order, 1-based, within its protocol. */
  readonly order?: number
  readonly marks?: readonly RouteMark[]
  /** For `missing`: what it would be. */
  readonly missing?: 'gateway' | 'virtualService' | 'subset' | 'service'
  /** For `subset` and `service`: outlier detection or a connection pool applies. */
  readonly hasCircuitBreaker?: boolean
  /** For `subset` and `service`: the connections to it have TLS settings; for `server`: it ends TLS. */
  readonly hasTls?: boolean
  /** Of a server, Service or ServiceEntry, as written, e.g. `[80, 443]`. */
  readonly ports?: readonly number[]
  /** Protocols of the ports, in capitals. */
  readonly protocols?: readonly string[]
  /** For `folded`: what was folded, and how many nodes. */
  readonly fold?: NodeFold
  /** Hosts it stands for, for filters and search. */
  readonly hosts?: readonly string[]
  /** Id of the node that holds it: a route's virtual service. */
  readonly parentId?: string
}

/** What a folded node stands for. */
export interface NodeFold {
  readonly of: 'namespace' | 'service'
  /** Nodes that come back when it is expanded. */
  readonly count: number
  /** Number of the column it is drawn in: where most that is outside leads to or comes from. */
  readonly column: number
}

export interface GraphEdge {
  /** `TYPE:FROM->TO` plus `#n` where several run between two nodes. */
  readonly id: string
  readonly from: string
  readonly to: string
  readonly type: GraphEdgeType
  /** As written. */
  readonly weight?: number
  /** Share of the route's or mirror's traffic, 0 to 100. */
  readonly percent?: number
  /** What the pill says beside or instead of the percent, e.g. `2s 10%`, `301`. */
  readonly label?: string
  /** Fault injected on the way, e.g. `2s 10%`. */
  readonly fault?: string
  /** For an edge at a folded node: how many it stands for, 2 or more. */
  readonly count?: number
  readonly source?: GraphSource
}

/** Nodes and edges by id. */
export interface TrafficGraph {
  readonly nodesById: ReadonlyMap<string, GraphNode>
  readonly edgesById: ReadonlyMap<string, GraphEdge>
}

/** What changed between two graphs; apply with `applyGraphDelta`. */
export interface GraphDelta {
  readonly nodes: readonly GraphNode[]
  readonly removedNodeIds: readonly string[]
  readonly edges: readonly GraphEdge[]
  readonly removedEdgeIds: readonly string[]
}

/** Upper left corner and size in px at 100 %. */
export interface NodeBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type GraphLayout = ReadonlyMap<string, NodeBox>
