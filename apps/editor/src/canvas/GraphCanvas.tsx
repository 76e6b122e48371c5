import { memo, Suspense, useMemo, useRef, useState } from 'react'
import { ReactFlowProvider } from '@xyflow/react'
import {
  isNarrowed,
  listExpressionValues,
  listNamespaceFolds,
  suggestExpressions,
  WHOLE_GRAPH,
} from '@meshdraft/graph'
import type { ExpressionValues, GraphLayout, GraphView, TrafficGraph } from '@meshdraft/graph'
import type { GraphHandle, GraphTwin } from '../store/graph-twin.ts'
import type { SavedView } from '../store/saved-views.ts'
import type { GraphPicture } from '../store/shown-graph.ts'
import { Button } from '../ui/Button.tsx'
import type { SeverityCounts } from '../ui/CountBadges.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { CanvasProvider, createCanvasStore } from './canvas-store.ts'
import { Legend, ZoomControl } from './CanvasControls.tsx'
import { ColumnHeads } from './ColumnHeads.tsx'
import { GraphDrawing } from './GraphDrawing.tsx'
import { GraphToolbar } from './GraphToolbar.tsx'
import { Minimap } from './Minimap.tsx'
import { PlaceBar } from './PlaceBar.tsx'
import { useGraphActions } from './useGraphActions.ts'
import { useMatches } from './useMatches.ts'
import { usePlace } from './usePlace.ts'
import { useShownLayout } from './useShownLayout.ts'
import { useSpoken } from './useSpoken.ts'
import { nameArrangement } from './view-key.ts'
import styles from './GraphCanvas.module.css'

export interface GraphCanvasProps {
  /** All of the workspace. */
  readonly graph: TrafficGraph
  /** Places of the whole graph; empty while they are being made. Nodes without one get free space. */
  readonly layout: GraphLayout
  /** What is shown of it. */
  readonly picture: GraphPicture
  /** What is asked for, and what the picture shows: behind it while somebody types. */
  readonly view: GraphView
  readonly seenView: GraphView
  readonly workspace: string
  readonly savedViews: readonly SavedView[]
  /** A node of the whole graph, or a folded one. */
  readonly selection: string | undefined
  /** By node id; nodes without findings have no entry. */
  readonly problemCounts: ReadonlyMap<string, SeverityCounts>
  /** Nodes whose document can no longer be read: shown as last read. */
  readonly staleNodeIds?: ReadonlySet<string>
  /** Key that leads to the find field. */
  readonly findShortcut?: string | undefined
  readonly onSelect: (nodeId: string | undefined) => void
  /** Enter or a double click. */
  readonly onActivate: (nodeId: string) => void
  readonly onRequestLayout: () => void
  readonly onView: (view: Partial<GraphView>) => void
  readonly onSavedViews: (views: readonly SavedView[]) => void
  readonly onAnnounce: (text: string) => void
  /** The table that shows the same; absent where there is none. */
  readonly twin?: GraphTwin | undefined
  /** Whether the table is shown in place of the drawing. */
  readonly isTable?: boolean
  readonly onTable?: (isTable: boolean) => void
}

const NONE: ReadonlySet<string> = new Set()

