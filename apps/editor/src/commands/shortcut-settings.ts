import { createDesignStore } from '../store/create-design-store.ts'
import type { DesignState } from '../store/design-state.ts'
import type { Preferences } from '../store/preferences.ts'
import { COMMANDS } from './all-commands.ts'
import { titleOf } from './command.ts'
import type { Command, CommandId } from './command.ts'
import { isSign } from './shortcut.ts'
import type { KeyPress } from './shortcut.ts'

/** Yields the keys of a command: the operator's, else its own. */
export function shortcutsOf(
  { id, shortcuts = [] }: Command,
  preferences: Preferences,
): readonly string[] {
  const own = preferences.shortcuts
  return Object.hasOwn(own, id) ? (own[id] ?? shortcuts) : shortcuts
}

/** Keys that a browser keeps for itself, or that move the focus. */
const RESERVED: ReadonlySet<string> = new Set([
  'Ctrl+T',
  'Ctrl+W',
  'Ctrl+N',
  'Ctrl+Shift+N',
  'Ctrl+Shift+T',
  'Ctrl+Shift+W',
  'Ctrl+Tab',
  'Ctrl+Shift+Tab',
  'Ctrl+L',
  'Ctrl+R',
  'Ctrl+C',
  'Ctrl+V',
  'Ctrl+X',
  'Ctrl+A',
  'F5',
  'F11',
  'F12',
  'Tab',
  'Shift+Tab',
  'Enter',
  'Escape',
])

/** Keys that walk lists, the graph and texts, whatever has the focus. */
const WALKING: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Space',
])

const MODIFIERS: ReadonlySet<string> = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'])

/** Writes a key press as a shortcut, e.g. `Ctrl+Shift+Z`; `undefined` while only modifiers are held. */
export function writeShortcut(press: KeyPress): string | undefined {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = press
  if (MODIFIERS.has(key) || key === 'Dead' || key === 'Unidentified') return undefined
  const isBare = !ctrlKey && !metaKey && !altKey
  return [
    ...(ctrlKey || metaKey ? ['Ctrl'] : []),
    ...(altKey ? ['Alt'] : []),
    // A sign says already what Shift made of it.
    ...(shiftKey && !(isBare && isSign(key)) ? ['Shift'] : []),
    key.length === 1 ? (key === ' ' ? 'Space' : key.toUpperCase()) : key,
  ].join('+')
}

/** Why a shortcut cannot be given to a command, as a sentence; `undefined` when it can. */
export function findShortcutFault(
  shortcut: string,
  command: Command,
  preferences: Preferences,
): string | undefined {
  if (RESERVED.has(shortcut)) return `${shortcut} belongs to the browser.`
  if (WALKING.has(shortcut)) return `${shortcut} is for walking about.`
  const isTyped = /^(?:Shift\+)?(?:.|Space)$/u.test(shortcut)
  if (isTyped && command.scope === undefined) {
    return 'A single key would be typed into fields; hold Ctrl or Alt with it.'
  }
  const other = COMMANDS.find(
    (one) =>
      one.id !== command.id &&
      canMeet(one, command) &&
      shortcutsOf(one, preferences).some((key) => key.toLowerCase() === shortcut.toLowerCase()),
  )
  return other === undefined ? undefined : `${shortcut} belongs to “${plainTitle(other)}”.`
}

/** Whether both could mean one press: one key may find in the graph and filter in the explorer. */
function canMeet(a: Command, b: Command): boolean {
  const scopes = [a.scope, b.scope]
  return !(scopes.includes('graph') && scopes.includes('explorer'))
}

/** Yields preferences with other keys for a command; without keys, with its own again. */
export function withShortcut(
  preferences: Preferences,
  id: CommandId,
  keys: readonly string[] | undefined,
): Preferences['shortcuts'] {
  const { [id]: _, ...others } = preferences.shortcuts
  return keys === undefined ? others : { ...others, [id]: keys }
}

/** Yields the title of a command without what depends on the moment: `Undo`, not what would be undone. */
export function plainTitle(command: Command): string {
  plainState ??= createDesignStore().getInitialState()
  return titleOf(command, plainState).replace('…', '')
}

let plainState: DesignState | undefined
