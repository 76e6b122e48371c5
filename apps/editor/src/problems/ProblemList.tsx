import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Diagnostic } from '@meshdraft/analysis'
import { applyFix } from '../commands/apply-fix.ts'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import type { Selection } from '../store/design-state.ts'
import { TALL_ROW_REM } from '../store/preferences.ts'
import { findActive, findProblemFar, findProblemRow } from './active-row.ts'
import type { ActiveRow } from './active-row.ts'
import { GroupHeading } from './GroupHeading.tsx'
import { runKey } from './list-keys.ts'
import { ProblemItem } from './ProblemItem.tsx'
import type { ProblemActions } from './ProblemItem.tsx'
import type { ProblemRow } from './problem-rows.ts'
import styles from './ProblemsPanel.module.css'
import { useFixObstacle } from './useFixObstacle.ts'
import type { KeptFocus } from './useKeptFocus.ts'
import { useListWindow } from './useListWindow.ts'

/** Height of a heading in rem; the same as in the style. */
const HEADING_REM = 1.625

interface ProblemListProps {
  readonly rows: readonly ProblemRow[]
  /** Of the whole panel. */
  readonly focus: KeptFocus
}

/** The rows that are on screen, walked with the arrows. */
export function ProblemList({ rows, focus }: ProblemListProps) {
  const store = useDesignStoreApi()
  const selection = useDesignStore((state) => state.selection)
  const obstacle = useFixObstacle()
  const rowRem = TALL_ROW_REM[useDesignStore((state) => state.preferences.density)]
  const heights = useMemo(
    () => rows.map(({ type }) => (type === 'heading' ? HEADING_REM : rowRem)),
    [rows, rowRem],
  )
  const { ref, height, shownHeight, first, last, tops, scrollTo } = useListWindow(heights)
  const [active, setActive] = useState<ActiveRow>({ id: '', index: 0 })
  const [openId, setOpenId] = useState<string>()
  const activeIndex = findActive(rows, active)
  const activeId = rows[activeIndex]?.id

  const wantedIdRef = useRef<string>(undefined)
  const focusRow = useCallback(
    (id: string) => {
      const element = ref.current ? findRowElement(ref.current, id) : undefined
      // One that was far away is drawn only once it is the active one.
      wantedIdRef.current = element ? undefined : id
      element?.focus({ preventScroll: true })
    },
    [ref],
  )

  // A row that was fixed is gone: its place in the list, and the focus, go to the next one.
  useLayoutEffect(() => {
    if (activeId === undefined) return
    if (wantedIdRef.current !== activeId && !focus.isLost()) return
    scrollTo(activeIndex)
    focusRow(activeId)
  }, [rows, activeId, activeIndex, focus, focusRow, scrollTo])

  // What F8 leads to, wherever the focus is, is shown here, too.
  useEffect(() => {
    if (selection?.origin !== 'problems') return
    const isChosen = (row: ProblemRow | undefined) =>
      row?.type === 'problem' && isSelected(row.diagnostic, selection)
    // Of several findings at one place the one that was pressed stays.
    const index = isChosen(rows[activeIndex]) ? activeIndex : rows.findIndex(isChosen)
    const row = rows[index]
    if (!row) return
    setActive({ id: row.id, index })
    scrollTo(index)
    const { activeElement } = document
    const isRow = activeElement instanceof HTMLElement && activeElement.dataset['row'] !== undefined
    if (isRow && ref.current?.contains(activeElement)) focusRow(row.id)
    // oxlint-disable-next-line react/exhaustive-deps -- once for each selection: the list does not move on its own
  }, [selection])

  const actions = useMemo<ProblemActions>(
    () => ({
      select(id, { documentId, fieldPath }) {
        setActive({ id, index: rows.findIndex((row) => row.id === id) })
        store.getState().select({ documentId, path: fieldPath, origin: 'problems' })
      },
      apply(id, diagnostic, fix) {
        setActive({ id, index: rows.findIndex((row) => row.id === id) })
        setOpenId(undefined)
        if (applyFix(store, diagnostic, fix, 'problems')) focusRow(id)
      },
      openFixes: setOpenId,
    }),
    [store, focusRow, rows],
  )

  const moveTo = (index: number) => {
    const row = rows[index]
    if (!row) return
    setActive({ id: row.id, index })
    scrollTo(index)
    focusRow(row.id)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const row = rows[activeIndex]
    if (row?.type !== 'problem' || openId !== undefined) return
    const target = event.target instanceof HTMLElement ? event.target : undefined
    const inView = Math.floor(shownHeight / rowRem)
    const isHandled = runKey(event.key, {
      isOnRow: target?.dataset['row'] !== undefined,
      move: (step) => moveTo(findProblemRow(rows, activeIndex, step)),
      movePage: (step) => moveTo(findProblemFar(rows, activeIndex, Math.max(1, inView - 1), step)),
      jump: (end) =>
        moveTo(findProblemRow(rows, end === 'first' ? -1 : rows.length, end === 'first' ? 1 : -1)),
      select: () => actions.select(row.id, row.diagnostic),
      openFixes: () => {
        setOpenId(row.id)
      },
      moveInside: (step) => moveInside(event.currentTarget, row.id, step),
    })
    if (isHandled) event.preventDefault()
  }

  const drawn = listDrawn(first, last, activeIndex)
  return (
    <div
      ref={ref}
      role="grid"
      aria-label="Problems"
      aria-rowcount={rows.length}
      tabIndex={-1}
      className={styles['list']}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const target = event.target instanceof Element ? event.target : undefined
        const id = target?.closest<HTMLElement>('[data-row]')?.dataset['row']
        if (id === undefined || target?.closest('[data-part]')) return
        const row = rows.find((candidate) => candidate.id === id)
        if (row?.type === 'problem') actions.select(id, row.diagnostic)
      }}
      onFocus={({ target, currentTarget }) => {
        const at = Number(target.closest('[role="row"]')?.getAttribute('aria-rowindex')) - 1
        const row = currentTarget.contains(target) ? rows[at] : undefined
        if (row && row.id !== active.id) setActive({ id: row.id, index: at })
      }}
    >
      <div role="presentation" className={styles['space']} style={{ height: `${height}rem` }}>
        {drawn.map((index) => {
          const row = rows[index]
          if (!row) return null
          const style = { top: `${tops[index] ?? 0}rem` }
          return row.type === 'heading' ? (
            <GroupHeading
              key={row.id}
              row={row}
              rowIndex={index + 1}
              style={style}
              obstacle={obstacle}
            />
          ) : (
            <ProblemItem
              key={row.id}
              id={row.id}
              diagnostic={row.diagnostic}
              suppressed={row.suppressed}
              rowIndex={index + 1}
              style={style}
              isActive={index === activeIndex}
              isSelected={isSelected(row.diagnostic, selection)}
              isOpen={row.id === openId}
              obstacle={obstacle}
              actions={actions}
            />
          )
        })}
      </div>
    </div>
  )
}

/** The rows on screen and the active one, which keeps the focus while the list is scrolled. */
function listDrawn(first: number, last: number, activeIndex: number): readonly number[] {
  const shown = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i)
  if (activeIndex < 0 || (activeIndex >= first && activeIndex < last)) return shown
  return activeIndex < first ? [activeIndex, ...shown] : [...shown, activeIndex]
}

function findRowElement(list: HTMLElement, id: string): HTMLElement | undefined {
  const found = [...list.querySelectorAll<HTMLElement>('[data-row]')]
  return found.find((element) => element.dataset['row'] === id)
}

function moveInside(list: HTMLElement, id: string, step: 1 | -1): void {
  const row = findRowElement(list, id)
  if (!row) return
  const stops = [row, ...row.querySelectorAll<HTMLElement>('[data-part]')]
  const at = stops.findIndex((stop) => stop === document.activeElement)
  stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus()
}

function isSelected(
  { documentId, fieldPath }: Diagnostic,
  selection: Pick<Selection, 'documentId' | 'path'> | undefined,
): boolean {
  return (
    selection?.documentId === documentId &&
    selection.path.length === fieldPath.length &&
    selection.path.every((part, i) => part === fieldPath[i])
  )
}
