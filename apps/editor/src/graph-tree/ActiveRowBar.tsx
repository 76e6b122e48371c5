import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { useState } from 'react'
import type { Ref } from 'react'
import type { Diagnostic } from '@meshdraft/analysis'
import type { ProblemCounts } from '@meshdraft/engine'
import { escapeHidden } from '@meshdraft/yaml'
import { applyFix, findFixObstacle } from '../commands/apply-fix.ts'
import { moveRoute } from '../commands/move-route.ts'
import { useDesignStoreApi } from '../store/DesignContext.tsx'
import type { DesignStore } from '../store/create-design-store.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { MenuButton } from '../ui/Menu.tsx'
import type { MenuGroup } from '../ui/Menu.tsx'
import type { GraphRowContent } from './graph-rows.ts'
import { readProblems } from './read-problems.ts'
import styles from './GraphTree.module.css'

interface ActiveRowBarProps {
  readonly content: GraphRowContent | undefined
  /** All that the row says, also where its cells are cut. */
  readonly sentence: string
  readonly counts: ProblemCounts | undefined
  /** Opens the menu of fixes. */
  readonly fixesRef: Ref<HTMLButtonElement>
}

/** The row that keys act on, in full, with what can be done to it. */
export function ActiveRowBar({ content, sentence, counts, fixesRef }: ActiveRowBarProps) {
  const store = useDesignStoreApi()
  const [problems, setProblems] = useState<readonly Diagnostic[]>([])
  const node = content?.node
  return (
    <section className={styles['bar']} aria-label="Row">
      <p className={styles['sentence']}>{sentence}</p>
      {node?.type === 'route' && (
        <>
          <IconButton
            label="Move route up"
            shortcut="Alt+ArrowUp"
            size="s"
            icon={<ArrowUp size={14} />}
            onPress={() => moveRoute(store, node, -1)}
          />
          <IconButton
            label="Move route down"
            shortcut="Alt+ArrowDown"
            size="s"
            icon={<ArrowDown size={14} />}
            onPress={() => moveRoute(store, node, 1)}
          />
        </>
      )}
      {node && counts && (
        <MenuButton
          ref={fixesRef}
          label="What can be done"
          size="s"
          placement="top end"
          groups={listFixGroups(store, problems)}
          onOpen={() => setProblems(readProblems(store.getState(), node.id))}
        >
          What can be done
          <ChevronDown size={12} />
        </MenuButton>
      )}
    </section>
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
