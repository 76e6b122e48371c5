import { useId, useRef, useState } from 'react'
import type { ChangeEvent, KeyboardEvent } from 'react'

interface EditedTextOptions {
  /** The text the document holds; empty when the field is not set. */
  readonly value: string
  /** Says what is wrong with a text. Such a text is written only when the field is left. */
  readonly check?: ((text: string) => string | undefined) | undefined
  /** Whether two texts mean the same value, e.g. `05` and `5`: then the typed one stays. */
  readonly isSame?: ((a: string, b: string) => boolean) | undefined
  /** Writes a text; yields why it cannot be written. */
  readonly write: (text: string, session: string) => string | undefined
  /** The field was emptied and left. */
  readonly clear: () => string | undefined
}

export interface EditedText {
  readonly text: string
  /** What is wrong with the text as typed. */
  readonly problem: string | undefined
  readonly onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void
  readonly onBlur: () => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  /** Sets the text as if it were typed, e.g. by an arrow key. */
  readonly setText: (text: string) => void
}

/**
 * Keeps what is typed apart from what is written: a text without a problem is written at once, one
 * with a problem when the field is left, so that no keystroke is lost and the caret never jumps. A
 * change from outside (undo, the YAML) replaces what is typed.
 */
export function useEditedText(options: EditedTextOptions): EditedText {
  const { value, check, write, clear } = options
  const isSame = options.isSame ?? ((a, b) => a === b)
  const [draft, setDraft] = useState({ text: value, seen: value, failure: '' })
  const sessionId = useId()
  const sessions = useRef(0)

  let current = draft
  if (draft.seen !== value) {
    const text = isSame(draft.text, value) ? draft.text : value
    current = { text, seen: value, failure: '' }
    setDraft(current)
  }
  const { text, failure } = current
  const isEdited = !isSame(text, value)

  const setText = (next: string) => {
    const isWritten = next !== '' && check?.(next) === undefined
    const failed = isWritten ? write(next, `${sessionId}${sessions.current}`) : undefined
    setDraft(({ seen }) => ({ text: next, seen, failure: failed ?? '' }))
  }
  const settle = () => {
    sessions.current += 1
    if (!isEdited) {
      if (text !== value) setDraft({ text: value, seen: value, failure: '' })
      return
    }
    const failed = text === '' ? clear() : write(text, `${sessionId}${sessions.current}`)
    setDraft(({ seen }) => ({ text, seen, failure: failed ?? '' }))
  }

  return {
    text,
    problem: failure === '' ? (isEdited ? check?.(text) : undefined) : failure,
    onChange: (event) => setText(event.currentTarget.value),
    onBlur: settle,
    onKeyDown: (event) => {
      if (event.key === 'Enter') settle()
      if (event.key === 'Escape' && isEdited) {
        event.stopPropagation()
        setDraft({ text: value, seen: value, failure: '' })
      }
    },
    setText,
  }
}
