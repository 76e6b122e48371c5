import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

interface EmptyStateProps {
  /** One sentence: what is not here. */
  readonly title: ReactNode
  /** What that means, or what to do. */
  readonly children?: ReactNode
  /** One or two buttons. */
  readonly actions?: ReactNode
}

/** What a region says when it has nothing to show. Words, no illustration. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      <p className={styles['title']}>{title}</p>
      {children !== undefined && <div className={styles['text']}>{children}</div>}
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  )
}
