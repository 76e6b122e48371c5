/** The parts of a key press that shortcuts look at. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/**
 * Tells whether a key press is a shortcut, e.g. `Ctrl+Shift+Z`. `Ctrl` also stands for ⌘. A
 * shortcut that is one character (`/`, `?`) does not care for Shift: layouts differ.
 */
export function matchesShortcut(press: KeyPress, shortcut: string): boolean {
  const parts = shortcut.split('+')
  const key = parts.at(-1) ?? ''
  const wantsCtrl = parts.includes('Ctrl')
  const isCharacter = parts.length === 1 && key.length === 1
  return (
    press.key.toLowerCase() === key.toLowerCase() &&
    (press.ctrlKey || press.metaKey) === wantsCtrl &&
    press.altKey === parts.includes('Alt') &&
    (isCharacter || press.shiftKey === parts.includes('Shift'))
  )
}
