import { useEffect } from 'react'
import { useDesignStoreApi } from '../store/DesignContext.tsx'
import type { DesignStore } from '../store/create-design-store.ts'
import type { Preferences } from '../store/preferences.ts'
import { COMMANDS } from './all-commands.ts'
import { isEnabled } from './command.ts'
import type { Command } from './command.ts'
import { matchesShortcut } from './shortcut.ts'
import { shortcutsOf } from './shortcut-settings.ts'

/**
 * Runs commands by their shortcuts; mount it once. It listens before everything else, so that undo is
 * the one history also where Monaco or a field would have its own.
 */
export function useCommandKeys(): void {
  const store = useDesignStoreApi()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      if (takeTypedAhead(store, event)) {
        event.preventDefault()
        event.stopPropagation()
        return
      }
      const command = COMMANDS.find((candidate) =>
        isPressed(candidate, event, store.getState().preferences),
      )
      if (!command) return
      const state = store.getState()
      // Behind a dialog nothing may change; the dialog's own keys go on working.
      if (state.dialog && command.id !== 'undo' && command.id !== 'redo') {
        if (event.key.startsWith('F') || event.ctrlKey || event.metaKey) event.preventDefault()
        return
      }
      if (isHistory(command) && (state.dialog || hasOwnUndo(event.target))) return
      event.preventDefault()
      event.stopPropagation()
      if (isEnabled(command, state)) command.run({ store })
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [store])
}

/**
 * While the palette is being fetched, the focus is still behind it: what is typed is for its field, and
 * must not go into a file. Yields whether the key was taken.
 */
function takeTypedAhead(store: DesignStore, event: KeyboardEvent): boolean {
  const { dialog, setDialog } = store.getState()
  const { key, target } = event
  if (dialog?.type !== 'palette' || event.ctrlKey || event.metaKey || event.altKey) return false
  if (target instanceof Element && target.closest('[role="dialog"], [role="alert"]')) return false
  if (key === 'Escape') setDialog(undefined)
  else if (key === 'Backspace') setDialog({ ...dialog, text: dialog.text.slice(0, -1) })
  else if (key.length === 1) setDialog({ ...dialog, text: dialog.text + key })
  return true
}

function isPressed(command: Command, event: KeyboardEvent, preferences: Preferences): boolean {
  if (!shortcutsOf(command, preferences).some((shortcut) => matchesShortcut(event, shortcut)))
    return false
  if (command.scope === undefined) return true
  const { target } = event
  if (!(target instanceof Element) || isTextField(target)) return false
  const region = target.closest<HTMLElement>('[data-region]')?.dataset['region']
  if (command.scope !== 'graph-or-explorer') return region === command.scope
  return region === 'graph' || region === 'explorer'
}

function isHistory(command: Command): boolean {
  return command.id === 'undo' || command.id === 'redo'
}

/** A field whose text is not in the files yet undoes its own typing; it says so with `data-draft`. */
function hasOwnUndo(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[data-draft]') !== null
}

function isTextField(target: Element): boolean {
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|button)$/.test(target.type)
  return target.matches('textarea, select, [contenteditable="true"]')
}
