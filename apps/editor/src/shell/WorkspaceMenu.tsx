import ChevronDown from 'lucide-react/icons/chevron-down'
import FolderIcon from 'lucide-react/icons/folder'
import LinkIcon from 'lucide-react/icons/link'
import type { CommandId } from '../commands/command.ts'
import { useCommand } from '../commands/use-command.ts'
import { useKeeper } from '../keeping/KeeperContext.tsx'
import { SAMPLES } from '../samples/index.ts'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { isServedWorkspace } from '../store/design-state.ts'
import { MenuButton } from '../ui/Menu.tsx'
import type { MenuEntry } from '../ui/Menu.tsx'
import { openSample, reopenKept } from './open-at-start.ts'
import { describeSize, useRecent } from './recent-workspaces.ts'
import styles from './WorkspaceMenu.module.css'

const RECENT_SHOWN = 6

/** The name of the workspace, and everything that leads to another one. */
export function WorkspaceMenu() {
  const store = useDesignStoreApi()
  const keeper = useKeeper()
  const name = useDesignStore((state) => state.name)
  const isShared = useDesignStore((state) => state.source.type === 'shared')
  const openId = useDesignStore(({ source }) => (source.type === 'local' ? source.id : ''))
  const [recent, refresh] = useRecent()
  const isServed = useDesignStore(isServedWorkspace)
  const reload = useEntry('reload-from-disk')
  const own = [
    useEntry('rename-workspace'),
    useEntry('add-files'),
    useEntry('show-versions'),
    ...(isServed ? [reload] : []),
    useEntry('print'),
    useEntry('close-workspace'),
  ]
  const other = [
    useEntry('open-folder'),
    useEntry('open-files'),
    useEntry('paste'),
    useEntry('new-workspace'),
  ]
  const help = [useEntry('show-checks'), useEntry('show-shortcuts')]
  const samples = SAMPLES.map(({ id, title }) => ({
    id: `sample:${id}`,
    label: title,
    onAction: () => void openSample(store, id),
  }))
  const others = recent.filter(({ id }) => id !== openId).slice(0, RECENT_SHOWN)
  const kept = others.map((workspace) => ({
    id: `kept:${workspace.id}`,
    label: workspace.name,
    detail: describeSize(workspace),
    onAction: () => void reopenKept(store, keeper, workspace.id),
  }))
  const all = useEntry('show-workspaces')
  return (
    <MenuButton
      look="plain"
      label="Workspace"
      className={styles['button']}
      onOpen={refresh}
      groups={[
        { entries: own },
        { title: 'Open another', entries: other },
        { title: 'Kept on this device', entries: [...kept, all] },
        { title: 'Samples', entries: samples },
        { entries: help },
      ]}
    >
      {isShared ? <LinkIcon size={14} /> : <FolderIcon size={14} />}
      <span className={styles['name']}>{isShared ? 'Shared link' : name}</span>
      <ChevronDown size={12} />
    </MenuButton>
  )
}

function useEntry(id: CommandId): MenuEntry {
  const command = useCommand(id)
  return {
    id,
    label: command.title,
    isDisabled: command.isDisabled,
    detail: command.reason,
    onAction: command.run,
  }
}
