/** Fields that a command puts the focus in. Their elements carry `data-focus-target`. */
export type FocusTarget = 'find-in-graph' | 'hide-in-graph' | 'filter-explorer'

/** Puts the focus in a field and selects its text; false when it is not on the page. */
export function focusTarget(target: FocusTarget): boolean {
  const element = document.querySelector(`[data-focus-target="${target}"]`)
  const field =
    element instanceof HTMLInputElement ? element : element?.querySelector<HTMLElement>('input')
  if (!field) return false
  field.focus()
  if (field instanceof HTMLInputElement) field.select()
  return true
}
