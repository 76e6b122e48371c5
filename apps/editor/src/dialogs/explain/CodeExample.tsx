import styles from './ExplainDialog.module.css'

interface CodeExampleProps {
  /** Above it, e.g. `Reported`. */
  readonly title: string
  readonly tone: 'fails' | 'passes'
  readonly text: string
  /** The piece to underline; its first place in the text. */
  readonly marks?: string
}

/** A manifest with the piece that a finding is about. */
export function CodeExample({ title, tone, text, marks = '' }: CodeExampleProps) {
  const shown = text.trimEnd()
  const at = marks === '' ? -1 : shown.indexOf(marks)
  return (
    <figure className={styles['example']} data-tone={tone} aria-label={title}>
      <figcaption className={styles['caption']}>{title}</figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long lines are read by scrolling, which keys can do only with focus */}
      <pre className={styles['code']} tabIndex={0}>
        {at < 0 ? (
          shown
        ) : (
          <>
            {shown.slice(0, at)}
            <mark className={styles['mark']}>{marks}</mark>
            {shown.slice(at + marks.length)}
          </>
        )}
      </pre>
    </figure>
  )
}
