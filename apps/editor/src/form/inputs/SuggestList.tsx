/* oxlint-disable jsx-a11y/prefer-tag-over-role */
// A native list can neither show two lines nor leave the focus in the field.

import { useLayoutEffect } from 'react'
import type { Ref } from 'react'
import Check from 'lucide-react/icons/check'
import { joinClasses } from '../../ui/join-classes.ts'
import styles from './suggest.module.css'

/** Something to choose. */
export interface Suggestion {
  readonly value: string
  /** What is shown in place of the value. */
  readonly title?: string | undefined
  /** A few words at the right, e.g. a namespace. */
  readonly detail?: string | undefined
  /** A second line. */
  readonly description?: string | undefined
  /** Suggestions of one group follow each other below its name. */
  readonly group?: string | undefined
  /** What to use instead. */
  readonly deprecated?: string | undefined
}

interface SuggestListProps {
  readonly id: string
  readonly label: string
  readonly suggestions: readonly Suggestion[]
  /** Index of the one that Enter takes; -1 for none. */
  readonly active: number
  /** The value of the field. */
  readonly chosen: string | undefined
  readonly isCode: boolean
  readonly onPick: (suggestion: Suggestion) => void
  readonly onPoint: (index: number) => void
  readonly ref?: Ref<HTMLDivElement> | undefined
  /** Draws the list in its own layer. */
  readonly isPopup: boolean
}

/** The list below a combo box. The focus stays in the field; `active` moves. */
export function SuggestList(props: SuggestListProps) {
  const { id, suggestions, active, chosen, isCode, ref } = props
  useLayoutEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])
  return (
    <div
      ref={ref}
      id={id}
      role="listbox"
      aria-label={props.label}
      // No stop of its own, although it scrolls: it is gone once the field is left.
      tabIndex={-1}
      className={joinClasses(styles['list'], props.isPopup && styles['popup'])}
      {...(props.isPopup ? { popover: 'manual' } : {})}
    >
      {suggestions.map((suggestion, index) => {
        const isFirstOfGroup = suggestion.group !== suggestions[index - 1]?.group
        return (
          <div key={`${suggestion.group ?? ''}:${suggestion.value}`} role="presentation">
            {isFirstOfGroup && suggestion.group !== undefined && (
              <div role="presentation" className={styles['group']}>
                {suggestion.group}
              </div>
            )}
            <div
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={suggestion.value === chosen}
              className={joinClasses(styles['option'], index === active && styles['active'])}
              // The press must not take the focus from the field.
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => {
                if (index !== active) props.onPoint(index)
              }}
              onClick={() => props.onPick(suggestion)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') props.onPick(suggestion)
              }}
            >
              <span className={joinClasses(styles['value'], isCode && styles['code'])}>
                {suggestion.title ?? suggestion.value}
              </span>
              {suggestion.detail !== undefined && (
                <span className={styles['detail']}>{suggestion.detail}</span>
              )}
              {suggestion.value === chosen && <Check size={12} aria-hidden />}
              {(suggestion.description !== undefined || suggestion.deprecated !== undefined) && (
                <span className={styles['description']}>
                  {suggestion.deprecated !== undefined && `Deprecated: ${suggestion.deprecated} `}
                  {suggestion.description}
                </span>
              )}
            </div>
          </div>
        )
      })}
    </div>
  )
}
