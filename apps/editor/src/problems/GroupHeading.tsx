/* oxlint-disable jsx-a11y/prefer-tag-over-role -- only some rows are drawn, each at its own place: no table can hold them */
import { useMemo } from 'react'
import type { CSSProperties } from 'react'
import type { Diagnostic } from '@meshdraft/analysis'
import { useDesignStoreApi } from '../store/DesignContext.tsx'
import { Button } from '../ui/Button.tsx'
import { tipWhenCut } from '../ui/Tooltip.tsx'
import { applyJoined } from './apply-joined.ts'
import { joinFixes } from './fix-all.ts'
import type { ProblemRow } from './problem-rows.ts'
import styles from './ProblemsPanel.module.css'

interface GroupHeadingProps {
  readonly row: Extract<ProblemRow, { readonly type: 'heading' }>
  /** From 1. */
  readonly rowIndex: number
  readonly style: CSSProperties
  /** Why fixes cannot be applied. */
  readonly obstacle: string | undefined
}

/** What the findings below have in common, and how many they are. */
export function GroupHeading({ row, rowIndex, style, obstacle }: GroupHeadingProps) {
  return (
    <div role="row" aria-rowindex={rowIndex} className={styles['heading']} style={style}>
      <span role="gridcell" className={styles['headingWords']}>
        <span className={styles['headingTitle']} {...tipWhenCut(row.title)}>
          {row.title}
        </span>{' '}
        <span className={styles['headingCount']}>{row.count}</span>
      </span>
      {row.ofOneCode && <FixKind diagnostics={row.ofOneCode} obstacle={obstacle} />}
    </div>
  )
}

interface FixKindProps {
  readonly diagnostics: readonly Diagnostic[]
  readonly obstacle: string | undefined
}

/** Fixes all findings of one code, where that needs no choice. */
function FixKind({ diagnostics, obstacle }: FixKindProps) {
  const store = useDesignStoreApi()
  const joined = useMemo(() => joinFixes(diagnostics), [diagnostics])
  // One alone has its button in its row.
  if (joined.count < 2) return null
  const { length } = diagnostics
  return (
    <span role="gridcell" className={styles['fixKind']}>
      <Button
        variant="plain"
        size="s"
        isDisabled={obstacle !== undefined}
        reason={obstacle}
        onPress={() => applyJoined(store, joined, length)}
      >
        {joined.count === length ? `Fix all ${length}` : `Fix ${joined.count} of ${length}`}
      </Button>
    </span>
  )
}
