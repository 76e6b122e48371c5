import { useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { watchRegionFocus } from '../commands/region-focus.ts'
import { useCommandKeys } from '../commands/use-command-keys.ts'
import { DropTarget } from '../dialogs/open/DropTarget.tsx'
import { usePastedText } from '../dialogs/open/usePastedText.ts'
import { PrintHost } from '../print/PrintHost.tsx'
import { useDesignStore } from '../store/DesignContext.tsx'
import { TooltipLayer } from '../ui/Tooltip.tsx'
import styles from './App.module.css'
import { KeepingBars } from './KeepingBars.tsx'
import { listHosts } from './list-hosts.ts'
import { LiveRegion } from './LiveRegion.tsx'
import { NoticeArea } from './NoticeArea.tsx'
import { OpenDialogs } from './OpenDialogs.tsx'
import { OverBoundary } from './OverBoundary.tsx'
import { RegionBoundary } from './RegionBoundary.tsx'
import { Tour } from './regions.tsx'
import { ServedFolderScreen } from './ServedFolderScreen.tsx'
import { SharedBar } from './SharedBar.tsx'
import { Start } from './Start.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TopBar } from './TopBar.tsx'
import { Workspace } from './Workspace.tsx'

/** The whole window. */
export function App() {
  const source = useDesignStore((state) => state.source)
  const isStarting = useDesignStore((state) => state.isStarting)
  const name = useDesignStore((state) => state.name)
  const hasFolderScreen = useDesignStore(
    ({ servedFolder }) => servedFolder !== undefined && servedFolder.type !== 'open',
  )
  const isTouring = useDesignStore((state) => state.tourStep !== undefined)
  const setTourStep = useDesignStore((state) => state.setTourStep)
  useCommandKeys()
  usePastedText()
  useEffect(watchRegionFocus, [])

  // A new workspace starts with fresh regions: nothing of the old one stays in a field.
  const workspaceKey = useWorkspaceKey()
  return (
    <I18nProvider locale="en-US">
      <title>{name === '' ? 'Meshdraft' : `${name} – Meshdraft`}</title>
      <div className={styles['app']}>
        <RegionBoundary name="The top bar">
          <TopBar />
        </RegionBoundary>
        <RegionBoundary name="A message">
          <SharedBar />
          <KeepingBars />
          <NoticeArea />
        </RegionBoundary>
        {source.type !== 'none' && <Workspace key={workspaceKey} />}
        {source.type === 'none' && (
          <RegionBoundary name="The first screen">
            {hasFolderScreen ? (
              <ServedFolderScreen />
            ) : isStarting ? (
              <div className={styles['blank']} />
            ) : (
              <Start />
            )}
          </RegionBoundary>
        )}
        <RegionBoundary name="The status bar">
          <StatusBar />
        </RegionBoundary>
      </div>
      <OpenDialogs />
      {isTouring && (
        <OverBoundary name="The tour" onClose={() => setTourStep(undefined)}>
          <Tour />
        </OverBoundary>
      )}
      <DropTarget />
      <TooltipLayer />
      <OverBoundary name="The printed page">
        <PrintHost listHosts={listHosts} />
      </OverBoundary>
      <LiveRegion />
    </I18nProvider>
  )
}

function useWorkspaceKey(): number {
  const opened = useDesignStore((state) =>
    state.lastChange?.isReplaced === true ? state.lastChange.version : 0,
  )
  const [key, setKey] = useState(opened)
  if (opened !== 0 && opened !== key) setKey(opened)
  return key
}
