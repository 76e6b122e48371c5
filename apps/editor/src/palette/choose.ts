import { getCommand } from '../commands/all-commands.ts'
import { isEnabled } from '../commands/command.ts'
import { openSearch, showRegion } from '../commands/show-place.ts'
import type { DesignStore } from '../store/create-design-store.ts'
import type { PaletteEntry } from './palette-entry.ts'
import { rememberChoice } from './palette-memory.ts'
import { resolvePlace } from './resolve-place.ts'

/**
 * Closes the palette and does what an entry stands for.
 *
 * @param isYamlWanted - show the place in YAML and put the caret there.
 * @returns whether that was possible; the palette stays open otherwise.
 */
export function choose(store: DesignStore, entry: PaletteEntry, isYamlWanted: boolean): boolean {
  const state = store.getState()
  const { target } = entry
  if (target.type === 'command') {
    const command = getCommand(target.id)
    if (!isEnabled(command, state)) return false
    rememberChoice(store, entry)
    state.setDialog(undefined)
    // The dialog gives the focus back once it is gone; what a command focuses comes after that.
    afterClosing(() => command.run({ store }))
    return true
  }
  if (target.type === 'search') {
    state.setDialog(undefined)
    afterClosing(() => openSearch(store, target.text))
    return true
  }
  const place = resolvePlace(target, state)
  if (!place) {
    state.announce('This place is not there any more.')
    return false
  }
  rememberChoice(store, entry)
  state.setDialog(undefined)
  state.select({ ...place, origin: 'dialog' })
  showRegion(store, 'inspector')
  if (isYamlWanted) afterClosing(() => getCommand('show-in-yaml').run({ store }))
  return true
}

function afterClosing(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run))
}
