/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which a table does not bear */
import ChevronRight from 'lucide-react/icons/chevron-right'
import { memo, useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react'
import { joinClasses } from './join-classes.ts'
import { readRootFontSize } from './root-font-size.ts'
import { findByLetters, flattenRows, readTreeKey } from './tree-rows.ts'
import type { FlatRow, TreeRow } from './tree-rows.ts'
import styles from './TreeView.module.css'

interface TreeViewProps<T> {
  readonly label: string
  readonly rows: readonly TreeRow<T>[]
  readonly expandedIds: ReadonlySet<string>
  readonly onToggle: (id: string, isOpen: boolean) => void
  readonly selectedId: string | undefined
  /** Press, Enter or Space on a row. */
  readonly onPress: (content: T) => void
  readonly onDelete?: ((content: T) => void) | undefined
  /** What a row shows; keep the function, rows are drawn again when it changes. */
  readonly renderRow: (content: T) => ReactNode
  /** Height of a row in rem. */
  readonly rowRem?: number
  /** Makes it a table: a first column with the tree, and these. */
  readonly table?: TreeTable<T> | undefined
  /** Space or a click, where these mean less than Enter or a double click. */
  readonly onSelect?: ((content: T) => void) | undefined
  /** Rows that are selected beside the one of `selectedId`: the same thing in another place. */
  readonly isSelected?: ((content: T) => boolean) | undefined
  /** Takes a key before the tree does; true when it was for it. Then letters find nothing. */
  readonly onKey?: ((event: KeyboardEvent, content: T | undefined) => boolean) | undefined
  /** The row that keys act on is another one. */
  readonly onActive?: ((content: T | undefined) => void) | undefined
  readonly ref?: Ref<TreeHandle> | undefined
}

/** What may be asked of a tree from outside. */
export interface TreeHandle {
  focus(): void
  /** Makes a row the one that keys act on, as soon as it is there. */
  goTo(rowId: string): void
}

/** The columns of a tree that is a table. */
export interface TreeTable<T> {
  /** Title of the first column, which holds the tree. */
  readonly title: string
  readonly columns: readonly TreeColumn<T>[]
  /** Widths of all columns, as `grid-template-columns`. */
  readonly widths: string
  /** Two lines a row: the column that `isLong` below the others. */
  readonly isStacked: boolean
  /** Name of a row for screen readers; keep the function while it says the same. */
  readonly describeRow: (content: T) => string
}

export interface TreeColumn<T> {
  readonly id: string
  readonly title: string
  readonly isLong?: boolean
  /** Keep the function, as `renderRow`. */
  readonly render: (content: T) => ReactNode
}

/** Rows beyond the edges of the view, so that a turn of the wheel meets no blank. */
const OVERSCAN = 8
const LETTERS_MS = 600

/**
 * A tree of rows of one height: arrows walk and open, letters find, one tab stop. To screen readers it
 * is a tree grid: of one column, because a row holds more than its name, or of those of `table`.
 *
 * Not React Aria's: at 1,000 rows that took 25 to 50 ms of the page for every key in the filter and
 * for every answer of the engine, because its collection is drawn twice. Here only the rows in view
 * are drawn, and those that did not change are left alone.
 */
export function TreeView<T>(props: TreeViewProps<T>) {
  const { label, rows, expandedIds, onToggle, selectedId, onPress, onDelete, renderRow } = props
  const { rowRem = 1.5, table, onSelect, isSelected, onKey, onActive, ref } = props
  const treeRef = useRef<HTMLDivElement>(null)
  const lettersRef = useRef({ text: '', at: 0 })
  const baseId = useId()
  const flat = useMemo(() => flattenRows(rows, expandedIds), [rows, expandedIds])
  const [view, setView] = useState({ top: 0, height: 800, rowHeight: 24 })
  const [active, setActive] = useState({ id: selectedId, index: 0, selectedId })

  // The row one is at may be gone or moved: then the one in its place.
  const found = useMemo(() => flat.findIndex((it) => it.row.id === active.id), [flat, active.id])
  const activeIndex = found === -1 ? Math.min(active.index, flat.length - 1) : found
  const selectedIndex = useMemo(
    () => flat.findIndex((it) => it.row.id === selectedId),
    [flat, selectedId],
  )
  // What is selected elsewhere is also where the keys go on.
  if (active.selectedId !== selectedId && selectedIndex !== -1) {
    setActive({ id: selectedId, index: selectedIndex, selectedId })
  }

  useEffect(() => {
    const tree = treeRef.current
    if (!tree) return undefined
    const measure = () => {
      const rowHeight = rowRem * readRootFontSize()
      setView({ top: tree.scrollTop, height: tree.clientHeight, rowHeight })
    }
    const observer = new ResizeObserver(measure)
    observer.observe(tree)
    return () => observer.disconnect()
  }, [rowRem])

  const headRem = table && !table.isStacked ? HEAD_REM : 0
  useEffect(() => {
    if (selectedIndex !== -1) reveal(treeRef.current, selectedIndex, { rowRem, headRem })
  }, [selectedIndex, rowRem, headRem])

  // A row that was asked for may lie below others that are only now opened.
  const wishRef = useRef<string>(undefined)
  useEffect(() => {
    if (wishRef.current === undefined || wishRef.current !== active.id || found === -1) return
    wishRef.current = undefined
    reveal(treeRef.current, found, { rowRem, headRem })
  }, [active.id, found, rowRem, headRem])
  useImperativeHandle(
    ref,
    () => ({
      focus: () => treeRef.current?.focus({ preventScroll: true }),
      goTo: (id) => {
        wishRef.current = id
        setActive((before) => ({ ...before, id }))
      },
    }),
    [],
  )

  const activeContent = flat[activeIndex]?.row.content
  useEffect(() => onActive?.(activeContent), [onActive, activeContent])

  const go = (index: number) => {
    reveal(treeRef.current, index, { rowRem, headRem })
    setActive({ id: flat[index]?.row.id, index, selectedId })
  }
  const press = (index: number) => {
    const at = flat[index]
    if (at) onPress(at.row.content)
  }
  const select = (index: number) => {
    const at = flat[index]
    if (at) (onSelect ?? onPress)(at.row.content)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (onKey?.(event, activeContent)) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, Math.floor(view.height / view.rowHeight) - 1)
    const move = readTreeKey(event.key, flat, activeIndex, { page, expandedIds })
    if (!move) {
      if (!onKey && event.key.length === 1 && findLetters(event)) event.preventDefault()
      return
    }
    event.preventDefault()
    const row = flat[activeIndex]?.row
    if (move.type === 'go') go(move.index)
    else if (move.type === 'press' && event.key === ' ') select(activeIndex)
    else if (move.type === 'press') press(activeIndex)
    else if (row && move.type === 'delete') onDelete?.(row.content)
    else if (row) onToggle(row.id, move.type === 'open')
  }
  const findLetters = ({ key, timeStamp }: KeyboardEvent): boolean => {
    const { text, at } = lettersRef.current
    const letters = timeStamp - at < LETTERS_MS ? text + key : key
    const index = findByLetters(flat, activeIndex, letters)
    lettersRef.current = { text: letters, at: timeStamp }
    if (index !== -1) go(index)
    return index !== -1
  }
  const onClick = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : undefined
    const index = Number(target?.closest('[data-index]')?.getAttribute('data-index') ?? -1)
    const at = flat[index]
    if (!at) return
    setActive({ id: at.row.id, index, selectedId })
    if (target?.closest('[data-chevron]')) onToggle(at.row.id, !expandedIds.has(at.row.id))
    else select(index)
  }
  const onDoubleClick = ({ target }: MouseEvent) => {
    const row = target instanceof Element ? target.closest('[data-index]') : null
    if (onSelect && row) press(Number(row.getAttribute('data-index')))
  }

  const first = Math.max(0, Math.floor(view.top / view.rowHeight) - OVERSCAN)
  const end = Math.ceil((view.top + view.height) / view.rowHeight) + OVERSCAN
  const idOf = (index: number) => `${baseId}-${index}`
  const isActiveDrawn = activeIndex >= first && activeIndex < end
  return (
    <div
      ref={treeRef}
      role="treegrid"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={isActiveDrawn ? idOf(activeIndex) : undefined}
      aria-rowcount={table && flat.length + 1}
      className={joinClasses(styles['tree'], table && styles['table'])}
      data-stacked={table?.isStacked || undefined}
      style={table && toStyle(table)}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onFocus={(event) => {
        // A row takes the focus for the tree: rows come and go while one scrolls, the tree stays.
        const row = event.target.closest('[data-index]')
        const index = Number(row?.getAttribute('data-index') ?? -1)
        if (index === -1 || !flat[index]) return
        setActive({ id: flat[index].row.id, index, selectedId })
        event.currentTarget.focus({ preventScroll: true })
      }}
      onScroll={(event) => {
        const { scrollTop } = event.currentTarget
        setView((before) => ({ ...before, top: scrollTop }))
      }}
    >
      {table && <TableHead table={table} />}
      <div
        role="rowgroup"
        className={styles['rows']}
        style={{ height: `${flat.length * rowRem}rem` }}
      >
        {flat.slice(first, end).map((it, i) => (
          <RowView
            key={it.row.id}
            domId={idOf(first + i)}
            index={first + i}
            rowRem={rowRem}
            row={it.row}
            level={it.level}
            position={it.position}
            siblings={it.siblings}
            isOpen={it.row.children.length > 0 ? expandedIds.has(it.row.id) : undefined}
            isSelected={first + i === selectedIndex || isSelected?.(it.row.content) === true}
            isActive={first + i === activeIndex}
            renderRow={renderRow}
            columns={table?.columns}
            describeRow={table?.describeRow}
          />
        ))}
      </div>
    </div>
  )
}

