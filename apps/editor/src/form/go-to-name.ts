import type { KeyboardEvent, MouseEvent } from 'react'
import type { FormActions } from './FormContext.tsx'

/** F12 leads to what the field with the focus names, as in the YAML. */
export function goToNameByKey(actions: FormActions, event: KeyboardEvent): void {
  const hasOther = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey
  if (event.key === 'F12' && !hasOther) goToName(actions, event)
}

/** So does a click with Ctrl or Cmd. */
export function goToNameByClick(actions: FormActions, event: MouseEvent): void {
  const isField = event.target instanceof HTMLInputElement && event.target.type === 'text'
  if (isField && (event.ctrlKey || event.metaKey)) goToName(actions, event)
}

function goToName(actions: FormActions, event: KeyboardEvent | MouseEvent): void {
  const element = event.target instanceof Element ? event.target : undefined
  const key = element?.closest<HTMLElement>('[data-path]')?.dataset['path']
  if (key === undefined) return
  event.preventDefault()
  actions.goToDefinition(key)
}
