import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import type { Ref } from 'react'
import type { ProblemCounts } from '@meshdraft/engine'
import type { GraphRowContent } from '@meshdraft/graph'
import { FixesMenu } from '../commands/FixesMenu.tsx'
import { moveRoute } from '../commands/move-route.ts'
import { useCommand } from '../commands/use-command.ts'
import { useDesignStoreApi } from '../store/DesignContext.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import type { MenuOpener } from '../ui/Menu.tsx'
import styles from './GraphTree.module.css'

interface ActiveRowBarProps {
  readonly content: GraphRowContent | undefined
  /** All that the row says, also where its cells are cut. */
  readonly sentence: string
  readonly counts: ProblemCounts | undefined
  /** Opens the menu of fixes. */
  readonly fixesRef: Ref<MenuOpener>
}

/** The row that keys act on, in full, with what can be done to it. */
export function ActiveRowBar({ content, sentence, counts, fixesRef }: ActiveRowBarProps) {
  const store = useDesignStoreApi()
  const upShortcut = useCommand('move-route-up').shortcut
  const downShortcut = useCommand('move-route-down').shortcut
  const node = content?.node
  return (
    <section className={styles['bar']} aria-label="Row">
      <p className={styles['sentence']}>{sentence}</p>
      {node?.type === 'route' && (
        <>
          <IconButton
            label="Move route up"
            shortcut={upShortcut}
            size="s"
            icon={<ArrowUp size={14} />}
            onPress={() => moveRoute(store, node, -1)}
          />
          <IconButton
            label="Move route down"
            shortcut={downShortcut}
            size="s"
            icon={<ArrowDown size={14} />}
            onPress={() => moveRoute(store, node, 1)}
          />
        </>
      )}
      {node && counts && <FixesMenu nodeId={node.id} placement="top end" openerRef={fixesRef} />}
    </section>
  )
}
