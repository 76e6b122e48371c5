/* oxlint-disable jsx-a11y/prefer-tag-over-role */
// A native list can neither show what an entry means nor leave the focus in the field.

import { useLayoutEffect } from 'react'
import type { ExpressionSuggestion } from '@meshdraft/graph'
import { joinClasses } from '../ui/join-classes.ts'
import styles from './ExpressionField.module.css'

interface ExpressionListProps {
  readonly id: string
  readonly label: string
  readonly title: string | undefined
  readonly items: readonly ExpressionSuggestion[]
  readonly active: number
  readonly hint: string
  readonly onTake: (item: ExpressionSuggestion) => void
  readonly onPoint: (index: number) => void
}

/** The list below an expression field. The focus stays in the field; `active` moves. */
export function ExpressionList(props: ExpressionListProps) {
  const { id, label, title, items, active, hint, onTake, onPoint } = props
  useLayoutEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])
  return (
    <div className={styles['popup']}>
      {title !== undefined && (
        <div className={styles['title']} aria-hidden="true">
          {title}
        </div>
      )}
      {/* No stop of its own, although it scrolls: it is gone once the field is left. */}
      <div id={id} role="listbox" aria-label={label} tabIndex={-1} className={styles['list']}>
        {items.map((item, index) => (
          <div
            key={item.text}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={joinClasses(styles['option'], index === active && styles['active'])}
            // The press must not take the focus from the field.
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => {
              if (index !== active) onPoint(index)
            }}
            onClick={() => onTake(item)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onTake(item)
            }}
          >
            <span className={styles['code']}>{item.text}</span>
            {item.detail !== undefined && <span className={styles['detail']}>{item.detail}</span>}
          </div>
        ))}
      </div>
      <div className={styles['hint']}>{hint}</div>
    </div>
  )
}
