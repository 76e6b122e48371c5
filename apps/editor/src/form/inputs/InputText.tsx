import { joinClasses } from '../../ui/join-classes.ts'
import { explainDuration, stepDuration } from '../durations.ts'
import { describeBounds, readNumber, stepNumber } from '../numbers.ts'
import { useEditedText } from '../useEditedText.ts'
import { explainBase64 } from './base64.ts'
import { InputShell } from './InputShell.tsx'
import { toPlaceholder } from './input-props.ts'
import type { InputProps } from './input-props.ts'
import styles from './inputs.module.css'
import { TypedProblem } from './TypedProblem.tsx'

interface TextReading {
  /** Says what is wrong with a text. */
  readonly check?: (text: string) => string | undefined
  readonly isSame?: (a: string, b: string) => boolean
  /** Yields the text some steps up, or down. */
  readonly step?: (text: string, steps: number) => string
  readonly unit?: string | undefined
  readonly placeholder?: string
}

interface TextFieldProps extends InputProps, TextReading {
  readonly toValue: (text: string) => ReturnType<typeof toNumberOrText>
  readonly isNumeric?: boolean
  /** Shown in the code face. */
  readonly isCode?: boolean
}

/** Any text. */
export function InputText(props: InputProps & { readonly isCode?: boolean }) {
  return <TextField {...props} toValue={String} />
}

/** Base64 text. */
export function InputBytes(props: InputProps) {
  return <TextField {...props} toValue={String} check={explainBase64} />
}

/** A Go duration: arrows lengthen and shorten it, a text that is none is said at once. */
export function InputDuration(props: InputProps) {
  return <TextField {...props} toValue={String} check={explainDuration} step={stepDuration} />
}

/** A number within its bounds. Not `type="number"`, which hides what it cannot read. */
export function InputNumber(props: InputProps) {
  const { fieldType, descriptor } = props
  if (fieldType.type !== 'number') return <InputText {...props} />
  const size = fieldType.isInteger ? 1 : 0.1
  const bounds = describeBounds(fieldType)
  const placeholder = toPlaceholder(descriptor)
  return (
    <TextField
      {...props}
      isNumeric
      unit={toUnit(descriptor.unit)}
      placeholder={placeholder === '' ? bounds : placeholder}
      toValue={toNumberOrText}
      check={(text) => {
        const reading = readNumber(text, fieldType)
        return reading.ok ? undefined : reading.message
      }}
      isSame={isSameNumber}
      step={(text, steps) => stepNumber(text, steps * size, fieldType)}
    />
  )
}

function TextField(props: TextFieldProps) {
  const { id, label, descriptor, value, isEditable, check, isSame, step, toValue } = props
  const edited = useEditedText({
    value,
    check,
    isSame,
    write: (text, session) => props.onChange(toValue(text), session),
    clear: props.onClear,
  })
  const problemId = edited.problem === undefined || id === undefined ? undefined : `${id}-typed`
  return (
    <>
      <InputShell {...props} hasProblem={edited.problem !== undefined}>
        <input
          id={id}
          type="text"
          inputMode={props.isNumeric === true ? 'decimal' : undefined}
          className={joinClasses(
            props.isCode === true ? styles['codeInput'] : styles['input'],
            props.unit === '%' && styles['number'],
          )}
          aria-label={label}
          aria-describedby={problemId ?? props.describedBy}
          aria-invalid={edited.problem !== undefined || props.severity === 'error' || undefined}
          aria-required={descriptor.isRequired || undefined}
          placeholder={props.placeholder ?? toPlaceholder(descriptor)}
          spellCheck={false}
          autoComplete="off"
          readOnly={!isEditable}
          value={edited.text}
          onChange={edited.onChange}
          onBlur={edited.onBlur}
          onKeyDown={(event) => {
            const steps = toSteps(event)
            if (step && steps !== 0 && isEditable) {
              event.preventDefault()
              edited.setText(step(edited.text, steps))
            } else edited.onKeyDown(event)
          }}
        />
      </InputShell>
      {edited.problem !== undefined && <TypedProblem id={problemId} text={edited.problem} />}
    </>
  )
}

function toSteps({
  key,
  shiftKey,
  altKey,
}: {
  readonly key: string
  readonly shiftKey: boolean
  readonly altKey: boolean
}): number {
  // Alt with an arrow moves the item that holds the field.
  if (altKey) return 0
  const size = shiftKey ? 10 : 1
  if (key === 'ArrowUp') return size
  return key === 'ArrowDown' ? -size : 0
}

/** A text that is no number is kept as text: the form loses nothing that was typed. */
function toNumberOrText(text: string): number | bigint | string {
  const reading = readNumber(text, { type: 'number', isInteger: /^\s*[+-]?\d+\s*$/u.test(text) })
  return reading.ok ? reading.value : text
}

function isSameNumber(a: string, b: string): boolean {
  return a === b || (a.trim() !== '' && b.trim() !== '' && Number(a) === Number(b))
}

function toUnit(unit: string | undefined): string | undefined {
  return unit === 'percent' ? '%' : unit
}
