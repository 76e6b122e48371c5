import styles from './EngineBar.module.css'
import { useDelay } from './useDelay.ts'

const BAR_MS = 150

/** Says in a region that its part of the editor is being fetched; nothing at first. */
export function RegionLoading() {
  const isShown = useDelay(BAR_MS)
  return isShown && <progress className={styles['bar']} aria-label="Loading" />
}
