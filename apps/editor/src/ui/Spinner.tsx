import { joinClasses } from './join-classes.ts'
import styles from './Spinner.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

interface SpinnerProps {
  /** What is being waited for, for screen readers. */
  readonly label: string
  readonly className?: string | undefined
}

/** Something is under way. It shows only after 150 ms: what is done by then needs no sign. */
export function Spinner({ label, className }: SpinnerProps) {
  return (
    <span className={joinClasses(styles['spinner'], className)}>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  )
}
