import type { ReactNode } from 'react'
import SquareArrowOutUpRight from 'lucide-react/icons/square-arrow-out-up-right'
import Undo2 from 'lucide-react/icons/undo-2'
import type { Severity } from '@meshdraft/analysis'
import { joinClasses } from '../../ui/join-classes.ts'
import { SeverityIcon } from '../../ui/SeverityIcon.tsx'
import styles from './inputs.module.css'

interface InputShellProps {
  readonly children: ReactNode
  readonly severity?: Severity | undefined
  readonly was?: string | undefined
  readonly onTakeBack?: (() => void) | undefined
  readonly onGoTo?: (() => void) | undefined
  readonly unit?: string | undefined
  readonly isEditable: boolean
  readonly isDense?: boolean | undefined
  readonly isNarrow?: boolean | undefined
  readonly hasProblem?: boolean
  /** Whether there is room for the shape of the severity beside the value. */
  readonly hasIcon?: boolean
  readonly className?: string | undefined
}

/** The frame of a control: edge of a problem, mark of a change, unit, and the way back. */
export function InputShell(props: InputShellProps) {
  const { children, severity, was, onTakeBack, unit, isEditable, isDense, hasProblem } = props
  const shown = hasProblem === true ? 'error' : severity
  return (
    <span
      className={joinClasses(
        styles['shell'],
        isDense === true && styles['dense'],
        shown !== undefined && styles[shown],
        was !== undefined && styles['changed'],
        !isEditable && styles['locked'],
        props.className,
      )}
    >
      {children}
      {props.onGoTo && <GoToButton onGoTo={props.onGoTo} />}
      {was !== undefined && (
        <WasButton
          was={was}
          onTakeBack={isEditable ? onTakeBack : undefined}
          isIcon={isDense === true || props.isNarrow === true}
        />
      )}
      {/* In a narrow control value, mark and unit do not all fit, and the value comes first. */}
      {unit !== undefined && !(was !== undefined && props.isNarrow === true) && (
        <span className={styles['unit']}>{unit}</span>
      )}
      {shown !== undefined && props.hasIcon !== false && (
        <SeverityIcon severity={shown} size={12} label="" />
      )}
    </span>
  )
}

/** For the mouse: in the field itself F12 does the same, and each would be one more stop of Tab. */
function GoToButton({ onGoTo }: { readonly onGoTo: () => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles['goTo']}
      aria-label="Go to definition"
      data-tip="Go to definition (F12)"
      onClick={onGoTo}
    >
      <SquareArrowOutUpRight size={12} />
    </button>
  )
}

interface WasButtonProps {
  readonly was: string
  readonly onTakeBack: (() => void) | undefined
  /** An icon in place of the words. */
  readonly isIcon?: boolean
}

/** Says what stood here when the workspace was opened; a click takes the change back. */
export function WasButton({ was, onTakeBack, isIcon = false }: WasButtonProps) {
  const text = was === '' ? 'new' : `was ${was}`
  if (!onTakeBack) return isIcon ? null : <span className={styles['was']}>{text}</span>
  return (
    <button
      type="button"
      className={isIcon ? styles['wasIcon'] : styles['was']}
      aria-label={was === '' ? 'Take back: new' : `Take back: was ${was}`}
      data-tip={
        was === '' ? 'Was not set. Click to take it back.' : `Was ${was}. Click to take it back.`
      }
      onClick={onTakeBack}
    >
      {isIcon ? <Undo2 size={12} /> : text}
    </button>
  )
}
