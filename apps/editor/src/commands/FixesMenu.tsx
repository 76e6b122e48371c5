import ChevronDown from 'lucide-react/icons/chevron-down'
import { useState } from 'react'
import type { Ref } from 'react'
import type { Diagnostic } from '@meshdraft/analysis'
import { escapeHidden } from '@meshdraft/yaml'
import type { DesignStore } from '../store/create-design-store.ts'
import { useDesignStoreApi } from '../store/DesignContext.tsx'
import { MenuButton } from '../ui/Menu.tsx'
import type { MenuGroup, MenuOpener, MenuPlacement } from '../ui/Menu.tsx'
import { applyFix, findFixObstacle } from './apply-fix.ts'
import { readProblems } from './read-problems.ts'

interface FixesMenuProps {
  /** A node of the graph with problems. */
  readonly nodeId: string
  readonly placement: MenuPlacement
  readonly look?: 'default' | 'plain'
  readonly openerRef?: Ref<MenuOpener> | undefined
}

/** What can be done about the problems of a node, for the drawing and for the table. */
export function FixesMenu({ nodeId, placement, look = 'default', openerRef }: FixesMenuProps) {
  const store = useDesignStoreApi()
  const [problems, setProblems] = useState<readonly Diagnostic[]>([])
  return (
    <MenuButton
      openerRef={openerRef}
      label="What can be done"
      look={look}
      size="s"
      placement={placement}
      groups={listFixGroups(store, problems)}
      onOpen={() => setProblems(readProblems(store.getState(), nodeId))}
    >
      What can be done
      <ChevronDown size={12} />
    </MenuButton>
  )
}

/** The fixes of each finding with its own words above them. */
function listFixGroups(store: DesignStore, problems: readonly Diagnostic[]): readonly MenuGroup[] {
  const obstacle = findFixObstacle(store.getState())
  return problems.map((problem, i) => ({
    title: escapeHidden(problem.message),
    entries: [
      ...problem.fixes.map((fix, j) => ({
        id: `${i}/${j}`,
        label: escapeHidden(fix.title),
        detail: obstacle,
        isDisabled: obstacle !== undefined,
        onAction: () => applyFix(store, problem, fix, 'graph'),
      })),
      {
        id: `${i}/explain`,
        label: `Explain ${problem.code}`,
        onAction: () => store.getState().setDialog({ type: 'explain', code: problem.code }),
      },
      {
        id: `${i}/suppress`,
        label: 'Suppress…',
        onAction: () => store.getState().setDialog({ type: 'suppress', diagnostic: problem }),
      },
    ],
  }))
}
