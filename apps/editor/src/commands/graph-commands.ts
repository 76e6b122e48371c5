import {
  findNodeOf,
  isNarrowed,
  listFoldsOf,
  listNamespaceFolds,
  WHOLE_GRAPH,
} from '@meshdraft/graph'
import type { DesignState } from '../store/design-state.ts'
import type { Command } from './command.ts'
import { focusTarget } from './focus-target.ts'

const FIRST_DEPTH = 2

/** What changes the part of the graph that is shown. */
export const GRAPH_COMMANDS: readonly Command[] = [
  {
    id: 'hide-in-graph',
    title: 'Hide in graph',
    findObstacle: findNoWorkspace,
    run: () => {
      focusTarget('hide-in-graph')
    },
  },
  {
    id: 'focus-in-graph',
    title: 'Focus the graph on the selection, or leave the focus',
    findObstacle: (state) => (state.graphView.focus === undefined ? findNoNode(state) : undefined),
    run: ({ store }) => {
      const { graphView, setGraphView, announce } = store.getState()
      const nodeId = findSelectedNode(store.getState())
      if (graphView.focus) {
        setGraphView({ focus: undefined })
        announce('The focus is left.')
      } else if (nodeId !== undefined) {
        setGraphView({ focus: { nodeId, depth: FIRST_DEPTH } })
        announce('Only what is around the selection is shown.')
      }
    },
  },
  {
    id: 'collapse-service',
    title: 'Collapse the service of the selection in the graph',
    findObstacle: findNoNode,
    run: ({ store }) => collapse(store.getState(), 'fold:service/'),
  },
  {
    id: 'collapse-namespace',
    title: 'Collapse the namespace of the selection in the graph',
    findObstacle: findNoNode,
    run: ({ store }) => collapse(store.getState(), 'fold:namespace/'),
  },
  {
    id: 'collapse-all-namespaces',
    title: 'Collapse all namespaces in the graph',
    findObstacle: findNoWorkspace,
    run: ({ store }) => {
      const { view, setGraphView, announce } = store.getState()
      setGraphView({ folds: listNamespaceFolds(view.graph) })
      announce('All namespaces are collapsed.')
    },
  },
  {
    id: 'show-whole-graph',
    title: 'Show the whole graph',
    findObstacle: ({ graphView }) =>
      isNarrowed(graphView) || graphView.find !== '' ? undefined : 'All of it is shown.',
    run: ({ store }) => {
      store.getState().setGraphView(WHOLE_GRAPH)
      store.getState().announce('The whole graph is shown.')
    },
  },
]

function findSelectedNode({ selection, view }: DesignState): string | undefined {
  return selection && findNodeOf(view.graph, selection)
}

function findFold(state: DesignState, kind: string): string | undefined {
  const nodeId = findSelectedNode(state)
  if (nodeId === undefined) return undefined
  return listFoldsOf(state.view.graph, nodeId).find(
    (id) => id.startsWith(kind) && !state.graphView.folds.includes(id),
  )
}

function collapse(state: DesignState, kind: string): void {
  const foldId = findFold(state, kind)
  if (foldId === undefined) {
    state.announce('The selection belongs to nothing that could fold.')
    return
  }
  state.setGraphView({ folds: [...state.graphView.folds, foldId] })
  state.announce(`Collapsed: ${foldId.slice(foldId.indexOf('/') + 1)}.`)
}

function findNoWorkspace(state: DesignState): string | undefined {
  return state.source.type === 'none' ? 'Open a workspace first.' : undefined
}

function findNoNode(state: DesignState): string | undefined {
  if (state.source.type === 'none') return 'Open a workspace first.'
  // Whether the graph shows it is asked when it runs: a walk over all nodes is too much for each key.
  return state.selection ? undefined : 'Select something first.'
}
