import { useId, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import X from 'lucide-react/icons/x'
import type { ExpressionError, ExpressionSuggestion, ExpressionSuggestions } from '@meshdraft/graph'
import { joinClasses } from '../ui/join-classes.ts'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { ShortcutKeys } from '../ui/ShortcutKeys.tsx'
import { ExpressionList } from './ExpressionList.tsx'
import styles from './ExpressionField.module.css'

interface ExpressionFieldProps {
  readonly label: string
  readonly icon: ReactNode
  readonly text: string
  readonly onText: (text: string) => void
  /** Why the text cannot be read; said below the field, of what is only unfinished once one leaves it. */
  readonly error: ExpressionError | undefined
  /** What may stand at a caret. Asked while the list is open, so that a closed field costs nothing. */
  readonly suggest: (text: string, caret: number) => ExpressionSuggestions
  /** Whole expressions, offered while the field is empty. */
  readonly examples: readonly ExpressionSuggestion[]
  /** A line below the list. */
  readonly hint: string
  /** Enter, where no suggestion is chosen. */
  readonly onSubmit: (isBackwards: boolean) => void
  /** Arrow down while the list is closed. */
  readonly onLeave: () => void
  /** The field loses the focus. */
  readonly onBlur?: () => void
  readonly shortcut?: string | undefined
  readonly className?: string | undefined
  readonly ref?: Ref<HTMLInputElement> | undefined
}

interface OpenList extends ExpressionSuggestions {
  readonly isExamples: boolean
  /** Index of what Enter takes; -1 for none. */
  readonly active: number
}

/**
 * A field for an expression. It offers examples while it is empty, then what may stand at the caret;
 * arrows choose, Enter takes. Escape closes the list, then clears the field, then leaves it.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function ExpressionField(props: ExpressionFieldProps) {
  const { label, text, onText, shortcut, ref } = props
  const [isTyping, setTyping] = useState(false)
  const [list, setList] = useState<OpenList>()
  const listId = useId()
  const messageId = useId()
  const caretRef = useRef<number>(undefined)
  const inputRef = useRef<HTMLInputElement>(null)
  const anchorRef = useRef<HTMLDivElement>(null)
  const items = list?.items ?? []
  // Whoever is offered a way on needs no complaint about what stands there yet.
  const isWaiting = items.length > 0 || (isTyping && props.error?.isUnfinished === true)
  const error = isWaiting ? undefined : props.error?.message
  const active = list?.active ?? -1

  // What was taken ends somewhere inside the text; React puts the caret at its end.
  useLayoutEffect(() => {
    const caret = caretRef.current
    caretRef.current = undefined
    if (caret !== undefined) inputRef.current?.setSelectionRange(caret, caret)
  })

  const openList = (value: string, caret: number) => {
    if (value.trim() === '') {
      const range = { start: 0, end: value.length }
      setList({ range, items: props.examples, isExamples: true, active: -1 })
      return
    }
    setList({ ...props.suggest(value, caret), isExamples: false, active: -1 })
  }
  const take = (item: ExpressionSuggestion) => {
    if (!list) return
    const { range, isExamples } = list
    const next = text.slice(0, range.start) + item.text + text.slice(range.end)
    const caret = range.start + item.text.length
    caretRef.current = caret
    onText(next)
    // Behind a field its values are the next thing to choose.
    const isField = !isExamples && /[:<]$/.test(item.text)
    if (isField) openList(next, caret)
    else setList(undefined)
  }
  const handleKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const chosen = items[active]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (list && items.length > 0) {
        const step = event.key === 'ArrowDown' ? 1 : -1
        setList({
          ...list,
          active: step < 0 && active < 0 ? items.length - 1 : wrap(active + step, items.length),
        })
      } else if (event.key === 'ArrowDown') props.onLeave()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (chosen) take(chosen)
      else {
        setList(undefined)
        setTyping(false)
        props.onSubmit(event.shiftKey)
      }
    } else if (event.key === 'Escape') {
      if (list && items.length > 0) {
        event.stopPropagation()
        setList(undefined)
      } else if (text === '') props.onLeave()
      else {
        event.stopPropagation()
        onText('')
      }
    } else if (event.key === ' ' && event.shiftKey) {
      event.preventDefault()
      openList(text, event.currentTarget.selectionStart ?? text.length)
    }
  }

  return (
    <div
      ref={anchorRef}
      className={joinClasses(
        styles['field'],
        error !== undefined && styles['invalid'],
        props.className,
      )}
    >
      {error === undefined ? props.icon : <SeverityIcon severity="error" size={14} label="" />}
      <input
        ref={(element) => {
          inputRef.current = element
          if (typeof ref === 'function') ref(element)
          else if (ref) ref.current = element
        }}
        type="text"
        role="combobox"
        className={styles['input']}
        data-draft={text !== '' || undefined}
        aria-label={label}
        aria-keyshortcuts={shortcut}
        aria-autocomplete="list"
        aria-expanded={items.length > 0}
        aria-controls={items.length > 0 ? listId : undefined}
        aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error === undefined ? undefined : messageId}
        placeholder={label}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          const { value, selectionStart } = event.currentTarget
          onText(value)
          setTyping(true)
          openList(value, selectionStart ?? value.length)
        }}
        onFocus={() => {
          if (text === '') openList('', 0)
        }}
        onClick={(event) => {
          if (!list) openList(text, event.currentTarget.selectionStart ?? text.length)
        }}
        onBlur={() => {
          setList(undefined)
          setTyping(false)
          props.onBlur?.()
        }}
        onKeyDown={handleKey}
      />
      {text === '' && shortcut !== undefined && <ShortcutKeys shortcut={shortcut} />}
      {text !== '' && (
        <button
          type="button"
          className={styles['clear']}
          aria-label={`Clear: ${label}`}
          onClick={() => {
            onText('')
            inputRef.current?.focus()
          }}
        >
          <X size={12} />
        </button>
      )}
      {error !== undefined && (
        <output id={messageId} className={styles['message']}>
          {error}
        </output>
      )}
      {list && items.length > 0 && (
        <ExpressionList
          id={listId}
          label={list.isExamples ? `Examples: ${label}` : `Suggestions: ${label}`}
          title={list.isExamples ? 'Examples' : undefined}
          items={items}
          active={active}
          hint={props.hint}
          onTake={take}
          onPoint={(index) => setList({ ...list, active: index })}
        />
      )}
    </div>
  )
}

function wrap(index: number, length: number): number {
  return ((index % length) + length) % length
}
