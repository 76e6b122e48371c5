import { useMemo, useState } from 'react'
import { listAncestors, listOpenRows } from '@meshdraft/graph'
import type { GraphRow, GraphRowContent, GraphRows } from '@meshdraft/graph'
import { flattenRows } from '../ui/tree-rows.ts'

/** Above so many nodes only the outermost rows are open at first. */
const SMALL_GRAPH = 400

interface RowPlaceInput {
  readonly graphRows: GraphRows
  readonly nodeCount: number
  /** The node that is selected. */
  readonly selection: string | undefined
}

/** Which rows are open, and which of the rows of the selected node is meant. */
export function useRowPlace({ graphRows, nodeCount, selection }: RowPlaceInput) {
  const { rows, findRow } = graphRows
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [at, setAt] = useState<GraphRowContent>()
  const [revealed, setRevealed] = useState<string>()
  const isSmall = nodeCount <= SMALL_GRAPH
  const openIds = useMemo(
    () => listOpenRows(rows, chosen, (content) => isOpenAtFirst(content, isSmall)),
    [rows, chosen, isSmall],
  )
  const selectedRow = useMemo(() => {
    if (selection === undefined) return undefined
    const visible = flattenRows(rows, openIds).map(({ row }) => row)
    return pickRow(visible, selection, at) ?? findRow(selection)
  }, [rows, openIds, selection, at, findRow])

  const open = (row: GraphRow) => {
    const closed = listAncestors(row).filter(({ id }) => !openIds.has(id))
    if (closed.length === 0) return
    setChosen(new Map([...chosen, ...closed.map(({ id }): [string, boolean] => [id, true])]))
  }
  // What is selected elsewhere comes into view: the rows it lies in open once.
  if (revealed !== selectedRow?.id) {
    setRevealed(selectedRow?.id)
    if (selectedRow) open(selectedRow)
  }
  return {
    openIds,
    selectedRow,
    /** Opens what a row lies in. */
    open,
    toggle: (id: string, isOpen: boolean) => setChosen(new Map([...chosen, [id, isOpen]])),
    /** Says which row of its node is meant when the node is selected. */
    setAt,
  }
}

function isOpenAtFirst({ node, parent }: GraphRowContent, isSmall: boolean): boolean {
  if (!isSmall) return parent === undefined && node !== undefined
  return (
    node === undefined ||
    node.type === 'virtualService' ||
    node.type === 'route' ||
    (parent === undefined && node.type !== 'service' && node.type !== 'workload')
  )
}

/** The row one was at, else its neighbour below the same row, else the first. */
function pickRow(
  visible: readonly GraphRow[],
  nodeId: string,
  at: GraphRowContent | undefined,
): GraphRow | undefined {
  const own = visible.filter(({ content }) => content.node?.id === nodeId)
  return (
    own.find(({ id }) => id === at?.rowId) ??
    own.find(({ content }) => at?.parent && content.parent?.id === at.parent.id) ??
    own[0]
  )
}
