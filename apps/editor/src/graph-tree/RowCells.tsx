import { memo } from 'react'
import type { GraphNode } from '@meshdraft/graph'
import type { ProblemCounts } from '@meshdraft/engine'
import { lettersOfKind } from '../kinds/kind-letters.ts'
import { CountBadges } from '../ui/CountBadges.tsx'
import { joinClasses } from '../ui/join-classes.ts'
import { LetterBadge } from '../ui/LetterBadge.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { tipWhenCut } from '../ui/Tooltip.tsx'
import styles from './GraphTree.module.css'

interface NameCellProps {
  readonly node: GraphNode | undefined
  readonly name: string
  readonly isHit: boolean
  readonly isStale: boolean
}

/** The name with the letters of its kind, as in the explorer; of a route with its number. */
export const NameCell = memo(function NameCell({ node, name, isHit, isStale }: NameCellProps) {
  return (
    <>
      {node && <Mark node={node} />}
      <span
        className={joinClasses(
          styles['name'],
          node === undefined && styles['group'],
          node?.type === 'missing' && styles['missing'],
          isHit && styles['hit'],
          isStale && styles['stale'],
        )}
        {...tipWhenCut(name)}
      >
        {name}
      </span>
    </>
  )
})

const KINDS: Partial<Record<GraphNode['type'], string>> = {
  server: 'Gateway',
  virtualService: 'VirtualService',
  subset: 'DestinationRule',
  service: 'Service',
  serviceEntry: 'ServiceEntry',
}

function Mark({ node }: { readonly node: GraphNode }) {
  if (node.type === 'route') {
    return (
      <span className={styles['order']} aria-hidden="true">
        {node.order}
      </span>
    )
  }
  if (node.type === 'missing') return <SeverityIcon severity="error" size={12} label="" />
  const kind = node.type === 'workload' ? node.detail : KINDS[node.type]
  return kind === undefined ? (
    <span className={styles['noMark']} aria-hidden="true" />
  ) : (
    <LetterBadge {...lettersOfKind(kind)} />
  )
}

/** Text of a cell; all of it shows on hover where it is cut, and below the rows. */
export function TextCell({ text, look }: { readonly text: string; readonly look: string }) {
  return (
    <span className={styles[look]} {...tipWhenCut(text)}>
      {text}
    </span>
  )
}

/** How many problems there are. */
export function ProblemsCell({ counts }: { readonly counts: ProblemCounts | undefined }) {
  return counts ? <CountBadges counts={counts} /> : null
}
