import { Fragment } from 'react'
import { diffLines, splitLines } from '@meshdraft/export'
import styles from './ExplainDialog.module.css'

interface CodeExampleProps {
  /** Above it, e.g. `Reported`. */
  readonly title: string
  readonly tone: 'fails' | 'passes'
  readonly text: string
  /** The piece to underline; its first place in the text. */
  readonly marks?: string
  /** Where that piece begins; -1: nowhere. */
  readonly markedAt?: number
  /** The other example: lines that it lacks stand out. */
  readonly other?: string
}

/** A manifest with the piece that a finding is about, or with what makes it right. */
export function CodeExample({
  title,
  tone,
  text,
  marks = '',
  markedAt = -1,
  other,
}: CodeExampleProps) {
  const shown = text.trimEnd()
  return (
    <figure className={styles['example']} data-tone={tone} aria-label={title}>
      <figcaption className={styles['caption']}>{title}</figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long lines are read by scrolling, which keys can do only with focus */}
      <pre className={styles['code']} tabIndex={0}>
        {other === undefined ? (
          <Marked text={shown} marks={marks} at={markedAt} />
        ) : (
          <Compared text={shown} other={other.trimEnd()} />
        )}
      </pre>
    </figure>
  )
}

interface MarkedProps {
  readonly text: string
  readonly marks: string
  readonly at: number
}

function Marked({ text, marks, at }: MarkedProps) {
  if (at < 0 || marks === '') return text
  return (
    <>
      {text.slice(0, at)}
      <mark className={styles['mark']}>{marks}</mark>
      {text.slice(at + marks.length)}
    </>
  )
}

function Compared({ text, other }: { readonly text: string; readonly other: string }) {
  const lines = splitLines(`${text}\n`)
  const changes = diffLines(splitLines(`${other}\n`), lines)
  const isNew = (i: number) => changes.some(({ after }) => i >= after.start && i < after.end)
  return lines.map((line, i) => (
    // Lines have no other identity and never move.
    <Fragment key={i}>
      {isNew(i) ? <mark className={styles['newLine']}>{line}</mark> : line}
    </Fragment>
  ))
}
