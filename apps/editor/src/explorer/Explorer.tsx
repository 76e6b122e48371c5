import ListFilter from 'lucide-react/icons/list-filter'
import { memo, useCallback, useDeferredValue, useMemo, useState } from 'react'
import { applyDocumentEdit, planDelete } from '../commands/document-edits.ts'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { ROW_REM } from '../store/preferences.ts'
import { Segmented } from '../ui/Segmented.tsx'
import type { TreeRow } from '../ui/tree-rows.ts'
import { TreeView } from '../ui/TreeView.tsx'
import styles from './Explorer.module.css'
import { ExplorerRow } from './ExplorerRow.tsx'
import { capChildren, findByDocument } from './filter-tree.ts'
import { NewMenu } from './NewMenu.tsx'
import { listOpenIds } from './open-rows.ts'
import type { TreeNode } from './tree-node.ts'
import { useExplorerTree } from './useExplorerTree.ts'

const MODES = [
  { value: 'resources', label: 'Resources' },
  { value: 'files', label: 'Files' },
] as const

interface ExplorerProps {
  /** After something was chosen; the narrow window closes the explorer then. */
  readonly onChoose?: (() => void) | undefined
}

/** Namespaces → kinds → resources, or files → documents, with a filter. */
export function Explorer({ onChoose }: ExplorerProps) {
  const mode = useDesignStore((state) => state.panes.explorerMode)
  const setPanes = useDesignStore((state) => state.setPanes)
  const [filter, setFilter] = useState('')
  // The tree follows behind the field, which so never waits for it.
  const shownFilter = useDeferredValue(filter)
  const clear = useCallback(() => setFilter(''), [])
  return (
    <div className={styles['explorer']}>
      <div className={styles['head']}>
        <Segmented
          label="Order of the explorer"
          options={MODES}
          value={mode}
          onChange={(explorerMode) => setPanes({ explorerMode })}
        />
        <span className={styles['gap']} />
        <NewMenu />
      </div>
      <div className={styles['filter']} data-focus-target="filter-explorer">
        <SearchField
          label={mode === 'resources' ? 'Filter resources' : 'Filter files'}
          placeholder="Filter"
          icon={<ListFilter size={14} />}
          shortcut="/"
          value={filter}
          onChange={setFilter}
        />
      </div>
      <ExplorerTree filter={shownFilter} onClear={clear} onChoose={onChoose} />
    </div>
  )
}

interface ExplorerTreeProps extends ExplorerProps {
  readonly filter: string
  readonly onClear: () => void
}

const ExplorerTree = memo(function ExplorerTree({ filter, onClear, onChoose }: ExplorerTreeProps) {
  const store = useDesignStoreApi()
  const mode = useDesignStore((state) => state.panes.explorerMode)
  const selected = useDesignStore((state) => state.selection?.documentId)
  const tree = useExplorerTree(filter)
  const density = useDesignStore((state) => state.preferences.density)
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [revealed, setRevealed] = useState(selected)
  const found = useMemo(
    () => (selected === undefined ? undefined : findByDocument(tree, selected)),
    [tree, selected],
  )

  // What is selected elsewhere comes into view: the rows it lies in open once.
  if (revealed !== selected) {
    setRevealed(selected)
    const closed = found?.parents.filter((id) => chosen.get(id) !== true) ?? []
    if (closed.length > 0) {
      setChosen(new Map([...chosen, ...closed.map((id): [string, boolean] => [id, true])]))
    }
  }
  const openIds = useMemo(() => listOpenIds(tree, chosen, filter !== ''), [tree, chosen, filter])
  const rows = useMemo(() => toRows(tree), [tree])

  if (tree.length === 0) return <NothingHere filter={filter} onClear={onClear} mode={mode} />

  const toggle = (id: string, isOpen: boolean) => setChosen(new Map([...chosen, [id, isOpen]]))
  return (
    <TreeView
      label={mode === 'resources' ? 'Resources' : 'Files'}
      rows={rows}
      rowRem={ROW_REM[density]}
      expandedIds={openIds}
      onToggle={toggle}
      selectedId={found?.node.id}
      onPress={(node) => {
        if (node.children.length > 0) toggle(node.id, !openIds.has(node.id))
        if (!node.target) return
        store.getState().select({ ...node.target, origin: 'explorer' })
        if (node.children.length === 0) onChoose?.()
      }}
      onDelete={(node) => {
        const state = store.getState()
        const plan = node.target && node.total === 1 && planDelete(state, node.target.documentId)
        if (!plan) return
        const label = `Delete ${node.label}`
        applyDocumentEdit(state, plan, { origin: 'explorer', label })
        state.announce(`${label}: done. Undo takes it back.`)
      }}
      renderRow={renderRow}
    />
  )
})

function renderRow(node: TreeNode) {
  return <ExplorerRow node={node} />
}

type Row = TreeRow<TreeNode>

const rowsByNode = new WeakMap<TreeNode, Row>()

/** Yields the rows of nodes; equal nodes have one row for ever, so that it is drawn once. */
function toRows(nodes: readonly TreeNode[]): readonly Row[] {
  return nodes.map((node) => {
    const present = rowsByNode.get(node)
    if (present) return present
    const children = toRows(capChildren(node))
    const row = { id: node.id, name: node.label, children, content: node }
    rowsByNode.set(node, row)
    return row
  })
}

interface NothingHereProps {
  readonly filter: string
  readonly onClear: () => void
  readonly mode: 'resources' | 'files'
}

function NothingHere({ filter, onClear, mode }: NothingHereProps) {
  const setPanes = useDesignStore((state) => state.setPanes)
  const fileCount = useDesignStore((state) => state.files.size)
  const isReading = useDesignStore((state) => state.view.version === 0 && state.files.size > 0)
  if (isReading) return null
  if (filter !== '') {
    return (
      <EmptyState
        title={`Nothing matches “${filter}”.`}
        actions={
          <Button size="s" onPress={onClear}>
            Clear filter
          </Button>
        }
      />
    )
  }
  if (mode === 'resources' && fileCount > 0) {
    return (
      <EmptyState
        title="No resources in these files."
        actions={
          <Button size="s" onPress={() => setPanes({ explorerMode: 'files' })}>
            Show files
          </Button>
        }
      />
    )
  }
  return <EmptyState title="No files yet.">Add a resource with +, or drop files here.</EmptyState>
}
