import { countProblems, groupProblemsByNode } from '@meshdraft/engine'
import type { ProblemCounts } from '@meshdraft/engine'
import type { TrafficGraph } from '@meshdraft/graph'
import type { DesignData } from '../store/design-state.ts'
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
  const problems = [...groupProblemsByNode(view)]
  const staleIds = new Set(
    [...view.documentsByFile.values()].flat().flatMap(({ id, isStale }) => (isStale ? [id] : [])),
  )
  const stale = [...graph.nodesById.values()].filter(
    ({ source }) => source && staleIds.has(source.documentId),
  )
  return {
    graph,
    problems: new Map(problems.map(([id, found]) => [id, countProblems(found)])),
    changes: findNodeChanges(graph, files, baseline),
    staleNodeIds: new Set(stale.map(({ id }) => id)),
    subtitle: describe(view),
  }
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
