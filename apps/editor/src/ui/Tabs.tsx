import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import { joinClasses } from './join-classes.ts'
import styles from './Tabs.module.css'

export interface TabItem<T extends string> {
  readonly id: T
  readonly label: string
  /** Shown in a pill after the label. */
  readonly count?: number | undefined
  readonly content: ReactNode
}

interface TabsProps<T extends string> {
  readonly label: string
  readonly tabs: readonly TabItem<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
  /** At the right end of the row of tabs. */
  readonly end?: ReactNode
  readonly className?: string | undefined
}

/** Several views in one place. Only the chosen one is mounted. */
export function Tabs<T extends string>(props: TabsProps<T>) {
  const { label, tabs, value, onChange, end, className } = props
  return (
    <AriaTabs
      className={joinClasses(styles['tabs'], className)}
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = tabs.find((tab) => tab.id === key)
        if (chosen) onChange(chosen.id)
      }}
    >
      <div className={styles['row']}>
        <TabList aria-label={label} className={styles['list'] ?? ''}>
          {tabs.map((tab) => (
            <Tab key={tab.id} id={tab.id} className={styles['tab'] ?? ''}>
              {tab.label}
              {tab.count !== undefined && tab.count > 0 && (
                <span className={styles['count']}>{tab.count}</span>
              )}
            </Tab>
          ))}
        </TabList>
        {end !== undefined && <div className={styles['end']}>{end}</div>}
      </div>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={styles['panel'] ?? ''}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
