/* oxlint-disable jsx-a11y/prefer-tag-over-role */
// A native select cannot explain its values.

import { useId, useRef, useState } from 'react'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { joinClasses } from '../../ui/join-classes.ts'
import { InputShell } from './InputShell.tsx'
import { toPlaceholder } from './input-props.ts'
import type { InputProps } from './input-props.ts'
import { moveActive } from './InputSuggest.tsx'
import styles from './inputs.module.css'
import { SuggestList } from './SuggestList.tsx'
import type { Suggestion } from './SuggestList.tsx'
import { usePopup } from './usePopup.ts'

/** One of the values of an enum, each with what it means. */
export function InputEnum(props: InputProps) {
  const { descriptor, fieldType } = props
  const values = fieldType.type === 'enum' ? fieldType.values : []
  const unset: Suggestion = {
    value: '',
    title: 'Not set',
    description: descriptor.default === undefined ? undefined : `Then ${descriptor.default}.`,
  }
  const suggestions = [...(descriptor.isRequired ? [] : [unset]), ...values]
  return (
    <InputChoice
      {...props}
      suggestions={suggestions}
      // A default would read as chosen; the list says which one holds.
      unset={CHOOSE}
      onPick={(value) => (value === '' ? props.onClear() : props.onChange(value))}
    />
  )
}

interface InputChoiceProps extends Omit<InputProps, 'onChange' | 'onClear' | 'fieldType'> {
  readonly suggestions: readonly Suggestion[]
  readonly onPick: (value: string) => void
  readonly isCode?: boolean
  /** What stands there while nothing is chosen; else the default or an example. */
  readonly unset?: string
}

const CHOOSE = 'Choose…'

/**
 * A closed choice whose list explains each value. A value that is not in the list is shown as it is.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/examples/combobox-select-only/
 */
export function InputChoice(props: InputChoiceProps) {
  const { id, label, value, descriptor, suggestions, isEditable, isCode = false } = props
  const { unset = toPlaceholder(descriptor) } = props
  const [active, setActive] = useState<number>()
  const typed = useRef({ text: '', at: 0 })
  const anchor = useRef<HTMLSpanElement>(null)
  const listId = useId()
  const isOpen = active !== undefined
  const close = () => setActive(undefined)
  const popup = usePopup<HTMLDivElement>({ isOpen, anchor, onClose: close, minWidth: 220 })
  const chosen = suggestions.findIndex((suggestion) => suggestion.value === value)
  const shown = value === '' ? unset : (suggestions[chosen]?.title ?? value)

  const pick = (suggestion: Suggestion | undefined) => {
    close()
    if (suggestion && suggestion.value !== value) props.onPick(suggestion.value)
  }
  const findTyped = (key: string, now: number) => {
    const text = now - typed.current.at > 700 ? key : typed.current.text + key
    typed.current = { text, at: now }
    return suggestions.findIndex((suggestion) =>
      (suggestion.title ?? suggestion.value).toLowerCase().startsWith(text.toLowerCase()),
    )
  }

  return (
    <>
      <span ref={anchor} className={styles['anchor']}>
        <InputShell {...props} hasIcon={false}>
          <span
            id={id}
            role="combobox"
            tabIndex={0}
            aria-label={label}
            aria-expanded={isOpen}
            aria-controls={isOpen ? listId : undefined}
            aria-haspopup="listbox"
            aria-activedescendant={isOpen && active >= 0 ? `${listId}-${active}` : undefined}
            aria-describedby={props.describedBy}
            aria-disabled={!isEditable || undefined}
            aria-invalid={props.severity === 'error' || undefined}
            className={joinClasses(
              styles['choice'],
              value === '' && styles['hint'],
              isCode && styles['code'],
            )}
            onClick={() => {
              if (isEditable) setActive(isOpen ? undefined : chosen)
            }}
            onBlur={close}
            onKeyDown={(event) => {
              if (!isEditable || event.altKey || event.ctrlKey || event.metaKey) return
              if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                event.preventDefault()
                setActive(isOpen ? moveActive(active, event.key, suggestions.length) : chosen)
              } else if (event.key === 'Enter' || event.key === ' ') {
                event.preventDefault()
                if (isOpen) pick(suggestions[active])
                else setActive(chosen)
              } else if (event.key === 'Escape' && isOpen) {
                event.stopPropagation()
                close()
              } else if (event.key.length === 1) {
                const found = findTyped(event.key, event.timeStamp)
                if (found >= 0) setActive(found)
              }
            }}
          >
            {shown || CHOOSE}
          </span>
          <span className={styles['chevron']} aria-hidden="true">
            <ChevronDown size={12} />
          </span>
        </InputShell>
      </span>
      {isOpen && (
        <SuggestList
          ref={popup}
          id={listId}
          label={label ?? descriptor.name}
          suggestions={suggestions}
          active={active}
          chosen={value}
          isCode={isCode}
          isPopup
          onPick={pick}
          onPoint={setActive}
        />
      )}
    </>
  )
}
