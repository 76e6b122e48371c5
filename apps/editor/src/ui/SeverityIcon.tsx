import { joinClasses } from './join-classes.ts'
import styles from './SeverityIcon.module.css'

/** How bad a finding is. */
export type SeverityLevel = 'error' | 'warning' | 'info'

interface SeverityIconProps {
  readonly severity: SeverityLevel
  /** In px, e.g. 14. */
  readonly size?: number
  /** Name for screen readers; an empty one hides the icon from them. Default: the severity. */
  readonly label?: string
  readonly className?: string | undefined
}

/** Octagon, triangle or disc with a glyph: a severity is never a colour alone. */
export function SeverityIcon({ severity, size = 14, label, className }: SeverityIconProps) {
  const name = label ?? WORDS[severity]
  return (
    <svg
      className={joinClasses(styles['icon'], styles[severity], className)}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      {...(name === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
    >
      {SHAPES[severity]}
    </svg>
  )
}

const WORDS = { error: 'Error', warning: 'Warning', info: 'Information' } as const

const GLYPH = { stroke: 'var(--severity-on)', strokeWidth: 1.8, strokeLinecap: 'round' } as const

const SHAPES = {
  error: (
    <>
      <path d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z" fill="currentColor" />
      <path d="M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8" {...GLYPH} />
    </>
  ),
  warning: (
    <>
      <path
        d="M8 1.4 15.2 14.4H.8z"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinejoin="round"
      />
      <path d="M8 6v4" {...GLYPH} />
      <circle cx="8" cy="12.3" r="1.1" fill="var(--severity-on)" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="7.2" fill="currentColor" />
      <path d="M8 7.5v4" {...GLYPH} />
      <circle cx="8" cy="4.6" r="1.1" fill="var(--severity-on)" />
    </>
  ),
} as const
