import { useDesignStore } from '../store/DesignContext.tsx'
import { isStale } from '../store/design-state.ts'
import { Button } from '../ui/Button.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import styles from './EngineBar.module.css'
import { useDelay } from './useDelay.ts'

const BAR_MS = 150
const COUNT_MS = 1_000

const COUNT = new Intl.NumberFormat('en')

/** Shows at the edge of the graph that the answers lag behind, and what to do when they do not come. */
export function EngineBar() {
  const status = useDesignStore((state) => state.engineStatus)
  const isWaiting = useDesignStore(isStale)
  const retry = useDesignStore((state) => state.retryEngine)
  if (status === 'failed') {
    return (
      <div className={styles['note']} role="alert" data-lagging>
        <SeverityIcon severity="warning" />
        <span className={styles['words']}>
          Checking stopped. The text is safe and can be edited; graph and problems show an older
          state.
        </span>
        <Button size="s" onPress={retry}>
          Try again
        </Button>
      </div>
    )
  }
  return isWaiting ? <Waiting /> : null
}

/** The bar alone, for the other regions that show what the engine says. */
export function EngineProgress() {
  const isWaiting = useDesignStore(isStale)
  return isWaiting ? <ProgressBar /> : null
}

function ProgressBar() {
  const progress = useDesignStore((state) => state.progress)
  const isShown = useDelay(BAR_MS)
  if (!isShown) return null
  return (
    <progress
      className={styles['bar']}
      aria-hidden="true"
      max={progress?.total ?? 1}
      {...(progress && { value: progress.done })}
    />
  )
}

function Waiting() {
  const progress = useDesignStore((state) => state.progress)
  const close = useDesignStore((state) => state.closeWorkspace)
  const isLong = useDelay(COUNT_MS)
  const isBarShown = useDelay(BAR_MS)
  if (!isBarShown) return null
  return (
    <>
      <progress
        className={styles['bar']}
        aria-label="Checking"
        data-lagging
        max={progress?.total ?? 1}
        {...(progress && { value: progress.done })}
      />
      {isLong && progress && (
        <div className={styles['note']}>
          <span className={styles['words']}>
            {COUNT.format(progress.done)} of {COUNT.format(progress.total)} documents
          </span>
          <Button size="s" onPress={close}>
            Cancel
          </Button>
        </div>
      )}
    </>
  )
}
