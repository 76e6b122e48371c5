import type { Diagnostic, Severity } from '@meshdraft/analysis'
import type { FieldPath } from '@meshdraft/yaml'

/** The findings of one document, arranged as its values are. */
export interface ProblemNode {
  /** Findings on this very value. */
  readonly own: readonly Diagnostic[]
  readonly children: ReadonlyMap<string | number, ProblemNode>
  /** The worst severity here and below. */
  readonly worst: Severity
  /** Findings here and below. */
  readonly count: number
}

const RANK = { error: 2, warning: 1, info: 0 } as const

interface Growing {
  own: Diagnostic[]
  children: Map<string | number, Growing>
}

/** Arranges findings by path; `undefined` when there are none. */
export function buildProblemTree(diagnostics: readonly Diagnostic[]): ProblemNode | undefined {
  if (diagnostics.length === 0) return undefined
  const root: Growing = { own: [], children: new Map() }
  for (const diagnostic of diagnostics) {
    let node = root
    for (const step of diagnostic.fieldPath) {
      const next = node.children.get(step) ?? { own: [], children: new Map() }
      node.children.set(step, next)
      node = next
    }
    node.own.push(diagnostic)
  }
  return freeze(root)
}

// Paths come from the limits of the parser, so the depth is bounded.
function freeze({ own, children }: Growing): ProblemNode {
  const frozen = new Map([...children].map(([step, child]) => [step, freeze(child)] as const))
  const below = [...frozen.values()]
  const worst = [...own.map(({ severity }) => severity), ...below.map((child) => child.worst)]
  return {
    own: own.toSorted((a, b) => RANK[b.severity] - RANK[a.severity]),
    children: frozen,
    worst: worst.reduce((a, b) => (RANK[b] > RANK[a] ? b : a), 'info'),
    count: own.length + below.reduce((total, child) => total + child.count, 0),
  }
}

/** Yields the findings of a field or item below `node`. */
export function getProblems(
  node: ProblemNode | undefined,
  step: string | number,
): ProblemNode | undefined {
  return node?.children.get(step)
}

/** Yields the findings at a path below `node`. */
export function getProblemsAt(
  node: ProblemNode | undefined,
  path: FieldPath,
): ProblemNode | undefined {
  let found = node
  for (const step of path) found = getProblems(found, step)
  return found
}

/** Lists the findings of `node` and below, those of the children named in `shown` left out. */
export function listProblems(
  node: ProblemNode | undefined,
  shown?: ReadonlySet<string | number>,
): readonly Diagnostic[] {
  if (!node) return []
  const below = [...node.children].flatMap(([step, child]) =>
    shown?.has(step) === true ? [] : listProblems(child),
  )
  return [...node.own, ...below]
}
