/* oxlint-disable jsx-a11y/prefer-tag-over-role -- only some rows are drawn, each at its own place: no table can hold them */
import { useCallback, useDeferredValue, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import type { Diagnostic } from '@meshdraft/analysis'
import { applyFix } from '../commands/apply-fix.ts'
import { listProblems } from '../commands/problem-order.ts'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { applyJoined } from './apply-joined.ts'
import { joinFixes } from './fix-all.ts'
import { NothingFound } from './NothingFound.tsx'
import { ProblemItem } from './ProblemItem.tsx'
import type { ProblemActions } from './ProblemItem.tsx'
import { arrangeProblems, arrangeSuppressed } from './problem-rows.ts'
import type { ProblemRow } from './problem-rows.ts'
import { problemsUi } from './problems-ui.ts'
import styles from './ProblemsPanel.module.css'
import { ProblemsTools } from './ProblemsTools.tsx'
import { useFixObstacle } from './useFixObstacle.ts'
import { useIsStaleShown } from './useIsStaleShown.ts'
import { useListWindow } from './useListWindow.ts'
import { Button } from '../ui/Button.tsx'

const ROW_HEIGHT = 44
const HEADING_HEIGHT = 26

/** All findings, with their fixes. */
export function ProblemsPanel() {
  const store = useDesignStoreApi()
  const findings = useDeferredValue(useDesignStore((state) => state.view.diagnosticsByDocument))
  const isStaleShown = useIsStaleShown()
  const { grouping, filter, showsSuppressed, showAll } = useStore(problemsUi)
  const suppressedByDocument = useDesignStore((state) => state.view.suppressedByDocument)
  const suppressed = useMemo(
    () => [...suppressedByDocument.values()].flat(),
    [suppressedByDocument],
  )
  // oxlint-disable-next-line react/exhaustive-deps -- the list depends on the findings alone
  const diagnostics = useMemo(() => listProblems(store.getState()), [store, findings])
  const rows = useMemo(
    () => [
      ...arrangeProblems(diagnostics, grouping, filter),
      ...(showsSuppressed ? arrangeSuppressed(suppressed, filter) : []),
    ],
    [diagnostics, grouping, filter, suppressed, showsSuppressed],
  )
  return (
    <div
      className={styles['panel']}
      data-stale={isStaleShown || undefined}
      aria-busy={isStaleShown}
    >
      <ProblemsTools diagnostics={diagnostics} suppressedCount={suppressed.length} />
      {rows.length > 0 ? (
        <ProblemList rows={rows} />
      ) : diagnostics.length > 0 ? (
        <EmptyState
          title="No problem passes the filter."
          actions={<Button onPress={showAll}>Show all</Button>}
        />
      ) : (
        <NothingFound />
      )}
    </div>
  )
}

interface ProblemListProps {
  readonly rows: readonly ProblemRow[]
}

function ProblemList({ rows }: ProblemListProps) {
  const store = useDesignStoreApi()
  const selection = useDesignStore((state) => state.selection)
  const obstacle = useFixObstacle()
  const heights = useMemo(
    () => rows.map(({ type }) => (type === 'heading' ? HEADING_HEIGHT : ROW_HEIGHT)),
    [rows],
  )
  const { ref, height, first, last, tops, scrollTo } = useListWindow(heights)
  const [active, setActive] = useState<ActiveRow>({ id: '', index: 0 })
  const [openId, setOpenId] = useState<string>()
  const activeIndex = findActive(rows, active)

  // A row that was fixed is gone: its place in the list, and the focus, go to the next one.
  const hasFocusRef = useRef(false)
  useLayoutEffect(() => {
    const list = ref.current
    const row = rows[activeIndex]
    if (!list || !row || !hasFocusRef.current) return
    if (document.activeElement === document.body || document.activeElement === null) {
      findRowElement(list, row.id)?.focus({ preventScroll: true })
    }
  }, [rows, activeIndex, ref])

  const actions = useMemo<ProblemActions>(
    () => ({
      select(id, { documentId, fieldPath }) {
        setActive({ id, index: rows.findIndex((row) => row.id === id) })
        store.getState().select({ documentId, path: fieldPath, origin: 'problems' })
      },
      apply(id, diagnostic, fix) {
        setActive({ id, index: rows.findIndex((row) => row.id === id) })
        setOpenId(undefined)
        if (!applyFix(store, diagnostic, fix, 'problems')) return
        const list = ref.current
        if (list) findRowElement(list, id)?.focus({ preventScroll: true })
      },
      openFixes: setOpenId,
    }),
    [store, ref, rows],
  )

  const moveTo = useCallback(
    (index: number) => {
      const row = rows[index]
      if (!row) return
      setActive({ id: row.id, index })
      scrollTo(index)
      // The row may be drawn only after the list has scrolled to it.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (ref.current) findRowElement(ref.current, row.id)?.focus({ preventScroll: true })
        }),
      )
    },
    [rows, scrollTo, ref],
  )

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const row = rows[activeIndex]
    if (row?.type !== 'problem' || openId !== undefined) return
    const target = event.target instanceof HTMLElement ? event.target : undefined
    const isHandled = runKey(event.key, {
      isOnRow: target?.dataset['row'] !== undefined,
      move: (step) => moveTo(findProblemRow(rows, activeIndex, step)),
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
      onFocus={() => {
        hasFocusRef.current = true
      }}
      onBlur={(event) => {
        if (event.relatedTarget !== null) hasFocusRef.current = false
      }}
    >
      <div role="presentation" className={styles['space']} style={{ height }}>
        {rows.slice(first, last).map((row, i) => {
          const index = first + i
          const style = { top: tops[index] ?? 0 }
          return row.type === 'heading' ? (
            <div
              key={row.id}
              role="row"
              aria-rowindex={index + 1}
              className={styles['heading']}
              style={style}
            >
              <span role="gridcell">
                {row.title} <span className={styles['headingCount']}>{row.count}</span>
              </span>
              {row.ofOneCode && <FixKind diagnostics={row.ofOneCode} obstacle={obstacle} />}
            </div>
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

/** Fixes all findings of one code, where that needs no choice. */
function FixKind({
  diagnostics,
  obstacle,
}: {
  readonly diagnostics: readonly Diagnostic[]
  readonly obstacle: string | undefined
}) {
  const store = useDesignStoreApi()
  const joined = useMemo(() => joinFixes(diagnostics), [diagnostics])
  // One alone has its button in its row.
  if (joined.count < 2) return null
  const { length } = diagnostics
  return (
    <span role="gridcell" className={styles['fixKind']}>
      <Button
        variant="plain"
        size="s"
        isDisabled={obstacle !== undefined}
        reason={obstacle}
        onPress={() => applyJoined(store, joined, length)}
      >
        {joined.count === length ? `Fix all ${length}` : `Fix ${joined.count} of ${length}`}
      </Button>
    </span>
  )
}

interface ActiveRow {
  readonly id: string
  /** Where it stood. */
  readonly index: number
}

interface KeyActions {
  readonly isOnRow: boolean
  readonly move: (step: 1 | -1) => void
  readonly jump: (end: 'first' | 'last') => void
  readonly select: () => void
  readonly openFixes: () => void
  readonly moveInside: (step: 1 | -1) => void
}

/** Arrows walk the rows and the buttons of a row, Enter selects, `.` opens the fixes. */
function runKey(key: string, actions: KeyActions): boolean {
  switch (key) {
    case 'ArrowDown':
      actions.move(1)
      return true
    case 'ArrowUp':
      actions.move(-1)
      return true
    case 'Home':
      actions.jump('first')
      return true
    case 'End':
      actions.jump('last')
      return true
    case 'ArrowRight':
      actions.moveInside(1)
      return true
    case 'ArrowLeft':
      actions.moveInside(-1)
      return true
    case '.':
      actions.openFixes()
      return true
    case 'Enter':
    case ' ':
      if (!actions.isOnRow) return false
      actions.select()
      return true
    default:
      return false
  }
}

/** The row that Tab reaches: the last used one, or what stands in its place now. */
function findActive(rows: readonly ProblemRow[], { id, index }: ActiveRow): number {
  const found = rows.findIndex((row) => row.id === id)
  if (found >= 0) return found
  const at = Math.min(index, rows.length - 1)
  return rows[at]?.type === 'problem' ? at : findProblemRow(rows, at, 1)
}

/** The next finding after or before a row; headings are passed over. */
function findProblemRow(rows: readonly ProblemRow[], from: number, step: 1 | -1): number {
  for (let i = from + step; i >= 0 && i < rows.length; i += step) {
    if (rows[i]?.type === 'problem') return i
  }
  return from
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
  selection:
    | { readonly documentId: string; readonly path: readonly (string | number)[] }
    | undefined,
): boolean {
  return (
    selection?.documentId === documentId &&
    selection.path.length === fieldPath.length &&
    selection.path.every((part, i) => part === fieldPath[i])
  )
}
