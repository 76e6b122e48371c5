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
 * shortcut that is one sign (`/`, `?`) does not care for Shift: layouts differ. A letter does: `C` and
 * `Shift+C` are two.
 */
export function matchesShortcut(press: KeyPress, shortcut: string): boolean {
  // The key may be the plus itself: `+`, `Ctrl++`.
  const key = shortcut.endsWith('+') ? '+' : (shortcut.split('+').at(-1) ?? '')
  const held = shortcut.slice(0, -key.length).split('+')
  const isBareSign = shortcut === key && isSign(key)
  const pressed = press.key === ' ' ? 'Space' : press.key
  return (
    pressed.toLowerCase() === key.toLowerCase() &&
    (press.ctrlKey || press.metaKey) === held.includes('Ctrl') &&
    press.altKey === held.includes('Alt') &&
    (isBareSign || press.shiftKey === held.includes('Shift'))
  )
}

/** Whether a key is one sign that has no capital, e.g. `/`. */
export function isSign(key: string): boolean {
  return key.length === 1 && key.toLowerCase() === key.toUpperCase()
}
