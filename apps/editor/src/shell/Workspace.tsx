import ListTree from 'lucide-react/icons/list-tree'
import Search from 'lucide-react/icons/search'
import FileDiff from 'lucide-react/icons/file-diff'
import { useEffect, useRef, useState } from 'react'
import type { CSSProperties } from 'react'
import { useCommand } from '../commands/use-command.ts'
import { Explorer } from '../explorer/Explorer.tsx'
import { DEFAULT_PANES } from '../store/create-design-store.ts'
import { useDesignStore } from '../store/DesignContext.tsx'
import type { SingleRegion } from '../store/design-state.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Splitter } from '../ui/Splitter.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { BottomPanel } from './BottomPanel.tsx'
import { EngineBar, EngineProgress } from './EngineBar.tsx'
import { Inspector } from './Inspector.tsx'
import { RegionBoundary } from './RegionBoundary.tsx'
import { fitRegionsToText, SIZES } from './region-sizes.ts'
import type { RegionSizes } from './region-sizes.ts'
import { GraphRegion, GraphTree } from './regions.tsx'
import { useWindowSize } from './useWindowSize.ts'
import styles from './Workspace.module.css'

const SINGLE_REGIONS = [
  { value: 'explorer', label: 'Explorer' },
  { value: 'graph', label: 'Graph' },
  { value: 'inspector', label: 'Inspector' },
  { value: 'panel', label: 'Panel' },
] as const

/** The four regions, as wide as the window and the operator want them. */
export function Workspace() {
  const name = useDesignStore((state) => state.name)
  const panes = useDesignStore((state) => state.panes)
  const size = useWindowSize()
  const sizes = fitRegionsToText(panes, size, size.textScale)
  const setPanes = useDesignStore((state) => state.setPanes)
  const single = panes.singleRegion
  const setSingle = (singleRegion: SingleRegion) => setPanes({ singleRegion })
  const isSingle = sizes.mode === 'single'
  const isShown = (region: SingleRegion, isOpen: boolean) => (isSingle ? single === region : isOpen)
  const hasExplorer = isShown('explorer', panes.isExplorerOpen || sizes.mode === 'narrow')
  const hasInspector = isShown('inspector', panes.isInspectorOpen)
  const hasPanel = isShown('panel', panes.isPanelOpen)
  const geometry = describeGeometry(sizes, hasInspector, hasPanel)
  const isReading = useDesignStore(({ view, files }) => view.version === 0 && files.size > 0)
  return (
    <main className={styles['workspace']}>
      <h1 className={styles['heading']}>
        <VisuallyHidden>{name}</VisuallyHidden>
      </h1>
      <div
        className={styles['grid']}
        data-mode={sizes.mode}
        data-reading={isReading || undefined}
        style={geometry}
      >
        {hasExplorer && <ExplorerRegion sizes={sizes} onChoose={() => setSingle('inspector')} />}
        {isShown('graph', true) && (
          <section className={styles['graph']} aria-label="Graph" data-region="graph">
            <EngineBar />
            <RegionBoundary name="The graph">
              <GraphRegion twin={GraphTree} isSmall={isSingle} />
            </RegionBoundary>
          </section>
        )}
        {hasInspector && <InspectorRegion sizes={sizes} />}
        {hasPanel && <PanelRegion sizes={sizes} />}
      </div>
      {isSingle && (
        <div className={styles['switch']} data-region="switch">
          <Segmented label="Region" options={SINGLE_REGIONS} value={single} onChange={setSingle} />
        </div>
      )}
    </main>
  )
}

function describeGeometry(sizes: RegionSizes, hasInspector: boolean, hasPanel: boolean) {
  if (sizes.mode === 'single') return {}
  const { explorerWidth, inspectorWidth, panelHeight } = sizes
  const left = explorerWidth > 0 ? `${explorerWidth}px 1px` : '0 0'
  const right = hasInspector ? `1px ${inspectorWidth}px` : '0 0'
  const geometry: CSSProperties = {
    gridTemplateColumns: `${left} minmax(0, 1fr) ${right}`,
    gridTemplateRows: `minmax(0, 1fr) ${hasPanel ? `1px ${panelHeight}px` : '0 0'}`,
  }
  return geometry
}

interface RegionProps {
  readonly sizes: RegionSizes
}

