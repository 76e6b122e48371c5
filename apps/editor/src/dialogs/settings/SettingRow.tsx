import type { ReactNode } from 'react'
import styles from './SettingsDialog.module.css'

interface SettingRowProps {
  readonly title: string
  /** What it does, where the title does not say it. */
  readonly hint?: string
  /** Why the last choice did not hold. */
  readonly fault?: string
  readonly children: ReactNode
}

/** One setting: its name and a hint at the left, the control at the right. */
export function SettingRow({ title, hint, fault = '', children }: SettingRowProps) {
  return (
    <div className={styles['row']}>
      <div className={styles['words']}>
        <div className={styles['name']}>{title}</div>
        {hint !== undefined && <div className={styles['hint']}>{hint}</div>}
        {fault !== '' && (
          <div className={styles['fault']} role="alert">
            {fault}
          </div>
        )}
      </div>
      <div className={styles['control']}>{children}</div>
    </div>
  )
}
