import { useId, useRef, useState } from 'react'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { useEditedText } from '../useEditedText.ts'
import { InputShell } from './InputShell.tsx'
import { toPlaceholder } from './input-props.ts'
import type { InputProps } from './input-props.ts'
import styles from './inputs.module.css'
import { SuggestList } from './SuggestList.tsx'
import type { Suggestion } from './SuggestList.tsx'
import { TypedProblem } from './TypedProblem.tsx'
import { usePopup } from './usePopup.ts'

interface InputSuggestProps extends InputProps {
  /** Asked when the list opens, so that a closed field costs nothing when the workspace changes. */
  readonly suggest: () => readonly Suggestion[]
  /** Shown in the code face. */
  readonly isCode?: boolean
  /** Turns the typed text into what is written; text as it is by default. */
  readonly toValue?: (text: string) => string | number | bigint
  readonly placeholder?: string | undefined
}

/**
 * A text field that suggests and takes any text. One native input while it is closed: a page of
 * several hundred of them paints several times faster than with a combo box of the kit.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function InputSuggest(props: InputSuggestProps) {
  const { id, label, descriptor, value, isEditable, isCode = false, toValue = String } = props
  const [open, setOpen] = useState<OpenList>()
  const shell = useRef<HTMLSpanElement>(null)
  const listId = useId()
  const close = () => setOpen(undefined)
  const popup = usePopup<HTMLDivElement>({
    isOpen: open !== undefined,
    anchor: shell,
    onClose: close,
    minWidth: 200,
  })
  const edited = useEditedText({
    value,
    write: (text, session) => props.onChange(toValue(text), session),
    clear: props.onClear,
  })
  const shown = open ? filterSuggestions(open.all, open.isFiltering ? edited.text : '') : []
  const active = open ? Math.min(open.active, shown.length - 1) : -1

  const openList = (isFiltering: boolean) => {
    const all = props.suggest()
    const chosen = all.findIndex((suggestion) => suggestion.value === value)
    setOpen({ all, active: isFiltering ? -1 : chosen, isFiltering })
  }
  const pick = (suggestion: Suggestion) => {
    edited.setText(suggestion.value)
    close()
  }

  return (
    <>
      <span ref={shell} className={styles['anchor']}>
        <InputShell {...props} hasProblem={edited.problem !== undefined} hasIcon={false}>
          <input
            id={id}
            type="text"
            role="combobox"
            className={isCode ? styles['codeInput'] : styles['input']}
            aria-label={label}
            aria-expanded={open !== undefined && shown.length > 0}
            aria-controls={open ? listId : undefined}
            aria-autocomplete="list"
            aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
            aria-describedby={props.describedBy}
            aria-invalid={props.severity === 'error' || undefined}
            aria-required={descriptor.isRequired || undefined}
            placeholder={props.placeholder ?? toPlaceholder(descriptor)}
            title={edited.text}
            spellCheck={false}
            autoComplete="off"
            readOnly={!isEditable}
            value={edited.text}
            onChange={(event) => {
              edited.onChange(event)
              if (open) setOpen({ ...open, active: -1, isFiltering: true })
              else openList(true)
            }}
            onClick={() => {
              if (isEditable && !open) openList(false)
            }}
            onBlur={() => {
              close()
              edited.onBlur()
            }}
            onKeyDown={(event) => {
              const chosen = shown[active]
              // Alt with an arrow moves the item that holds the field.
              if (event.altKey) return
              if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                if (!isEditable) return
                event.preventDefault()
                if (!open) openList(false)
                else setOpen({ ...open, active: moveActive(active, event.key, shown.length) })
              } else if (event.key === 'Enter' && chosen) {
                event.preventDefault()
                pick(chosen)
              } else if (event.key === 'Escape' && open) {
                event.stopPropagation()
                close()
              } else {
                if (event.key === 'Enter') close()
                edited.onKeyDown(event)
              }
            }}
          />
          <span className={styles['chevron']} aria-hidden="true">
            <ChevronDown size={12} />
          </span>
        </InputShell>
      </span>
      {open && shown.length > 0 && (
        <SuggestList
          ref={popup}
          id={listId}
          label={label ?? descriptor.name}
          suggestions={shown}
          active={active}
          chosen={value}
          isCode={isCode}
          isPopup
          onPick={pick}
          onPoint={(index) => setOpen({ ...open, active: index })}
        />
      )}
      {edited.problem !== undefined && <TypedProblem id={undefined} text={edited.problem} />}
    </>
  )
}

interface OpenList {
  readonly all: readonly Suggestion[]
  readonly active: number
  /** The list shows what fits the text; before anything is typed it shows all. */
  readonly isFiltering: boolean
}

/** Yields the next index of a list whose ends meet. */
export function moveActive(active: number, key: 'ArrowDown' | 'ArrowUp', length: number): number {
  if (length === 0) return -1
  if (key === 'ArrowDown') return (active + 1) % length
  return active <= 0 ? length - 1 : active - 1
}

/** Yields the suggestions that hold `query`; those that start with it come first. */
export function filterSuggestions(
  suggestions: readonly Suggestion[],
  query: string,
): readonly Suggestion[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return suggestions
  const found = suggestions.filter(
    ({ value, title }) =>
      value.toLowerCase().includes(wanted) || title?.toLowerCase().includes(wanted) === true,
  )
  // Sorting is stable, so groups stay together unless one of their members starts with the query.
  return found.some(({ group }) => group !== undefined)
    ? found
    : found.toSorted(
        (a, b) =>
          Number(b.value.toLowerCase().startsWith(wanted)) -
          Number(a.value.toLowerCase().startsWith(wanted)),
      )
}
