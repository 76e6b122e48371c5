import ChevronDown from 'lucide-react/icons/chevron-down'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { countProblems } from '@meshdraft/engine'
import type { Diagnostic, Layer, Severity } from '@meshdraft/analysis'
import { escapeHidden } from '@meshdraft/yaml'
import { useDesignStoreApi } from '../store/DesignContext.tsx'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { MenuButton } from '../ui/Menu.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { applyJoined } from './apply-joined.ts'
import { joinFixes } from './fix-all.ts'
import { PanelTools } from './PanelTools.tsx'
import { isShown, NO_FILTER } from './problem-rows.ts'
import type { ProblemGrouping } from './problem-rows.ts'
import { problemsUi } from './problems-ui.ts'
import styles from './ProblemsPanel.module.css'
import { useFixObstacle } from './useFixObstacle.ts'

const SEVERITIES: readonly (readonly [severity: Severity, one: string, many: string])[] = [
  ['error', 'error', 'errors'],
  ['warning', 'warning', 'warnings'],
  ['info', 'note', 'notes'],
]

const GROUPINGS: readonly (readonly [grouping: ProblemGrouping, label: string])[] = [
  ['severity', 'By severity'],
  ['file', 'By file'],
  ['resource', 'By resource'],
  ['code', 'By code'],
]

const LAYERS: readonly (readonly [layer: Layer, label: string])[] = [
  ['syntax', 'Syntax: how the text reads'],
  ['schema', 'Schema: the API server'],
  ['admission', 'Admission: Istio’s webhook'],
  ['analysis', 'Analysis: between objects'],
]

interface ProblemsToolsProps {
  readonly diagnostics: readonly Diagnostic[]
  /** How many findings are left out. */
  readonly suppressedCount: number
}

/** Filters, groups, and fixes what can be fixed at once. */
export function ProblemsTools({ diagnostics, suppressedCount }: ProblemsToolsProps) {
  const { grouping, filter, setGrouping, toggleSeverity } = useStore(problemsUi)
  const { showsSuppressed, toggleSuppressed } = useStore(problemsUi)
  const all = useMemo(() => countProblems(diagnostics), [diagnostics])
  // What a press shows or hides: that which the other filters let through.
  const counts = useMemo(() => {
    const others = { ...filter, hiddenSeverities: NO_FILTER.hiddenSeverities }
    return countProblems(diagnostics.filter((diagnostic) => isShown(diagnostic, others)))
  }, [diagnostics, filter])
  const shown = useMemo(
    () => diagnostics.filter((diagnostic) => isShown(diagnostic, filter)),
    [diagnostics, filter],
  )
  const label = GROUPINGS.find(([id]) => id === grouping)?.[1] ?? ''
  return (
    <PanelTools>
      {SEVERITIES.filter(([severity]) => all[severity] > 0).map(([severity, one, many]) => (
        <Chip
          key={severity}
          isOn={!filter.hiddenSeverities.has(severity)}
          aria-label={`${counts[severity]} ${counts[severity] === 1 ? one : many}`}
          tooltip={`${filter.hiddenSeverities.has(severity) ? 'Show' : 'Hide'} ${many}`}
          className={styles['filter']}
          onPress={() => toggleSeverity(severity)}
        >
          <SeverityIcon severity={severity} size={12} label="" />
          {counts[severity]}
        </Chip>
      ))}
      {suppressedCount > 0 && (
        <Chip
          isOn={showsSuppressed}
          tooltip={showsSuppressed ? 'Hide what is suppressed' : 'Show what is suppressed, and why'}
          onPress={toggleSuppressed}
        >
          {suppressedCount} suppressed
        </Chip>
      )}
      {diagnostics.length > 0 && <FilterMenu diagnostics={diagnostics} />}
      {diagnostics.length > 0 && (
        <MenuButton
          look="chip"
          label="Grouping"
          placement="bottom end"
          groups={[
            {
              entries: GROUPINGS.map(([id, words]) => ({
                id,
                label: words,
                isChecked: id === grouping,
                onAction: () => setGrouping(id),
              })),
            },
          ]}
        >
          {label}
          <ChevronDown size={12} />
        </MenuButton>
      )}
      <FixAll diagnostics={shown} />
    </PanelTools>
  )
}

function FilterMenu({ diagnostics }: Pick<ProblemsToolsProps, 'diagnostics'>) {
  const { filter, toggleLayer, setNamespace } = useStore(problemsUi)
  const layers = new Set(diagnostics.map(({ layer }) => layer))
  const namespaces = [...new Set(diagnostics.map(({ resource }) => resource?.namespace ?? ''))]
    .filter((namespace) => namespace !== '')
    .toSorted()
  return (
    <MenuButton
      look="chip"
      label="Filter problems"
      placement="bottom end"
      isOn={filter.hiddenLayers.size > 0 || filter.namespace !== undefined}
      groups={[
        {
          title: 'Layers',
          entries: LAYERS.filter(
            ([layer]) => layers.has(layer) || filter.hiddenLayers.has(layer),
          ).map(([layer, words]) => ({
            id: layer,
            label: words,
            isChecked: !filter.hiddenLayers.has(layer),
            onAction: () => toggleLayer(layer),
          })),
        },
        {
          title: 'Namespace',
          entries: [undefined, ...namespaces].map((namespace) => ({
            id: `namespace:${namespace ?? ''}`,
            label: namespace === undefined ? 'All namespaces' : escapeHidden(namespace),
            isChecked: filter.namespace === namespace,
            onAction: () => setNamespace(namespace),
          })),
        },
      ]}
    >
      <span className={styles['chosen']}>
        {filter.namespace === undefined ? 'Filter' : escapeHidden(filter.namespace)}
      </span>
      <ChevronDown size={12} />
    </MenuButton>
  )
}

function FixAll({ diagnostics }: Pick<ProblemsToolsProps, 'diagnostics'>) {
  const store = useDesignStoreApi()
  const obstacle = useFixObstacle()
  const joined = useMemo(() => joinFixes(diagnostics), [diagnostics])
  if (joined.count < 2) return null
  return (
    <Button
      variant="plain"
      size="s"
      isDisabled={obstacle !== undefined}
      reason={obstacle}
      tooltip="Apply what needs no choice, as one step"
      onPress={() => applyJoined(store, joined, diagnostics.length)}
    >
      {`Fix ${joined.count} of ${diagnostics.length}`}
    </Button>
  )
}
