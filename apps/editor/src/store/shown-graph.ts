import type { Diagnostic } from '@meshdraft/analysis'
import { groupProblemsByNode } from '@meshdraft/engine'
import type { WorkspaceView } from '@meshdraft/engine'
import { buildShownGraph, findInView, listShownProblems } from '@meshdraft/graph'
import type { FoundInView, GraphView, ShownGraph, TrafficGraph } from '@meshdraft/graph'
import { isEqualList, isEqualMap } from './keep-equal.ts'

/** What is shown of a graph, and of which findings. */
export interface GraphPicture {
  readonly shown: ShownGraph
  /** By shown node; a folded one has those of all it stands for. Do not read their ranges. */
  readonly problems: NodeProblems
  readonly found: FoundInView
}

export interface PictureInput {
  readonly graph: TrafficGraph
  /** As `selectFindings` yields them. */
  readonly findings: WorkspaceView['diagnosticsByDocument']
  readonly view: GraphView
}

type NodeProblems = ReadonlyMap<string, readonly Diagnostic[]>

interface Kept {
  readonly input: PictureInput
  readonly problems: NodeProblems
  readonly picture: GraphPicture
}

// The canvas and the list of rows show the same: who asks second is given what the first one was.
let kept: Kept | undefined

/**
 * Yields what a view shows of a graph. Each part is the same object as before while nothing it is
 * made of changed, so that most keys leave the picture alone.
 */
export function readGraphPicture(input: PictureInput): GraphPicture {
  const before = kept
  if (before && isSameInput(before.input, input)) return before.picture
  const { graph, findings, view } = input
  const isSameGraph = before?.input.graph === graph
  const problems =
    isSameGraph && before.input.findings === findings
      ? before.problems
      : keepProblems(
          before?.problems,
          groupProblemsByNode({ graph, diagnosticsByDocument: findings }),
        )
  const isSameProblems = before?.problems === problems
  const shown =
    isSameGraph && isSameProblems && isShownAlike(before.input.view, view)
      ? before.picture.shown
      : buildShownGraph(graph, view, problems)
  const isSameShown = before?.picture.shown === shown
  const picture: GraphPicture = {
    shown,
    problems:
      isSameShown && isSameProblems ? before.picture.problems : listShownProblems(problems, shown),
    found:
      isSameShown && isSameProblems && before.input.view.find === view.find
        ? before.picture.found
        : findInView(shown, view.find, problems),
  }
  kept = { input, problems, picture }
  return picture
}

function isSameInput(a: PictureInput, b: PictureInput): boolean {
  return a.graph === b.graph && a.findings === b.findings && a.view === b.view
}

/** Whether two views differ in what they mark at most. */
function isShownAlike(a: GraphView, b: GraphView): boolean {
  return (
    a.hide === b.hide &&
    a.namespaces === b.namespaces &&
    a.kinds === b.kinds &&
    a.isProblemsOnly === b.isProblemsOnly &&
    a.focus === b.focus &&
    a.folds === b.folds
  )
}

function keepProblems(before: NodeProblems | undefined, problems: NodeProblems): NodeProblems {
  const isSame =
    before !== undefined && isEqualMap(before, problems, (a, b) => isEqualList(a, b, isSameFinding))
  return isSame ? before : problems
}

function isSameFinding(a: Diagnostic, b: Diagnostic): boolean {
  return a.code === b.code && a.severity === b.severity && isEqualList(a.aliases, b.aliases)
}
