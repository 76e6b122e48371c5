import type { Browser } from '@playwright/test'
import { STATE_TOURS } from '../../../e2e/accessibility-states.ts'
import type { EditorState } from '../../../e2e/accessibility-states.ts'
import { EditorPage } from '../../../e2e/editor-page.ts'
import { LARGE, shoot, SMALL } from './take-picture.ts'

/** Screens of the design that are no part of the product yet, and what they wait for. */
export const NOT_YET: ReadonlyMap<string, string> = new Map([
  ['trace', 'traced requests'],
  ['wizard', 'the wizards'],
])

const LOOKS = [
  { name: 'light', colorScheme: 'light', forcedColors: 'none' },
  { name: 'dark', colorScheme: 'dark', forcedColors: 'none' },
  { name: 'forced', colorScheme: 'light', forcedColors: 'active' },
] as const

const WINDOWS = [
  { ending: '', viewport: LARGE },
  { ending: '-1024', viewport: SMALL },
] as const

interface StatePicturesOptions {
  readonly browser: Browser
  readonly address: string
  /** Names of states; empty: all. */
  readonly only: ReadonlySet<string>
  /** Yields the file of a picture by its name, e.g. `edit-dark-1024`. */
  readonly toFile: (name: string) => string
}

/** Walks through every state in every look and window size, and takes a picture of each. */
export async function takeStatePictures(options: StatePicturesOptions): Promise<void> {
  for (const tour of STATE_TOURS) {
    const last = tour.states.findLastIndex(({ name }) => isWanted(options, name))
    const states = tour.states.slice(0, last + 1)
    if (states.length === 0) continue
    for (const look of LOOKS) {
      for (const window of WINDOWS) {
        // On a busy machine a page may come later than is waited for: once more, then it is a fault.
        const take = () => takeTour(states, look, window, options)
        await take().catch(take)
      }
    }
  }
}

async function takeTour(
  states: readonly EditorState[],
  { name: look, ...colors }: (typeof LOOKS)[number],
  { ending, viewport }: (typeof WINDOWS)[number],
  options: StatePicturesOptions,
): Promise<void> {
  const context = await options.browser.newContext({
    ...colors,
    baseURL: options.address,
    viewport,
    reducedMotion: 'reduce',
  })
  try {
    const page = await context.newPage()
    for (const { name, reach } of states) {
      await reach(new EditorPage(page))
      if (isWanted(options, name)) await shoot(page, options.toFile(`${name}-${look}${ending}`))
    }
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  } finally {
    await context.close()
  }
}

function isWanted({ only }: StatePicturesOptions, name: string): boolean {
  return only.size === 0 || only.has(name)
}
