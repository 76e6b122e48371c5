import type { Diagnostic } from '@meshdraft/analysis'
import { countProblems, groupProblemsByNode } from '@meshdraft/engine'
import type { ProblemCounts } from '@meshdraft/engine'
import type { TrafficGraph } from '@meshdraft/graph'
import type { DesignData } from '../store/design-state.ts'
import { readGraphPicture } from '../store/shown-graph.ts'
import { selectFindings } from '../store/shown-parts.ts'
import { listStaleNodes } from '../store/stale-nodes.ts'
import { findNodeChanges } from './node-changes.ts'
import type { NodeChange } from './node-changes.ts'

/** What a picture of the workspace shows. */
export interface PictureInput {
  readonly graph: TrafficGraph
  readonly problems: ReadonlyMap<string, ProblemCounts>
  readonly changes: ReadonlyMap<string, NodeChange>
  readonly staleNodeIds: ReadonlySet<string>
  /** E.g. `Istio 1.30 · 12 resources · 2 errors, 1 warning`. */
  readonly subtitle: string
}

/** Reads what a picture of the workspace shows out of the engine's last answer. */
export function readPictureInput({ view, files, baseline }: DesignData): PictureInput {
  const { graph } = view
  return {
    graph,
    problems: countByNode(groupProblemsByNode(view)),
    changes: findNodeChanges(graph, files, baseline),
    staleNodeIds: listStaleNodes(view),
    subtitle: describe(view),
  }
}

/**
 * Reads the same of what the canvas shows at present: without what is filtered or hidden, with what
 * is folded as one node. A folded node has the marks of all it stands for.
 */
export function readShownInput(data: DesignData): PictureInput {
  const whole = readPictureInput(data)
  const { graph } = whole
  const findings = selectFindings(data)
  const { shown, problems } = readGraphPicture({ graph, findings, view: data.graphView })
  const { foldByNode } = shown
  const changes = new Map<string, NodeChange>()
  for (const [id, change] of whole.changes) {
    const foldId = foldByNode.get(id)
    changes.set(foldId ?? id, foldId === undefined ? change : 'changed')
  }
  const counts = [shown.graph, graph].map((it) => it.nodesById.size.toLocaleString('en'))
  return {
    graph: shown.graph,
    problems: countByNode(problems),
    changes,
    staleNodeIds: new Set([...whole.staleNodeIds].map((id) => foldByNode.get(id) ?? id)),
    subtitle: `${whole.subtitle} · ${counts.join(' of ')} nodes shown`,
  }
}

function countByNode(
  problems: ReadonlyMap<string, readonly Diagnostic[]>,
): ReadonlyMap<string, ProblemCounts> {
  return new Map([...problems].map(([id, found]) => [id, countProblems(found)]))
}

function describe(view: DesignData['view']): string {
  const resources = [...view.documentsByFile.values()]
    .flat()
    .reduce((sum, document) => sum + document.resources.length, 0)
  const counts = countProblems([...view.diagnosticsByDocument.values()].flat())
  const findings = [
    countWord(counts.error, 'error'),
    countWord(counts.warning, 'warning'),
    countWord(counts.info, 'note'),
  ].filter((part) => part !== '')
  return [
    `Istio ${view.settings.mesh.istioVersion}`,
    countWord(resources, 'resource') || 'no resources',
    findings.join(', ') || 'no problems',
  ].join(' · ')
}

function countWord(count: number, word: string): string {
  return count === 0 ? '' : `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`
}
