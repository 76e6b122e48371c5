import { COMMANDS } from '../commands/all-commands.ts'
import { titleOf } from '../commands/command.ts'
import type { CommandId } from '../commands/command.ts'
import type { DesignState } from '../store/design-state.ts'
import type { PaletteEntry } from './palette-entry.ts'

/** Titles that say enough only in their menu. */
const FULL_TITLES: Partial<Record<CommandId, string>> = {
  'theme-light': 'Theme: light',
  'theme-dark': 'Theme: dark',
  'theme-system': 'Theme: as the system',
  'toggle-explorer': 'Show or hide the explorer',
  'toggle-panel': 'Show or hide the panel',
  'toggle-inspector': 'Show or hide the inspector',
  'rename-workspace': 'Rename the workspace…',
  'filter-explorer': 'Filter the explorer',
  'show-checks': 'Look checks up…',
  'explain-problem': 'Explain the problem here',
}

/** Yields the commands as they are titled now; those that cannot run come last. */
export function listCommandEntries(state: DesignState): readonly PaletteEntry[] {
  return COMMANDS.filter(({ id }) => id !== 'open-palette').map((command) => {
    const { id } = command
    return {
      id: `command:${id}`,
      type: 'command',
      label: FULL_TITLES[id] ?? titleOf(command, state),
      detail: '',
      order: command.findObstacle?.(state) === undefined ? 0 : 1,
      target: { type: 'command', id },
    }
  })
}
