import { useMemo } from 'react'
import { listCrumbs, listFoldsOf, listNamespaceFolds } from '@meshdraft/graph'
import type { FocusDepth, GraphCrumb, GraphView, ShownGraph, TrafficGraph } from '@meshdraft/graph'
import { useCommand } from '../commands/use-command.ts'
import type { GraphPicture } from '../store/shown-graph.ts'
import type { MenuEntry } from '../ui/Menu.tsx'
import type { CanvasStore } from './canvas-store.ts'

interface PlaceInput {
  readonly graph: TrafficGraph
  readonly picture: GraphPicture
  readonly view: GraphView
  readonly selection: string | undefined
  readonly store: CanvasStore
  readonly onSelect: (nodeId: string | undefined) => void
  readonly onView: (view: Partial<GraphView>) => void
  readonly onAnnounce: (text: string) => void
}

const FIRST_DEPTH: FocusDepth = 2

/** Where one stands in the graph, and the ways from there: crumbs, focus, folding. */
export function usePlace(input: PlaceInput) {
  const { graph, picture, view, selection, store, onSelect, onView, onAnnounce } = input
  const { shown } = picture
  const shortcuts = {
    smallest: useCommand('collapse-service').shortcut,
    namespace: useCommand('collapse-namespace').shortcut,
  }
  const shownId =
    selection === undefined ? undefined : (shown.foldByNode.get(selection) ?? selection)
  const crumbs = useMemo(
    () => listSteps(graph, shown, view, selection),
    [graph, shown, view, selection],
  )

  const focusOn = (nodeId: string) => {
    onView({ focus: { nodeId, depth: view.focus?.depth ?? FIRST_DEPTH } })
    onAnnounce(`Only what is around ${nameOf(shown.graph, nodeId)} is shown. Escape shows all.`)
  }
  const leaveFocus = (): boolean => {
    if (!view.focus) return false
    onView({ focus: undefined })
    onAnnounce('The focus is left.')
    return true
  }
  const fold = (foldId: string) => {
    onView({ folds: [...view.folds, foldId] })
    onAnnounce(`Collapsed: ${nameFold(foldId)}.`)
    // One stands on the folded node now, whatever one stood on in it.
    store.setState({ activeId: foldId })
  }
  const expand = (nodeId: string): boolean => {
    const members = shown.membersByFold.get(nodeId)
    if (!members) return false
    onView({ folds: view.folds.filter((id) => id !== nodeId) })
    onAnnounce(`Expanded: ${nameFold(nodeId)}.`)
    // What was selected when it was folded is where one goes on.
    const next = members.find((id) => id === selection) ?? members[0]
    if (next !== undefined && selection === nodeId) onSelect(next)
    store.setState({ activeId: next })
    return true
  }
  const toggleFold = (nodeId: string, of: 'smallest' | 'namespace') => {
    if (expand(nodeId)) return
    const folds = listFoldsOf(graph, nodeId)
    const foldId = of === 'namespace' ? folds.at(-1) : folds[0]
    if (foldId === undefined) onAnnounce(`${nameOf(graph, nodeId)} belongs to nothing to fold.`)
    else fold(foldId)
  }

  return {
    crumbs,
    /** The selection as it is shown: itself, or the folded node that holds it. */
    shownId,
    folds: listFoldEntries({ graph, shown, shownId, shortcuts, fold, expand }),
    expand,
    toggleFold,
    leaveFocus,
    focusSelection: shownId === undefined ? undefined : () => focusOn(shownId),
    toggleFocus: (nodeId: string) => {
      if (shown.focusedId === nodeId) leaveFocus()
      else focusOn(nodeId)
    },
    setDepth: (depth: FocusDepth) => {
      if (view.focus) onView({ focus: { ...view.focus, depth } })
    },
    goToWorkspace: () => {
      onSelect(undefined)
      onView({ focus: undefined, namespaces: [] })
    },
    goTo: (crumb: GraphCrumb) => {
      if (crumb.type === 'node') onSelect(crumb.nodeId)
      else {
        onSelect(undefined)
        onView({ focus: undefined, namespaces: [crumb.namespace] })
      }
    },
    collapseAll: () => {
      onView({ folds: listNamespaceFolds(graph) })
      onAnnounce('All namespaces are collapsed.')
    },
    expandAll: () => {
      onView({ folds: [] })
      onAnnounce('Everything is expanded.')
    },
  }
}

/** Without a selection the way ends at the focus, else at the one namespace that is shown. */
function listSteps(
  graph: TrafficGraph,
  shown: ShownGraph,
  view: GraphView,
  selection: string | undefined,
): readonly GraphCrumb[] {
  const nodeId = selection ?? shown.focusedId
  if (nodeId !== undefined) {
    return listCrumbs(graph.nodesById.has(nodeId) ? graph : shown.graph, nodeId)
  }
  const [namespace, ...others] = view.namespaces
  return namespace !== undefined && others.length === 0 ? [{ type: 'namespace', namespace }] : []
}

interface FoldEntriesInput {
  readonly graph: TrafficGraph
  readonly shown: ShownGraph
  readonly shownId: string | undefined
  readonly shortcuts: Readonly<Record<'smallest' | 'namespace', string | undefined>>
  readonly fold: (foldId: string) => void
  readonly expand: (nodeId: string) => boolean
}

function listFoldEntries(input: FoldEntriesInput): readonly MenuEntry[] {
  const { graph, shown, shownId, shortcuts, fold, expand } = input
  if (shownId === undefined) return []
  if (shown.membersByFold.has(shownId)) {
    return [
      {
        id: 'expand',
        label: `Expand ${nameFold(shownId)}`,
        shortcut: shortcuts.smallest,
        onAction: () => expand(shownId),
      },
    ]
  }
  const folds = listFoldsOf(graph, shownId)
  return folds.map((foldId, i) => ({
    id: foldId,
    label: `Collapse ${nameFold(foldId)}`,
    shortcut: i === 0 ? shortcuts.smallest : shortcuts.namespace,
    onAction: () => fold(foldId),
  }))
}

/** E.g. `namespace shop` or `service reviews.shop.svc.cluster.local`. */
function nameFold(foldId: string): string {
  const slash = foldId.indexOf('/')
  return `${foldId.slice('fold:'.length, slash)} ${foldId.slice(slash + 1)}`
}

function nameOf(graph: TrafficGraph, nodeId: string): string {
  return graph.nodesById.get(nodeId)?.label ?? nodeId
}
