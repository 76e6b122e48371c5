/* oxlint-disable jsx-a11y/prefer-tag-over-role -- only some rows are drawn, each at its own place: no table can hold them */
import Lightbulb from 'lucide-react/icons/lightbulb'
import { memo } from 'react'
import type { CSSProperties } from 'react'
import type { Diagnostic, Fix } from '@meshdraft/analysis'
import { findPlainFix } from '@meshdraft/engine'
import type { SuppressedFinding } from '@meshdraft/engine'
import { escapeHidden } from '@meshdraft/yaml'
import { useDesignStore } from '../store/DesignContext.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { tip, tipWhenCut } from '../ui/Tooltip.tsx'
import { ProblemMenu } from './ProblemMenu.tsx'
import { findPosition } from './problem-lines.ts'
import {
  describeOtherCodes,
  describeProblemPlace,
  describeSuppression,
  filePathOf,
} from './problem-rows.ts'
import styles from './ProblemsPanel.module.css'

/** What a row can do; the same object as long as the list stands. */
export interface ProblemActions {
  readonly select: (id: string, diagnostic: Diagnostic) => void
  readonly apply: (id: string, diagnostic: Diagnostic, fix: Fix) => void
  /** Opens the fixes of a row, or none. */
  readonly openFixes: (id: string | undefined) => void
}

interface ProblemItemProps {
  readonly id: string
  readonly diagnostic: Diagnostic
  /** Set where it is left out. */
  readonly suppressed?: SuppressedFinding | undefined
  /** From 1, headings counted too. */
  readonly rowIndex: number
  readonly style: CSSProperties
  /** The one row that Tab reaches. */
  readonly isActive: boolean
  readonly isSelected: boolean
  readonly isOpen: boolean
  /** Why fixes cannot be applied. */
  readonly obstacle: string | undefined
  readonly actions: ProblemActions
}

/** One finding: what is wrong, under which codes, where, and what would end it. */
export const ProblemItem = memo(function ProblemItem(props: ProblemItemProps) {
  const { id, diagnostic, rowIndex, style, isActive, isSelected, isOpen, obstacle, actions } = props
  const setDialog = useDesignStore((state) => state.setDialog)
  const position = useDesignStore((state) => findPosition(state.files, diagnostic))
  const { suppressed } = props
  const { severity, code, fixes } = diagnostic
  // Names and values in it come from the files; nothing hidden in them may reorder what is read.
  const message = escapeHidden(diagnostic.message)
  const first = findPlainFix(diagnostic) ?? fixes[0]
  const others = describeOtherCodes(diagnostic)
  // Of several meanings none is the one to press unseen.
  const isOpenChoice = first?.isChoice === true && fixes.length > 1
  const title = isOpenChoice ? `${fixes.length} ways to fix…` : escapeHidden(first?.title ?? '')
  const filePath = escapeHidden(filePathOf(diagnostic))
  const place = describeProblemPlace(diagnostic)
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      tabIndex={isActive ? 0 : -1}
      data-row={id}
      data-explain={code}
      data-suppressed={suppressed !== undefined || undefined}
      className={styles['row']}
      style={style}
    >
      <span role="gridcell" className={styles['severity']}>
        <SeverityIcon severity={severity} />
      </span>
      <span role="gridcell" className={styles['words']}>
        <span className={styles['message']} {...tip(message)}>
          {message}
        </span>
        <span className={styles['meta']}>
          <button
            type="button"
            tabIndex={-1}
            data-part="code"
            aria-label={`Explain ${code}`}
            className={styles['code']}
            {...tip('Explain')}
            onClick={() => setDialog({ type: 'explain', code })}
          >
            {code}
          </button>
          {others && (
            <span className={styles['others']} {...tip(others.long)}>
              {others.short}
            </span>
          )}
          {place !== '' && (
            <span className={styles['place']} {...tipWhenCut(place)}>
              {place}
            </span>
          )}
          <span className={styles['file']} {...tip(filePath)}>
            <span className={styles['path']}>{filePath}</span>
            {position !== undefined && <span>:{position}</span>}
          </span>
        </span>
      </span>
      <span role="gridcell" className={styles['fixes']}>
        {suppressed ? (
          <span className={styles['reason']} {...tip(describeSuppression(suppressed))}>
            {describeSuppression(suppressed)}
          </span>
        ) : (
          first && (
            <button
              type="button"
              tabIndex={-1}
              data-part="fix"
              className={styles['fix']}
              aria-disabled={obstacle !== undefined || undefined}
              {...tip(obstacle)}
              onClick={() => {
                if (obstacle !== undefined) return
                if (isOpenChoice) actions.openFixes(id)
                else actions.apply(id, diagnostic, first)
              }}
            >
              <Lightbulb size={14} />
              <span {...(obstacle === undefined ? tipWhenCut(title) : {})}>{title}</span>
            </button>
          )
        )}
        <ProblemMenu
          diagnostic={diagnostic}
          suppressed={suppressed}
          isOpen={isOpen}
          onOpenChange={(open) => actions.openFixes(open ? id : undefined)}
          onApply={(fix) => actions.apply(id, diagnostic, fix)}
          obstacle={obstacle}
        />
      </span>
    </div>
  )
})