/** The traffic graph with its tools: find, hide, filters, views, the place bar, zoom and overview. */
export const GraphCanvas = memo(function GraphCanvas(props: GraphCanvasProps) {
  const { graph, picture, view, seenView, onView, onAnnounce } = props
  const { shown, found } = picture
  const [store] = useState(createCanvasStore)
  const [layoutCount, setLayoutCount] = useState(0)
  const drawingRef = useRef<GraphHandle>(null)

  const arrangement = nameArrangement(seenView)
  const hasOwnLayout = arrangement !== '' || layoutCount > 0
  const { layout, epoch } = useShownLayout(
    shown,
    props.layout,
    hasOwnLayout ? `${arrangement}${layoutCount}` : '',
  )
  const namespaces = useMemo(
    () => listNamespaceFolds(graph).map((id) => id.slice(id.indexOf('/') + 1)),
    [graph],
  )
  const hasWorkloads = useMemo(
    () => [...shown.graph.nodesById.values()].some((node) => node.type === 'workload'),
    [shown],
  )
  const matches = useMatches({
    asked: view.find,
    find: seenView.find,
    found,
    graph: shown.graph,
    store,
    drawingRef,
  })
  const place = usePlace({ ...props, store })
  const { toggleFocus, toggleFold } = place
  const fixesRef = useGraphActions({ ...props, toggleFocus, toggleFold, drawingRef })
  const hiddenCount = seenView.hide === '' ? undefined : shown.hiddenCount
  const status = [hiddenCount === undefined ? '' : `${hiddenCount} hidden`, matches.status]
  useSpoken(status.filter(Boolean).join(', '), onAnnounce)
  const valuesRef = useRef<{ readonly picture: GraphPicture; readonly values: ExpressionValues }>(
    undefined,
  )
  const suggest = (text: string, caret: number) => {
    if (valuesRef.current?.picture !== picture) {
      valuesRef.current = { picture, values: listExpressionValues(graph, picture.problems) }
    }
    return suggestExpressions(text, caret, valuesRef.current.values)
  }
  const activate = (nodeId: string) => {
    if (!place.expand(nodeId)) props.onActivate(nodeId)
  }
  const Twin = props.isTable === true ? props.twin : undefined
  const showAll = () => {
    setLayoutCount(0)
    onView(WHOLE_GRAPH)
    onAnnounce('The whole graph is shown.')
  }

  return (
    <CanvasProvider value={store}>
      <div className={styles['canvas']}>
        <GraphToolbar
          view={view}
          onView={onView}
          isTable={props.isTable === true}
          onTable={props.twin && props.onTable}
          findError={found.error}
          findShortcut={props.findShortcut}
          onFindNext={matches.goToNext}
          onLeave={() => drawingRef.current?.focus()}
          suggest={suggest}
          namespaces={namespaces}
          views={{
            view,
            savedViews: props.savedViews,
            onSavedViews: props.onSavedViews,
            onApply: onView,
            onShowAll: isNarrowed(view) || view.find !== '' ? showAll : undefined,
            onCollapseAll: namespaces.length > 0 ? place.collapseAll : undefined,
            onExpandAll: view.folds.length > 0 ? place.expandAll : undefined,
          }}
          onRequestLayout={() => {
            if (isNarrowed(view)) setLayoutCount((count) => count + 1)
            else {
              setLayoutCount(0)
              props.onRequestLayout()
            }
          }}
        />
        <PlaceBar
          workspace={props.workspace}
          crumbs={place.crumbs}
          onWorkspace={place.goToWorkspace}
          onCrumb={place.goTo}
          focus={shown.focusedId === undefined ? undefined : view.focus}
          onFocus={place.focusSelection}
          onDepth={place.setDepth}
          onLeaveFocus={() => {
            place.leaveFocus()
            drawingRef.current?.focus()
          }}
          folds={place.folds}
          onFindNext={matches.hasMatches ? matches.goToNext : undefined}
          status={status}
          problemCounts={Twin ? undefined : props.problemCounts}
          fixesRef={fixesRef}
        />
        <div className={styles['field']}>
          {Twin && (
            <Suspense>
              <Twin
                graph={graph}
                picture={picture}
                selection={place.shownId}
                problemCounts={props.problemCounts}
                staleNodeIds={props.staleNodeIds ?? NONE}
                onSelect={props.onSelect}
                onActivate={activate}
                onLeaveFocus={place.leaveFocus}
                ref={drawingRef}
              />
            </Suspense>
          )}
          {!Twin && (
            <ReactFlowProvider>
              <GraphDrawing
                graph={shown.graph}
                layout={layout}
                epoch={epoch}
                store={store}
                selection={place.shownId}
                problemCounts={props.problemCounts}
                staleNodeIds={props.staleNodeIds ?? NONE}
                onSelect={props.onSelect}
                onActivate={activate}
                onLeaveFocus={place.leaveFocus}
                ref={drawingRef}
              />
              <ColumnHeads hasWorkloads={hasWorkloads} />
              <ZoomControl />
              <Legend />
              <Minimap layout={layout} />
            </ReactFlowProvider>
          )}
          {shown.graph.nodesById.size === 0 && (
            <div className={styles['empty']}>
              {isNarrowed(view) ? (
                <EmptyState
                  title="Nothing is left to show."
                  actions={<Button onPress={showAll}>Show the whole graph</Button>}
                />
              ) : (
                <EmptyState title="Nothing to draw yet.">
                  Gateways, virtual services, services and service entries appear here, and the
                  subsets that destination rules define.
                </EmptyState>
              )}
            </div>
          )}
        </div>
      </div>
    </CanvasProvider>
  )
})
