import type { ReactNode } from 'react'
import styles from './VisuallyHidden.module.css'

interface VisuallyHiddenProps {
  readonly children: ReactNode
  readonly id?: string | undefined
}

/** Words for screen readers only. */
export function VisuallyHidden({ children, id }: VisuallyHiddenProps) {
  return (
    <span id={id} className={styles['hidden']}>
      {children}
    </span>
  )
}
