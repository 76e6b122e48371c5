import HardDrive from 'lucide-react/icons/hard-drive'
import { useCommand } from '../commands/use-command.ts'
import { useDesignStore } from '../store/DesignContext.tsx'
import { isServedWorkspace } from '../store/design-state.ts'
import { Button } from '../ui/Button.tsx'
import styles from './StatusBar.module.css'

/** Says where the workspace was read from and how changes get there, and offers to read it again. */
export function ServedFolderMark() {
  const isShown = useDesignStore(isServedWorkspace)
  const reload = useCommand('reload-from-disk')
  if (!isShown) return null
  return (
    <span>
      <HardDrive size={14} />
      Read from disk. Export to save.
      <Button
        variant="plain"
        size="s"
        className={styles['version']}
        tooltip="Changes stay in this browser until they are exported"
        onPress={reload.run}
      >
        {reload.title}
      </Button>
    </span>
  )
}
