import ArrowLeft from 'lucide-react/icons/arrow-left'
import ArrowRight from 'lucide-react/icons/arrow-right'
import CircleHelp from 'lucide-react/icons/circle-question-mark'
import LinkIcon from 'lucide-react/icons/link'
import Moon from 'lucide-react/icons/moon'
import PanelBottom from 'lucide-react/icons/panel-bottom'
import PanelLeft from 'lucide-react/icons/panel-left'
import PanelRight from 'lucide-react/icons/panel-right'
import Redo2 from 'lucide-react/icons/redo-2'
import Search from 'lucide-react/icons/search'
import Sun from 'lucide-react/icons/sun'
import Undo2 from 'lucide-react/icons/undo-2'
import Upload from 'lucide-react/icons/upload'
import type { ReactNode } from 'react'
import type { CommandId } from '../commands/command.ts'
import { useCommand } from '../commands/use-command.ts'
import { useDesignStore } from '../store/DesignContext.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { MenuButton } from '../ui/Menu.tsx'
import { ShortcutKeys } from '../ui/ShortcutKeys.tsx'
import { Brand } from './Brand.tsx'
import styles from './TopBar.module.css'
import { SkipLink } from './SkipLink.tsx'
import { WorkspaceMenu } from './WorkspaceMenu.tsx'

/** Brand, workspace, history, search, regions, and what leaves the editor. */
export function TopBar() {
  const hasWorkspace = useDesignStore((state) => state.source.type !== 'none')
  return (
    <header className={styles['bar']} data-region="top">
      <SkipLink />
      <span className={styles['brand']}>
        <Brand />
        Meshdraft
      </span>
      {hasWorkspace && (
        <>
          <span className={styles['slash']} aria-hidden="true">
            /
          </span>
          <WorkspaceMenu />
          <span className={styles['line']} />
          <CommandButton id="undo" label="Undo" icon={<Undo2 size={16} />} />
          <CommandButton id="redo" label="Redo" icon={<Redo2 size={16} />} />
          <div className={styles['wide']}>
            <span className={styles['line']} />
            <CommandButton id="go-back" label="Back" icon={<ArrowLeft size={16} />} />
            <CommandButton id="go-forward" label="Forward" icon={<ArrowRight size={16} />} />
          </div>
        </>
      )}
      <SearchEntry />
      <span className={styles['gap']} />
      {hasWorkspace && (
        <div className={styles['wide']}>
          <RegionToggle id="toggle-explorer" pane="isExplorerOpen" icon={<PanelLeft size={16} />} />
          <RegionToggle id="toggle-panel" pane="isPanelOpen" icon={<PanelBottom size={16} />} />
          <RegionToggle
            id="toggle-inspector"
            pane="isInspectorOpen"
            icon={<PanelRight size={16} />}
          />
          <span className={styles['line']} />
        </div>
      )}
      <HelpMenu />
      <ThemeMenu />
      {hasWorkspace && (
        <div className={styles['leave']}>
          <CommandWords id="export" icon={<Upload size={14} />}>
            Export
          </CommandWords>
          <CommandWords id="share" icon={<LinkIcon size={14} />} isPrimary>
            Share
          </CommandWords>
        </div>
      )}
    </header>
  )
}

interface CommandButtonProps {
  readonly id: CommandId
  readonly label: string
  readonly icon: ReactNode
}

function CommandButton({ id, label, icon }: CommandButtonProps) {
  const command = useCommand(id)
  return (
    <IconButton
      label={label}
      tooltip={command.title}
      icon={icon}
      shortcut={command.shortcut}
      isDisabled={command.isDisabled}
      reason={command.reason}
      onPress={command.run}
    />
  )
}

interface CommandWordsProps {
  readonly id: CommandId
  readonly icon: ReactNode
  readonly children: ReactNode
  readonly isPrimary?: boolean
}

function CommandWords({ id, icon, children, isPrimary = false }: CommandWordsProps) {
  const command = useCommand(id)
  // A shared copy has its own primary button: Keep a copy.
  const isShared = useDesignStore((state) => state.source.type === 'shared')
  return (
    <Button
      variant={isPrimary && !isShared ? 'primary' : 'default'}
      icon={icon}
      shortcut={command.shortcut}
      isDisabled={command.isDisabled}
      reason={command.reason}
      onPress={command.run}
    >
      {children}
    </Button>
  )
}

interface RegionToggleProps {
  readonly id: CommandId
  readonly pane: 'isExplorerOpen' | 'isPanelOpen' | 'isInspectorOpen'
  readonly icon: ReactNode
}

function RegionToggle({ id, pane, icon }: RegionToggleProps) {
  const command = useCommand(id)
  const isOpen = useDesignStore((state) => state.panes[pane])
  return (
    <IconButton
      label={command.title}
      tooltip={`${isOpen ? 'Hide' : 'Show'} ${command.title.toLowerCase()}`}
      icon={icon}
      isOn={isOpen}
      onPress={command.run}
    />
  )
}

function SearchEntry() {
  const command = useCommand('open-palette')
  return (
    <button
      type="button"
      className={styles['search']}
      aria-haspopup="dialog"
      aria-keyshortcuts={command.shortcut?.replace('Ctrl', 'Control')}
      onClick={command.run}
    >
      <Search size={14} />
      <span className={styles['searchWords']}>
        Search<span className={styles['searchMore']}> or run a command</span>
      </span>
      {command.shortcut !== undefined && <ShortcutKeys shortcut={command.shortcut} />}
    </button>
  )
}

function HelpMenu() {
  const commands = [
    useCommand('start-tour'),
    useCommand('show-vocabulary'),
    useCommand('show-checks'),
    useCommand('show-shortcuts'),
  ]
  return (
    <MenuButton
      look="icon"
      label="Help"
      placement="bottom end"
      groups={[
        {
          entries: commands.map(({ title, shortcut, isDisabled, reason, run }) => ({
            id: title,
            label: title,
            shortcut,
            isDisabled,
            detail: reason,
            onAction: run,
          })),
        },
      ]}
    >
      <CircleHelp size={16} />
    </MenuButton>
  )
}

function ThemeMenu() {
  const theme = useDesignStore((state) => state.theme)
  const light = useCommand('theme-light')
  const dark = useCommand('theme-dark')
  const system = useCommand('theme-system')
  const settings = useCommand('show-settings')
  const choices = [
    { id: 'light', command: light },
    { id: 'dark', command: dark },
    { id: 'system', command: system },
  ]
  return (
    <MenuButton
      look="icon"
      label="Theme and settings"
      placement="bottom end"
      groups={[
        {
          entries: choices.map(({ id, command }) => ({
            id,
            label: command.title,
            isChecked: theme === id,
            onAction: command.run,
          })),
        },
        {
          entries: [
            {
              id: 'settings',
              label: settings.title,
              shortcut: settings.shortcut,
              onAction: settings.run,
            },
          ],
        },
      ]}
    >
      <Sun size={16} className={styles['sun'] ?? ''} />
      <Moon size={16} className={styles['moon'] ?? ''} />
    </MenuButton>
  )
}
