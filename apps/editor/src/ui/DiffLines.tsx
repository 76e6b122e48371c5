import styles from './DiffLines.module.css'

interface DiffLinesProps {
  readonly lines: readonly { readonly sign: '+' | '−'; readonly text: string }[]
  /** Lines that are not shown. */
  readonly moreCount: number
}

/** A few lines that come and go. */
export function DiffLines({ lines, moreCount }: DiffLinesProps) {
  return (
    <code className={styles['lines']}>
      {lines.map(({ sign, text }, i) => (
        // Lines have no other identity and never move.
        <span key={i} className={styles[sign === '+' ? 'added' : 'removed']}>
          {sign} {text}
        </span>
      ))}
      {moreCount > 0 && <span className={styles['more']}>and {moreCount} more</span>}
    </code>
  )
}
