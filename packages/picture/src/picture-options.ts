import type { PictureTheme } from './palette.ts'

/** How many findings a node has. */
export interface ProblemCounts {
  readonly error: number
  readonly warning: number
  readonly info: number
}

/** How a node differs from the files as they were opened. */
export type NodeChange = 'added' | 'changed'

/** What is drawn beside the graph itself. */
export interface PictureOptions {
  readonly theme: PictureTheme
  /** Over the picture, e.g. the name of the workspace; absent or empty: none. */
  readonly title?: string | undefined
  /** Under the title, e.g. `Istio 1.29 · 2 errors`. */
  readonly subtitle?: string | undefined
  /** Whether what occurs is explained below the graph. */
  readonly hasLegend?: boolean | undefined
  /** `none` leaves the ground to what lies behind, e.g. paper. */
  readonly ground?: 'canvas' | 'none' | undefined
  readonly problems?: ReadonlyMap<string, ProblemCounts> | undefined
  readonly changes?: ReadonlyMap<string, NodeChange> | undefined
  /** Nodes drawn as last read, because their text is broken now. */
  readonly staleNodeIds?: ReadonlySet<string> | undefined
}

export type Severity = 'error' | 'warning' | 'info'

/** Yields the badge of a node; something missing is an error by itself. */
export function findSeverity(
  node: { readonly id: string; readonly type: string },
  { problems }: Pick<PictureOptions, 'problems'>,
): Severity | undefined {
  const counts = problems?.get(node.id)
  const worst = counts && (['error', 'warning', 'info'] as const).find((level) => counts[level] > 0)
  return worst ?? (node.type === 'missing' ? 'error' : undefined)
}
