/* oxlint-disable jsx-a11y/prefer-tag-over-role */
// A native list can neither mark a part of a line nor draw only what is on screen.

import FileIcon from 'lucide-react/icons/file'
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, Ref } from 'react'
import { useStore } from 'zustand'
import { locatePath } from '@meshdraft/yaml'
import { lettersOfKind } from '../kinds/kind-letters.ts'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import type { DesignStore } from '../store/create-design-store.ts'
import { parseKept } from '../store/edit-document.ts'
import { ROW_REM } from '../store/preferences.ts'
import { findDocument, findDocumentAt } from '../store/workspace-file.ts'
import { joinClasses } from '../ui/join-classes.ts'
import { LetterBadge } from '../ui/LetterBadge.tsx'
import { readRootFontSize } from '../ui/root-font-size.ts'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { replaceMatches } from './replace-matches.ts'
import type { FoundInFiles } from './search-files.ts'
import { arrangeRows, findActive, findRow, showMatch } from './search-rows.ts'
import type { SearchRow } from './search-rows.ts'
import { searchStore } from './search-store.ts'
import styles from './Search.module.css'

interface SearchListProps {
  readonly found: FoundInFiles
  readonly ref: Ref<HTMLDivElement>
}

const OVERSCAN = 8

/**
 * The matches by file. One stop of Tab: arrows walk the matches, Enter shows one, Ctrl+Enter replaces
 * it. Only the rows on screen are drawn.
 */
export function SearchList({ found, ref }: SearchListProps) {
  const store = useDesignStoreApi()
  const id = useId()
  const active = useStore(searchStore, (state) => state.active)
  const density = useDesignStore((state) => state.preferences.density)
  const rows = useMemo(() => arrangeRows(found.files), [found])
  const activeRow = findRow(rows, active)
  const boxRef = useRef<HTMLDivElement>(null)
  const height = useRowHeight(ROW_REM[density])
  const view = useScrolledPart(boxRef)
  const first = Math.max(0, Math.floor(view.top / height) - OVERSCAN)
  const last = Math.min(rows.length, Math.ceil((view.top + view.height) / height) + OVERSCAN)

  useLayoutEffect(() => {
    const box = boxRef.current
    if (!box || activeRow === -1) return
    const top = activeRow * height
    // With the first match of a file its name comes into sight.
    const from = rows[activeRow - 1]?.type === 'file' ? top - height : top
    if (from < box.scrollTop) box.scrollTop = from
    else if (top + height > box.scrollTop + box.clientHeight) {
      box.scrollTop = top + height - box.clientHeight
    }
  }, [rows, activeRow, height])

  const { setActive } = searchStore.getState()
  const move = (step: number) => setActive(clamp(active + step, found.count))
  const show = () => {
    const current = findActive(found.files, active)
    if (current) showPlace(store, current.file.path, current.match.range.start)
  }
  const handleKey = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(view.height / height) - 1)
    const current = findActive(found.files, active)
    const isCtrl = event.ctrlKey || event.metaKey
    if (event.key === 'Enter' && isCtrl && current)
      replaceMatches(store, { type: 'one', ...current })
    else if (isCtrl || event.altKey) return
    else if (event.key === 'Enter' || event.key === ' ') show()
    else if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'PageDown') move(page)
    else if (event.key === 'PageUp') move(-page)
    else if (event.key === 'Home') setActive(0)
    else if (event.key === 'End') setActive(found.count - 1)
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={(element) => {
        boxRef.current = element
        if (typeof ref === 'function') ref(element)
        else if (ref) ref.current = element
      }}
      role="listbox"
      tabIndex={0}
      aria-label="Matches"
      aria-activedescendant={activeRow === -1 ? undefined : `${id}-${active}`}
      className={styles['list']}
      onKeyDown={handleKey}
    >
      <div className={styles['rows']} style={{ height: rows.length * height }} role="presentation">
        {rows.map((row, i) => {
          // The active row is always there: the list names it to screen readers.
          if ((i < first || i >= last) && i !== activeRow) return null
          const style = { top: i * height, height }
          if (row.type === 'file') {
            return <FileRow key={`file ${row.file.path}`} row={row} style={style} />
          }
          return (
            <MatchRow
              key={`${row.file.path} ${row.match.range.start}`}
              id={`${id}-${row.index}`}
              row={row}
              style={style}
              isActive={row.index === active}
              count={found.count}
              onTake={() => {
                setActive(row.index)
                showPlace(store, row.file.path, row.match.range.start)
              }}
            />
          )
        })}
      </div>
    </div>
  )
}

