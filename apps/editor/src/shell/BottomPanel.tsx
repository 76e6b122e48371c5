import ChevronDown from 'lucide-react/icons/chevron-down'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useDesignStore } from '../store/DesignContext.tsx'
import type { DesignData, PanelTab } from '../store/design-state.ts'
import { selectFindings } from '../store/shown-parts.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { RegionBoundary } from './RegionBoundary.tsx'
import { ChangesPanel, ProblemsPanel, SearchPanel } from './regions.tsx'

/** Problems, changes and search, one at a time. */
export function BottomPanel() {
  const tab = useDesignStore((state) => state.panes.panelTab)
  const setPanes = useDesignStore((state) => state.setPanes)
  const diagnostics = useDesignStore(selectFindings)
  const changeCount = useDesignStore(countChanges)
  const problemCount = useMemo(() => {
    let count = 0
    for (const list of diagnostics.values()) count += list.length
    return count
  }, [diagnostics])
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
        { id: 'search', label: 'Search', content: wrap('Search', <SearchPanel />) },
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
    // A tab that failed does not stand in the way of the next one.
    <RegionBoundary key={name} name={name}>
      {content}
    </RegionBoundary>
  )
}

/** Asked at every change of the store, so what is not the same object must be rare. */
function countChanges({ files, baseline }: DesignData): number {
  if (files === baseline) return 0
  let count = 0
  for (const path of baseline.keys()) if (!files.has(path)) count += 1
  for (const [path, file] of files) {
    const before = baseline.get(path)
    if (before === file) continue
    const isSame = before?.type === 'text' && file.type === 'text' && before.text === file.text
    if (!isSame) count += 1
  }
  return count
}
