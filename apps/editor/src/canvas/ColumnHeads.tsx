import { useStore } from '@xyflow/react'
import { GRAPH_COLUMNS } from '@meshdraft/graph'
import type { GraphColumn } from '@meshdraft/graph'
import styles from './ColumnHeads.module.css'

const TITLES: Readonly<Record<GraphColumn, string>> = {
  servers: 'Servers',
  virtualServices: 'Virtual services',
  routes: 'Routes, in order',
  subsets: 'Subsets',
  services: 'Services',
  workloads: 'Workloads',
}

interface ColumnHeadsProps {
  /** Whether there is anything in the last column. */
  readonly hasWorkloads: boolean
}

/** Names of the columns; they follow the drawing to the side but stay at the top. */
export function ColumnHeads({ hasWorkloads }: ColumnHeadsProps) {
  const [left, , zoom] = useStore((state) => state.transform)
  return (
    <div className={styles['heads']} aria-hidden="true">
      {GRAPH_COLUMNS.filter(({ column }) => hasWorkloads || column !== 'workloads').map(
        ({ column, x }, i) => {
          const next = GRAPH_COLUMNS[i + 1]?.x ?? x + 140
          return (
            <span
              key={column}
              className={styles['head']}
              style={{
                transform: `translateX(${left + x * zoom}px)`,
                maxWidth: Math.max(0, (next - x) * zoom - 4),
              }}
            >
              {TITLES[column]}
            </span>
          )
        },
      )}
    </div>
  )
}
