/** What the keys of the list do. */
export interface KeyActions {
  readonly isOnRow: boolean
  readonly move: (step: 1 | -1) => void
  readonly movePage: (step: 1 | -1) => void
  readonly jump: (end: 'first' | 'last') => void
  readonly select: () => void
  readonly openFixes: () => void
  readonly moveInside: (step: 1 | -1) => void
}

/**
 * Arrows walk the rows and the buttons of a row, Enter selects, `.` opens the fixes.
 *
 * @returns whether the key was one of the list's.
 */
export function runKey(key: string, actions: KeyActions): boolean {
  switch (key) {
    case 'ArrowDown':
      actions.move(1)
      return true
    case 'ArrowUp':
      actions.move(-1)
      return true
    case 'PageDown':
      actions.movePage(1)
      return true
    case 'PageUp':
      actions.movePage(-1)
      return true
    case 'Home':
      actions.jump('first')
      return true
    case 'End':
      actions.jump('last')
      return true
    case 'ArrowRight':
      actions.moveInside(1)
      return true
    case 'ArrowLeft':
      actions.moveInside(-1)
      return true
    case '.':
      actions.openFixes()
      return true
    case 'Enter':
    case ' ':
      if (!actions.isOnRow) return false
      actions.select()
      return true
    default:
      return false
  }
}
