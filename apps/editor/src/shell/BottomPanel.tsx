import ChevronDown from 'lucide-react/icons/chevron-down'
import { Suspense, useMemo } from 'react'
import type { ReactNode } from 'react'
import { useDesignStore } from '../store/DesignContext.tsx'
import type { PanelTab } from '../store/design-state.ts'
import type { WorkspaceFiles } from '../store/workspace-file.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { RegionBoundary } from './RegionBoundary.tsx'
import { ChangesPanel, ProblemsPanel } from './regions.tsx'

/** Problems and changes, one at a time. */
export function BottomPanel() {
  const tab = useDesignStore((state) => state.panes.panelTab)
  const setPanes = useDesignStore((state) => state.setPanes)
  const diagnostics = useDesignStore((state) => state.view.diagnosticsByDocument)
  const files = useDesignStore((state) => state.files)
  const baseline = useDesignStore((state) => state.baseline)
  const problemCount = useMemo(() => {
    let count = 0
    for (const list of diagnostics.values()) count += list.length
    return count
  }, [diagnostics])
  const changeCount = useMemo(() => countChanges(files, baseline), [files, baseline])
  return (
    <Tabs<PanelTab>
      label="Panel"
      value={tab}
      onChange={(panelTab) => setPanes({ panelTab })}
      tabs={[
        {
          id: 'problems',
          label: 'Problems',
          count: problemCount,
          content: wrap('Problems', <ProblemsPanel />),
        },
        {
          id: 'changes',
          label: 'Changes',
          count: changeCount,
          content: wrap('Changes', <ChangesPanel />),
        },
      ]}
      end={
        <>
          <div id="panel-tools" />
          <IconButton
            size="s"
            label="Hide panel"
            icon={<ChevronDown size={14} />}
            onPress={() => setPanes({ isPanelOpen: false })}
          />
        </>
      }
    />
  )
}

function wrap(name: string, content: ReactNode): ReactNode {
  return (
    <RegionBoundary name={name}>
      <Suspense>{content}</Suspense>
    </RegionBoundary>
  )
}

function countChanges(files: WorkspaceFiles, baseline: WorkspaceFiles): number {
  if (files === baseline) return 0
  let count = [...baseline.keys()].filter((path) => !files.has(path)).length
  for (const [path, file] of files) {
    const before = baseline.get(path)
    if (before === file) continue
    const isSame = before?.type === 'text' && file.type === 'text' && before.text === file.text
    if (!isSame) count += 1
  }
  return count
}
