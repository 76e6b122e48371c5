import styles from './MiddleText.module.css'

interface MiddleTextProps {
  readonly text: string
}

const TAIL = 5

/** A host that is cut in its middle where it is too long: both its ends tell hosts apart. */
export function MiddleText({ text }: MiddleTextProps) {
  if (text.length <= TAIL * 2) return text
  return (
    <span className={styles['middle']}>
      <span className={styles['head']}>{text.slice(0, -TAIL)}</span>
      <span className={styles['tail']}>{text.slice(-TAIL)}</span>
    </span>
  )
}
