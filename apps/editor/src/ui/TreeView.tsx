import ChevronRight from 'lucide-react/icons/chevron-right'
import { useEffect, useMemo, useRef } from 'react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Collection } from 'react-aria-components/Collection'
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import styles from './TreeView.module.css'

/** One row, with the rows below it. Keep its identity while it does not change. */
export interface TreeRow {
  readonly id: string
  readonly textValue: string
  readonly children: readonly TreeRow[]
}

interface TreeViewProps<T extends TreeRow> {
  readonly label: string
  readonly rows: readonly T[]
  /** Rows that may be open without having children here yet are not supported: children decide. */
  readonly expandedIds: ReadonlySet<string>
  readonly onExpandedChange: (ids: ReadonlySet<string>) => void
  readonly selectedId: string | undefined
  /** Press, Enter or Space on a row. */
  readonly onPress: (row: T) => void
  /** Delete or Backspace on a row. */
  readonly onDelete?: ((row: T) => void) | undefined
  readonly renderRow: (row: T, level: number) => ReactNode
}

const ROW_REM = 1.5

/**
 * A tree of rows of one height: arrows walk and open, letters find, one tab stop. Only the rows in
 * view are in the page, and rows below a closed one are not even looked at.
 */
export function TreeView<T extends TreeRow>(props: TreeViewProps<T>) {
  const { label, rows, expandedIds, onExpandedChange, selectedId, onPress, onDelete } = props
  const treeRef = useRef<HTMLDivElement>(null)
  const rowHeight = useMemo(() => ROW_REM * readRootFontSize(), [])
  const open = useMemo(() => listOpenRows(rows, expandedIds), [rows, expandedIds])
  const rowsById = useMemo(() => new Map(open.map((row) => [row.id, row])), [open])

  const selectedIndex = open.findIndex((row) => row.id === selectedId)
  useEffect(() => {
    const tree = treeRef.current
    if (tree && selectedIndex !== -1) reveal(tree, selectedIndex * rowHeight, rowHeight)
  }, [selectedIndex, rowHeight])

  const renderItem = (row: T): ReactNode => {
    const isOpen = expandedIds.has(row.id)
    return (
      <TreeItem
        id={row.id}
        textValue={row.textValue}
        hasChildItems={row.children.length > 0}
        className={styles['row'] ?? ''}
      >
        <TreeItemContent>
          {({ level, hasChildItems }) => (
            <>
              {hasChildItems && (
                <AriaButton slot="chevron" className={styles['chevron'] ?? ''}>
                  <ChevronRight size={12} />
                </AriaButton>
              )}
              {props.renderRow(row, level)}
            </>
          )}
        </TreeItemContent>
        {isOpen && (
          <Collection items={childrenOf(row)} dependencies={[expandedIds]}>
            {renderItem}
          </Collection>
        )}
      </TreeItem>
    )
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the rows inside have the focus
    <div
      className={styles['holder']}
      // Before the tree, which lets no key through.
      onKeyDownCapture={(event) => {
        if (!onDelete || (event.key !== 'Delete' && event.key !== 'Backspace')) return
        const id = document.activeElement?.getAttribute('data-key')
        const row = id === null || id === undefined ? undefined : rowsById.get(id)
        if (!row) return
        event.stopPropagation()
        onDelete(row)
      }}
    >
      <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight }}>
        <Tree
          ref={treeRef}
          aria-label={label}
          className={styles['tree'] ?? ''}
          items={rows}
          dependencies={[expandedIds]}
          selectionMode="single"
          selectionBehavior="toggle"
          disallowEmptySelection
          selectedKeys={selectedId === undefined ? [] : [selectedId]}
          onSelectionChange={(keys) => {
            const [id] = keys === 'all' ? [] : keys
            const row = rowsById.get(String(id))
            if (row) onPress(row)
          }}
          expandedKeys={expandedIds}
          onExpandedChange={(keys) => onExpandedChange(new Set([...keys].map(String)))}
        >
          {renderItem}
        </Tree>
      </Virtualizer>
    </div>
  )
}

function childrenOf<T extends TreeRow>(row: T): readonly T[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a tree of T has children of T
  return row.children as readonly T[]
}

function listOpenRows<T extends TreeRow>(rows: readonly T[], open: ReadonlySet<string>): T[] {
  return rows.flatMap((row) => [
    row,
    ...(open.has(row.id) ? listOpenRows(childrenOf(row), open) : []),
  ])
}

function reveal(tree: HTMLElement, top: number, height: number): void {
  if (top < tree.scrollTop) tree.scrollTop = top
  else if (top + height > tree.scrollTop + tree.clientHeight) {
    tree.scrollTop = top + height - tree.clientHeight
  }
}

function readRootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
}
