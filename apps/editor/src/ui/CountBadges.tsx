import styles from './CountBadges.module.css'
import { joinClasses } from './join-classes.ts'
import { SeverityIcon } from './SeverityIcon.tsx'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export interface SeverityCounts {
  readonly error: number
  readonly warning: number
  readonly info: number
}

interface CountBadgesProps {
  readonly counts: SeverityCounts
  /** Size of the shapes in px. */
  readonly size?: number
  readonly className?: string | undefined
}

const LEVELS = ['error', 'warning', 'info'] as const

/** How many findings of each severity; nothing for those that are zero. */
export function CountBadges({ counts, size = 11, className }: CountBadgesProps) {
  const present = LEVELS.filter((level) => counts[level] > 0)
  if (present.length === 0) return null
  return (
    <span className={joinClasses(styles['counts'], className)}>
      <VisuallyHidden>{describeCounts(counts)}</VisuallyHidden>
      {present.map((level) => (
        <span key={level} className={styles['count']} aria-hidden="true">
          <SeverityIcon severity={level} size={size} label="" />
          {counts[level]}
        </span>
      ))}
    </span>
  )
}

/** Says counts in words, e.g. `1 error, 2 warnings`; `no problems` when all are zero. */
export function describeCounts({ error, warning, info }: SeverityCounts): string {
  const parts = [
    countWord(error, 'error', 'errors'),
    countWord(warning, 'warning', 'warnings'),
    countWord(info, 'note', 'notes'),
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'no problems' : parts.join(', ')
}

function countWord(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`
}