interface RowStyle {
  readonly top: number
  readonly height: number
}

interface FileRowProps {
  readonly row: SearchRow & { readonly type: 'file' }
  readonly style: RowStyle
}

/** Its matches say their file themselves. */
function FileRow({ row: { file, count }, style }: FileRowProps) {
  return (
    <div role="presentation" className={styles['file']} style={style}>
      <FileIcon size={14} />
      <span className={styles['path']}>{file.path}</span>
      <span className={styles['count']}>{count.toLocaleString('en')}</span>
    </div>
  )
}

interface MatchRowProps {
  readonly id: string
  readonly row: SearchRow & { readonly type: 'match' }
  readonly style: RowStyle
  readonly isActive: boolean
  readonly count: number
  readonly onTake: () => void
}

function MatchRow({ id, row, style, isActive, count, onTake }: MatchRowProps) {
  const { file, match, index } = row
  const replacement = useStore(searchStore, (state) => state.replacement)
  const resource = useDesignStore(({ view }) => {
    const at = file.tiles.findLastIndex((tile) => tile.start <= match.range.start)
    return view.documentsByFile.get(file.path)?.[Math.max(at, 0)]?.resources[0]
  })
  const shown = showMatch(file, match, replacement)
  const isReplaced = replacement !== '' && shown.replacement !== undefined
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      aria-posinset={index + 1}
      aria-setsize={count}
      className={joinClasses(styles['match'], isActive && styles['active'])}
      style={style}
      // The list keeps the focus, so that its keys go on working.
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.closest<HTMLElement>('[role="listbox"]')?.focus()
      }}
      onClick={onTake}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onTake()
      }}
    >
      <span className={styles['number']}>
        <VisuallyHidden>{`${file.path}, line `}</VisuallyHidden>
        {shown.line}
      </span>
      <span className={styles['code']}>
        {shown.before}
        {isReplaced ? (
          <>
            <del>{shown.text}</del>
            <ins>{shown.replacement}</ins>
          </>
        ) : (
          <mark>{shown.text}</mark>
        )}
        {shown.after}
      </span>
      {resource && (
        <span className={styles['resource']}>
          <LetterBadge {...lettersOfKind(resource.kind)} />
          {resource.name}
        </span>
      )}
    </div>
  )
}

/** Leads to a place of a file, in form, YAML and graph. */
function showPlace(store: DesignStore, path: string, offset: number): void {
  const { files, select, setPanes } = store.getState()
  const file = files.get(path)
  if (file?.type !== 'text') return
  const documentId = findDocumentAt(file, offset)
  const document = findDocument(files, documentId)
  if (!document) return
  setPanes({ isInspectorOpen: true })
  const field = locatePath(parseKept(document.text), offset - document.range.start)
  select({ documentId, path: field, origin: 'dialog' })
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(index, count - 1))
}

/** Rows are as high as the operator's text size makes them. */
function useRowHeight(rem: number): number {
  const [size] = useState(readRootFontSize)
  return rem * size
}

/** Follows which part of a box is in sight. */
function useScrolledPart(ref: { readonly current: HTMLDivElement | null }) {
  const [part, setPart] = useState({ top: 0, height: 400 })
  useLayoutEffect(() => {
    const box = ref.current
    if (!box) return undefined
    const read = () => setPart({ top: box.scrollTop, height: box.clientHeight })
    read()
    const observer = new ResizeObserver(read)
    observer.observe(box)
    box.addEventListener('scroll', read, { passive: true })
    return () => {
      observer.disconnect()
      box.removeEventListener('scroll', read)
    }
  }, [ref])
  return part
}
