import type { DocumentId } from '@meshdraft/model'
import type { FieldPath } from '@meshdraft/yaml'
import type { ProblemCounts } from '@meshdraft/engine'

export type TreeNodeType =
  | 'namespace'
  | 'kind'
  | 'resource'
  | 'folder'
  | 'file'
  | 'document'
  /** Stands for nodes that are not shown because there are too many. */
  | 'more'

/** One row of the explorer. */
export interface TreeNode {
  /** Stable over edits that do not move it. */
  readonly id: string
  readonly type: TreeNodeType
  readonly label: string
  /** Kubernetes kind, for its letters. */
  readonly kind?: string
  /** A few words behind the label, e.g. `template`, `broken`, `not text`. */
  readonly note?: string
  /** The last state that could be read is shown. */
  readonly isStale?: boolean
  readonly counts: ProblemCounts
  /** How many resources or documents are below. */
  readonly total: number
  readonly children: readonly TreeNode[]
  /** What a press on it selects. */
  readonly target?: { readonly documentId: DocumentId; readonly path: FieldPath }
}

export const NO_PROBLEMS: ProblemCounts = { error: 0, warning: 0, info: 0 }

/** Adds up the findings of several nodes. */
export function sumCounts(nodes: Iterable<{ readonly counts: ProblemCounts }>): ProblemCounts {
  let error = 0
  let warning = 0
  let info = 0
  for (const { counts } of nodes) {
    error += counts.error
    warning += counts.warning
    info += counts.info
  }
  return error + warning + info === 0 ? NO_PROBLEMS : { error, warning, info }
}
