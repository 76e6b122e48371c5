/**
 * What keys and palette do in the graph. The drawing and the table each know where one stands, so the
 * one on the page offers them.
 */
export interface GraphActions {
  /** The node one stands on, selected or not. */
  readonly readActive: () => string | undefined
  /** Says that the place one stands on is meant when its node is selected next. */
  readonly keepPlace: () => void
  /** Shows only what is around a node, or everything again. */
  readonly toggleFocus: (nodeId: string) => void
  /** Folds what a node belongs to, or expands what is folded. */
  readonly toggleFold: (nodeId: string, of: 'smallest' | 'namespace') => void
  /** Opens what can be done about the problems of the node one stands on. */
  readonly openFixes: () => void
}

let offered: GraphActions | undefined

/** Offers the actions of the graph on the page. @returns a function that takes them back. */
export function offerGraphActions(actions: GraphActions): () => void {
  offered = actions
  return () => {
    if (offered === actions) offered = undefined
  }
}

/** Yields the actions of the graph on the page; `undefined` while it shows none. */
export function readGraphActions(): GraphActions | undefined {
  return offered
}
