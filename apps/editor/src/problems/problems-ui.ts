import { createStore } from 'zustand/vanilla'
import type { Severity } from '@meshdraft/analysis'
import type { ProblemGrouping } from './problem-rows.ts'

interface ProblemsUi {
  readonly grouping: ProblemGrouping
  readonly hidden: ReadonlySet<Severity>
  readonly setGrouping: (grouping: ProblemGrouping) => void
  readonly toggle: (severity: Severity) => void
  readonly showAll: () => void
}

/** How the list is arranged; it outlives the panel, which is not mounted while changes are shown. */
export const problemsUi = createStore<ProblemsUi>()((set) => ({
  grouping: 'severity',
  hidden: new Set(),
  setGrouping: (grouping) => set({ grouping }),
  toggle: (severity) =>
    set(({ hidden }) => {
      const next = new Set(hidden)
      if (!next.delete(severity)) next.add(severity)
      return { hidden: next }
    }),
  showAll: () => set({ hidden: new Set() }),
}))
