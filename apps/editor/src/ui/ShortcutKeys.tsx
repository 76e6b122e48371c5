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
  const keys = shortcut.split('+').map((key) => (isMac ? (MAC_KEYS[key] ?? key) : key))
  return keys.join(' ')
}

const MAC_KEYS: Readonly<Record<string, string>> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩' }
