import { describe, expect, it, test } from 'vitest'
import { DEFAULT_PREFERENCES } from '../store/preferences.ts'
import type { Preferences } from '../store/preferences.ts'
import { COMMANDS, getCommand } from './all-commands.ts'
import { matchesShortcut } from './shortcut.ts'
import type { KeyPress } from './shortcut.ts'
import {
  findShortcutFault,
  plainTitle,
  shortcutsOf,
  withShortcut,
  writeShortcut,
} from './shortcut-settings.ts'

const BARE: Omit<KeyPress, 'key'> = {
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
}

function having(shortcuts: Preferences['shortcuts']): Preferences {
  return { ...DEFAULT_PREFERENCES, shortcuts }
}

describe('a press is written as the keys of a command', () => {
  it.each<[Partial<KeyPress> & { key: string }, string | undefined]>([
    [{ key: 'l', ctrlKey: true, altKey: true }, 'Ctrl+Alt+L'],
    [{ key: 'Z', ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+Z'],
    [{ key: 'z', metaKey: true }, 'Ctrl+Z'],
    [{ key: 'f' }, 'F'],
    [{ key: 'F', shiftKey: true }, 'Shift+F'],
    // Where the sign is on the keyboard, with Shift or without, is no part of it.
    [{ key: '?', shiftKey: true }, '?'],
    [{ key: '+' }, '+'],
    [{ key: '+', ctrlKey: true }, 'Ctrl++'],
    [{ key: ' ' }, 'Space'],
    [{ key: 'F2', shiftKey: true }, 'Shift+F2'],
    [{ key: 'ArrowUp', altKey: true }, 'Alt+ArrowUp'],
    [{ key: 'Shift', shiftKey: true }, undefined],
    [{ key: 'Control', ctrlKey: true }, undefined],
    [{ key: 'Dead' }, undefined],
  ])('%o is %s', (press, written) => {
    const whole = { ...BARE, ...press }
    expect(writeShortcut(whole)).toBe(written)
    if (written !== undefined) expect(matchesShortcut(whole, written)).toBe(true)
  })
})

describe('keys that mean something already are refused with the reason', () => {
  const share = getCommand('share')
  const fold = getCommand('collapse-service')
  it.each([
    [share, 'Ctrl+Z', {}, 'Ctrl+Z belongs to “Undo”.'],
    [share, 'Ctrl+Y', {}, 'Ctrl+Y belongs to “Redo”.'],
    [share, 'Ctrl+T', {}, 'Ctrl+T belongs to the browser.'],
    [share, 'Escape', {}, 'Escape belongs to the browser.'],
    [share, 'K', {}, 'A single key would be typed into fields; hold Ctrl or Alt with it.'],
    [share, 'Shift+K', {}, 'A single key would be typed into fields; hold Ctrl or Alt with it.'],
    [fold, 'ArrowDown', {}, 'ArrowDown is for walking about.'],
    [
      fold,
      'Shift+C',
      {},
      'Shift+C belongs to “Collapse the namespace of the selection in the graph, or expand it”.',
    ],
    [fold, '/', {}, '/ belongs to “Find in graph”.'],
    [fold, 'Ctrl+K', {}, 'Ctrl+K belongs to “Search or run a command”.'],
    [share, 'Ctrl+Alt+L', { export: ['Ctrl+Alt+L'] }, 'Ctrl+Alt+L belongs to “Export”.'],
  ])('$id cannot have %s', (command, shortcut, shortcuts, reason) => {
    expect(findShortcutFault(shortcut, command, having(shortcuts))).toBe(reason)
  })

  it.each([
    [share, 'Ctrl+Alt+L', {}],
    [share, 'F2', {}],
    [fold, 'K', {}],
    // Its own keys again.
    [fold, 'C', {}],
    // What another command gave away is free.
    [share, 'Ctrl+S', { export: [] }],
    // One key may find in the graph and filter in the explorer.
    [getCommand('filter-explorer'), 'F', {}],
  ])('$id can have %s', (command, shortcut, shortcuts) => {
    expect(findShortcutFault(shortcut, command, having(shortcuts))).toBeUndefined()
  })
})

test('the keys of the operator stand in place of the own ones, and can be none', () => {
  const undo = getCommand('undo')
  expect(shortcutsOf(undo, DEFAULT_PREFERENCES)).toEqual(['Ctrl+Z'])
  const changed = withShortcut(DEFAULT_PREFERENCES, 'undo', ['Ctrl+Alt+U'])
  expect(shortcutsOf(undo, having(changed))).toEqual(['Ctrl+Alt+U'])
  const cleared = withShortcut(having(changed), 'undo', [])
  expect(shortcutsOf(undo, having(cleared))).toEqual([])
  expect(withShortcut(having(cleared), 'undo', undefined)).toEqual({})
})

test('a command is called the same whatever could be undone now', () => {
  expect(plainTitle(getCommand('undo'))).toBe('Undo')
  expect(plainTitle(getCommand('share'))).toBe('Share a link')
})

test('no command comes with keys that it could not be given', () => {
  for (const command of COMMANDS) {
    for (const shortcut of command.shortcuts ?? []) {
      const fault = findShortcutFault(shortcut, command, DEFAULT_PREFERENCES)
      expect(fault, `${command.id}: ${shortcut}`).toBeUndefined()
    }
  }
})
