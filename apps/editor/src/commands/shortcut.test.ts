import { describe, expect, it } from 'vitest'
import { matchesShortcut } from './shortcut.ts'

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

describe('shortcuts', () => {
  it.each([
    ['Ctrl+Z', { ...none, key: 'z', ctrlKey: true }, true],
    ['Ctrl+Z', { ...none, key: 'z', metaKey: true }, true],
    ['Ctrl+Z', { ...none, key: 'Z', ctrlKey: true, shiftKey: true }, false],
    ['Ctrl+Shift+Z', { ...none, key: 'Z', ctrlKey: true, shiftKey: true }, true],
    ['Ctrl+Z', { ...none, key: 'z', ctrlKey: true, altKey: true }, false],
    ['Ctrl+Z', { ...none, key: 'z' }, false],
    ['F8', { ...none, key: 'F8' }, true],
    ['F8', { ...none, key: 'F8', shiftKey: true }, false],
    ['Shift+F8', { ...none, key: 'F8', shiftKey: true }, true],
    ['/', { ...none, key: '/' }, true],
    ['/', { ...none, key: '/', shiftKey: true }, true],
    ['/', { ...none, key: '/', ctrlKey: true }, false],
    ['?', { ...none, key: '?', shiftKey: true }, true],
    ['+', { ...none, key: '+', shiftKey: true }, true],
    ['+', { ...none, key: '=' }, false],
    ['Ctrl++', { ...none, key: '+', ctrlKey: true }, true],
    ['Ctrl++', { ...none, key: '+' }, false],
    ['C', { ...none, key: 'c' }, true],
    // With the capitals locked.
    ['C', { ...none, key: 'C' }, true],
    ['C', { ...none, key: 'C', shiftKey: true }, false],
    ['Shift+C', { ...none, key: 'C', shiftKey: true }, true],
    ['Shift+C', { ...none, key: 'c' }, false],
    ['Alt+ArrowUp', { ...none, key: 'ArrowUp', altKey: true }, true],
    ['Alt+ArrowUp', { ...none, key: 'ArrowUp' }, false],
    ['Ctrl+Space', { ...none, key: ' ', ctrlKey: true }, true],
  ])('%s with %o: %s', (shortcut, press, expected) => {
    expect(matchesShortcut(press, shortcut)).toBe(expected)
  })
})
