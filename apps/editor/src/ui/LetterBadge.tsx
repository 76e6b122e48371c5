import { joinClasses } from './join-classes.ts'
import styles from './LetterBadge.module.css'

/** Colour roles of a badge; the letters carry the meaning, the tint is decoration. */
export type BadgeTint = 'teal' | 'violet' | 'grey' | 'magenta' | 'blue' | 'brown'

interface LetterBadgeProps {
  /** One or two letters, e.g. `VS`. */
  readonly letters: string
  readonly tint: BadgeTint
  /** What the letters stand for, for screen readers; absent where words beside it say so. */
  readonly label?: string | undefined
  readonly className?: string | undefined
}

/** Two letters on a tint. */
export function LetterBadge({ letters, tint, label, className }: LetterBadgeProps) {
  return (
    <span
      className={joinClasses(styles['badge'], styles[tint], className)}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {letters}
    </span>
  )
}
