import type { ReactNode } from 'react'
import styles from './OverBoundary.module.css'
import { RegionBoundary } from './RegionBoundary.tsx'

interface OverBoundaryProps {
  /** As in `The tour stopped working.` */
  readonly name: string
  readonly onClose?: () => void
  readonly children: ReactNode
}

/** The boundary of what lies over the regions and has no place of its own among them. */
export function OverBoundary({ children, ...boundary }: OverBoundaryProps) {
  return (
    <div className={styles['over']}>
      <RegionBoundary {...boundary}>{children}</RegionBoundary>
    </div>
  )
}
