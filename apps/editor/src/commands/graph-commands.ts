import { findNodeOf, isNarrowed, listNamespaceFolds, WHOLE_GRAPH } from '@meshdraft/graph'
import type { DesignStore } from '../store/create-design-store.ts'
import type { DesignState } from '../store/design-state.ts'
import type { Command } from './command.ts'
import { focusTarget } from './focus-target.ts'
import { readGraphActions } from './graph-actions.ts'
import type { GraphActions } from './graph-actions.ts'
import { showRegion } from './show-place.ts'

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
    shortcuts: ['F'],
    scope: 'graph',
    findObstacle: (state) => (state.graphView.focus === undefined ? findNoNode(state) : undefined),
    run: ({ store }) => {
      const { graphView, setGraphView, announce } = store.getState()
      if (graphView.focus && !isInGraph()) {
        setGraphView({ focus: undefined })
        announce('The focus is left.')
      } else actOnNode(store, (actions, nodeId) => actions.toggleFocus(nodeId))
    },
  },
  {
    id: 'collapse-service',
    title: 'Collapse the service of the selection in the graph, or expand it',
    shortcuts: ['C'],
    scope: 'graph',
    findObstacle: findNoNode,
    run: ({ store }) =>
      actOnNode(store, (actions, nodeId) => actions.toggleFold(nodeId, 'smallest')),
  },
  {
    id: 'collapse-namespace',
    title: 'Collapse the namespace of the selection in the graph, or expand it',
    shortcuts: ['Shift+C'],
    scope: 'graph',
    findObstacle: findNoNode,
    run: ({ store }) =>
      actOnNode(store, (actions, nodeId) => actions.toggleFold(nodeId, 'namespace')),
  },
  {
    id: 'move-route-up',
    title: 'Move the route up',
    shortcuts: ['Alt+ArrowUp'],
    scope: 'graph',
    findObstacle: findNoNode,
    run: ({ store }) => void moveRouteHere(store, -1),
  },
  {
    id: 'move-route-down',
    title: 'Move the route down',
    shortcuts: ['Alt+ArrowDown'],
    scope: 'graph',
    findObstacle: findNoNode,
    run: ({ store }) => void moveRouteHere(store, 1),
  },
  {
    id: 'show-fixes',
    title: 'Fixes for the selection in the graph',
    shortcuts: ['.'],
    scope: 'graph',
    findObstacle: findNoNode,
    run: ({ store }) => actOnNode(store, (actions) => actions.openFixes()),
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

/** With the focus in the graph one means where one stands, from elsewhere what is selected. */
function findNode({ selection, view }: DesignState): string | undefined {
  if (isInGraph()) return readGraphActions()?.readActive()
  return selection && findNodeOf(view.graph, selection)
}

function isInGraph(): boolean {
  const region = document.activeElement?.closest<HTMLElement>('[data-region]')
  return region?.dataset['region'] === 'graph'
}

function actOnNode(store: DesignStore, act: (actions: GraphActions, nodeId: string) => void): void {
  const nodeId = findNode(store.getState())
  const actions = readGraphActions()
  if (nodeId === undefined) store.getState().announce('Nothing in the graph stands for this place.')
  else if (actions) act(actions, nodeId)
  else {
    showRegion(store, 'graph')
    // In a small window the graph is on the page only after its region has opened.
    setTimeout(() => {
      const opened = readGraphActions()
      if (opened) act(opened, nodeId)
    })
  }
}

async function moveRouteHere(store: DesignStore, by: 1 | -1): Promise<void> {
  const nodeId = findNode(store.getState())
  const { moveRoute } = await import('./move-route.ts')
  const { view, announce } = store.getState()
  const node = nodeId === undefined ? undefined : view.graph.nodesById.get(nodeId)
  if (node?.type !== 'route') {
    announce('Only a route can be moved.')
    return
  }
  readGraphActions()?.keepPlace()
  moveRoute(store, node, by)
}

function findNoWorkspace(state: DesignState): string | undefined {
  return state.source.type === 'none' ? 'Open a workspace first.' : undefined
}

function findNoNode(state: DesignState): string | undefined {
  if (state.source.type === 'none') return 'Open a workspace first.'
  // Whether the graph shows it is asked when it runs: a walk over all nodes is too much for each key.
  return state.selection || isInGraph() ? undefined : 'Select something first.'
}
