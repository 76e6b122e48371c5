import { createStore } from 'zustand/vanilla'
import type { Layer, Severity } from '@meshdraft/analysis'
import { NO_FILTER } from './problem-rows.ts'
import type { ProblemFilter, ProblemGrouping } from './problem-rows.ts'

interface ProblemsUi {
  readonly grouping: ProblemGrouping
  readonly filter: ProblemFilter
  /** Whether what is left out is listed, too. */
  readonly showsSuppressed: boolean
  readonly setGrouping: (grouping: ProblemGrouping) => void
  readonly toggleSeverity: (severity: Severity) => void
  readonly toggleLayer: (layer: Layer) => void
  /** `undefined`: those of all namespaces. */
  readonly setNamespace: (namespace: string | undefined) => void
  readonly toggleSuppressed: () => void
  readonly showAll: () => void
}

/** How the list is arranged; it outlives the panel, which is not mounted while changes are shown. */
export const problemsUi = createStore<ProblemsUi>()((set) => ({
  grouping: 'severity',
  filter: NO_FILTER,
  showsSuppressed: false,
  setGrouping: (grouping) => set({ grouping }),
  toggleSeverity: (severity) =>
    set(({ filter }) => ({
      filter: { ...filter, hiddenSeverities: toggle(filter.hiddenSeverities, severity) },
    })),
  toggleLayer: (layer) =>
    set(({ filter }) => ({
      filter: { ...filter, hiddenLayers: toggle(filter.hiddenLayers, layer) },
    })),
  setNamespace: (namespace) => set(({ filter }) => ({ filter: { ...filter, namespace } })),
  toggleSuppressed: () => set(({ showsSuppressed }) => ({ showsSuppressed: !showsSuppressed })),
  showAll: () => set({ filter: NO_FILTER }),
}))

function toggle<T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> {
  const next = new Set(set)
  if (!next.delete(item)) next.add(item)
  return next
}
