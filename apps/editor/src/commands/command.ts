import type { DesignStore } from '../store/create-design-store.ts'
import type { DesignState } from '../store/design-state.ts'

/** An operation the operator can name. Toolbar, menus, keyboard and palette read the same list. */
export interface Command {
  /** Stable, e.g. `undo`. */
  readonly id: CommandId
  /** As a menu says it. A function where it depends on the state, e.g. `Undo Set weight`. */
  readonly title: string | ((state: DesignState) => string)
  /** All ways to press it; the first is shown. Parts joined by `+`, e.g. `Ctrl+Shift+Z`. */
  readonly shortcuts?: readonly string[]
  /** Where single keys count; absent: everywhere. */
  readonly scope?: 'graph' | 'explorer' | 'graph-or-explorer'
  /** Why it cannot run now, as a sentence; `undefined` when it can. */
  readonly findObstacle?: (state: DesignState) => string | undefined
  readonly run: (context: CommandContext) => void
}

export interface CommandContext {
  readonly store: DesignStore
}

export type CommandId =
  | 'undo'
  | 'redo'
  | 'open-files'
  | 'open-folder'
  | 'add-files'
  | 'paste'
  | 'new-workspace'
  | 'rename-workspace'
  | 'close-workspace'
  | 'show-workspaces'
  | 'show-versions'
  | 'download-everything'
  | 'reload-from-disk'
  | 'export'
  | 'share'
  | 'print'
  | 'keep-copy'
  | 'open-palette'
  | 'search-files'
  | 'go-back'
  | 'go-forward'
  | 'go-to-definition'
  | 'copy-place-link'
  | 'show-in-yaml'
  | 'show-in-graph'
  | 'show-problems'
  | 'find-in-graph'
  | 'hide-in-graph'
  | 'focus-in-graph'
  | 'collapse-service'
  | 'collapse-namespace'
  | 'move-route-up'
  | 'move-route-down'
  | 'show-fixes'
  | 'collapse-all-namespaces'
  | 'show-whole-graph'
  | 'filter-explorer'
  | 'next-problem'
  | 'previous-problem'
  | 'next-region'
  | 'previous-region'
  | 'toggle-explorer'
  | 'toggle-panel'
  | 'toggle-inspector'
  | 'lay-out-graph'
  | 'duplicate-document'
  | 'delete-document'
  | 'copy-yaml'
  | 'convert-to-utf-8'
  | 'theme-light'
  | 'theme-dark'
  | 'theme-system'
  | 'show-shortcuts'
  | 'show-settings'
  | 'show-vocabulary'
  | 'start-tour'
  | 'explain-problem'
  | 'show-checks'

/** Yields the title of a command in a state. */
export function titleOf(command: Command, state: DesignState): string {
  return typeof command.title === 'string' ? command.title : command.title(state)
}

/** Whether a command can run in a state. */
export function isEnabled(command: Command, state: DesignState): boolean {
  return command.findObstacle?.(state) === undefined
}
