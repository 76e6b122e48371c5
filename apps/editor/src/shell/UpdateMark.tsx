import { useDesignStore } from '../store/DesignContext.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './StatusBar.module.css'

/** Offers to load a newer editor; what was worked on is kept and comes back. */
export function UpdateMark() {
  const isReady = useDesignStore((state) => state.isUpdateReady)
  if (!isReady) return null
  return (
    <Button
      variant="plain"
      size="s"
      className={styles['version']}
      onPress={() => location.reload()}
    >
      Reload for the newer Meshdraft
    </Button>
  )
}
