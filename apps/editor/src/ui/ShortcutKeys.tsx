import styles from './ShortcutKeys.module.css'

interface ShortcutKeysProps {
  /** As in a command, e.g. `Ctrl+Shift+Z`. */
  readonly shortcut: string
}

/** Draws a shortcut as a key cap; on a Mac with its own names. */
export function ShortcutKeys({ shortcut }: ShortcutKeysProps) {
  return <kbd className={styles['keys']}>{describeShortcut(shortcut)}</kbd>
}

const isMac = typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.userAgent)

/** Spells a shortcut for people: `Ctrl+Shift+Z` is `Ctrl Shift Z`, on a Mac `⌘ ⇧ Z`. */
export function describeShortcut(shortcut: string): string {
  // The last key may be the plus itself.
  const keys = shortcut.split(/\+(?!$)/)
  return keys.map((key) => (isMac ? MAC_KEYS[key] : undefined) ?? ARROWS[key] ?? key).join(' ')
}

const ARROWS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}
const MAC_KEYS: Readonly<Record<string, string>> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩' }
