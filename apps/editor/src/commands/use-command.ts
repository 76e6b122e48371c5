import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { getCommand } from './all-commands.ts'
import { titleOf } from './command.ts'
import type { CommandId } from './command.ts'
import { shortcutsOf } from './shortcut-settings.ts'

/** What a button or menu entry needs of a command. */
export interface BoundCommand {
  readonly title: string
  readonly shortcut: string | undefined
  readonly isDisabled: boolean
  /** Why it is disabled. */
  readonly reason: string | undefined
  readonly run: () => void
}

/** Binds a command to the store; renders again only when its title or its obstacle changes. */
export function useCommand(id: CommandId): BoundCommand {
  const command = getCommand(id)
  const store = useDesignStoreApi()
  const title = useDesignStore((state) => titleOf(command, state))
  const reason = useDesignStore((state) => command.findObstacle?.(state))
  const shortcut = useDesignStore((state) => shortcutsOf(command, state.preferences)[0])
  return {
    title,
    reason,
    shortcut,
    isDisabled: reason !== undefined,
    run: () => {
      if (command.findObstacle?.(store.getState()) === undefined) command.run({ store })
    },
  }
}
