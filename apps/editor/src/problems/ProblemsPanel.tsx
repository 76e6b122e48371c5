import { useDeferredValue, useLayoutEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { listProblems } from '../commands/problem-order.ts'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { NothingFound } from './NothingFound.tsx'
import { ProblemList } from './ProblemList.tsx'
import { arrangeProblems, arrangeSuppressed } from './problem-rows.ts'
import { problemsUi } from './problems-ui.ts'
import styles from './ProblemsPanel.module.css'
import { ProblemsTools } from './ProblemsTools.tsx'
import { useIsStaleShown } from './useIsStaleShown.ts'
import { useKeptFocus } from './useKeptFocus.ts'

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

  // Where no row is left to take the focus, the panel keeps it: F6 and Tab go on from here.
  const focus = useKeptFocus()
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (rows.length === 0 && focus.isLost()) ref.current?.focus()
  }, [rows, focus])

  return (
    // It only watches where the focus is.
    <div
      ref={ref}
      tabIndex={-1}
      className={styles['panel']}
      data-stale={isStaleShown || undefined}
      aria-busy={isStaleShown}
      {...focus.props}
    >
      <ProblemsTools diagnostics={diagnostics} suppressedCount={suppressed.length} />
      {rows.length > 0 ? (
        <ProblemList rows={rows} focus={focus} />
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
