import ChevronDown from 'lucide-react/icons/chevron-down'
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Focus from 'lucide-react/icons/focus'
import X from 'lucide-react/icons/x'
import { lazy, Suspense } from 'react'
import type { Ref } from 'react'
import type { FocusDepth, GraphCrumb, GraphFocus } from '@meshdraft/graph'
import type { SeverityCounts } from '../ui/CountBadges.tsx'
import { useCommand } from '../commands/use-command.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Button } from '../ui/Button.tsx'
import { MenuButton } from '../ui/Menu.tsx'
import type { MenuEntry, MenuOpener } from '../ui/Menu.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { tipWhenCut } from '../ui/Tooltip.tsx'
import { useCanvasStore } from './canvas-store.ts'
import styles from './PlaceBar.module.css'

// Most nodes have no problem: the menu of fixes comes with the first one that has.
const FixesMenu = lazy(async () => ({
  default: (await import('../commands/FixesMenu.tsx')).FixesMenu,
}))

interface PlaceBarProps {
  readonly workspace: string
  /** The way to what is selected, from its namespace down. */
  readonly crumbs: readonly GraphCrumb[]
  readonly onWorkspace: () => void
  readonly onCrumb: (crumb: GraphCrumb) => void
  readonly focus: GraphFocus | undefined
  /** Absent while nothing is selected. */
  readonly onFocus: (() => void) | undefined
  readonly onDepth: (depth: FocusDepth) => void
  readonly onLeaveFocus: () => void
  /** What the selection can be folded into, or what it expands to; may be empty. */
  readonly folds: readonly MenuEntry[]
  /** Absent while nothing is found. */
  readonly onFindNext: ((isBackwards: boolean) => void) | undefined
  /** What is hidden and what was found, e.g. `7 hidden`, `Match 3 of 12`; each may be empty. */
  readonly status: readonly string[]
  /** Of the nodes that the drawing shows; absent where the table does, which has a menu of its own. */
  readonly problemCounts: ReadonlyMap<string, SeverityCounts> | undefined
  readonly fixesRef: Ref<MenuOpener>
}

const DEPTHS = [
  { value: '1', label: '1' },
  { value: '2', label: '2' },
  { value: '3', label: '3' },
  { value: 'all', label: 'All' },
] as const

/** The row above the drawing: where one is, the ways back, and what may be done with the place. */
export function PlaceBar(props: PlaceBarProps) {
  const { crumbs, focus, folds, onFindNext, problemCounts } = props
  const focusShortcut = useCommand('focus-in-graph').shortcut
  const activeId = useCanvasStore((state) => state.activeId)
  const fixableId = activeId !== undefined && problemCounts?.has(activeId) ? activeId : undefined
  return (
    <div className={styles['bar']}>
      <nav aria-label="Place in the graph" className={styles['way']}>
        <ol className={styles['crumbs']}>
          <Crumb label={props.workspace} isLast={crumbs.length === 0} onPress={props.onWorkspace} />
          {crumbs.map((crumb, i) => (
            <Crumb
              key={
                crumb.type === 'namespace'
                  ? `ns/${crumb.namespace}`
                  : `${crumb.nodeId} ${crumb.label}`
              }
              label={crumb.type === 'namespace' ? crumb.namespace : crumb.label}
              isLast={i === crumbs.length - 1}
              onPress={() => props.onCrumb(crumb)}
            />
          ))}
        </ol>
      </nav>
      <span className={styles['words']}>
        {props.status.map((words) => words !== '' && <span key={words}>{words}</span>)}
      </span>
      {onFindNext && (
        <div className={styles['group']}>
          <IconButton
            label="Previous match"
            shortcut="Shift+Enter"
            size="s"
            icon={<ChevronLeft size={14} />}
            onPress={() => onFindNext(true)}
          />
          <IconButton
            label="Next match"
            shortcut="Enter"
            size="s"
            icon={<ChevronRight size={14} />}
            onPress={() => onFindNext(false)}
          />
        </div>
      )}
      {fixableId !== undefined && (
        <Suspense>
          <FixesMenu
            nodeId={fixableId}
            look="plain"
            placement="bottom end"
            openerRef={props.fixesRef}
          />
        </Suspense>
      )}
      {folds.length > 0 && (
        <MenuButton
          look="plain"
          size="s"
          label="Fold"
          placement="bottom end"
          groups={[{ entries: folds }]}
        >
          Fold
          <ChevronDown size={12} />
        </MenuButton>
      )}
      {focus ? (
        <div className={styles['group']}>
          <span className={styles['words']}>Steps</span>
          <Segmented
            label="Steps around the focus"
            options={DEPTHS}
            value={String(focus.depth)}
            onChange={(value) => props.onDepth(toDepth(value))}
          />
          <IconButton
            label="Leave the focus"
            shortcut="Esc"
            size="s"
            icon={<X size={14} />}
            onPress={props.onLeaveFocus}
          />
        </div>
      ) : (
        props.onFocus && (
          <Button
            variant="plain"
            size="s"
            icon={<Focus size={14} />}
            shortcut={focusShortcut}
            tooltip="Show only what is around the selection"
            onPress={props.onFocus}
          >
            Focus
          </Button>
        )
      )}
    </div>
  )
}

function toDepth(value: string): FocusDepth {
  return value === '1' ? 1 : value === '2' ? 2 : value === '3' ? 3 : 'all'
}

interface CrumbProps {
  readonly label: string
  readonly isLast: boolean
  readonly onPress: () => void
}

function Crumb({ label, isLast, onPress }: CrumbProps) {
  return (
    <li className={styles['crumb']}>
      <button
        type="button"
        className={styles['step']}
        aria-current={isLast ? 'location' : undefined}
        {...tipWhenCut(label)}
        onClick={onPress}
      >
        {label}
      </button>
      {!isLast && <ChevronRight size={12} aria-hidden />}
    </li>
  )
}
