import ChevronDown from 'lucide-react/icons/chevron-down'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { countProblems } from '@meshdraft/engine'
import type { Diagnostic, Severity } from '@meshdraft/analysis'
import { useDesignStoreApi } from '../store/DesignContext.tsx'
import { isStale } from '../store/design-state.ts'
import { toFileChanges } from '../store/edit-document.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { MenuButton } from '../ui/Menu.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { joinFixes } from './fix-all.ts'
import { PanelTools } from './PanelTools.tsx'
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
]

interface ProblemsToolsProps {
  readonly diagnostics: readonly Diagnostic[]
}

/** Filters by severity, groups, and fixes what can be fixed at once. */
export function ProblemsTools({ diagnostics }: ProblemsToolsProps) {
  const { grouping, hidden, setGrouping, toggle } = useStore(problemsUi)
  const counts = useMemo(() => countProblems(diagnostics), [diagnostics])
  const label = GROUPINGS.find(([id]) => id === grouping)?.[1] ?? ''
  return (
    <PanelTools>
      {SEVERITIES.filter(([severity]) => counts[severity] > 0).map(([severity, one, many]) => (
        <Chip
          key={severity}
          isOn={!hidden.has(severity)}
          aria-label={`${counts[severity]} ${counts[severity] === 1 ? one : many}`}
          tooltip={`${hidden.has(severity) ? 'Show' : 'Hide'} ${many}`}
          className={styles['filter']}
          onPress={() => toggle(severity)}
        >
          <SeverityIcon severity={severity} size={12} label="" />
          {counts[severity]}
        </Chip>
      ))}
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
      <FixAll diagnostics={diagnostics.filter(({ severity }) => !hidden.has(severity))} />
    </PanelTools>
  )
}

function FixAll({ diagnostics }: ProblemsToolsProps) {
  const store = useDesignStoreApi()
  const obstacle = useFixObstacle()
  const { edits, count } = useMemo(() => joinFixes(diagnostics), [diagnostics])
  if (count < 2) return null
  const title = `Fix ${count} of ${diagnostics.length}`
  return (
    <Button
      variant="plain"
      size="s"
      isDisabled={obstacle !== undefined}
      reason={obstacle}
      tooltip="Apply the first fix of each, as one step"
      onPress={() => {
        const state = store.getState()
        const changes = isStale(state) ? undefined : toFileChanges(state, edits)
        if (!changes) {
          state.announce('The files are still being checked.')
          return
        }
        const isApplied = state.applyEdits(changes, {
          origin: 'problems',
          history: 'step',
          label: `Fix ${count} problems`,
        })
        if (isApplied) state.announce(`Fixed: ${count} of ${diagnostics.length} problems.`)
      }}
    >
      {title}
    </Button>
  )
}