/** Height of the titles in rem; the same as in the style. */
const HEAD_REM = 1.625

function toStyle({ widths }: Pick<TreeTable<never>, 'widths'>): CSSProperties {
  return { '--widths': widths } as CSSProperties
}

function TableHead<T>({ table }: { readonly table: TreeTable<T> }) {
  return (
    <div role="rowgroup" className={styles['head']}>
      <div role="row" aria-rowindex={1} className={styles['titles']}>
        <div role="columnheader">{table.title}</div>
        {table.columns.map(({ id, title }) => (
          <div key={id} role="columnheader" data-column={id}>
            {title}
          </div>
        ))}
      </div>
    </div>
  )
}

interface RowViewProps<T> extends Omit<FlatRow<T>, 'parent'> {
  readonly domId: string
  readonly index: number
  readonly rowRem: number
  /** Absent for a row that has nothing below it. */
  readonly isOpen: boolean | undefined
  readonly isSelected: boolean
  readonly isActive: boolean
  readonly renderRow: (content: T) => ReactNode
  readonly columns: readonly TreeColumn<T>[] | undefined
  readonly describeRow: ((content: T) => string) | undefined
}

const RowView = memo(function RowView<T>(props: RowViewProps<T>) {
  const { domId, index, rowRem, row, level, isOpen, isSelected, isActive } = props
  const { columns, describeRow } = props
  return (
    <div
      id={domId}
      role="row"
      tabIndex={-1}
      {...(describeRow
        ? { 'aria-label': describeRow(row.content), 'aria-rowindex': index + 2 }
        : { 'aria-labelledby': `${domId}-words` })}
      aria-level={level}
      aria-posinset={props.position}
      aria-setsize={props.siblings}
      aria-expanded={isOpen}
      aria-selected={isSelected}
      data-index={index}
      data-level={Math.min(level, 6)}
      data-active={isActive || undefined}
      className={styles['row']}
      style={{ top: `${index * rowRem}rem`, height: `${rowRem}rem` }}
    >
      <div role="gridcell" className={styles['cell']}>
        {isOpen !== undefined && (
          <button
            type="button"
            tabIndex={-1}
            aria-label={isOpen ? 'Close' : 'Open'}
            className={styles['chevron']}
            data-chevron
          >
            <ChevronRight size={12} />
          </button>
        )}
        <span id={`${domId}-words`} className={styles['words']}>
          {props.renderRow(row.content)}
        </span>
      </div>
      {columns?.map(({ id, isLong, render }) => (
        <div
          key={id}
          role="gridcell"
          className={styles['column']}
          data-column={id}
          data-long={isLong || undefined}
        >
          {render(row.content)}
        </div>
      ))}
    </div>
  )
}) as <T>(props: RowViewProps<T>) => ReactNode

/** Titles lie over the first rows in view, and take their room above the first row of all. */
function reveal(
  tree: HTMLElement | null,
  index: number,
  { rowRem, headRem }: { readonly rowRem: number; readonly headRem: number },
): void {
  if (!tree) return
  const height = rowRem * readRootFontSize()
  const room = tree.clientHeight - headRem * readRootFontSize()
  const top = index * height
  if (top < tree.scrollTop) tree.scrollTop = top
  else if (top + height > tree.scrollTop + room) tree.scrollTop = top + height - room
}
