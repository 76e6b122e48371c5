import { findNodeOf } from '@meshdraft/graph'
import type { DesignStore } from '../store/create-design-store.ts'
import type { SingleRegion } from '../store/design-state.ts'
import { focusGraph, focusRegionNamed } from './region-focus.ts'

/** Opens a region where it is closed; a small window shows it alone. */
export function showRegion(store: DesignStore, name: SingleRegion): void {
  store.getState().setPanes({
    singleRegion: name,
    ...(name === 'explorer' && { isExplorerOpen: true }),
    ...(name === 'inspector' && { isInspectorOpen: true }),
    ...(name === 'panel' && { isPanelOpen: true }),
  })
}

/** Shows the selected place in the YAML of its file and puts the caret there. */
export function showInYaml(store: DesignStore): void {
  showRegion(store, 'inspector')
  const { panes, setPanes } = store.getState()
  if (panes.inspectorMode === 'form') setPanes({ inspectorMode: 'yaml' })
  whenThere(() => {
    const region = document.querySelector('[data-region="inspector"]')
    const editor = region?.querySelector<HTMLElement>('.native-edit-context, textarea.inputarea')
    if (editor) editor.focus()
    // Where form and YAML do not fit side by side, the form may be the one that is shown.
    else setPanes({ inspectorMode: 'yaml' })
    return editor !== null && editor !== undefined
  })
}

/** Leads to the node that stands for the selected place. */
export function showInGraph(store: DesignStore): void {
  const { selection, view, select, announce } = store.getState()
  const nodeId = selection && findNodeOf(view.graph, selection)
  if (!selection || nodeId === undefined) {
    announce('Nothing in the graph stands for this place.')
    return
  }
  showRegion(store, 'graph')
  select({ ...selection, nodeId, origin: 'dialog' })
  setTimeout(focusGraph)
}

/** Leads to the findings of the selected document, in the panel. */
export function showProblems(store: DesignStore): void {
  const { selection, view, announce, setPanes } = store.getState()
  const found = selection && view.diagnosticsByDocument.get(selection.documentId)
  if (!found || found.length === 0) {
    announce('Nothing was found here.')
    return
  }
  showRegion(store, 'panel')
  setPanes({ panelTab: 'problems' })
  setTimeout(() => focusRegionNamed('panel'))
}

/** Leads to the search in all files; with a text it is searched for. */
export function openSearch(store: DesignStore, text?: string): void {
  showRegion(store, 'panel')
  const { setPanes, requestSearch } = store.getState()
  setPanes({ panelTab: 'search' })
  requestSearch(text === undefined ? {} : { text })
}

const MOST_FRAMES = 120

/** Tries again with each frame: a region that is fetched is on the page a little later. */
function whenThere(tryOnce: () => boolean, frames = MOST_FRAMES): void {
  requestAnimationFrame(() => {
    if (!tryOnce() && frames > 0) whenThere(tryOnce, frames - 1)
  })
}
