import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './ChangesPanel.module.css'

interface LineCountsProps {
  readonly added: number
  readonly removed: number
}

/** Lines that came and went, e.g. `+3 −8`. */
export function LineCounts({ added, removed }: LineCountsProps) {
  return (
    <span className={styles['counts']}>
      <VisuallyHidden>
        {added} added, {removed} removed
      </VisuallyHidden>
      <span aria-hidden="true" className={styles['plus']}>
        +{added}
      </span>
      <span aria-hidden="true" className={styles['minus']}>
        −{removed}
      </span>
    </span>
  )
}