function ExplorerRegion({ sizes, onChoose }: RegionProps & { readonly onChoose: () => void }) {
  const setPanes = useDesignStore((state) => state.setPanes)
  if (sizes.mode === 'narrow') return <ExplorerRail />
  return (
    <>
      <nav className={styles['explorer']} aria-label="Explorer" data-region="explorer">
        <EngineProgress />
        <RegionBoundary name="The explorer">
          <Explorer onChoose={sizes.mode === 'single' ? onChoose : undefined} />
        </RegionBoundary>
      </nav>
      {sizes.mode === 'wide' && (
        <Splitter
          label="Width of the explorer"
          orientation="vertical"
          region="before"
          className={styles['explorerLine']}
          value={sizes.explorerWidth}
          min={SIZES.explorerMin * sizes.textScale}
          max={sizes.explorerMax}
          onChange={(px) => setPanes({ explorerWidth: px / sizes.textScale })}
          onReset={() => setPanes({ explorerWidth: DEFAULT_PANES.explorerWidth })}
        />
      )}
    </>
  )
}

/** In a narrow window the explorer is a rail; it opens over the graph and closes after a choice. */
function ExplorerRail() {
  const [isOpen, setOpen] = useState(false)
  const regionRef = useRef<HTMLElement>(null)
  const openerRef = useRef<HTMLButtonElement>(null)
  const find = useCommand('find-in-graph')
  const setPanes = useDesignStore((state) => state.setPanes)

  useEffect(() => {
    if (!isOpen) return undefined
    const onPointerDown = (event: PointerEvent) => {
      const { target } = event
      const isInside =
        target instanceof Element &&
        (regionRef.current?.contains(target) === true ||
          target.closest('[role="menu"], [role="dialog"]') !== null)
      if (!isInside) setOpen(false)
    }
    document.addEventListener('pointerdown', onPointerDown)
    return () => document.removeEventListener('pointerdown', onPointerDown)
  }, [isOpen])

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc closes what lies over the graph
    <nav
      ref={regionRef}
      className={styles['rail']}
      aria-label="Explorer"
      data-region="explorer"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen || event.defaultPrevented) return
        setOpen(false)
        openerRef.current?.focus()
      }}
    >
      <IconButton
        ref={openerRef}
        label="Explorer"
        icon={<ListTree size={16} />}
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      />
      <IconButton
        label="Find in graph"
        shortcut={find.shortcut}
        icon={<Search size={16} />}
        onPress={find.run}
      />
      <IconButton
        label="Changes"
        icon={<FileDiff size={16} />}
        onPress={() => setPanes({ isPanelOpen: true, panelTab: 'changes' })}
      />
      {isOpen && (
        <div className={styles['over']}>
          <EngineProgress />
          <RegionBoundary name="The explorer">
            <Explorer onChoose={() => setOpen(false)} />
          </RegionBoundary>
        </div>
      )}
    </nav>
  )
}

function InspectorRegion({ sizes }: RegionProps) {
  const setPanes = useDesignStore((state) => state.setPanes)
  return (
    <>
      <Splitter
        label="Width of the inspector"
        orientation="vertical"
        region="after"
        className={styles['inspectorLine']}
        value={sizes.inspectorWidth}
        min={SIZES.inspectorMin * sizes.textScale}
        max={sizes.inspectorMax}
        onChange={(px) => setPanes({ inspectorWidth: px / sizes.textScale })}
        onReset={() => setPanes({ inspectorWidth: DEFAULT_PANES.inspectorWidth })}
      />
      <aside className={styles['inspector']} aria-label="Inspector" data-region="inspector">
        <Inspector sizes={sizes} />
      </aside>
    </>
  )
}

function PanelRegion({ sizes }: RegionProps) {
  const setPanes = useDesignStore((state) => state.setPanes)
  return (
    <>
      <Splitter
        label="Height of the panel"
        orientation="horizontal"
        region="after"
        className={styles['panelLine']}
        value={sizes.panelHeight}
        min={SIZES.panelMin * sizes.textScale}
        max={sizes.panelMax}
        onChange={(px) => setPanes({ panelHeight: px / sizes.textScale })}
        onReset={() => setPanes({ panelHeight: DEFAULT_PANES.panelHeight })}
      />
      <section className={styles['panel']} aria-label="Panel" data-region="panel">
        <EngineProgress />
        <BottomPanel />
      </section>
    </>
  )
}
