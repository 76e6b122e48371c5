import type { ReactNode } from 'react'
import type { TextRange } from '@meshdraft/yaml'
import styles from './Palette.module.css'

interface MarkedTextProps {
  readonly text: string
  /** In order, not overlapping. */
  readonly ranges: readonly TextRange[]
}

/** A text with the parts that fit the query made strong. */
export function MarkedText({ text, ranges }: MarkedTextProps) {
  const parts: ReactNode[] = []
  let at = 0
  for (const { start, end } of ranges) {
    parts.push(
      text.slice(at, start),
      <span key={start} className={styles['mark']}>
        {text.slice(start, end)}
      </span>,
    )
    at = end
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  )
}
