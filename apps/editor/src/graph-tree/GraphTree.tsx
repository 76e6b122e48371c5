import { useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { listGraphRows } from '@meshdraft/graph'
import type { GraphRowContent } from '@meshdraft/graph'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { isStale } from '../store/design-state.ts'
import type { GraphTwinProps } from '../store/graph-twin.ts'
import { ROW_REM } from '../store/preferences.ts'
import type { WorkspaceFiles } from '../store/workspace-file.ts'
import type { MenuOpener } from '../ui/Menu.tsx'
import { TreeView } from '../ui/TreeView.tsx'
import type { TreeHandle, TreeTable } from '../ui/TreeView.tsx'
import { ActiveRowBar } from './ActiveRowBar.tsx'
import styles from './GraphTree.module.css'
import { makeReader, makeRowWords } from './row-words.ts'
import { NameCell, ProblemsCell, TextCell } from './RowCells.tsx'
import { useIsNarrow } from './useIsNarrow.ts'
import { useRowPlace } from './useRowPlace.ts'

/** Of a row of two lines, in rem. */
const STACKED_REM = 2.75
const WIDTHS = 'minmax(8.5rem, 5fr) minmax(5.5rem, 2fr) minmax(8rem, 12fr) 4.75rem 3.5rem'

/**
 * The traffic graph as a tree grid: the same nodes, the same selection and the same actions as in the
 * drawing, each with a sentence that says what it does.
 */
export function GraphTree(props: GraphTwinProps) {
  const { graph, picture, selection, problemCounts, staleNodeIds, onSelect, ref } = props
  const { shown, found } = picture
  const store = useDesignStoreApi()
  const density = useDesignStore((state) => state.preferences.density)
  const files = useCheckedFiles()
  const [toReader] = useState(makeReader)
  const [active, setActive] = useState<GraphRowContent>()
  const rootRef = useRef<HTMLDivElement>(null)
  const treeRef = useRef<TreeHandle>(null)
  const fixesRef = useRef<MenuOpener>(null)
  const isNarrow = useIsNarrow(rootRef)

  const read = useMemo(() => toReader(files), [toReader, files])
  const describe = useMemo(
    () => makeRowWords({ graph, shown: shown.graph, read, problemCounts, staleNodeIds }),
    [graph, shown, read, problemCounts, staleNodeIds],
  )
  const graphRows = useMemo(() => listGraphRows(shown.graph), [shown.graph])
  const nodeCount = shown.graph.nodesById.size
  const place = useRowPlace({ graphRows, nodeCount, selection })
  const table = useMemo(
    (): TreeTable<GraphRowContent> => ({
      title: 'Name',
      widths: WIDTHS,
      isStacked: isNarrow,
      describeRow: (content) => describe(content).label,
      columns: [
        {
          id: 'kind',
          title: 'Kind',
          render: (content) => <TextCell text={describe(content).kind} look="kind" />,
        },
        {
          id: 'does',
          title: 'What it takes and does',
          isLong: true,
          render: (content) => <TextCell text={describe(content).facts} look="facts" />,
        },
        {
          id: 'share',
          title: 'Weight',
          render: (content) => <TextCell text={describe(content).share} look="share" />,
        },
        {
          id: 'problems',
          title: 'Problems',
          render: ({ node }) => <ProblemsCell counts={node && problemCounts.get(node.id)} />,
        },
      ],
    }),
    [describe, problemCounts, isNarrow],
  )
  const renderRow = useMemo(
    () => (content: GraphRowContent) => {
      const id = content.node?.id ?? ''
      return (
        <NameCell
          node={content.node}
          name={describe(content).name}
          isHit={found.nodeIds.has(id)}
          isStale={staleNodeIds.has(id)}
        />
      )
    },
    [describe, found, staleNodeIds],
  )

  const goTo = (nodeId: string) => {
    const row = graphRows.findRow(nodeId)
    if (!row) return
    place.open(row)
    treeRef.current?.goTo(row.id)
  }
  useImperativeHandle(ref, () => ({
    focus: () => treeRef.current?.focus(),
    goTo,
    readActive: () => active?.node?.id,
    keepPlace: () => place.setAt(active),
    openFixes() {
      if (fixesRef.current) fixesRef.current.open()
      else store.getState().announce('There is no problem here.')
    },
  }))

  // Folded or expanded, one stands on what stands in the place of what one stood on.
  const before = useRef(shown)
  useEffect(() => {
    const { membersByFold } = before.current
    before.current = shown
    const id = active?.node?.id
    if (id === undefined || shown.graph.nodesById.has(id)) return
    const next = shown.foldByNode.get(id) ?? membersByFold.get(id)?.[0]
    if (next !== undefined) goTo(next)
  })

  const select = (content: GraphRowContent) => {
    if (!content.node) return
    place.setAt(content)
    onSelect(content.node.id)
    store.getState().announce(`Selected: ${describe(content).kind} ${content.node.label}.`)
  }
  const onKey = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => {
    if (key !== 'Escape' || ctrlKey || metaKey || altKey) return false
    if (props.onLeaveFocus()) return true
    if (selection === undefined) return false
    onSelect(undefined)
    store.getState().announce('Nothing is selected.')
    return true
  }

  return (
    <div ref={rootRef} className={styles['twin']}>
      <TreeView
        ref={treeRef}
        label="Traffic graph"
        rows={graphRows.rows}
        rowRem={isNarrow ? STACKED_REM : ROW_REM[density]}
        expandedIds={place.openIds}
        onToggle={place.toggle}
        selectedId={place.selectedRow?.id}
        isSelected={(content) => selection !== undefined && content.node?.id === selection}
        onSelect={select}
        onPress={(content) => {
          if (!content.node) {
            place.toggle(content.rowId, !place.openIds.has(content.rowId))
            return
          }
          place.setAt(content)
          onSelect(content.node.id)
          props.onActivate(content.node.id)
        }}
        onKey={onKey}
        onActive={setActive}
        renderRow={renderRow}
        table={table}
      />
      <ActiveRowBar
        content={active}
        sentence={active ? describe(active).label : ''}
        counts={active?.node && problemCounts.get(active.node.id)}
        fixesRef={fixesRef}
      />
    </div>
  )
}

/** The files as they were when the graph was made of them: its places fit no others. */
function useCheckedFiles(): WorkspaceFiles | undefined {
  const files = useDesignStore((state) => (isStale(state) ? undefined : state.files))
  const [known, setKnown] = useState(files)
  if (files && files !== known) setKnown(files)
  return files ?? known
}
