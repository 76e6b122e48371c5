import { useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import styles from './PanelTools.module.css'

interface PanelToolsProps {
  readonly children: ReactNode
}

/** Shows the tools of a tab at the right end of the row of tabs; see the element `panel-tools`. */
export function PanelTools({ children }: PanelToolsProps) {
  const place = useSyncExternalStore(subscribe, findPlace)
  const tools = <div className={styles['tools']}>{children}</div>
  return place ? createPortal(tools, place) : tools
}

function findPlace(): HTMLElement | null {
  return document.getElementById('panel-tools')
}

// The row is mounted together with its panel, or before.
function subscribe(): () => void {
  return () => undefined
}
