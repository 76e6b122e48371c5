import type { Page } from '@playwright/test'

/** What Playwright does as no keyboard can: it presses, fills and focuses whatever it is told. */
const SHORTCUTS = [
  'blur',
  'check',
  'clear',
  'click',
  'dblclick',
  'dispatchEvent',
  'dragTo',
  'fill',
  'focus',
  'hover',
  'press',
  'pressSequentially',
  'scrollIntoViewIfNeeded',
  'selectOption',
  'selectText',
  'setChecked',
  'setInputFiles',
  'tap',
  'type',
  'uncheck',
] as const

/**
 * Makes every shortcut past the keyboard fail, on all pages, until it is taken back. What a page meets
 * of real pointers is noted by `watchContext` beside it.
 *
 * @returns a function that takes it back.
 */
export function forbidMouse(page: Page): () => void {
  // Locators share one prototype; it is the one place where a story cannot pass by.
  const locators: object = Object.getPrototypeOf(page.locator('body'))
  const taken = [
    ...SHORTCUTS.map((name) => forbid(locators, name, 'locator')),
    ...SHORTCUTS.map((name) => forbid(Object.getPrototypeOf(page), name, 'page')),
    ...['click', 'dblclick', 'down', 'move', 'up', 'wheel'].map((name) =>
      forbid(Object.getPrototypeOf(page.mouse), name, 'mouse'),
    ),
  ]
  return () => {
    for (const giveBack of taken) giveBack()
  }
}

function forbid(owner: object, name: string, kind: string): () => void {
  const own: unknown = Reflect.get(owner, name)
  if (typeof own !== 'function') return () => {}
  Reflect.set(owner, name, () => {
    throw new Error(`A story with keys alone may not use ${kind}.${name}.`)
  })
  return () => Reflect.set(owner, name, own)
}
